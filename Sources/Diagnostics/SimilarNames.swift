/// Finds the name that somebody meant.
package enum SimilarNames {
    /// How many names are looked at. A text may hold any number of faults, so each must cost the same however many
    /// names there are.
    package static let mostNames = 10_000

    /// The nearest of the first `mostNames` names, if one is near enough to be a slip of the keyboard: at most a third
    /// of the longer name's characters differ, counting a swap of neighbours as one. Of equally near names the first; never
    /// the name itself, which somebody who wrote it does not look for.
    package static func nearest(to name: some StringProtocol, among names: some Sequence<String>) -> String? {
        guard var wanted = WantedName(name) else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in names.prefix(mostNames) {
            let limit = best.map { $0.distance - 1 } ?? .max
            guard let distance = wanted.distance(to: candidate, atMost: limit), candidate != name else { continue }
            best = (candidate, distance)
            if distance == 0 { break }
        }
        return best?.name
    }
}

/// A name that others are compared with, one after the other in the same memory.
private struct WantedName {
    private let wanted: [UInt8]
    private var letters: [UInt8] = []
    /// How often each byte stands in the name.
    private var counts = [Int](repeating: 0, count: 256)
    private var beforePrevious: [Int] = []
    private var previous: [Int] = []
    private var current: [Int] = []

    /// Takes the name, unless it is empty or too long to have been typed.
    init?(_ name: some StringProtocol) {
        var wanted: [UInt8] = []
        Self.fold(name, into: &wanted)
        guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
        self.wanted = wanted
        for letter in wanted { counts[Int(letter)] += 1 }
    }

    /// Optimal string alignment distance (insert, delete, replace, swap neighbours), or `nil` where it is above the
    /// limit or above a third of the longer name.
    mutating func distance(to candidate: String, atMost most: Int) -> Int? {
        Self.fold(candidate, into: &letters)
        let limit = min(most, max(wanted.count, letters.count) / 3)
        guard abs(letters.count - wanted.count) <= limit, hasSimilarLetters(limit) else { return nil }
        return distance(atMost: limit)
    }

    /// Lower case and without what parts words, so that `InvalidCard` is near to `invalid_card`.
    private static func fold(_ name: some StringProtocol, into letters: inout [UInt8]) {
        letters.removeAll(keepingCapacity: true)
        // Copied as a whole and folded in its place, which takes a third of the time that single bytes take.
        letters.append(contentsOf: name.utf8)
        var kept = 0
        for index in letters.indices {
            let byte = letters[index]
            if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") { continue }
            let isCapital = byte &- UInt8(ascii: "A") < 26
            letters[kept] = isCapital ? byte | 0x20 : byte
            kept += 1
        }
        // A name of such marks only stays as it is.
        if kept > 0 { letters.removeLast(letters.count - kept) }
    }

    /// Whether neither name has more than `limit` letters that the other has not, in whatever order they stand: the
    /// distance is no smaller, and this is told in one pass.
    private mutating func hasSimilarLetters(_ limit: Int) -> Bool {
        var room = limit + min(0, letters.count - wanted.count)
        var seen = 0
        while seen < letters.count, room >= 0 {
            let letter = Int(letters[seen])
            counts[letter] -= 1
            if counts[letter] < 0 { room -= 1 }
            seen += 1
        }
        for letter in letters[..<seen] { counts[Int(letter)] += 1 }
        return room >= 0
    }

    /// Fills only the cells at most `limit` off the diagonal, for the others are above it, and ends with the first row
    /// that is above it as a whole.
    private mutating func distance(atMost limit: Int) -> Int? {
        let width = letters.count
        let above = limit + 1
        if current.count <= width {
            let row = [Int](repeating: 0, count: width + 1)
            (beforePrevious, previous, current) = (row, row, row)
        }
        for column in 0...min(width, above) { previous[column] = column }
        for row in 1...wanted.count {
            let first = max(1, row - limit)
            let last = min(width, row + limit)
            guard first <= last else { return nil }
            current[first - 1] = first == 1 ? row : above
            var least = current[first - 1]
            for column in first...last {
                let same = wanted[row - 1] == letters[column - 1]
                var cost = min(previous[column], current[column - 1]) + 1
                cost = min(cost, previous[column - 1] + (same ? 0 : 1))
                if row > 1, column > 1, wanted[row - 1] == letters[column - 2], wanted[row - 2] == letters[column - 1] {
                    cost = min(cost, beforePrevious[column - 2] + 1)
                }
                current[column] = cost
                least = min(least, cost)
            }
            guard least <= limit else { return nil }
            if last < width { current[last + 1] = above }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        return previous[width] <= limit ? previous[width] : nil
    }
}
