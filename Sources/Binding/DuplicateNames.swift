internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// The ids of entries and groups are unique: a link could not tell two apart.
enum DuplicateNames {
    static func check(_ catalog: ErrorCatalog) -> [Diagnostic] {
        repeatedGroups(catalog) + repeatedCodes(catalog) + repeatedIdentifiers(catalog)
    }

    private static func repeatedGroups(_ catalog: ErrorCatalog) -> [Diagnostic] {
        var places: [String: SourceRange] = [:]
        return catalog.groups.compactMap { group in
            guard let first = places[group.id.value] else {
                places[group.id.value] = group.id.range
                return nil
            }
            return Diagnostic(
                .duplicateGroup,
                "the group `\(group.id.value)` is defined twice",
                at: group.id.range,
                related: [("it is defined here first", first)],
                help: "give one of the two another `group`, or put the entries of both into one file"
            )
        }
    }

    /// Each language writes constants in its own way, so that the case of letters tells none apart.
    private static func repeatedIdentifiers(_ catalog: ErrorCatalog) -> [Diagnostic] {
        var first: [String: Located<String>] = [:]
        return catalog.entries.compactMap { entry in
            guard let identifier = entry.identifier else { return nil }
            let key = identifier.value.lowercased()
            guard let earlier = first[key] else {
                first[key] = identifier
                return nil
            }
            let other = earlier.value == identifier.value ? "" : ", once as `\(earlier.value)`"
            return Diagnostic(
                .duplicateIdentifier,
                "the identifier `\(identifier.value)` stands at two entries" + other,
                at: identifier.range,
                related: [("it stands here first", earlier.range)],
                help: "give one of the two another name; the case of letters makes no difference"
            )
        }
    }

    private static func repeatedCodes(_ catalog: ErrorCatalog) -> [Diagnostic] {
        catalog.entries.indices.filter { !catalog.isFirstOfItsID($0) }.map { index in
            let entry = catalog.entries[index]
            let place = entry.scope.map { " in the scope `\($0.value)`" } ?? ""
            return Diagnostic(
                .duplicateCode,
                "the code `\(entry.code.value)` is defined twice\(place)",
                at: entry.code.range,
                related: catalog.entry(id: entry.id.rawValue).map {
                    [("it is defined here first", catalog.entries[$0].code.range)]
                } ?? [],
                help: "keep one of the two entries; a second message of the same code belongs into its `messages`",
                "two errors that have one code, as those of two products, have a `scope:` each"
            )
        }
    }
}
