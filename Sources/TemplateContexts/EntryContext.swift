internal import BodyBinding
internal import Bytes
internal import Diagnostics
package import MarkdownRendering
internal import Markup
package import SiteModel
internal import SitePaths
package import Templates
internal import TextBinding

/// An entry as pages link to it.
extension SiteEntry: TemplateSubject, TemplateObject {
    package static let variables = TemplateVariables<SiteEntry>(
        called: "entry link",
        [
            .text("code") { $0.code.rawValue },
            .text("scope", "what tells it from others of the same code") { $0.scope?.rawValue },
            .text("id", "the code, or `scope.code`") { $0.id.rawValue },
            .code("code_html", "with places to break") { $0.code.rawValue },
            .text("title") { $0.source.title?.value },
            .text(
                "name",
                "the first of title, message and summary that there is, on one line; nothing where that is the code"
            ) { $0.nameBesideCode },
            .path("url") { $0.path },
            .flag("title_repeats", "it only says what the message says, or the code") { $0.titleRepeats },
            .flag("summary_repeats", "it only says what the title or a message says") { $0.summaryRepeats },
            .text("message") { $0.source.message?.value },
            .word("state", "`deprecated`, `retired` or, in the preview, `draft`, in the words of the site") {
                $0.state
            },
        ]
    )

    private var state: ProgramWord? {
        if source.isDraft { return .stateDraft }
        if source.retired != nil { return .stateRetired }
        return source.deprecated != nil ? .stateDeprecated : nil
    }
}

