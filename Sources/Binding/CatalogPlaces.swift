internal import Diagnostics
package import SiteModel
package import SitePaths

/// Where the pages of entries and groups come to lie.
struct CatalogPlaces {
    /// Of every entry in the order of the catalog.
    let entries: [SitePath]
    /// Of every group.
    let groups: [SitePath]
    /// Of what each of the catalog's bare codes leads to by itself: the list of its entries, or a former page.
    let bareCodes: [SitePath?]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ catalog: ErrorCatalog, slugs: Slugs, addresses: SiteAddresses) {
        var entries: [SitePath] = []
        entries.reserveCapacity(catalog.entries.count)
        var faults: [Diagnostic] = []
        for (group, slug) in zip(catalog.groups, slugs.groups) {
            for entry in group.entries {
                let slug = (own: slugs.entries[entries.count], group: slug)
                let values = AddressPattern.Values(entry, slug: slug.own, group: slug.group)
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
        bareCodes = Self.paths(of: catalog.bareCodes, catalog, slugs.groups, addresses)
        diagnostics = faults
    }

    /// Where codes by themselves have pages, as if they had no scope.
    private static func paths(
        of bareCodes: [BareCode],
        _ catalog: ErrorCatalog,
        _ groupSlugs: [Slug],
        _ addresses: SiteAddresses
    ) -> [SitePath?] {
        guard !bareCodes.isEmpty else { return [] }
        let groups = zip(catalog.groups, groupSlugs).flatMap { group, slug in group.entries.map { _ in slug } }
        return bareCodes.map { bare in
            let own = Set(bare.holders.map { groups[$0] })
            // Those of several groups have no address that all of them would have had.
            guard let slug = Slug(derivedFrom: bare.code.rawValue), let group = own.first,
                own.count == 1 || !addresses.entry.holds(.group)
            else { return nil }
            let address = addresses.entry.address(for: .init(slug: slug, code: bare.code.rawValue, group: group))
            guard AddressPart.obstacle(inAddress: address) == nil,
                ReservedPlaces.name(in: address.split(separator: "/")) == nil
            else { return nil }
            return SitePath(address: address)
        }
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
            "`\(address)` can be no address of the code `\(entry.id)`: \(obstacle)",
            at: entry.code.range,
            related: addresses.places["entry"].map { [("it is made by this pattern", $0)] } ?? [],
            help: holdsCode
                ? "write `{slug}` in the pattern: a slug is made of every code, or given by `slug:`"
                : "give the entry another `slug:`, or `addresses` another pattern"
        )
    }
}

extension AddressPattern.Values {
    /// What patterns are filled in with for an entry.
    init(_ entry: CatalogEntry, slug: Slug, group: Slug) {
        self.init(slug: slug, code: entry.code.value.rawValue, scope: entry.scope?.value, group: group)
    }

    /// What patterns are filled in with for all addresses that an entry may have had: its own names, its code by itself,
    /// and what it was called before.
    package static func all(of entry: SiteEntry, group: Slug) -> [Self] {
        let bare = entry.scope != nil && entry.bearsCode ? [entry.code.rawValue] : []
        return [Self(entry.source, slug: entry.slug, group: group)]
            + (bare + entry.source.aliases.map(\.value)).compactMap { name in
                Slug(derivedFrom: name).map { Self(slug: $0, code: name, group: group) }
            }
    }
}
