/// Which entries are sub-codes of which.
package struct SubCodes: Sendable {
    private let byParent: [Int: [Int]]
    private let parents: [Int: Int]

    init(_ entries: [SiteEntry]) {
        var byParent: [Int: [Int]] = [:]
        var parents: [Int: Int] = [:]
        for (index, entry) in entries.enumerated() {
            guard let parent = entry.parent else { continue }
            byParent[parent, default: []].append(index)
            parents[index] = parent
        }
        self.byParent = byParent
        self.parents = parents
    }

    package var isEmpty: Bool { byParent.isEmpty }

    /// The sub-codes of an entry, in the order of the catalog.
    package func of(_ entry: Int) -> [Int] { byParent.isEmpty ? [] : byParent[entry] ?? [] }

    /// Entries that follow each other in the catalog, each with those of its sub-codes that are among them behind it.
    package func ordered(_ entries: Range<Int>) -> [Int] {
        guard !byParent.isEmpty else { return Array(entries) }
        var ordered: [Int] = []
        var seen: Set<Int> = []
        // The last of them is the next.
        var pending: [Int] = entries.reversed().filter { parents[$0].map { !entries.contains($0) } ?? true }
        while let entry = pending.popLast() {
            guard seen.insert(entry).inserted else { continue }
            ordered.append(entry)
            pending += of(entry).reversed().filter { entries.contains($0) }
        }
        // Those of a circle, which is told, lead nowhere else.
        return ordered + entries.filter { !seen.contains($0) }
    }
}
