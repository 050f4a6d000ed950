internal import Bytes
internal import CommonMark
package import Diagnostics
internal import MarkdownRendering
internal import Markup
package import PageMarkup
package import SearchIndex
package import SiteModel
package import TextBinding
package import Theming
package import Work

/// Makes the files of a site. Pages are functions of the site and the theme, so they can be made in any order and on
/// any thread; what several of them show is made once.
package struct SiteRenderer: Sendable {
    /// Up to this many entries the errors page shows each in a block of its own, beyond it one line each.
    private static let mostEntriesInFull = 300

    private let site: Site
    private let theme: Theme
    private let binder: MarkdownBinder
    /// Makes HTML of the site's texts.
    package let markdown: TextRenderer
    private let contexts: PageContexts
    private let structuredData: StructuredData
    private let relatives: WordRelatives
    private let ledger: PermalinkLedger
    /// The path of the content folder in the repository that people edit, ending in `/`, or empty.
    private let sources: String
    /// The links that `theme.yml` puts on every page.
    package var settingsLinks: [ThemeSettings.Link] { theme.frame.links }
    /// The templates of the theme folder.
    package var ownTemplates: [String: SourceFile] { theme.ownTemplates }
    /// The hashes of the paths of the pages of entries and groups, and of the free pages.
    package let pages: Set<UInt64>
    /// What was found wrong with what all pages share.
    package let diagnostics: [Diagnostic]

    /// - Parameters:
    ///   - site: the site.
    ///   - theme: the theme.
    ///   - ledger: every address that was published, those of this site among them.
    ///   - sources: the content folder, which is named in links to where a page is edited.
    package init(site: Site, theme: Theme, ledger: PermalinkLedger, sources: String) {
        let parts = sources.split(separator: "/").filter { $0 != "." }
        let isInRepository = !sources.hasPrefix("/") && !parts.contains("..")
        self.sources = parts.suffix(isInRepository ? parts.count : 1).map { "\($0)/" }.joined()
        self.ledger = ledger
        self.site = site
        self.theme = theme
        binder = MarkdownBinder(site: site)
        markdown = TextRenderer(site: site, words: theme.words)
        var diagnostics: [Diagnostic] = []
        let errorBody = site.configuration.errorBody.map { ErrorBody(template: $0, in: site, &diagnostics) }
        contexts = PageContexts(site: site, theme: theme, errorBody: errorBody, renames: Renames(site, ledger))
        structuredData = StructuredData(site.configuration)
        relatives = WordRelatives(language: site.configuration.language)
        let paths = [site.entries.map(\.path), site.groups.map(\.path), site.pages.map(\.path)].joined()
        pages = Set(paths.map { ByteHash.of($0.text) })
        self.diagnostics = diagnostics
    }
}

// MARK: - Entries

extension SiteRenderer {
    /// The pages of a run of entries, and what other pages need of them.
    package struct RenderedEntries: Sendable {
        package let files: [OutputFile]
        package let diagnostics: [Diagnostic]
        package let entries: [RenderedEntryWithNote]
        package let externalLinks: [ExternalLink]
        package let fragmentLinks: [BoundText.FragmentLink]
        package let search: SearchRun
        package let terms: EntryTerms
        /// How long was parsed and indexed meanwhile.
        package let times: StageTimes
    }

    /// Makes the pages of entries.
    /// - Parameter range: their indexes in the site.
    /// - Returns: the pages, and what other pages need.
    package func entries(_ range: Range<Int>) -> RenderedEntries {
        var files: [OutputFile] = []
        var diagnostics: [Diagnostic] = []
        var entries: [RenderedEntryWithNote] = []
        var externalLinks: [ExternalLink] = []
        var links: [BoundText.FragmentLink] = []
        var documents: [SearchDocument] = []
        var layouts: [LayoutPlace: PageLayout] = [:]
        var times = StageTimes()
        for index in range {
            let texts = times.measure(.parse) { EntryTexts(index, in: site, binder: binder) }
            diagnostics += texts.diagnostics
            links += texts.fragmentLinks
            externalLinks += texts.externalLinks
            let rendered = texts.rendered(by: markdown)
            let (group, path) = (site.entries[index].group, site.entries[index].path)
            let place = LayoutPlace(group: group, depth: path.depth)
            let layout = layouts[place] ?? self.layout(.entry, root: path.root, group: group)
            layouts[place] = layout
            files.append(page(index, rendered, in: layout))
            entries.append(rendered)
            documents.append(SearchDocument(site.entries[index], texts, rendered.entry, in: site))
        }
        let terms = times.measure(.index) { EntryTerms(documents, relatives: relatives) }
        return RenderedEntries(
            files: files,
            diagnostics: diagnostics,
            entries: entries,
            externalLinks: externalLinks,
            fragmentLinks: links,
            search: SearchRun(documents.map(\.entry), lengths: terms.lengths),
            terms: terms,
            times: times
        )
    }

