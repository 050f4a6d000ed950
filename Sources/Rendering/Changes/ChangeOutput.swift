internal import MarkdownRendering
internal import PageMarkup
internal import SiteModel
internal import SitePaths
internal import TemplateContexts
internal import Templates
internal import Theming

/// The page of changes, and the feed of them.
struct ChangeOutput: SiteOutput {
    let pages: PageOutput
    let ledger: PermalinkLedger

    func work(on site: BoundSite) -> [@Sendable () -> [OutputFile]] {
        let isToldOf = pages.site.entries.contains { !$0.source.changes.isEmpty }
        // What changed is a text of the entry; where there is none, no entry needs to be at hand.
        return [{ files(isToldOf ? site.entries() : []) }]
    }

    private func files(_ entries: [RenderedEntry]) -> [OutputFile] {
        let log = ChangeLog(pages.site, ledger, pages.contexts.renames)
        let feed = ChangeFeed.file(for: log, of: pages.site, ledger: ledger, words: pages.theme.words)
        let title = pages.theme.words.text(.changes)
        let description = pages.site.configuration.description
        let url = pages.url(of: .changes)
        let head = PageHead(
            .changes,
            at: .changes,
            title: title,
            description: description,
            url: url,
            editURL: nil,
            data: pages.structuredData.page(title: title, description: description, url: url)
        )
        let context = ChangesContext(
            head: head,
            releases: log.releases,
            site: pages.site,
            entries: entries,
            feed: feed.map { _ in .feed }
        )
        return [pages.layout(.changes, root: SitePath.changes.root).file(context), feed].compactMap { $0 }
    }
}
