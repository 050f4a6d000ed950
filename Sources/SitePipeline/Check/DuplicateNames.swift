internal import Diagnostics
internal import SiteModel

/// Codes and group ids are unique: a link could not tell two apart.
enum DuplicateNames {
    static func check(_ catalog: ErrorCatalog) -> [Diagnostic] {
        repeated(catalog.groups.map(\.id)).map { name, first in
            Diagnostic(
                .duplicateGroup,
                "the group `\(name.value)` is defined twice",
                at: name.range,
                related: [("it is defined here first", first)],
                help: "give one of the two another `group`, or put the entries of both into one file"
            )
        }
            + repeated(catalog.entries.map { $0.code.map(\.rawValue) }).map { name, first in
                Diagnostic(
                    .duplicateCode,
                    "the code `\(name.value)` is defined twice",
                    at: name.range,
                    related: [("it is defined here first", first)],
                    help: "keep one of the two entries; a second message of the same code belongs into its `messages`"
                )
            }
    }

    private static func repeated(_ names: [Located<String>]) -> [(name: Located<String>, first: SourceRange)] {
        var places: [String: SourceRange] = [:]
        places.reserveCapacity(names.count)
        return names.compactMap { name in
            if let first = places[name.value] { return (name, first) }
            places[name.value] = name.range
            return nil
        }
    }
}