    /// Renders the texts of an entry.
    package func entry(_ index: Int) -> RenderedEntryWithNote {
        EntryTexts(index, in: site, binder: binder).rendered(by: markdown)
    }

    private func entryWithoutNote(_ index: Int) -> RenderedEntry {
        EntryTexts(index, in: site, binder: binder).renderedWithoutNote(by: markdown)
    }

    /// What the pages of entries must have in common to share a layout.
    private struct LayoutPlace: Hashable {
        let group: Int
        let depth: Int
    }

    func page(_ index: Int, _ rendered: RenderedEntryWithNote, in layout: PageLayout) -> OutputFile {
        let entry = site.entries[index]
        func link(_ index: Int) -> SiteEntry? {
            site.entries.indices.contains(index) ? site.entries[index] : nil
        }
        let url = site.configuration.baseURL.absolute + entry.address
        let head = PageHead(
            .entry,
            at: entry.path,
            title: "\(entry.code): \(entry.source.title.value)",
            description: rendered.entry.summaryText,
            url: url,
            editURL: editURL(of: entry.note?.path),
            data: structuredData.entry(entry, description: rendered.entry.summaryText, url: url)
        )
        let context = EntryPageContext(
            head: head,
            entry: contexts.entry(index, rendered.entry, note: rendered.note),
            group: contexts.groupLink(entry.group, current: true),
            previous: link(index - 1),
            next: link(index + 1)
        )
        return layout.file(context)
    }
}

// MARK: - Everything else

extension SiteRenderer {
    /// The texts that belong to no entry.
    package func texts() -> SiteTexts {
        SiteTexts(of: site, binder: binder)
    }

    /// The pages and files that are made without notes. Each can be made on any thread; the one that takes longest comes
    /// first.
    /// - Parameters:
    ///   - texts: the texts that belong to no entry.
    ///   - entries: every entry, rendered, in the order of the site; one that is not at hand is rendered again.
    /// - Returns: the work.
    package func otherFiles(_ texts: SiteTexts, _ entries: [RenderedEntry?]) -> [@Sendable () -> [OutputFile]] {
        [
            { [errorsPage(texts, entries.enumerated().map { $1 ?? entryWithoutNote($0) })] },
            { [notFoundPage()] },
            { [frontPage(texts)].compactMap { $0 } + texts.pages.enumerated().map { freePage($0, $1) } },
            { changeFiles() },
            { fixedFiles(texts) },
        ]
    }

    private func fixedFiles(_ texts: SiteTexts) -> [OutputFile] {
        let host = [
            HostFiles.redirects(of: site), HostFiles.sitemap(of: site),
            HostFiles.robots(for: site.configuration.baseURL),
            HostFiles.headers,
        ]
        .compactMap { $0 }
        // An author's own are made of both, when static files are read.
        let ours = host.filter { site.staticFile(at: "static/\($0.path)") == nil }
        var moves: [OutputFile] = []
        if !site.moves.isEmpty {
            let headings = Dictionary(zip(site.pages, texts.pages).map { ($0.path, $1.headings) }) { first, _ in first }
            moves = site.moves.map { MovedPage.file(for: $0, headings: headings[$0.to] ?? [], in: site) }
            moves.append(MovedPage.script)
        }
        if !site.frontAnchors.isEmpty { moves.append(FormerAnchors.script) }
        return theme.assets.map { OutputFile(path: $0.path, bytes: $0.bytes) } + moves + ours
    }

