internal import Bytes
internal import CommonMark
internal import Diagnostics
internal import MarkdownEvents
internal import MarkdownRendering
internal import Markup
internal import PageMarkup
internal import SiteModel
internal import SitePaths
internal import TemplateContexts
internal import Templates
internal import TextBinding
internal import Theming

/// The pages that people read.
struct PageOutput: SiteOutput {
    /// Up to this many entries the errors page shows each in a block of its own, beyond it one line each.
    private static let mostEntriesInFull = 300

    let site: Site
    let theme: Theme
    /// Makes HTML of the site's texts.
    let markdown: TextRenderer
    let contexts: PageContexts
    let structuredData: StructuredData
    /// The path of the content folder in the repository that people edit, ending in `/`, or empty.
    let sources: String

    func work(on bound: BoundSite) -> [@Sendable () -> [OutputFile]] {
        let texts = bound.texts
        // The one that takes longest comes first.
        return [
            { [errorsPage(texts, bound.entries())] },
            { [notFoundPage()] },
            { [frontPage(texts)].compactMap { $0 } + texts.pages.enumerated().map { freePage($0, $1) } },
            { sharedCodePages() },
        ]
    }

    // MARK: - Entries and groups

    func files(of entries: [BoundEntry]) -> [OutputFile] {
        var layouts: [LayoutPlace: PageLayout] = [:]
        return entries.map { bound in
            let entry = site.entries[bound.index]
            let place = LayoutPlace(group: entry.group, depth: entry.path.depth)
            let layout = layouts[place] ?? self.layout(.entry, root: entry.path.root, group: entry.group)
            layouts[place] = layout
            return page(bound, in: layout)
        }
    }

    /// What the pages of entries must have in common to share a layout.
    private struct LayoutPlace: Hashable {
        let group: Int
        let depth: Int
    }

    func page(_ bound: BoundEntry, in layout: PageLayout) -> OutputFile {
        let (index, rendered) = (bound.index, bound.html)
        let entry = site.entries[index]
        func link(_ index: Int) -> SiteEntry? {
            site.entries.indices.contains(index) ? site.entries[index] : nil
        }
        let url = site.configuration.baseURL.absolute + entry.address
        let summary = rendered.entry.summaryText
        let description = summary.isEmpty ? entry.name : summary
        let code = "\(entry.code)\(entry.scope.map { " (\($0))" } ?? "")"
        let head = PageHead(
            .entry,
            at: entry.path,
            title: entry.nameBesideCode.map { "\(code): \($0)" } ?? code,
            description: description,
            url: url,
            editURL: editURL(of: entry.note?.path),
            data: structuredData.entry(entry, description: description, url: url),
            markdown: site.markdown(of: entry),
            json: site.json(of: entry),
            feedbackURL: site.configuration.feedbackURL?.address(code: entry.code.rawValue, url: url),
            supportURL: site.configuration.supportURL?.address(code: entry.code.rawValue, url: url)
        )
        let context = EntryPageContext(
            head: head,
            entry: contexts.entry(index, rendered.entry, note: rendered.note, contents: rendered.contents),
            group: contexts.groupLink(entry.group, current: true),
            previous: link(index - 1),
            next: link(index + 1)
        )
        return layout.file(context)
    }

    func files(of group: BoundGroup) -> [OutputFile] {
        [groupPage(group)]
    }

    private func groupPage(_ bound: BoundGroup) -> OutputFile {
        let (index, summary) = (bound.index, bound.summary)
        let group = site.groups[index]
        let title = group.source.title.value
        let description = summary?.plainText ?? title
        let url = url(of: group.path)
        let head = PageHead(
            .group,
            at: group.path,
            title: title,
            description: description,
            url: url,
            editURL: nil,
            data: structuredData.page(title: title, description: description, url: url),
            markdown: site.markdown(ofPage: group.path),
            json: site.data.publish(.groups) ? group.path.twin(.json) : nil
        )
        func link(_ index: Int) -> GroupLinkContext? {
            site.groups.indices.contains(index) ? contexts.groupLink(index) : nil
        }
        let context = GroupPageContext(
            head: head,
            group: GroupPageContext.Group(
                link: contexts.groupLink(index, current: true),
                summary: summary?.rendered(by: markdown).placed(headingsFrom: 3),
                fields: FieldContext.all(
                    group.source.fields,
                    bound.fields.map { $0.rendered(by: markdown) },
                    in: contexts
                )
            ),
            entries: site.subCodes.ordered(group.entries).map { entry in
                let rendered = bound.entries[entry - group.entries.lowerBound]
                let prefix = site.entries[entry].slug.rawValue + "--"
                return contexts.entry(
                    entry,
                    rendered.entry,
                    note: rendered.note?.placed(headingsFrom: 3, idPrefix: prefix)
                )
            },
            previous: link(index - 1),
            next: link(index + 1)
        )
        return layout(.group, root: group.path.root, group: index).file(context)
    }

    // MARK: - Pages of the site

