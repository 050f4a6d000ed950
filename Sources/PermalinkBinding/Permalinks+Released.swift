package import Diagnostics
package import SiteModel

extension Permalinks {
    /// The fault of a site that is to be published while the ledger would not keep all of its addresses: those that are in
    /// none, and those without a day, may go without a word.
    /// - Parameters:
    ///   - ledger: the ledger as it would be kept.
    ///   - site: the site.
    /// - Returns: one fault for all of them, at the first.
    package func unreleased(in ledger: PermalinkLedger, of site: Site) -> Diagnostic? {
        let addresses = ledger.permalinks.filter(\.isUnreleased)
        guard let first = addresses.first else { return nil }
        let lack = "no day of a release in \(path) yet"
        return Diagnostic(
            .unreleasedAddress,
            addresses.count == 1
                ? "the address `\(first.address)` has \(lack)"
                : "\(addresses.count) addresses have \(lack), `\(first.address)` among them",
            at: addresses.lazy.compactMap { site.place(of: $0.target) }.first
                ?? SourceFile(unread: path).whole,
            help: "run `docsite build --release YYYY-MM-DD` with the day, and commit \(path)"
        )
    }
}
