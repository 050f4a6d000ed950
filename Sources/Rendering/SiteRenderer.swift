internal import BodyBinding
internal import Bytes
internal import DataRendering
package import Diagnostics
internal import MarkdownRendering
package import PageMarkup
package import SearchIndex
internal import SearchWords
package import SiteModel
internal import SitePaths
package import TemplateContexts
internal import Templates
package import TextBinding
package import Theming
package import Work

/// Makes the files of a site, output by output. They are functions of the site and the theme, so they can be made in any
/// order and on any thread; what several of them show is made once.
package struct SiteRenderer: Sendable {
    private let site: Site
    private let theme: Theme
    private let binder: MarkdownBinder
    /// Makes HTML of the site's texts.
    package let markdown: TextRenderer
    private let relatives: WordRelatives
    /// Makes what programs get of entries, where any file asks for it.
    private let forms: EntryForms.Maker?
    let pageOutput: PageOutput
    /// What is made of the site, in the order in which files are told of.
    private let outputs: [any SiteOutput]
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
        self.site = site
        self.theme = theme
        binder = MarkdownBinder(site: site)
        markdown = TextRenderer(site: site, words: theme.words)
        relatives = WordRelatives(language: site.configuration.language)
        var diagnostics: [Diagnostic] = []
        if !site.operations.isEmpty { diagnostics += theme.faults(lacking: PageKind.ofOperations) }
        let bodies = ErrorBodies(of: site, &diagnostics)
        pageOutput = PageOutput(
            site: site,
            theme: theme,
            markdown: markdown,
            contexts: PageContexts(site: site, theme: theme, bodies: bodies, renames: Renames(site, ledger)),
            structuredData: StructuredData(site.configuration),
            sources: parts.suffix(isInRepository ? parts.count : 1).map { "\($0)/" }.joined()
        )
        let pages = pageOutput
        let data = EntryData(texts: StandaloneTexts(site: site, words: markdown.words), bodies: bodies) {
            pages.editURL(of: $0)
        }
        forms = EntryForms.Maker(data, words: theme.words)
        outputs = [
            pageOutput, OperationOutput(pages: pageOutput), ChangeOutput(pages: pageOutput, ledger: ledger),
            DataOutput(data, words: theme.words), HostOutput(site: site, assets: theme.assets),
        ]
        let operations = site.operations.isEmpty ? [] : site.operations.map(\.path) + [.operations]
        let paths = [
            site.entries.map(\.path), site.groups.map(\.path), operations, site.pages.map(\.path), site.sharedCodePaths,
        ].joined()
        self.pages = Set(paths.map { ByteHash.of($0.text) })
        self.diagnostics = diagnostics
    }

    // MARK: - Entries

    /// The files of a run of entries, and what others need of them.
    package struct RenderedEntries: Sendable {
        package let files: [OutputFile]
        package let diagnostics: [Diagnostic]
        package let entries: [RenderedEntryWithNote]
        package let externalLinks: [ExternalLink]
        package let fragmentLinks: [BoundText.FragmentLink]
        /// The entries as the search index takes them.
        package let run: SearchAssembly.Run
        /// How long was parsed and indexed meanwhile.
        package let times: StageTimes
    }

    /// Makes the files of entries.
    /// - Parameter range: their indexes in the site.
    /// - Returns: the files, and what others need.
    package func entries(_ range: Range<Int>) -> RenderedEntries {
        var times = StageTimes()
        let bound = range.map { index in
            let texts = times.measure(.parse) { EntryTexts(index, in: site, binder: binder) }
            let forms = forms?.forms(of: index, texts)
            return BoundEntry(index: index, texts: texts, html: rendered(texts, forms), forms: forms)
        }
        let files = outputs.flatMap { $0.files(of: bound) }
        let documents = bound.map { SearchDocument(site.entries[$0.index], $0.texts, $0.html.entry, in: site) }
        let run = times.measure(.index) { SearchAssembly.Run(counting: documents, relatives: relatives) }
        return RenderedEntries(
            files: files,
            diagnostics: bound.flatMap(\.texts.diagnostics),
            entries: bound.map(\.html),
            externalLinks: bound.flatMap(\.texts.externalLinks),
            fragmentLinks: bound.flatMap(\.texts.fragmentLinks),
            run: run,
            times: times
        )
    }

    /// Renders the texts of an entry.
    package func entry(_ index: Int) -> RenderedEntryWithNote {
        let texts = EntryTexts(index, in: site, binder: binder)
        return rendered(texts, forms?.forms(of: index, texts))
    }

    private func rendered(_ texts: EntryTexts, _ forms: EntryForms?) -> RenderedEntryWithNote {
        let lowered = site.data.publish(.pages) ? forms?.markdown?.lowered() : nil
        return texts.rendered(by: markdown, data: forms?.object ?? [], markdown: lowered ?? [])
    }

    // MARK: - Everything else

    /// The texts that belong to no entry.
    package func texts() -> SiteTexts {
        SiteTexts(of: site, binder: binder)
    }

    /// Makes the files of a group.
    package func files(of group: BoundGroup) -> [OutputFile] {
        outputs.flatMap { $0.files(of: group) }
    }

    /// The files that are made without notes. Each piece of work can be done on any thread.
    /// - Parameters:
    ///   - texts: the texts that belong to no entry.
    ///   - entries: every entry, rendered, in the order of the site; one that is not at hand is rendered again.
    /// - Returns: the work.
    package func work(_ texts: SiteTexts, _ entries: [RenderedEntry?]) -> [@Sendable () -> [OutputFile]] {
        let bound = BoundSite(texts: texts) { [site, binder, markdown, forms] in
            entries.enumerated().map { index, entry in
                if let entry { return entry }
                let texts = EntryTexts(index, in: site, binder: binder)
                return texts.renderedWithoutNote(by: markdown, data: forms?.object(of: index, texts) ?? [])
            }
        }
        return outputs.flatMap { $0.work(on: bound) }
    }
}