/// An entry in full.
package final class EntryContext: TemplateSubject, TemplateObject {
    package static let variables = TemplateVariables<EntryContext>(
        called: "entry",
        with: { $0.entry },
        catalogVariables + textVariables + parameterVariables + fieldVariables + pageVariables
    )

    /// What the catalog says of it.
    private static let catalogVariables: [TemplateVariable<EntryContext>] = [
        .text("anchor") { $0.entry.anchor },
        .texts("anchors") { $0.entry.furtherAnchors },
        .text("fragment") { $0.fragment },
        .text("permalink") { $0.entry.permalink(in: $0.contexts.site.configuration) },
        .path("errors_url", rest: { $0.fragment }) { $0.contexts.site.addresses.errors },
        .list(
            "same_code",
            "other entries with its code; of many the first \(mostNamesakes), where `same_code_url` has all"
        ) { $0.namesakes },
        .flag("has_same_code") { !$0.namesakes.isEmpty },
        .path("same_code_url", "where all of them are told apart") { $0.sharedCodePath },
        .text("status") { $0.entry.status.map { String($0.code) } },
        .text("status_line") { $0.entry.status?.line },
        .flag("has_several_statuses") { $0.entry.statuses.count > 1 },
        .texts("status_lines", "all of them") { $0.entry.statuses.map(\.line) },
        .texts("further_statuses", "those beside `status`") { $0.entry.statuses.dropFirst().map { String($0.code) } },
        .flag("client_error") { $0.hasStatus(in: 400...499) },
        .flag("server_error") { $0.hasStatus(in: 500...599) },
        .html("summary") { $0.rendered.summary },
        .texts("messages") { $0.source.messages.map(\.value) },
        .flag("has_messages") { !$0.source.messages.isEmpty },
        .flag("has_any_message", "`message` or `messages`") {
            $0.source.message != nil || !$0.source.messages.isEmpty
        },
        .object("retry") { $0.entry.retry },
        .text("retry_after", "how long to wait before") { $0.source.retryAfter?.value },
        .list("see") { entry in entry.entry.see.map { entry.contexts.site.entries[$0] } },
        .list("see_links", "related pages elsewhere") { $0.source.seeLinks },
        .flag("has_see", "`see` or `see_links`") { !$0.entry.see.isEmpty || !$0.source.seeLinks.isEmpty },
        .object("parent", "what it is a sub-code of") { entry in
            entry.entry.parent.map { entry.contexts.site.entries[$0] }
        },
        .list("sub_codes") { entry in entry.subCodes.map { entry.contexts.site.entries[$0] } },
        .flag("has_sub_codes") { !$0.subCodes.isEmpty },
        .flag("has_many_sub_codes", "more than eight") { $0.subCodes.count > EntryContext.mostUnfolded },
        .text("sub_code_count") { String($0.subCodes.count) },
        .list("returned_by", "operations") { entry in
            entry.entry.operations.map { entry.contexts.site.operations[$0] }
        },
        .flag("has_returned_by") { !$0.entry.operations.isEmpty },
        .flag("has_many_operations", "more than eight") { $0.entry.operations.count > EntryContext.mostUnfolded },
        .text("operation_count") { String($0.entry.operations.count) },
        .texts("tags") { $0.source.tags.map(\.value) },
        .flag("has_tags") { !$0.source.tags.isEmpty },
        .list("tag_links", "the errors page filtered by each tag") { $0.tagLinks },
        .flag("other_group", "the status does not say the group") { $0.hasOtherGroup },
    ]

    private static let textVariables: [TemplateVariable<EntryContext>] = EntryText.allCases.map { text in
        .text(text.rawValue) { $0.source[text]?.value }
    }

    /// What `site.yml` declares.
    private static let fieldVariables: [TemplateVariable<EntryContext>] = [
        .list("fields", "that it has, in the order of `site.yml`") { $0.fields },
        .flag("has_fields") { !$0.source.fields.isEmpty },
        .named("field") { entry in entry.fields.map { ($0.field.name.value, $0) } },
        .list("head_fields", "those that stand beside the title") { $0.fields.filter(\.isInHead) },
        .flag("has_marks", "`state` or `head_fields`") { entry in
            !entry.entry.isCurrent || entry.source.isDraft || entry.fields.contains(where: \.isInHead)
        },
        .texts("filters", "by which lists are narrowed, `name=value`") { $0.fields.flatMap(\.filterValues) },
        .flag("has_filters") { entry in entry.fields.contains { !$0.filterValues.isEmpty } },
    ]

    /// What has become of it, and what else its page shows.
    private static let pageVariables: [TemplateVariable<EntryContext>] = [
        .text("identifier", "its name in programs, as the catalog gives it") { $0.source.identifier?.value },
        .flag("has_identifier", "other than the code") { entry in
            entry.source.identifier.map { !$0.value.hasBytes(of: entry.entry.code.rawValue) } ?? false
        },
        .texts("formerly") { $0.formerCodes },
        .flag("has_formerly") { !$0.formerCodes.isEmpty },
        .flag("current", "sent and not deprecated") { $0.entry.isCurrent },
        .object("deprecated") { $0.withdrawal($0.source.deprecated, $0.rendered.deprecationReason) },
        .object("retired") { $0.withdrawal($0.source.retired, $0.rendered.retirementReason) },
        .list("history", "what changed about it, in the order of the catalog") { entry in
            zip(entry.source.changes, entry.rendered.changes).map {
                EntryChangeContext(since: $0.since.value, what: $1)
            }
        },
        .flag("has_history") { !$0.source.changes.isEmpty },
        .html("note") { $0.note },
        .list("contents", "the headings of a long note") { $0.contents.map(ContentsContext.init) },
        .flag("has_contents") { !$0.contents.isEmpty },
        .object("body") { $0.body },
        .list("variants") { $0.variants },
        .flag("has_variants") { !$0.rendered.variants.isEmpty },
        .list("examples", "of answers") { $0.examples },
        .flag("has_answers", "`body` or `examples`") { $0.body != nil || !$0.examples.isEmpty },
        .object("group") { $0.contexts.groupLink($0.entry.group) },
    ]

    /// A longer list folds.
    package static let mostUnfolded = 8

    let contexts: PageContexts
    private let index: Int
    private let entry: SiteEntry
    /// How many others of one code each of them names, where a list that tells them apart has all.
    private static let mostNamesakes = 12
    private let namesakeIndexes: ArraySlice<Int>
    /// What its code was before.
    private let formerCodes: [String]
    let rendered: RenderedEntry
    /// The note, where the page shows it.
    private let note: RenderedText?
    private let contents: [NoteContents.Section]

    package init(
        contexts: PageContexts,
        index: Int,
        entry: SiteEntry,
        namesakes: [Int],
        formerCodes: [String],
        rendered: RenderedEntry,
        note: RenderedText?,
        contents: [NoteContents.Section]
    ) {
        self.contexts = contexts
        self.index = index
        self.entry = entry
        // Where there are fewer, no list is looked for: nearly all have none.
        let isCut = namesakes.count > Self.mostNamesakes && contexts.site.sharedCode(anchor: entry.code.rawValue) != nil
        namesakeIndexes = isCut ? namesakes.prefix(Self.mostNamesakes) : namesakes[...]
        self.formerCodes = formerCodes
        self.rendered = rendered
        self.note = note
        self.contents = contents
    }

    var source: CatalogEntry { entry.source }
    private var namesakes: [SiteEntry] { namesakeIndexes.map { contexts.site.entries[$0] } }

    private var sharedCodePath: SitePath? {
        let site = contexts.site
        return site.sharedCode(anchor: entry.code.rawValue).flatMap { site.sharedCodes[$0].path }
    }

    private var fragment: String { "#" + PercentEncoding.fragment(entry.anchor) }

    private var fields: [FieldContext] { FieldContext.all(source.fields, rendered.fields, in: contexts) }

    private var tagLinks: [TagLink] {
        let errors = contexts.site.addresses.errors
        return source.tags.map { TagLink(tag: $0.value, errors: errors) }
    }

    private var body: BodyContext? {
        contexts.bodies.body(of: index).map { BodyContext(body: $0, entry: entry, in: contexts.site) }
    }

    private var examples: [ExampleContext] {
        contexts.bodies.examples(of: index).map { example in
            ExampleContext(
                title: example.title,
                body: BodyContext(body: example.body, entry: entry, in: contexts.site)
            )
        }
    }

    private var subCodes: [Int] { contexts.site.subCodes.of(index) }

    private var variants: [VariantContext] {
        zip(source.answers?.variants ?? [], rendered.variants).map { variant, rendered in
            VariantContext(variant: variant, anchor: entry.anchor(of: variant), rendered: rendered)
        }
    }

    private func hasStatus(in range: ClosedRange<Int>) -> Bool {
        entry.status.map { range.contains($0.code) } ?? false
    }

    private func withdrawal(_ withdrawal: Withdrawal?, _ reason: RenderedText?) -> WithdrawalContext? {
        withdrawal.map { withdrawal in
            let replacement = withdrawal.use != nil ? entry.replacement : nil
            return WithdrawalContext(
                since: withdrawal.since?.value,
                reason: reason,
                replacement: replacement.map { contexts.site.entries[$0] },
                replacementLink: withdrawal.useLink
            )
        }
    }

    /// Whether the status does not say the group, so that a head names both.
    private var hasOtherGroup: Bool {
        guard let status = entry.status else { return false }
        let group = contexts.site.groups[entry.group].source
        let title = group.title.value
        let saysStatus = title.hasPrefix("\(status.code) ") || status.line == "\(status.code) \(title)"
        return group.status != status || !saysStatus
    }
}

