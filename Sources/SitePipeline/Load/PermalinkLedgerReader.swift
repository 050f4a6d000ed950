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
        func place(of address: String) -> SourceRange? {
            ledger.position(of: address).map { places[$0] }
        }
    }

    /// Reads a ledger. The order of its lines does not matter, nor does a line that stands twice: merges do that.
    package static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Reading {
        var ledger = PermalinkLedger()
        var places: [SourceRange] = []
        var site: SourceRange?
        var lastDay = ""
        // By bytes: a combining mark at the beginning of a name must not hide the tab before it.
        let text = file.text
        let tab = UInt8(ascii: "\t")
        var start = text.utf8.startIndex
        var offset = 0
        while start < text.utf8.endIndex {
            let end = text.utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.utf8.endIndex
            let line = text[start..<end]
            let range = SourceRange(file: file, bounds: offset..<offset + line.utf8.count)
            offset += line.utf8.count + 1
            start = end < text.utf8.endIndex ? text.utf8.index(after: end) : end
            guard !line.isEmpty, !line.utf8.starts(with: "# ".utf8) else { continue }
            let first = line.utf8.firstIndex(of: tab) ?? line.endIndex
            let address = line[..<first]
            let rest = first < line.endIndex ? line[line.utf8.index(after: first)...] : ""
            let second = rest.utf8.firstIndex(of: tab)
            if second == nil, address == "site", let url = BaseURL(String(rest)) {
                if let site, let known = ledger.baseURL, known != url { diagnostics.append(secondSite(range, site)) }
                site = site ?? range
                ledger.baseURL = ledger.baseURL ?? url
                continue
            }
            guard let second, let target = Permalink.Target(rest[..<second]) else {
                diagnostics.append(malformed(range))
                continue
            }
            let day = rest[rest.utf8.index(after: second)...]
            // Long stretches have one day.
            guard day == lastDay || isDay(day) else {
                diagnostics.append(malformed(range))
                continue
            }
            if day != lastDay { lastDay = String(day) }
            let permalink = Permalink(address: String(address), target: target, since: lastDay)
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

    /// Whether a text is a day, or the word for none yet.
    package static func isDay(_ text: some StringProtocol) -> Bool {
        text == Permalink.unreleased || CalendarDay.isOne(text)
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
