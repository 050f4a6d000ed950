package import Diagnostics
package import SiteModel
internal import SitePaths

/// Binds what was read to one another: codes to notes, entries to related entries, everything to a place in the site.
package enum SiteResolver {
    /// Binds a content.
    /// - Parameters:
    ///   - content: the content.
    ///   - ledger: every address that was published; those that were made by other patterns than now lead on.
    /// - Returns: the site, sound only where there is no error among the faults; and the faults.
    package static func resolve(_ content: Content, after ledger: PermalinkLedger = PermalinkLedger())
        -> (site: Site, diagnostics: [Diagnostic])
    {
        let catalog = content.catalog
        var diagnostics: [Diagnostic] = []
        diagnostics += DuplicateNames.check(catalog)
        let slugs = Slugs(catalog)
        diagnostics += slugs.diagnostics
        let addresses = content.configuration.addresses
        let places = CatalogPlaces(catalog, slugs: slugs, addresses: addresses)
        diagnostics += places.diagnostics
        diagnostics += Anchors.check(catalog, groupSlugs: slugs.groups)
        diagnostics += ReleaseNames.check(catalog)
        diagnostics += FieldFilters.check(catalog, content.configuration.fields)
        let notes = NoteBinding(content.notes, catalog: catalog, slugs: slugs.entries)
        diagnostics += notes.diagnostics
        if content.configuration.requiresNotes {
            diagnostics += notes.missing(in: catalog, slugs: slugs.entries, besides: content.unreadable)
        }
        let references = CodeReferences(catalog, drafts: content.drafts, internals: content.readership.leftOut)
        diagnostics += references.diagnostics
        let reserved = ReservedPlaces(addresses, hasOperations: catalog.namesOperations)
        let pages = PagePlaces(content, reserved)
        diagnostics += pages.diagnostics

        let operations = Operations(catalog)
        diagnostics += operations.diagnostics
        let (groups, entries) = bind(catalog, slugs, places, notes, references, operations)
        let bareCodes = BareCodePlaces(catalog, at: places.bareCodes, addresses, ledger)
        if places.diagnostics.isEmpty {
            diagnostics += AddressClashes.check(
                groups: groups,
                entries: entries,
                shared: bareCodes.shared,
                pages: pages.pages,
                operations: operations.all,
                addresses
            )
        }
        let moves = FormerAddresses(
            groups: groups,
            entries: entries,
            bareCodes: bareCodes,
            pages: pages.pages,
            operations: operations.all,
            configuration: content.configuration,
            introduction: pages.introduction,
            ledger: ledger
        )
        diagnostics += moves.diagnostics
        let taken = pages.pages.map(\.path) + moves.moves.map(\.from)
        // Under the usual addresses the names of their folders are reserved.
        let lists = bareCodes.shared.compactMap(\.path)
        let ofCatalog = addresses.areUsual ? [] : places.entries + lists + places.groups + [addresses.errors]
        let ofData = DataPlaces(content.configuration, groups: groups, entries: entries, pages: pages)
        diagnostics += ofData.diagnostics
        diagnostics += StaticPlaces.check(content.staticFiles, beside: taken + ofCatalog + ofData.paths, reserved)
        let site = Site(
            configuration: content.configuration,
            catalog: catalog,
            groups: groups,
            entries: entries,
            sharedCodes: bareCodes.shared,
            pages: pages.pages,
            operations: operations.all,
            introduction: pages.introduction,
            staticFiles: content.staticFiles,
            moves: moves.moves,
            frontAnchors: moves.frontAnchors,
            addressing: moves.addressing,
            unreadable: content.unreadable,
            drafts: content.drafts,
            readership: content.readership
        )
        return (site, diagnostics.filter { !content.unread.explains($0) })
    }

    /// Gives every group and entry its place, its note and what it refers to.
    private static func bind(
        _ catalog: ErrorCatalog,
        _ slugs: Slugs,
        _ places: CatalogPlaces,
        _ notes: NoteBinding,
        _ references: CodeReferences,
        _ operations: Operations
    ) -> (groups: [SiteGroup], entries: [SiteEntry]) {
        var groups: [SiteGroup] = []
        var entries: [SiteEntry] = []
        entries.reserveCapacity(catalog.entries.count)
        for (index, group) in catalog.groups.enumerated() {
            let first = entries.count
            for source in group.entries {
                let position = entries.count
                entries.append(
                    SiteEntry(
                        source: source,
                        slug: slugs.entries[position],
                        path: places.entries[position],
                        group: index,
                        name: EntryName.of(source),
                        statuses: EntryStatuses.of(source, in: group),
                        note: notes.notes[position],
                        see: references.see[position],
                        replacement: references.replacements[position],
                        parent: references.parents[position],
                        operations: operations.of(position),
                        bearsCode: source.scope == nil || catalog.entry(named: source.code.value.rawValue) == position
                    )
                )
            }
            groups.append(
                SiteGroup(
                    source: group,
                    slug: slugs.groups[index],
                    entries: first..<entries.count,
                    path: places.groups[index]
                )
            )
        }
        return (groups, entries)
    }
}
