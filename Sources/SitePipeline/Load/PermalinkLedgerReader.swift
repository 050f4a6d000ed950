package import Diagnostics
package import SiteModel

/// Reads `permalinks.txt`.
package enum PermalinkLedgerReader {
    /// A ledger, and where its lines stand.
    package struct Reading: Sendable {
        package let ledger: PermalinkLedger
        /// The place of the line that says where the site lives.
        package let site: SourceRange?
        /// The places of the addresses.
        package let places: [String: SourceRange]

        /// What there is before the first build.
        static let none = Reading(ledger: PermalinkLedger(), site: nil, places: [:])
    }

    /// Reads a ledger. The order of its lines does not matter, nor does a line that stands twice: merges do that.
    package static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Reading {
        var permalinks: [Permalink] = []
        var places: [String: SourceRange] = [:]
        var known: [String: Permalink] = [:]
        var site: (url: BaseURL, range: SourceRange)?
        var offset = 0
        // By bytes: a combining mark at the beginning of a name must not hide the tab before it.
        for bytes in file.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let line = Substring(bytes)
            let range = file.range(offset..<offset + line.utf8.count)
            offset += line.utf8.count + 1
            guard !line.isEmpty, !line.hasPrefix("# ") else { continue }
            let columns = bytes.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map(
                Substring.init
            )
            if columns.count == 2, columns[0] == "site", let url = BaseURL(String(columns[1])) {
                if let site, site.url != url { diagnostics.append(secondSite(range, site.range)) }
                site = site ?? (url, range)
                continue
            }
            guard columns.count == 3, let target = Permalink.Target(columns[1]), isDay(columns[2]) else {
                diagnostics.append(malformed(range))
                continue
            }
            let permalink = Permalink(address: String(columns[0]), target: target, since: String(columns[2]))
            if let first = known[permalink.address] {
                guard first.target != target, let place = places[permalink.address] else { continue }
                diagnostics.append(
                    Diagnostic(
                        .ledgerSyntax,
                        "the ledger says of `\(permalink.address)` that it leads to two places",
                        at: range,
                        related: [("the other line is this", place)],
                        help: "keep the line that was published first"
                    )
                )
                continue
            }
            known[permalink.address] = permalink
            permalinks.append(permalink)
            places[permalink.address] = range
        }
        return Reading(ledger: PermalinkLedger(baseURL: site?.url, permalinks), site: site?.range, places: places)
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

    private static func malformed(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            .ledgerSyntax,
            "this is no line of a ledger",
            at: range,
            help: "a line holds an address, what it leads to and since when, parted by tabs: restore it from history"
        )
    }
}
