internal import CommonMark
internal import Diagnostics
package import MarkdownRendering
package import Markup
package import SiteModel
package import SitePaths
package import Templates

/// What the template of a page is given, beside the names that mean the same on all pages of its layout.
package protocol PageContext: TemplateSubject {
    var head: PageHead { get }
}

extension PageContext {
    /// The page itself, which each kind of page has.
    package static var page: TemplateVariable<Self> { .object("page") { $0.head } }
}

/// What stands in a page's head, and differs from page to page.
package final class PageHead: TemplateSubject, TemplateObject {
    package static let variables = TemplateVariables<PageHead>([
        .text("title") { $0.title },
        .text("description") { $0.description },
        .text("url", "its whole address, but for `404.html`") { $0.url },
        .text("edit_url", "where its source is edited, if `site.yml` says so") { $0.editURL },
        .text("feedback_url", "of an entry: where to say something of it, if `site.yml` says so") { $0.feedbackURL },
        .text("support_url", "of an entry: where to get help, if `site.yml` says so") { $0.supportURL },
        .path("markdown_url", "where it is as Markdown, if that is published") { $0.markdown },
        .path("json_url", "where its codes are as data, if that is published") { $0.json },
        .text("kind", "as the template is called") { $0.kind.rawValue },
        .flag("is_home") { $0.path == .front },
        .html("json_ld") { $0.data },
    ])

    private let title: String
    private let description: String
    private let kind: PageKind
    /// Where the page lies.
    package let path: SitePath
    private let url: String?
    private let markdown: SitePath?
    private let json: SitePath?
    private let editURL: String?
    private let data: HTML?
    private let feedbackURL: String?
    private let supportURL: String?

    package init(
        _ kind: PageKind,
        at path: SitePath,
        title: String,
        description: String,
        url: String?,
        editURL: String?,
        data: HTML?,
        markdown: SitePath? = nil,
        json: SitePath? = nil,
        feedbackURL: String? = nil,
        supportURL: String? = nil
    ) {
        self.title = title
        self.description = description
        self.kind = kind
        self.path = path
        self.url = url
        self.editURL = editURL
        self.data = data
        self.markdown = markdown
        self.json = json
        self.feedbackURL = feedbackURL
        self.supportURL = supportURL
    }
}

/// The errors page.
package struct ErrorsContext: PageContext {
    package static let variables = TemplateVariables<ErrorsContext>([
        page,
        .html("introduction") { $0.introduction },
        .flag("full", "300 codes or fewer") { $0.isFull },
        .list("groups") { $0.groups },
        .text(
            "markdown_pattern",
            "the whole address of a code as Markdown, with its places in braces, if that is published"
        ) {
            $0.markdownPattern
        },
        .list("shared_codes", "codes that several entries have") { $0.sharedCodes },
        .flag("has_shared_codes") { !$0.sharedCodes.isEmpty },
    ])

    /// A group with its entries.
    package struct Group: TemplateSubject {
        package static let variables = TemplateVariables<Group>(
            with: { $0.link },
            [.html("summary") { $0.summary }, .list("entries") { $0.entries }]
        )

        let link: GroupLinkContext
        let summary: RenderedText?
        let entries: [EntryContext]

        package init(link: GroupLinkContext, summary: RenderedText?, entries: [EntryContext]) {
            self.link = link
            self.summary = summary
            self.entries = entries
        }
    }

    package let head: PageHead
    let introduction: RenderedText?
    let isFull: Bool
    let markdownPattern: String?
    let groups: [Group]
    let sharedCodes: [SharedCodeContext]

    package init(
        head: PageHead,
        introduction: RenderedText?,
        isFull: Bool,
        markdownPattern: String?,
        groups: [Group],
        sharedCodes: [SharedCodeContext]
    ) {
        self.head = head
        self.introduction = introduction
        self.isFull = isFull
        self.markdownPattern = markdownPattern
        self.groups = groups
        self.sharedCodes = sharedCodes
    }
}

