internal import Bytes
internal import CommonMark
package import Diagnostics
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
            let rendered = texts.rendered(in: site)
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
        EntryTexts(index, in: site, binder: binder).rendered(in: site)
    }

    private func entryWithoutNote(_ index: Int) -> RenderedEntry {
        EntryTexts(index, in: site, binder: binder).renderedWithoutNote(in: site)
    }

    /// What the pages of entries must have in common to share a layout.
    private struct LayoutPlace: Hashable {
        let group: Int
        let depth: Int
    }

    func page(_ index: Int, _ rendered: RenderedEntryWithNote, in layout: PageLayout) -> OutputFile {
        let entry = site.entries[index]
        func link(_ index: Int) -> TemplateValue {
            site.entries.indices.contains(index) ? .object(site.entries[index]) : .absent
        }
        let context: NamedValues = [
            .entry: .object(contexts.entry(index, rendered.entry, note: rendered.note)),
            .group: .object(contexts.groupLink(entry.group, current: true)),
            .previous: link(index - 1), .next: link(index + 1),
        ]
        let url = site.configuration.baseURL.absolute + entry.address
        let head = PageHead(
            title: "\(entry.code): \(entry.source.title.value)",
            description: rendered.entry.summaryText,
            path: entry.path,
            url: url,
            source: entry.note?.path,
            data: structuredData.entry(entry, description: rendered.entry.summaryText, url: url)
        )
        return file(head, context, in: layout)
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
        let layout = layout(.errors, root: site.addresses.errors.root)
        var context: NamedValues = [.full: .flag(site.entries.count <= Self.mostEntriesInFull)]
        if let introduction = texts.introduction, !site.hasFrontPage {
            context.set(.introduction, to: .rendered(introduction.rendered(in: site)))
        }
        let groups: [TemplateValue] = site.groups.indices.map { index in
            let entries: [TemplateValue] = site.groups[index].entries.map {
                .object(contexts.entry($0, rendered[$0], note: nil))
            }
            var further: NamedValues = [.entries: .list(entries)]
            if let summary = texts.summaries[index] {
                further.set(.summary, to: .rendered(summary.rendered(in: site)))
            }
            return .object(contexts.groupLink(index, further: further))
        }
        context.set(.groups, to: .list(groups))
        let head = PageHead(
            title: site.configuration.title,
            description: site.configuration.description,
            path: site.addresses.errors,
            url: url(of: site.addresses.errors),
            source: site.hasFrontPage ? nil : site.introduction?.path,
            data: structuredData.catalog()
        )
        return file(head, context, in: layout)
    }

    /// Makes the page of a group.
    /// - Parameters:
    ///   - index: the group.
    ///   - summary: its summary, bound.
    ///   - rendered: its entries, rendered, in their order.
    /// - Returns: the page.
    package func groupPage(_ index: Int, _ summary: BoundText?, _ rendered: [RenderedEntryWithNote]) -> OutputFile {
        let group = site.groups[index]
        let layout = layout(.group, root: group.path.root, group: index)
        var further: NamedValues = [:]
        if let summary {
            further.set(.summary, to: .rendered(summary.rendered(in: site).placed(headingsFrom: 3)))
        }
        let link = contexts.groupLink(index, current: true, further: further)
        let entries: [TemplateValue] = zip(group.entries, rendered).map { entry, rendered in
            let prefix = site.entries[entry].slug.rawValue + "--"
            return .object(
                contexts.entry(entry, rendered.entry, note: rendered.note?.placed(headingsFrom: 3, idPrefix: prefix))
            )
        }
        var context: NamedValues = [.group: .object(link), .entries: .list(entries)]
        if index > 0 { context.set(.previousGroup, to: .object(contexts.groupLink(index - 1))) }
        if index + 1 < site.groups.count {
            context.set(.nextGroup, to: .object(contexts.groupLink(index + 1)))
        }
        let title = group.source.title.value
        let description = summary?.plainText ?? title
        let url = url(of: group.path)
        let head = PageHead(
            title: title,
            description: description,
            path: group.path,
            url: url,
            data: structuredData.page(title: title, description: description, url: url)
        )
        return file(head, context, in: layout)
    }

    private func freePage(_ index: Int, _ text: BoundText) -> OutputFile {
        let page = site.pages[index]
        let head = head(
            of: page.source,
            text,
            title: page.title,
            description: page.description ?? String(text.plainText.prefix(160)),
            path: page.path
        )
        return file(head, content(of: text), in: layout(.page, root: page.path.root, page: index))
    }

    /// The introduction, where the codes are on another page.
    private func frontPage(_ texts: SiteTexts) -> OutputFile? {
        guard site.hasFrontPage, let source = site.introduction, let text = texts.introduction else { return nil }
        let head = head(
            of: source,
            text,
            title: source.frontMatter.title?.value ?? site.configuration.title,
            description: source.frontMatter.description?.value ?? site.configuration.description,
            path: .front
        )
        var html = HTMLBuffer()
        text.rendered(in: site).write(to: &html, root: SitePath.front.root)
        if !site.frontAnchors.isEmpty { FormerAnchors.write(of: site, to: &html) }
        let context = content(of: text, as: .html(html.finished()))
        return file(head, context, in: layout(.page, root: SitePath.front.root))
    }

    private func head(
        of source: MarkdownSource,
        _ text: BoundText,
        title: String,
        description: String,
        path: SitePath
    ) -> PageHead {
        let url = url(of: path)
        return PageHead(
            title: title,
            description: description,
            path: path,
            url: url,
            source: source.path,
            data: structuredData.page(title: title, description: description, url: url)
        )
    }

    /// What a page shows of its text.
    private func content(of text: BoundText, as content: TemplateValue? = nil) -> NamedValues {
        let top = text.headings.map(\.level).min()
        let headings: [TemplateValue] = text.headings.filter { $0.level == top }.map { heading in
            let names: NamedValues = [
                .text: .text(heading.text), .fragment: .text("#" + PercentEncoding.fragment(heading.id)),
            ]
            return .names(names)
        }
        return [.content: content ?? .rendered(text.rendered(in: site)), .headings: .list(headings)]
    }

    private func changeFiles() -> [OutputFile] {
        let log = ChangeLog(site, ledger, contexts.renames)
        let layout = layout(.changes, root: SitePath.changes.root)
        var context: NamedValues = [
            .releases: .list(log.releases.map { .names(contexts.release($0)) })
        ]
        let feed = ChangeFeed.file(for: log, of: site, ledger: ledger)
        if feed != nil { context.set(.feed, to: .path(.feed)) }
        let title = "Changes"
        let description = site.configuration.description
        let url = url(of: .changes)
        let head = PageHead(
            title: title,
            description: description,
            path: .changes,
            url: url,
            data: structuredData.page(title: title, description: description, url: url)
        )
        return [file(head, context, in: layout), feed].compactMap { $0 }
    }

    /// A host answers any address with this page, so nothing in it may be relative to where it lies.
    private func notFoundPage() -> OutputFile {
        let layout = layout(.notFound, root: site.configuration.baseURL.path)
        let groups: [TemplateValue] = site.groups.indices.map { index in
            let entries: [TemplateValue] = site.groups[index].entries.map { .object(site.entries[$0]) }
            return .object(contexts.groupLink(index, further: [.entries: .list(entries)]))
        }
        let context: NamedValues = [.groups: .list(groups)]
        let head = PageHead(title: "Page not found", description: site.configuration.description, path: .notFound)
        return file(head, context, in: layout)
    }
}

