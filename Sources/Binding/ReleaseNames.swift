internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// Each day and each version has a heading of its own on the page of changes, and so an anchor.
enum ReleaseNames {
    static func check(_ catalog: ErrorCatalog) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var names: [String: Located<String>] = [:]
        var known: Set<String> = []
        for entry in catalog.entries {
            let releases = [entry.since, entry.deprecated?.since, entry.retired?.since] + entry.changes.map(\.since)
            for case let since? in releases {
                // Many entries share a few.
                guard known.insert(since.value).inserted else { continue }
                let anchor = SitePath.releaseAnchor(of: since.value)
                guard let first = names[anchor] else {
                    names[anchor] = since
                    continue
                }
                diagnostics.append(
                    Diagnostic(
                        .duplicateAnchor,
                        "`\(since.value)` and `\(first.value)` would share the anchor `#\(anchor)` of the page of changes",
                        at: since.range,
                        related: [("`\(first.value)` stands here", first.range)],
                        help: "write a version alike wherever it stands: `\(first.value)`"
                    )
                )
            }
        }
        return diagnostics
    }
}
