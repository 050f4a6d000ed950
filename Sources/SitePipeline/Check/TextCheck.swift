internal import CommonMark
internal import Diagnostics
internal import SiteModel

/// The faults of all texts, for a site that cannot be rendered: one run shows every fault all the same.
enum TextCheck {
    static func faults(of site: Site, jobs: Int) async throws -> [Diagnostic] {
        let binder = MarkdownBinder(site: site)
        let chunks = try await Chunks(count: site.entries.count, jobs: jobs).map { range in
            range.map { EntryTexts($0, in: site, binder: binder) }
        }
        let entries = chunks.flatMap { $0 }
        let pages = site.pages.map { binder.bind($0.source) }
        let introduction = site.introduction.map { binder.bind($0) }
        var headings = ["index.html": Set(introduction?.headings.map(\.id) ?? [])]
        for (entry, texts) in zip(site.entries, entries) {
            headings[entry.path] = Set(texts.note?.headings.map(\.id) ?? [])
        }
        for (page, text) in zip(site.pages, pages) { headings[page.path] = Set(text.headings.map(\.id)) }
        let others = pages + [introduction].compactMap { $0 }
        let links = entries.flatMap(\.fragmentLinks) + others.flatMap(\.fragmentLinks)
        let faults = entries.flatMap(\.diagnostics) + others.flatMap(\.diagnostics)
        return faults + Fragments.check(links, headings: headings)
    }
}