/// That a code is deprecated or retired.
private struct WithdrawalContext: TemplateSubject {
    static let variables = TemplateVariables<WithdrawalContext>(
        called: "`deprecated`, `retired`",
        [
            .text("since") { $0.since }, .html("reason") { $0.reason }, .object("use") { $0.replacement },
            .object("use_link", "a page elsewhere") { $0.replacementLink },
        ]
    )

    let since: String?
    let reason: RenderedText?
    let replacement: SiteEntry?
    let replacementLink: NamedLink?
}

/// What changed about an entry.
private struct EntryChangeContext: TemplateSubject {
    static let variables = TemplateVariables<EntryChangeContext>([
        .text("since") { $0.since }, .html("what") { $0.what },
    ])

    let since: String
    let what: RenderedText
}

/// A link out of the site.
extension NamedLink: TemplateSubject {
    package static let variables = TemplateVariables<NamedLink>(
        called: "link",
        [.text("title") { $0.title }, .text("url") { $0.url.value }]
    )
}

/// Whether to send a request again; what is no longer sent has no request to send again.
extension RetryAdvice: TemplateSubject {
    package static let variables = TemplateVariables<RetryAdvice>(
        called: "`retry`",
        [
            .flag("never") { $0 == .never },
            .flag("after_change") { $0 == .afterChange },
            .flag("after_check") { $0 == .afterCheck },
            .flag("after_delay") { $0 == .afterDelay },
            .flag("safe") { $0 == .safe },
            .text("value", "as the catalog writes it") { $0.rawValue },
        ]
    )
}

/// The errors page, filtered by a tag.
private struct TagLink: TemplateSubject {
    static let variables = TemplateVariables<TagLink>([
        .text("title") { $0.tag },
        .path("url", rest: { "?tag=" + PercentEncoding.queryValue($0.tag) }) { $0.errors },
    ])

    let tag: String
    let errors: SitePath
}
