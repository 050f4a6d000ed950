internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// What codes lead to by themselves, where all entries that have one have scopes: to their one entry, or to a list of all.
struct BareCodePlaces {
    /// The codes that several entries have.
    private(set) var shared: [SharedCode] = []
    /// The pages that entries had before they had a scope.
    private(set) var former: [(path: SitePath, entry: Int)] = []

    /// - Parameters:
    ///   - catalog: the catalog.
    ///   - paths: where each of its bare codes has a page.
    ///   - addresses: where the errors page lies.
    ///   - ledger: every address that was published.
    init(_ catalog: ErrorCatalog, at paths: [SitePath?], _ addresses: SiteAddresses, _ ledger: PermalinkLedger) {
        // Where files have no case, two pages would be one.
        var lists: [String: SitePath] = [:]
        for (bare, path) in zip(catalog.bareCodes, paths) {
            if bare.isShared {
                let path = path.map { lists[$0.text.lowercased()] ?? $0 }
                if let path { lists[path.text.lowercased()] = path }
                let owner = Self.owner(of: bare, path, catalog, addresses, ledger)
                shared.append(SharedCode(bare, path: path, owner: owner, among: catalog.entries))
            } else if let path, let known = ledger[path.address], !known.isUnreleased,
                known.target.kind == .error
            {
                // What led to another entry goes on to do so, or is told.
                let index = bare.holders[0]
                let other = catalog.entry(id: known.target.name)
                if other == nil || other == index { former.append((path, index)) }
            }
        }
    }

    /// The entry that a code led to when it was published, as its aliases or else the ledger say.
    private static func owner(
        of bare: BareCode,
        _ path: SitePath?,
        _ catalog: ErrorCatalog,
        _ addresses: SiteAddresses,
        _ ledger: PermalinkLedger
    ) -> Int? {
        let entries = catalog.entries
        let named = bare.holders.first { index in
            entries[index].aliases.contains { ErrorCode($0.value).map(entries[index].hasAsCode) ?? false }
        }
        if let named { return named }
        let anchor = bare.code.anchor
        for address in [addresses.anchor(anchor), "#" + anchor, path?.address ?? ""] {
            guard let known = ledger[address], !known.isUnreleased, known.target.kind == .error else { continue }
            let name = known.target.name
            let owner = bare.holders.first { index in
                entries[index].id.rawValue == name || entries[index].aliases.contains { $0.value == name }
            }
            if let owner { return owner }
        }
        return nil
    }
}