/// The page of an entry.
package struct EntryPageContext: PageContext {
    package static let variables = TemplateVariables<EntryPageContext>([
        page,
        .object("entry") { $0.entry },
        .object("group") { $0.group },
        .object("previous") { $0.previous },
        .object("next") { $0.next },
    ])

    package let head: PageHead
    let entry: EntryContext
    let group: GroupLinkContext
    let previous: SiteEntry?
    let next: SiteEntry?

    package init(head: PageHead, entry: EntryContext, group: GroupLinkContext, previous: SiteEntry?, next: SiteEntry?) {
        self.head = head
        self.entry = entry
        self.group = group
        self.previous = previous
        self.next = next
    }
}

/// The page of a group.
package struct GroupPageContext: PageContext {
    package static let variables = TemplateVariables<GroupPageContext>([
        page,
        .object("group") { $0.group },
        .list("entries") { $0.entries },
        .object("previous_group") { $0.previous },
        .object("next_group") { $0.next },
    ])

    /// The group, with what only its own page shows of it.
    package struct Group: TemplateSubject {
        package static let variables = TemplateVariables<Group>(
            with: { $0.link },
            [
                .html("summary") { $0.summary },
                .list("fields", "that it has, in the order of `site.yml`") { $0.fields },
                .flag("has_fields") { !$0.fields.isEmpty },
                .named("field") { group in group.fields.map { ($0.field.name.value, $0) } },
            ]
        )

        let link: GroupLinkContext
        let summary: RenderedText?
        let fields: [FieldContext]

        package init(link: GroupLinkContext, summary: RenderedText?, fields: [FieldContext]) {
            self.link = link
            self.summary = summary
            self.fields = fields
        }
    }

    package let head: PageHead
    let group: Group
    let entries: [EntryContext]
    let previous: GroupLinkContext?
    let next: GroupLinkContext?

    package init(
        head: PageHead,
        group: Group,
        entries: [EntryContext],
        previous: GroupLinkContext?,
        next: GroupLinkContext?
    ) {
        self.head = head
        self.group = group
        self.entries = entries
        self.previous = previous
        self.next = next
    }
}

/// A free page.
package struct FreePageContext: PageContext {
    package static let variables = TemplateVariables<FreePageContext>([
        page,
        .html("content") { $0.content },
        .list("headings", "those of the highest level") { $0.headings },
    ])

    package struct Heading: TemplateSubject {
        package static let variables = TemplateVariables<Heading>([
            .text("text") { $0.text }, .text("fragment") { $0.fragment },
        ])

        let text: String
        let fragment: String

        package init(text: String, fragment: String) {
            self.text = text
            self.fragment = fragment
        }
    }

    package let head: PageHead
    let content: HTML
    let headings: [Heading]

    package init(head: PageHead, content: HTML, headings: [Heading]) {
        self.head = head
        self.content = content
        self.headings = headings
    }
}

/// What any address is answered with that leads nowhere.
package struct NotFoundContext: PageContext {
    package static let variables = TemplateVariables<NotFoundContext>([page, .list("groups") { $0.groups }])

    /// A group with links to its entries.
    package struct Group: TemplateSubject {
        package static let variables = TemplateVariables<Group>(with: { $0.link }, [.list("entries") { $0.entries }])

        let link: GroupLinkContext
        let entries: [SiteEntry]

        package init(link: GroupLinkContext, entries: [SiteEntry]) {
            self.link = link
            self.entries = entries
        }
    }

    package let head: PageHead
    let groups: [Group]

    package init(head: PageHead, groups: [Group]) {
        self.head = head
        self.groups = groups
    }
}

extension PageKind {
    /// What the template of such a page is given.
    private var context: any TemplateSubject.Type {
        switch self {
        case .errors: ErrorsContext.self
        case .entry: EntryPageContext.self
        case .group: GroupPageContext.self
        case .page: FreePageContext.self
        case .changes: ChangesContext.self
        case .notFound: NotFoundContext.self
        case .operation: OperationPageContext.self
        case .operations: OperationsContext.self
        }
    }

    /// All that templates may name.
    package static var vocabulary: TemplateVocabulary {
        TemplateVocabulary(CommonContext.self, pages: FrameContext.self, navigation: NavigationContext.self) {
            $0.context
        }
    }
}
