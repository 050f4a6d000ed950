internal import CommonMark
package import Diagnostics
package import SiteModel
internal import Work

/// The faults of all texts, for a site that cannot be rendered: one run shows every fault all the same.
package enum TextCheck {
    package static func faults(of site: Site, jobs: Int) async throws -> [Diagnostic] {
        let binder = MarkdownBinder(site: site)
        let chunks = try await Chunks(count: site.entries.count, jobs: jobs).map { range in
            range.map { EntryTexts($0, in: site, binder: binder) }
        }
        let entries = chunks.flatMap { $0 }
        var faults = entries.flatMap(\.diagnostics)
        faults += SiteTexts(of: site, binder: binder).faults(
            of: site,
            entryHeadings: entries.map { $0.note?.headings.map(\.id) ?? [] },
            entryLinks: entries.flatMap(\.fragmentLinks)
        )
        if let template = site.configuration.errorBody { _ = ErrorBody(template: template, in: site, &faults) }
        return faults
    }
}
