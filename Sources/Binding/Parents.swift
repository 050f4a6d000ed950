internal import Diagnostics
internal import SiteModel

/// Whoever goes from a sub-code up to its parent comes to an end, at a code that is still sent.
enum Parents {
    /// - Parameters:
    ///   - entries: every entry, in the order of the catalog.
    ///   - parents: the index of the parent of each.
    /// - Returns: a fault for each circle, and for each code that is still sent below one that is not.
    static func faults(_ entries: [CatalogEntry], _ parents: [Int?]) -> [Diagnostic] {
        var diagnostics = Circles.find(parents).map { circle($0.map { entries[$0] }) }
        for (entry, parent) in zip(entries, parents) {
            guard let parent = parent.map({ entries[$0] }), let name = entry.parent else { continue }
            if parent.retired != nil, entry.retired == nil { diagnostics.append(retired(entry, name, parent)) }
        }
        return diagnostics
    }

    private static func circle(_ entries: [CatalogEntry]) -> Diagnostic {
        // At the entry that stands first in the catalog, wherever the walk began.
        let first = entries.indices.min { entries[$0].code.range < entries[$1].code.range } ?? 0
        let ordered = Array(entries[first...] + entries[..<first])
        let names = (ordered + [ordered[0]]).map { "`\($0.code.value)`" }.joined(separator: " → ")
        return Diagnostic(
            .circularParent,
            "these codes are parts of one another: \(names)",
            at: ordered[0].parent?.range ?? ordered[0].code.range,
            related: ordered.dropFirst().prefix(5).compactMap { entry in
                entry.parent.map { ("`\(entry.code.value)` is said to be a part here", $0.range) }
            },
            help: "leave the `parent:` of that out which the others are sub-codes of"
        )
    }

    private static func retired(_ entry: CatalogEntry, _ name: Located<String>, _ parent: CatalogEntry) -> Diagnostic {
        Diagnostic(
            .retiredParent,
            "`\(entry.code.value)` is still sent, and `\(name.value)`, which it is a sub-code of, is retired",
            at: name.range,
            related: [("it is retired here", parent.code.range)],
            help: "leave the `parent:` out, name another code, or mark this one as `retired:` as well"
        )
    }
}