// MARK: - Templates

extension SiteRenderer {
    /// What stands in a page's head, and differs from page to page.
    private struct PageHead {
        let title: String
        let description: String
        let path: SitePath
        /// Its whole address, unless it is shown at any.
        var url: String?
        /// The path of its source in the content folder.
        var source: String?
        var data: HTML?
    }

    /// What some pages have in common. The theme has been checked: every page kind has its template.
    /// - Parameters:
    ///   - kind: the kind of the pages.
    ///   - root: the relative address of the site's root.
    ///   - group: the group that the pages belong to.
    ///   - page: the free page that it is for.
    /// - Returns: the layout.
    private func layout(_ kind: PageKind, root: String, group: Int? = nil, page: Int? = nil) -> PageLayout {
        let common = contexts.common(root: root)
        return PageLayout(
            kind,
            theme.templates[kind.rawValue] ?? PageTemplate(),
            common: common,
            navigation: navigation(on: common, group: group, page: page)
        )
    }

    private func file(_ head: PageHead, _ context: NamedValues, in layout: PageLayout) -> OutputFile {
        var editURL: String?
        if let source = head.source, let template = site.configuration.editURL {
            editURL = template.replacing("{path}", with: PercentEncoding.path(sources + source))
        }
        let page: NamedValues = [
            .title: .text(head.title), .description: .text(head.description), .url: .optional(head.url),
            .kind: .text(layout.kind.rawValue), .isHome: .flag(head.path == .front),
            .jsonLD: head.data.map(TemplateValue.html) ?? .absent, .editURL: .optional(editURL),
        ]
        var context = context
        context.set(.page, to: .names(page))
        return layout.file(path: head.path, context)
    }

    /// The whole address of a page.
    private func url(of path: SitePath) -> String {
        site.configuration.baseURL.absolute + path.address
    }

    private func navigation(on common: CommonContext, group: Int?, page: Int?) -> HTML {
        let groups: [TemplateValue] = site.groups.indices.map {
            .object(contexts.groupLink($0, current: $0 == group))
        }
        let pages: [TemplateValue] = site.pages.enumerated().map { index, item in
            let names: NamedValues = [
                .title: .text(item.title), .url: .path(item.path), .current: .flag(index == page),
            ]
            return .names(names)
        }
        let context: NamedValues = [.groups: .list(groups), .pages: .list(pages)]
        let template = theme.templates[Theme.navigation] ?? PageTemplate()
        return template.render([.object(common), .names(context)], root: common.root).html.finished()
    }
}
