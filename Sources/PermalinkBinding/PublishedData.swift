internal import ContentReading
internal import Diagnostics
internal import SiteModel
internal import SourceReading

/// Files for programs are promised as addresses are: a class that was published is not left out without a word.
enum PublishedData {
    /// The classes that the ledger is to know.
    static func kept(of site: Site, after ledger: PermalinkLedger, dropping: Bool) -> Set<DataSettings.Class> {
        let current = site.data.published.filter { $0.ledgerName != nil }
        return dropping || isUnknown(ledger) ? current : current.union(ledger.data)
    }

    /// A fault for each class that is left out.
    static func check(
        _ site: Site,
        against reading: PermalinkLedgerReader.Reading,
        dropping: Bool
    ) -> [Diagnostic] {
        guard !dropping, !isUnknown(reading.ledger) else { return [] }
        let lost = DataSettings.Class.allCases.filter { reading.ledger.data.contains($0) && !site.data.publish($0) }
        return lost.map { one in
            Diagnostic(
                .lostPermalink,
                "`\(one.ledgerName ?? one.rawValue)` was published for programs, and `data` in site.yml leaves it out",
                at: reading.site ?? SourceFile(unread: LedgerReading.fileName).whole,
                help: "take `\(one.rawValue): false` out of `data`; or, once nobody reads it, build with `--drop data`"
            )
        }
    }

    /// Whether nobody outside can know any of it yet.
    private static func isUnknown(_ ledger: PermalinkLedger) -> Bool {
        ledger.permalinks.allSatisfy(\.isUnreleased)
    }
}
