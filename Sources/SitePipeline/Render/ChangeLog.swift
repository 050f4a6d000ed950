internal import Diagnostics
internal import SiteModel

/// What happened to the codes, and when: from the days in the ledger and what the catalog says, never from the clock.
struct ChangeLog: Sendable {
    static let path = "changes/index.html"

    /// A day, or a version of the API that the catalog names in place of one.
    struct Release: Sendable {
        /// The day or the version, or ``Permalink/unreleased``.
        let name: String
        /// The indexes of the entries, in the order of the site.
        var added: [Int] = []
        var deprecated: [Int] = []
        var retired: [Int] = []

        init(name: String) {
            self.name = name
        }

        var isReleased: Bool { name != Permalink.unreleased }
        /// Whether the name is a day.
        var isDay: Bool { CalendarDay.isOne(name) }
        /// The id of its heading. Anything that may not stand in an id becomes a hyphen.
        var anchor: String { "release-" + String(name.map { $0.isWhitespace ? "-" : $0 }) }
    }

    /// What is not released yet, then versions in the order of the catalog, then days, the newest first.
    let releases: [Release]

    init(_ site: Site, _ ledger: PermalinkLedger) {
        var releases: [String: Release] = [:]
        var order: [String] = []
        func change(_ name: String, _ path: WritableKeyPath<Release, [Int]>, _ index: Int) {
            if releases[name] == nil { order.append(name) }
            releases[name, default: Release(name: name)][keyPath: path].append(index)
        }
        for (index, entry) in site.entries.enumerated() {
            let published = ledger["#" + entry.code.rawValue]?.since ?? Permalink.unreleased
            change(entry.source.since ?? published, \.added, index)
            if let deprecated = entry.source.deprecated {
                change(deprecated.since ?? Permalink.unreleased, \.deprecated, index)
            }
            if let retired = entry.source.retired { change(retired.since ?? Permalink.unreleased, \.retired, index) }
        }
        let all = order.compactMap { releases[$0] }
        let unreleased = all.filter { !$0.isReleased }
        let versions = all.filter { $0.isReleased && !$0.isDay }
        let days = all.filter(\.isDay).sorted { $0.name > $1.name }
        self.releases = unreleased + versions + days
    }
}
