internal import Diagnostics
internal import SiteModel

/// Whoever goes from a sub-code up to its parent comes to an end, at a code that is still sent.
enum Parents {
    /// - Parameters:
    ///   - entries: every entry, in the order of the catalog.
    ///   - parents: the index of the parent of each.
    /// - Returns: a fault for each circle, and for each code that is still sent below one that is not.
    static func faults(_ entries: [CatalogEntry], _ parents: [Int?]) -> [Diagnostic] {
        var diagnostics = Circles.faults(
            .circularParent,
            "these codes are parts of one another",
            of: entries,
            parents,
            by: \.parent,
            each: "is said to be a part",
            help: "leave the `parent:` of that out which the others are sub-codes of"
        )
        for (entry, parent) in zip(entries, parents) {
            guard let parent = parent.map({ entries[$0] }), let name = entry.parent else { continue }
            if parent.retired != nil, entry.retired == nil { diagnostics.append(retired(entry, name, parent)) }
        }
        return diagnostics
    }

    private static func retired(_ entry: CatalogEntry, _ name: Located<String>, _ parent: CatalogEntry) -> Diagnostic {
        Diagnostic(
            .retiredParent,
            "`\(entry.id)` is still sent, and `\(name.value)`, which it is a sub-code of, is retired",
            at: name.range,
            related: [("it is retired here", parent.code.range)],
            help: "leave the `parent:` out, name another code, or mark this one as `retired:` as well"
        )
    }
}
