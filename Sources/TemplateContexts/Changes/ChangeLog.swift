internal import Diagnostics
package import SiteModel
internal import SitePaths

/// What happened to the codes, and when: from the days in the ledger and what the catalog says, never from the clock.
package struct ChangeLog: Sendable {
    /// A day, or a version of the API that the catalog names in place of one.
    package struct Release: Sendable {
        /// The day or the version, or ``Permalink/unreleased``.
        package let name: String
        /// The indexes of the entries, in the order of the site.
        package var added: [Int] = []
        package var deprecated: [Int] = []
        package var retired: [Int] = []
        /// What changed about entries that were there, each with its place among the changes of the entry.
        package var changed: [(entry: Int, change: Int)] = []
        package var renamed: [Renames.Rename] = []

        package init(name: String) {
            self.name = name
        }

        var isReleased: Bool { name != Permalink.unreleased }
        /// Whether the name is a day.
        package var isDay: Bool { CalendarDay.isOne(name) }
        /// The id of its heading.
        package var anchor: String { SitePath.releaseAnchor(of: name) }
    }

    /// What is not released yet, then versions and dates, the newest first; names that are neither stand before the dates,
    /// in the order of the catalog.
    package let releases: [Release]

    package init(_ site: Site, _ ledger: PermalinkLedger, _ renames: Renames) {
        var releases: [String: Release] = [:]
        var order: [String] = []
        func change<Change>(_ name: String, _ path: WritableKeyPath<Release, [Change]>, _ change: Change) {
            if releases[name] == nil { order.append(name) }
            releases[name, default: Release(name: name)][keyPath: path].append(change)
        }
        let owners = Set(site.sharedCodes.compactMap(\.owner)).union(
            site.entries.indices.filter { site.entries[$0].scope != nil && site.entries[$0].bearsCode }
        )
        for (index, entry) in site.entries.enumerated() {
            // What got a scope was there before, under its code by itself.
            let names = [entry.anchor] + (owners.contains(index) ? [entry.code.anchor] : [])
            let published =
                names.compactMap { ledger.since($0, at: site.errorsPlaces) }.min() ?? Permalink.unreleased
            // A code that had another name was added under that one; of an address that came from elsewhere nobody knows.
            let isNew = published != Permalink.imported && renames.formerCodes[index] == nil
            if let since = entry.source.since?.value ?? (isNew ? published : nil) { change(since, \.added, index) }
            for (number, what) in entry.source.changes.enumerated() {
                change(what.since.value, \.changed, (entry: index, change: number))
            }
            if let deprecated = entry.source.deprecated {
                change(deprecated.since?.value ?? Permalink.unreleased, \.deprecated, index)
            }
            if let retired = entry.source.retired {
                change(retired.since?.value ?? Permalink.unreleased, \.retired, index)
            }
        }
        for rename in renames.all { change(rename.since, \.renamed, rename) }
        let all = order.compactMap { releases[$0] }
        let unreleased = all.filter { !$0.isReleased }
        let named = all.filter { $0.isReleased && !$0.isDay && !CalendarDay.isMonth($0.name) }
        // Where a year is beside versions, it is one of them.
        let versions = named.filter { !CalendarDay.isYear($0.name) }
        let hasVersions = versions.contains { ReleaseVersion($0.name) != nil }
        // A month comes before its days, and a year before its months.
        let dates = all.filter { release in
            release.isDay || CalendarDay.isMonth(release.name) || !hasVersions && CalendarDay.isYear(release.name)
        }
        .sorted { $0.name > $1.name }
        self.releases = unreleased + Self.sorted(hasVersions ? named : versions) + dates
    }

    /// Versions, the newest first, and behind them what only has a name; where nothing else decides, as they came.
    private static func sorted(_ releases: [Release]) -> [Release] {
        let versions = releases.enumerated().map { ($0, $1, ReleaseVersion($1.name)) }
        return versions.sorted { one, other in
            switch (one.2, other.2) {
            case (let first?, let second?) where first < second: false
            case (let first?, let second?) where second < first: true
            case (.some, nil): true
            case (nil, .some): false
            default: one.0 < other.0
            }
        }
        .map(\.1)
    }
}
