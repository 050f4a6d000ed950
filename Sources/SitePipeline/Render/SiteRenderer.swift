internal import CommonMark
package import Diagnostics
internal import Markup
internal import SearchIndex
package import SiteModel

/// Makes the files of a site. Pages are functions of the site and the theme, so they can be made in any order and on
/// any thread; what several of them show is made once.
package struct SiteRenderer: Sendable {
    /// Up to this many entries the errors page shows each in a block of its own, beyond it one line each.
    private static let mostEntriesInFull = 300

    /// What is left to make once every entry's page is made.
    package struct Remaining: Sendable {
        /// Makes some of the files, on any thread.
        package struct Part: Sendable {
            package let stage: StageTimes.Stage
            package let files: @Sendable () -> [OutputFile]
        }

        /// The part that takes longest comes first.
        package let parts: [Part]
        package let diagnostics: [Diagnostic]
    }

    private let site: Site
    private let theme: Theme
    private let binder: MarkdownBinder
    private let contexts: PageContexts
    private let structuredData: StructuredData
    private let ledger: PermalinkLedger
    /// The path of the content folder in the repository that people edit, ending in `/`, or empty.
    private let sources: String
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
        let errorBody = site.configuration.errorBody.map { ErrorBody(template: $0, &diagnostics) }
        contexts = PageContexts(site: site, assets: theme.assets, errorBody: errorBody)
        structuredData = StructuredData(site.configuration)
        self.diagnostics = diagnostics
    }
}

// MARK: - Entries

extension SiteRenderer {
    /// The pages of a run of entries, and what other pages need of them.
    package struct RenderedEntries: Sendable {
        package let files: [OutputFile]
        package let diagnostics: [Diagnostic]
        let entries: [RenderedEntry]
        let fragmentLinks: [BoundText.FragmentLink]

        /// The same, once its files have been handed on.
        var withoutFiles: RenderedEntries {
            RenderedEntries(files: [], diagnostics: diagnostics, entries: entries, fragmentLinks: fragmentLinks)
        }
    }

    /// Makes the pages of entries.
    /// - Parameter range: their indexes in the site.
    /// - Returns: the pages, and what ``remaining(_:)`` needs.
    package func entries(_ range: Range<Int>) -> RenderedEntries {
        var files: [OutputFile] = []
        var diagnostics: [Diagnostic] = []
        var entries: [RenderedEntry] = []
        var links: [BoundText.FragmentLink] = []
        var navigations: [Int: HTML] = [:]
        for index in range {
            let texts = EntryTexts(index, in: site, binder: binder)
            diagnostics += texts.diagnostics
            links += texts.fragmentLinks
            let rendered = texts.rendered(in: site)
            let group = site.entries[index].group
            let navigation = navigations[group] ?? navigation(root: "../../", group: group)
            navigations[group] = navigation
            files.append(page(index, rendered, note: texts.note, navigation: navigation))
            entries.append(rendered)
        }
        return RenderedEntries(files: files, diagnostics: diagnostics, entries: entries, fragmentLinks: links)
    }

    private func page(_ index: Int, _ rendered: RenderedEntry, note: BoundText?, navigation: HTML) -> OutputFile {
        let root = "../../"
        let entry = site.entries[index]
        let note = note?.html(.init(root: root), in: site)
        var context = contexts.common(root: root)
        context["entry"] = .object(contexts.entry(index, rendered, note: note, root: root))
        context["group"] = .object(contexts.groupLink(entry.group, root: root, current: true))
        if index > 0 { context["previous"] = .object(contexts.entryLink(index - 1, root: root)) }
        if index + 1 < site.entries.count { context["next"] = .object(contexts.entryLink(index + 1, root: root)) }
        let head = PageHead(
            title: "\(entry.code): \(entry.source.title.value)",
            description: rendered.summaryText,
            path: entry.path,
            source: entry.note?.path,
            data: structuredData.entry(entry, description: rendered.summaryText)
        )
        return file(.entry, head, context, navigation: navigation)
    }
}

// MARK: - Everything else

