internal import Diagnostics
internal import SiteModel

/// Where the pages of entries and groups come to lie.
struct CatalogPlaces {
    /// Of every entry in the order of the catalog.
    let entries: [SitePath]
    /// Of every group.
    let groups: [SitePath]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ catalog: ErrorCatalog, slugs: Slugs, addresses: SiteAddresses) {
        var entries: [SitePath] = []
        entries.reserveCapacity(catalog.entries.count)
        var faults: [Diagnostic] = []
        for (group, slug) in zip(catalog.groups, slugs.groups) {
            for entry in group.entries {
                let slug = (own: slugs.entries[entries.count], group: slug)
                let values = AddressPattern.Values(slug: slug.own, code: entry.code.value.rawValue, group: slug.group)
                let address = addresses.entry.address(for: values)
                // Slugs are sound in themselves, and so is what the usual pattern makes of them.
                if addresses.entry != .entries, let obstacle = AddressPart.obstacle(inAddress: address) {
                    faults.append(Self.unfit(address, entry, addresses, obstacle))
                }
                entries.append(SitePath(address: address))
            }
        }
        groups = zip(catalog.groups, slugs.groups).map { group, slug in
            let address = addresses.group.address(for: .init(slug: slug))
            if addresses.group != .groups, let obstacle = AddressPart.obstacle(inAddress: address) {
                faults.append(
                    Diagnostic(
                        .invalidSlug,
                        "`\(address)` can be no address of the group `\(group.id.value)`: \(obstacle)",
                        at: group.id.range,
                        related: addresses.places["group"].map { [("it is made by this pattern", $0)] } ?? [],
                        help: "give the group another id, or `addresses` another pattern"
                    )
                )
            }
            return SitePath(address: address)
        }
        self.entries = entries
        diagnostics = faults
    }

    private static func unfit(
        _ address: String,
        _ entry: CatalogEntry,
        _ addresses: SiteAddresses,
        _ obstacle: String
    ) -> Diagnostic {
        let holdsCode = addresses.entry.holds(.code) || addresses.entry.holds(.lowerCode)
        return Diagnostic(
            .invalidSlug,
            "`\(address)` can be no address of the code `\(entry.code.value)`: \(obstacle)",
            at: entry.code.range,
            related: addresses.places["entry"].map { [("it is made by this pattern", $0)] } ?? [],
            help: holdsCode
                ? "write `{slug}` in the pattern: a slug is made of every code, or given by `slug:`"
                : "give the entry another `slug:`, or `addresses` another pattern"
        )
    }
}
