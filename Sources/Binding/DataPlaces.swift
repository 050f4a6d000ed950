internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// Where files for programs lie. They have the names of the pages beside which they lie, so that two of them never meet
/// where the pages do not; only what lies at the top can meet them.
struct DataPlaces {
    let paths: [SitePath]
    let diagnostics: [Diagnostic]

    init(_ configuration: SiteConfiguration, groups: [SiteGroup], entries: [SiteEntry], pages: PagePlaces) {
        let data = configuration.data
        var fixed: [SitePath] = []
        if data.publish(.errors) { fixed.append(.catalogData) }
        if data.hasSchema { fixed.append(.dataSchema) }
        if data.publish(.llms) { fixed.append(.llms) }
        if data.publish(.openapi) { fixed.append(.openAPI) }
        var paths = fixed
        // Under the usual addresses no file of an author's lies where these lie.
        let areUsual = configuration.addresses.areUsual
        if data.publish(.pages) {
            let others = [configuration.addresses.errors, .front] + (areUsual ? [] : groups.map(\.path))
            paths += (pages.pages.map(\.path) + others).map { $0.twin(.markdown) }
        }
        guard !areUsual else {
            self.paths = paths
            diagnostics = []
            return
        }
        if data.publish(.groups) { paths += groups.map { $0.path.twin(.json) } }
        if data.publish(.entries) { paths += entries.flatMap { [$0.path.twin(.json), $0.path.twin(.markdown)] } }
        self.paths = paths
        let taken = Set(fixed.map { $0.text.lowercased() })
        let ofEntries =
            data.publish(.entries) ? entries.map { ($0.path, $0.source.code.range, "the code `\($0.id)`") } : []
        let ofGroups =
            data.publish(.groups)
            ? groups.map { ($0.path, $0.source.id.range, "the group `\($0.source.id.value)`") } : []
        diagnostics = (ofEntries + ofGroups).compactMap { path, range, what in
            let twin = path.twin(.json)
            guard taken.contains(twin.text.lowercased()) else { return nil }
            return Diagnostic(
                .reservedPage,
                "\(what) as data would lie at `\(twin)`, which the site itself makes",
                at: range,
                help: "give it a `slug:` of its own, or let the pattern in `addresses` begin with a folder"
            )
        }
    }
}
