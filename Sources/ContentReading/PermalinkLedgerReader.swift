package import Diagnostics
package import SiteModel
internal import SitePaths
internal import SourceReading

/// Reads `permalinks.txt`.
package enum PermalinkLedgerReader {
    /// A ledger, and where its lines stand.
    package struct Reading: Sendable {
        package let ledger: PermalinkLedger
        /// The place of the line that says where the site lives.
        package let site: SourceRange?
        /// The places of its addresses, in their order.
        let places: [SourceRange]

        /// What there is before the first build.
        static let none = Reading(ledger: PermalinkLedger(), site: nil, places: [])

        /// The place of an address.
        package func place(of address: String) -> SourceRange? {
            ledger.position(of: address).map { places[$0] }
        }
    }

    /// Reads a ledger. The order of its lines does not matter, nor does a line that stands twice: merges do that.
    package static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Reading {
        let bytes = Array(file.text.utf8)
        var lines = Lines(expecting: bytes.count { $0 == UInt8(ascii: "\n") })
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes[start..<end]
            if !line.isEmpty, !line.starts(with: "# ".utf8) {
                lines.take(line, at: SourceRange(file: file, bounds: start..<end))
            }
            start = end + 1
        }
        diagnostics += lines.diagnostics
        return Reading(ledger: lines.ledger, site: lines.site, places: lines.places)
    }

    /// The lines of a ledger, as far as they were read.
    private struct Lines {
        var ledger = PermalinkLedger()
        var site: SourceRange?
        var places: [SourceRange] = []
        var diagnostics: [Diagnostic] = []
        /// Whether git left a conflict, which is told once.
        var isConflict = false
        /// Long stretches have one day.
        private var lastDay = ""

        init(expecting count: Int) {
            ledger.reserveCapacity(count)
            places.reserveCapacity(count)
        }

        mutating func take(_ line: ArraySlice<UInt8>, at range: SourceRange) {
            guard !ConflictMarkers.isMarker(line: line) else {
                if !isConflict { diagnostics.append(ConflictMarkers.fault(inListAt: range)) }
                isConflict = true
                return
            }
            // By bytes: a combining mark at the beginning of a name must not hide the tab before it.
            let tab = UInt8(ascii: "\t")
            let first = line.firstIndex(of: tab) ?? line.endIndex
            let name = String(decoding: line[..<first], as: UTF8.self)
            let rest = line[min(first + 1, line.endIndex)...]
            guard let second = rest.firstIndex(of: tab) else {
                let isKnown = takeFact(name, String(decoding: rest, as: UTF8.self), at: range)
                if !isKnown { diagnostics.append(PermalinkLedgerReader.malformed(range)) }
                return
            }
            let day = String(decoding: rest[(second + 1)...], as: UTF8.self)
            guard let target = Permalink.Target(String(decoding: rest[..<second], as: UTF8.self)),
                day == lastDay || PermalinkLedgerReader.isDay(day)
            else {
                diagnostics.append(PermalinkLedgerReader.malformed(range))
                return
            }
            lastDay = day
            take(Permalink(address: name, target: target, since: day), at: range)
        }

        /// Takes what a line says of the site as a whole.
        /// - Returns: whether it says anything.
        private mutating func takeFact(_ name: String, _ value: String, at range: SourceRange) -> Bool {
            switch name {
            case "site":
                guard let url = BaseURL(value) else { return false }
                if let site, let known = ledger.baseURL, known != url {
                    diagnostics.append(PermalinkLedgerReader.secondSite(range, site))
                }
                site = site ?? range
                ledger.baseURL = ledger.baseURL ?? url
            case "feed":
                guard let url = BaseURL(value) else { return false }
                // Of two that a merge left the ids of either were published; the first is kept.
                ledger.feedURL = ledger.feedURL ?? url
            case "addresses":
                guard let former = FormerAddressing(value) else { return false }
                ledger.remember(CollectionOfOne(former))
            case "data":
                guard let published = DataSettings.Class(ledgerName: value) else { return false }
                ledger.data.insert(published)
            default: return false
            }
            return true
        }

        private mutating func take(_ permalink: Permalink, at range: SourceRange) {
            if ledger.add(permalink) {
                places.append(range)
            } else if let position = ledger.position(of: permalink.address),
                ledger.permalinks[position].target != permalink.target
            {
                diagnostics.append(PermalinkLedgerReader.secondTarget(of: permalink.address, range, places[position]))
            }
        }
    }

    /// Whether a text is a day, or one of the words that stand in place of it.
    package static func isDay(_ text: some StringProtocol) -> Bool {
        text == Permalink.unreleased || text == Permalink.imported || CalendarDay.isOne(text)
    }

    private static func secondSite(_ range: SourceRange, _ first: SourceRange) -> Diagnostic {
        Diagnostic(
            .ledgerSyntax,
            "the ledger says of the site that it lives at two places",
            at: range,
            related: [("the other line is this", first)],
            help: "keep the line of the place that the site was published at last"
        )
    }

    private static func secondTarget(
        of address: String,
        _ range: SourceRange,
        _ first: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .ledgerSyntax,
            "the ledger says of `\(address)` that it leads to two places",
            at: range,
            related: [("the other line is this", first)],
            help: "keep the line that was published first"
        )
    }

    private static func malformed(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            .ledgerSyntax,
            "this is no line of a ledger",
            at: range,
            help: "a line holds an address, what it leads to and since when, parted by tabs: restore it from history"
        )
    }
}
