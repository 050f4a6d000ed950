internal import Diagnostics
internal import SiteModel

/// Ways from entry to entry that lead back to where they began.
enum Circles {
    /// The faults of the circles of a catalog.
    /// - Parameters:
    ///   - code: what such a circle is.
    ///   - headline: what its codes are to each other.
    ///   - entries: every entry, in the order of the catalog.
    ///   - next: the index of the entry that each leads to.
    ///   - link: where an entry names the next.
    ///   - step: what an entry is said to be there.
    ///   - help: what to do.
    /// - Returns: a fault for each, at the entry that stands first in the catalog.
    static func faults(
        _ code: DiagnosticCode,
        _ headline: String,
        of entries: [CatalogEntry],
        _ next: [Int?],
        by link: (CatalogEntry) -> Located<String>?,
        each step: String,
        help: String
    ) -> [Diagnostic] {
        find(next).map { circle in
            let circle = circle.map { entries[$0] }
            let names = (circle + [circle[0]]).map { "`\($0.id)`" }.joined(separator: " → ")
            return Diagnostic(
                code,
                "\(headline): \(names)",
                at: link(circle[0])?.range ?? circle[0].code.range,
                related: circle.dropFirst().prefix(5).compactMap { entry in
                    link(entry).map { ("`\(entry.id)` \(step) here", $0.range) }
                },
                help: help
            )
        }
    }

    /// - Parameter next: the index of the entry that each leads to.
    /// - Returns: the indexes of the entries of each circle, in the order in which they lead on, the lowest first.
    static func find(_ next: [Int?]) -> [[Int]] {
        var circles: [[Int]] = []
        // In which walk an entry was come by, so that each is gone through once.
        var walks = [Int](repeating: -1, count: next.count)
        for start in next.indices where next[start] != nil && walks[start] < 0 {
            var path: [Int] = []
            var current: Int? = start
            while let index = current, walks[index] < 0 {
                walks[index] = start
                path.append(index)
                current = next[index]
            }
            if let index = current, walks[index] == start, let entered = path.firstIndex(of: index) {
                // A walk may begin outside of the circle, and enter it anywhere.
                let circle = path[entered...]
                let first = circle.indices.min { circle[$0] < circle[$1] } ?? entered
                circles.append(Array(circle[first...] + circle[..<first]))
            }
        }
        return circles
    }
}
