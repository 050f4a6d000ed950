package import Diagnostics
package import SiteModel

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
        // By bytes: a combining mark at the beginning of a name must not hide the tab before it.
        let tab = UInt8(ascii: "\t")
        let bytes = Array(file.text.utf8)
        let lines = bytes.count { $0 == UInt8(ascii: "\n") }
        var ledger = PermalinkLedger()
        ledger.reserveCapacity(lines)
        var places: [SourceRange] = []
        places.reserveCapacity(lines)
        var site: SourceRange?
        var lastDay = ""
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            let line = bytes[start..<end]
            let range = SourceRange(file: file, bounds: start..<end)
            start = end + 1
            guard !line.isEmpty, !line.starts(with: "# ".utf8) else { continue }
            let first = line.firstIndex(of: tab) ?? end
            let address = String(decoding: line[..<first], as: UTF8.self)
            let rest = line[min(first + 1, end)...]
            let second = rest.firstIndex(of: tab)
            if second == nil, address == "site", let url = BaseURL(String(decoding: rest, as: UTF8.self)) {
                if let site, let known = ledger.baseURL, known != url { diagnostics.append(secondSite(range, site)) }
                site = site ?? range
                ledger.baseURL = ledger.baseURL ?? url
                continue
            }
            if second == nil, address == "feed", let url = BaseURL(String(decoding: rest, as: UTF8.self)) {
                // Of two that a merge left the ids of either were published; the first is kept.
                ledger.feedURL = ledger.feedURL ?? url
                continue
            }
            if second == nil, address == "addresses",
                let former = FormerAddressing(String(decoding: rest, as: UTF8.self))
            {
                ledger.remember(CollectionOfOne(former))
                continue
            }
            guard let second, let target = Permalink.Target(String(decoding: rest[..<second], as: UTF8.self)) else {
                diagnostics.append(malformed(range))
                continue
            }
            let day = String(decoding: rest[(second + 1)...], as: UTF8.self)
            // Long stretches have one day.
            guard day == lastDay || isDay(day) else {
                diagnostics.append(malformed(range))
                continue
            }
            lastDay = day
            let permalink = Permalink(address: address, target: target, since: day)
            if ledger.add(permalink) {
                places.append(range)
            } else if let position = ledger.position(of: permalink.address),
                ledger.permalinks[position].target != target
            {
                diagnostics.append(secondTarget(of: permalink.address, range, places[position]))
            }
        }
        return Reading(ledger: ledger, site: site, places: places)
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
