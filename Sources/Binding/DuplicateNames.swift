internal import Diagnostics
internal import SiteModel

/// Codes and group ids are unique: a link could not tell two apart.
enum DuplicateNames {
    static func check(_ catalog: ErrorCatalog) -> [Diagnostic] {
        repeatedGroups(catalog) + repeatedCodes(catalog)
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

    private static func repeatedCodes(_ catalog: ErrorCatalog) -> [Diagnostic] {
        catalog.entries.indices.filter { !catalog.isFirstOfItsCode($0) }.map { index in
            let code = catalog.entries[index].code
            return Diagnostic(
                .duplicateCode,
                "the code `\(code.value)` is defined twice",
                at: code.range,
                related: catalog.entry(code: code.value.rawValue).map {
                    [("it is defined here first", catalog.entries[$0].code.range)]
                } ?? [],
                help: "keep one of the two entries; a second message of the same code belongs into its `messages`"
            )
        }
    }
}