    private func errorsPage(_ texts: SiteTexts, _ rendered: [RenderedEntry]) -> OutputFile {
        let head = PageHead(
            .errors,
            at: site.addresses.errors,
            title: site.configuration.title,
            description: site.configuration.description,
            url: url(of: site.addresses.errors),
            editURL: editURL(of: site.hasFrontPage ? nil : site.introduction?.path),
            data: structuredData.catalog()
        )
        let context = ErrorsContext(
            head: head,
            introduction: site.hasFrontPage ? nil : texts.introduction?.rendered(by: markdown),
            isFull: site.entries.count <= Self.mostEntriesInFull,
            groups: site.groups.indices.map { index in
                ErrorsContext.Group(
                    link: contexts.groupLink(index),
                    summary: texts.summaries[index]?.rendered(by: markdown),
                    entries: site.groups[index].entries.map { contexts.entry($0, rendered[$0], note: nil) }
                )
            }
        )
        return layout(.errors, root: site.addresses.errors.root).file(context)
    }

    /// Makes the page of a group.
    /// - Parameters:
    ///   - index: the group.
    ///   - summary: its summary, bound.
    ///   - rendered: its entries, rendered, in their order.
    /// - Returns: the page.
    package func groupPage(_ index: Int, _ summary: BoundText?, _ rendered: [RenderedEntryWithNote]) -> OutputFile {
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
            data: structuredData.page(title: title, description: description, url: url)
        )
        func link(_ index: Int) -> GroupLinkContext? {
            site.groups.indices.contains(index) ? contexts.groupLink(index) : nil
        }
        let context = GroupPageContext(
            head: head,
            group: GroupPageContext.Group(
                link: contexts.groupLink(index, current: true),
                summary: summary?.rendered(by: markdown).placed(headingsFrom: 3)
            ),
            entries: zip(group.entries, rendered).map { entry, rendered in
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
            data: structuredData.page(title: title, description: description, url: url)
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

    private func changeFiles() -> [OutputFile] {
        let log = ChangeLog(site, ledger, contexts.renames)
        let feed = ChangeFeed.file(for: log, of: site, ledger: ledger, words: theme.words)
        let title = theme.words.text(.changes)
        let description = site.configuration.description
        let url = url(of: .changes)
        let head = PageHead(
            .changes,
            at: .changes,
            title: title,
            description: description,
            url: url,
            editURL: nil,
            data: structuredData.page(title: title, description: description, url: url)
        )
        let context = ChangesContext(head: head, releases: log.releases, site: site, feed: feed.map { _ in .feed })
        return [layout(.changes, root: SitePath.changes.root).file(context), feed].compactMap { $0 }
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
}

// MARK: - Templates

extension SiteRenderer {
    /// What some pages have in common. The theme has been checked: every page kind has its template.
    /// - Parameters:
    ///   - kind: the kind of the pages.
    ///   - root: the relative address of the site's root.
    ///   - group: the group that the pages belong to.
    ///   - page: the free page that it is for.
    /// - Returns: the layout.
    func layout(_ kind: PageKind, root: String, group: Int? = nil, page: Int? = nil) -> PageLayout {
        let common = contexts.common(root: root)
        return PageLayout(
            kind,
            theme.template(kind.rawValue),
            common: common,
            navigation: navigation(on: common, group: group, page: page)
        )
    }

    /// Where a text of the content folder is edited.
    private func editURL(of source: String?) -> String? {
        guard let source, let template = site.configuration.editURL else { return nil }
        return template.replacing("{path}", with: PercentEncoding.path(sources + source))
    }

    /// The whole address of a page.
    private func url(of path: SitePath) -> String {
        site.configuration.baseURL.absolute + path.address
    }

    private func navigation(on common: CommonContext, group: Int?, page: Int?) -> HTML {
        let context = NavigationContext(
            groups: site.groups.indices.map { contexts.groupLink($0, current: $0 == group) },
            pages: site.pages.enumerated().map { NavigationContext.Page(page: $1, isCurrent: $0 == page) }
        )
        return theme.template(Theme.navigation).render(
            [.object(common), .object(context.templateObject)],
            root: common.root
        ).html.finished()
    }
}
