/// Finds the name that somebody meant.
package enum SimilarNames {
    /// The nearest of the names, if one is near enough to be a slip of the keyboard: at most a third of the longer
    /// name's characters differ, counting a swap of neighbours as one. Of equally near names the first.
    package static func nearest(to name: some StringProtocol, among names: some Sequence<String>) -> String? {
        let wanted = Array(folded(name))
        guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in names {
            let letters = Array(folded(candidate))
            let limit = min(best.map { $0.distance - 1 } ?? .max, max(wanted.count, letters.count) / 3)
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let distance = self.distance(wanted, letters)
            if distance <= limit { best = (candidate, distance) }
            if distance == 0 { break }
        }
        return best?.name
    }

    /// Letters and digits only and in lower case, so that `InvalidCard` is near to `invalid_card`.
    private static func folded(_ name: some StringProtocol) -> [UInt8] {
        let folded = name.utf8.compactMap { byte -> UInt8? in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "): nil
            default: byte
            }
        }
        return folded.isEmpty ? Array(name.utf8) : folded
    }

    /// Optimal string alignment distance (insert, delete, replace, swap neighbours).
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var beforePrevious = [Int]()
        var previous = Array(0...other.count)
        for row in 1...max(one.count, 1) where row <= one.count {
            var current = [row]
            for column in 1...max(other.count, 1) where column <= other.count {
                let same = one[row - 1] == other[column - 1]
                var cost = min(
                    previous[column] + 1,
                    current[column - 1] + 1,
                    previous[column - 1] + (same ? 0 : 1)
                )
                if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                    cost = min(cost, beforePrevious[column - 2] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[other.count]
    }
}