extension SiteRenderer {
    /// Prepares every file that is no entry's page.
    /// - Parameter entries: what was rendered of every entry, in the order of the site.
    /// - Returns: the work, and the faults of the texts that it shows and of all links to headings.
    package func remaining(_ entries: [RenderedEntries]) -> Remaining {
        let rendered = entries.flatMap(\.entries)
        let texts = SiteTexts(of: site, binder: binder)
        var parts: [Remaining.Part] = [
            .init(stage: .index) { searchFiles(rendered) },
            .init(stage: .render) { [errorsPage(texts, rendered)] },
            .init(stage: .render) { [notFoundPage()] },
            .init(stage: .render) { texts.pages.enumerated().map { freePage($0, $1) } },
            .init(stage: .render) { changeFiles() },
            .init(stage: .render) { fixedFiles() },
        ]
        parts += site.groups.indices.map { index in
            .init(stage: .render) { [groupPage(index, texts.summaries[index], rendered)] }
        }

        let faults = texts.faults(
            of: site,
            entryHeadings: rendered.map(\.headings),
            entryLinks: entries.flatMap(\.fragmentLinks)
        )
        return Remaining(parts: parts, diagnostics: faults)
    }

    private func fixedFiles() -> [OutputFile] {
        let host = [HostFiles.sitemap(of: site), HostFiles.robots(for: site.configuration.baseURL), HostFiles.headers]
        let moves = site.moves.map { MovedPage.file(for: $0, in: site) }
        let redirects = [HostFiles.redirects(of: site)].compactMap { $0 }
        return theme.assets.map { OutputFile(path: $0.path, bytes: $0.bytes) } + moves + redirects + host
    }

    private func errorsPage(_ texts: SiteTexts, _ rendered: [RenderedEntry]) -> OutputFile {
        var context = contexts.common(root: "")
        if let introduction = texts.introduction {
            context["introduction"] = .html(introduction.html(.init(root: ""), in: site))
        }
        context["full"] = .flag(site.entries.count <= Self.mostEntriesInFull)
        let groups: [TemplateValue] = site.groups.indices.map { index in
            var group = contexts.groupLink(index, root: "")
            if let summary = texts.summaries[index] {
                group["summary"] = .html(summary.html(.init(root: ""), in: site))
            }
            group["entries"] = .list(
                site.groups[index].entries.map { .object(contexts.entry($0, rendered[$0], note: nil, root: "")) }
            )
            return .object(group)
        }
        context["groups"] = .list(groups)
        let head = PageHead(
            title: site.configuration.title,
            description: site.configuration.description,
            path: "index.html",
            source: site.introduction?.path,
            data: structuredData.catalog()
        )
        return file(.errors, head, context, navigation: navigation(root: "", group: nil))
    }

    private func groupPage(_ index: Int, _ summary: BoundText?, _ rendered: [RenderedEntry]) -> OutputFile {
        let root = "../../"
        let group = site.groups[index]
        var context = contexts.common(root: root)
        var link = contexts.groupLink(index, root: root, current: true)
        if let summary { link["summary"] = .html(summary.html(.init(root: root, topLevel: 3), in: site)) }
        context["group"] = .object(link)
        context["entries"] = .list(
            group.entries.map { entry in
                .object(contexts.entry(entry, rendered[entry], note: rendered[entry].groupNote, root: root))
            }
        )
        if index > 0 { context["previous_group"] = .object(contexts.groupLink(index - 1, root: root)) }
        if index + 1 < site.groups.count { context["next_group"] = .object(contexts.groupLink(index + 1, root: root)) }
        let title = group.source.title.value
        let description = summary?.plainText ?? title
        let head = PageHead(
            title: title,
            description: description,
            path: group.path,
            data: structuredData.page(title: title, description: description, path: group.path)
        )
        return file(.group, head, context, navigation: navigation(root: root, group: index))
    }

