internal import Diagnostics
internal import SiteModel

/// Whoever follows the successor of a code comes to one that is still sent.
enum Successors {
    /// - Parameters:
    ///   - entries: every entry, in the order of the catalog.
    ///   - replacements: the index of the entry to use in place of each.
    /// - Returns: a fault for each circle, and for each successor that is itself withdrawn and has none.
    static func faults(_ entries: [CatalogEntry], _ replacements: [Int?]) -> [Diagnostic] {
        var diagnostics = Circles.faults(
            .circularSuccessor,
            "these codes are to be used in place of one another",
            of: entries,
            replacements,
            by: use,
            each: "is replaced",
            help: "let the last of them name a code that is still sent, or none"
        )
        for (entry, replacement) in zip(entries, replacements) {
            guard let replacement, let use = use(of: entry) else { continue }
            let successor = entries[replacement]
            guard (successor.retired ?? successor.deprecated)?.useLink == nil else { continue }
            let isWithdrawn = successor.retired != nil || successor.deprecated != nil
            // A successor that leads nowhere is told where it is named.
            if isWithdrawn, Self.use(of: successor) == nil { diagnostics.append(deadEnd(entry, use, successor)) }
        }
        return diagnostics
    }

    private static func use(of entry: CatalogEntry) -> Located<String>? {
        entry.retired?.use ?? entry.deprecated?.use
    }

    private static func deadEnd(_ entry: CatalogEntry, _ use: Located<String>, _ successor: CatalogEntry) -> Diagnostic
    {
        let state = successor.retired != nil ? "retired" : "deprecated"
        return Diagnostic(
            .withdrawnSuccessor,
            "`\(use.value)`, which is to be used in place of `\(entry.id)`, is itself \(state) and has no successor",
            at: use.range,
            related: [("it is \(state) here", successor.code.range)],
            help: "name a code that is still sent, give `\(use.value)` a `use:` of its own, or leave this `use:` out"
        )
    }
}