    private func errorsPage(_ texts: SiteTexts, _ rendered: [RenderedEntry]) -> OutputFile {
        let head = PageHead(
            .errors,
            at: site.addresses.errors,
            title: site.configuration.title,
            description: site.configuration.description,
            url: url(of: site.addresses.errors),
            editURL: editURL(of: site.hasFrontPage ? nil : site.introduction?.path),
            data: structuredData.catalog(),
            markdown: site.markdown(ofPage: site.addresses.errors),
            json: site.data.publish(.errors) ? .catalogData : nil
        )
        let context = ErrorsContext(
            head: head,
            introduction: site.hasFrontPage ? nil : texts.introduction?.rendered(by: markdown),
            isFull: site.entries.count <= Self.mostEntriesInFull,
            markdownPattern: site.markdownPattern,
            groups: site.groups.indices.map { index in
                ErrorsContext.Group(
                    link: contexts.groupLink(index),
                    summary: texts.summaries[index]?.rendered(by: markdown),
                    entries: site.subCodes.ordered(site.groups[index].entries).map {
                        contexts.entry($0, rendered[$0], note: nil)
                    }
                )
            },
            sharedCodes: site.sharedCodes.map { SharedCodeContext(shared: $0, site: site) }
        )
        return layout(.errors, root: site.addresses.errors.root).file(context)
    }

    private func freePage(_ index: Int, _ text: BoundText) -> OutputFile {
        let page = site.pages[index]
        let head = head(
            of: page.source,
            title: page.title,
            description: page.description ?? String(text.plainText.prefix(160)),
            at: page.path
        )
        let context = FreePageContext(
            head: head,
            content: html(of: text, at: page.path).finished(),
            headings: Self.headings(of: text)
        )
        return layout(.page, root: page.path.root, page: index).file(context)
    }

    /// The introduction, where the codes are on another page.
    private func frontPage(_ texts: SiteTexts) -> OutputFile? {
        guard site.hasFrontPage, let source = site.introduction, let text = texts.introduction else { return nil }
        let head = head(
            of: source,
            title: source.frontMatter.title?.value ?? site.configuration.title,
            description: source.frontMatter.description?.value ?? site.configuration.description,
            at: .front
        )
        var html = html(of: text, at: .front)
        if !site.frontAnchors.isEmpty { FormerAnchors.write(of: site, to: &html) }
        let context = FreePageContext(head: head, content: html.finished(), headings: Self.headings(of: text))
        return layout(.page, root: SitePath.front.root).file(context)
    }

    private func head(of source: MarkdownSource, title: String, description: String, at path: SitePath) -> PageHead {
        let url = url(of: path)
        return PageHead(
            .page,
            at: path,
            title: title,
            description: description,
            url: url,
            editURL: editURL(of: source.path),
            data: structuredData.page(title: title, description: description, url: url),
            markdown: site.markdown(ofPage: path)
        )
    }

    /// A text of a page, for where that lies.
    private func html(of text: BoundText, at path: SitePath) -> HTMLBuffer {
        var html = HTMLBuffer()
        text.rendered(by: markdown).write(to: &html, root: path.root)
        return html
    }

    private static func headings(of text: BoundText) -> [FreePageContext.Heading] {
        let top = text.headings.map(\.level).min()
        return text.headings.filter { $0.level == top }.map {
            FreePageContext.Heading(text: $0.text, fragment: "#" + PercentEncoding.fragment($0.id))
        }
    }

    /// A host answers any address with this page, so nothing in it may be relative to where it lies.
    private func notFoundPage() -> OutputFile {
        let head = PageHead(
            .notFound,
            at: .notFound,
            title: theme.words.text(.pageNotFound),
            description: site.configuration.description,
            url: nil,
            editURL: nil,
            data: nil
        )
        let context = NotFoundContext(
            head: head,
            groups: site.groups.indices.map { index in
                NotFoundContext.Group(
                    link: contexts.groupLink(index),
                    entries: site.groups[index].entries.map { site.entries[$0] }
                )
            }
        )
        return layout(.notFound, root: site.configuration.baseURL.path).file(context)
    }

    // MARK: - Templates

    /// What some pages have in common. The theme has been checked: every page kind has its template.
    /// - Parameters:
    ///   - kind: the kind of the pages.
    ///   - root: the relative address of the site's root.
    ///   - group: the group that the pages belong to.
    ///   - page: the free page that it is for.
    ///   - isOfOperations: whether the pages are those of operations.
    /// - Returns: the layout.
    func layout(
        _ kind: PageKind,
        root: String,
        group: Int? = nil,
        page: Int? = nil,
        isOfOperations: Bool = false
    ) -> PageLayout {
        let common = contexts.common(root: root)
        return PageLayout(
            kind,
            theme.template(kind.rawValue),
            common: common,
            navigation: navigation(on: common, group: group, page: page, isOfOperations)
        )
    }

    /// Where a text of the content folder is edited.
    func editURL(of source: String?) -> String? {
        guard let source, let template = site.configuration.editURL else { return nil }
        return template.replacing("{path}", with: PercentEncoding.path(sources + source))
    }

    /// The whole address of a page.
    func url(of path: SitePath) -> String {
        site.configuration.baseURL.absolute + path.address
    }

    private func navigation(on common: CommonContext, group: Int?, page: Int?, _ isOfOperations: Bool) -> HTML {
        let context = NavigationContext(
            groups: site.groups.indices.map { contexts.groupLink($0, current: $0 == group) },
            pages: site.pages.enumerated().map { NavigationContext.Page(page: $1, isCurrent: $0 == page) },
            operations: site.operations.isEmpty ? nil : .operations,
            isOfOperations: isOfOperations
        )
        return theme.template(TemplateVocabulary.navigationTemplate).render(
            [.object(common), .object(context.templateObject)],
            root: common.root
        ).html.finished()
    }
}