    private func freePage(_ index: Int, _ text: BoundText) -> OutputFile {
        let page = site.pages[index]
        let root = String(repeating: "../", count: page.path.count { $0 == "/" })
        var context = contexts.common(root: root)
        context["content"] = .html(text.html(.init(root: root), in: site))
        let top = text.headings.map(\.level).min()
        context["headings"] = .list(
            text.headings.filter { $0.level == top }.map { heading in
                .object(["text": .text(heading.text), "fragment": .text("#" + PercentEncoding.fragment(heading.id))])
            }
        )
        let description = page.description ?? String(text.plainText.prefix(160))
        let head = PageHead(
            title: page.title,
            description: description,
            path: page.path,
            source: page.source.path,
            data: structuredData.page(title: page.title, description: description, path: page.path)
        )
        return file(.page, head, context, navigation: navigation(root: root, group: nil, page: index))
    }

    private func changeFiles() -> [OutputFile] {
        let log = ChangeLog(site, ledger)
        let root = "../"
        var context = contexts.common(root: root)
        let feed = ChangeFeed.file(for: log, of: site)
        if feed != nil { context["feed"] = .text(root + ChangeFeed.path) }
        context["releases"] = .list(log.releases.map { .object(contexts.release($0, root: root)) })
        let head = PageHead(
            title: "Changes",
            description: site.configuration.description,
            path: ChangeLog.path,
            data: structuredData.page(
                title: "Changes",
                description: site.configuration.description,
                path: ChangeLog.path
            )
        )
        return [file(.changes, head, context, navigation: navigation(root: root, group: nil)), feed].compactMap { $0 }
    }

    /// A host answers any address with this page, so nothing in it may be relative to where it lies.
    private func notFoundPage() -> OutputFile {
        let root = site.configuration.baseURL.path
        var context = contexts.common(root: root)
        let groups: [TemplateValue] = site.groups.indices.map { index in
            var group = contexts.groupLink(index, root: root)
            group["entries"] = .list(site.groups[index].entries.map { .object(contexts.entryLink($0, root: root)) })
            return .object(group)
        }
        context["groups"] = .list(groups)
        let head = PageHead(title: "Page not found", description: site.configuration.description, path: "404.html")
        return file(.notFound, head, context, navigation: navigation(root: root, group: nil))
    }

    private func searchFiles(_ rendered: [RenderedEntry]) -> [OutputFile] {
        let documents = zip(site.entries, rendered).map { entry, rendered in
            SearchDocument(entry, rendered, in: site)
        }
        let base = site.configuration.baseURL.absolute
        return SearchIndex(documents, siteURL: base, language: site.configuration.language).files
            .map { OutputFile(path: $0.path, bytes: $0.bytes) }
    }
}

// MARK: - Templates

extension SiteRenderer {
    /// What stands in a page's head, and differs from page to page.
    private struct PageHead {
        let title: String
        let description: String
        let path: String
        /// The path of its source in the content folder.
        var source: String?
        var data: HTML?
    }

    private func file(
        _ kind: Theme.PageKind,
        _ head: PageHead,
        _ context: PageContexts.Context,
        navigation: HTML
    ) -> OutputFile {
        var context = context
        context["navigation"] = .html(navigation)
        var page: PageContexts.Context = [
            "title": .text(head.title), "description": .text(head.description), "kind": .text(kind.rawValue),
        ]
        if kind != .notFound { page["url"] = .text(site.configuration.baseURL.absolute + head.path.asFolder) }
        if let data = head.data { page["json_ld"] = .html(data) }
        if let source = head.source, let template = site.configuration.editURL {
            page["edit_url"] = .text(
                template.replacing("{path}", with: PercentEncoding.path(sources + source))
            )
        }
        context["page"] = .object(page)
        return OutputFile(path: head.path, bytes: render(kind.rawValue, context).bytes)
    }

    private func navigation(root: String, group: Int?, page: Int? = nil) -> HTML {
        var context = contexts.common(root: root)
        context["groups"] = .list(
            site.groups.indices.map { .object(contexts.groupLink($0, root: root, current: $0 == group)) }
        )
        context["pages"] = .list(
            site.pages.enumerated().map { index, item in
                .object([
                    "title": .text(item.title), "url": .text(root + item.path), "current": .flag(index == page),
                ])
            }
        )
        return render(Theme.navigation, context)
    }

    /// The theme has been checked: every page kind has its template.
    private func render(_ template: String, _ context: PageContexts.Context) -> HTML {
        theme.templates[template]?.render(context) ?? .empty
    }
}
