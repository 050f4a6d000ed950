internal import Markup

/// All words of an index in order, with the runs of entries that each stands in.
///
/// Bringing the words of all runs together is the one step of the index that is taken on one thread. Meanwhile the runs
/// can be weighed, and then the entries of each word are listed, some words at a time.
package struct WordIndex: Sendable {
    /// How many places are gone through at a time, at least.
    private static let placesPerPart = 1 << 12

    /// In the order in which a browser compares strings.
    private let places: [WeighedRuns.Place]
    /// Where the places of each word end.
    private let ends: [Int32]
    /// Words that can be listed together.
    package let parts: [Range<Int>]

    /// - Parameter runs: the words of all entries, in the order of the site.
    package init(_ runs: [EntryTerms]) {
        var vocabulary = Vocabulary()
        let numbers = runs.map { run in
            (0..<run.words.count).map { Int32(vocabulary.number(of: $0, in: run.words)) }
        }
        let order = CodeUnitOrder.sorted(vocabulary.words)
        var positions = [Int32](repeating: 0, count: order.count)
        for (position, number) in order.enumerated() { positions[Int(number)] = Int32(position) }

        // A counting sort: the runs stay in order within each word.
        var ends = [Int32](repeating: 0, count: order.count + 1)
        for number in numbers.joined() { ends[Int(positions[Int(number)]) + 1] += 1 }
        for word in order.indices { ends[word + 1] += ends[word] }
        var places = [WeighedRuns.Place](repeating: WeighedRuns.Place(run: 0, word: 0), count: Int(ends.last ?? 0))
        for (run, numbers) in numbers.enumerated() {
            for (word, number) in numbers.enumerated() {
                let position = Int(positions[Int(number)])
                places[Int(ends[position])] = WeighedRuns.Place(run: Int32(run), word: Int32(word))
                ends[position] += 1
            }
        }
        self.places = places
        self.ends = ends.dropLast()
        var parts: [Range<Int>] = []
        var start = 0
        for word in order.indices {
            let first = start == 0 ? 0 : Int(self.ends[start - 1])
            guard Int(self.ends[word]) - first >= Self.placesPerPart || word == order.indices.last else { continue }
            parts.append(start..<word + 1)
            start = word + 1
        }
        self.parts = parts
    }

    /// Lists the entries of some words.
    /// - Parameters:
    ///   - words: one of ``parts``.
    ///   - runs: the runs that the index was made of, weighed.
    /// - Returns: the words and their lists.
    package func lists(_ words: Range<Int>, of runs: WeighedRuns) -> WordLists {
        var lists = WordLists()
        var order = MatchOrder()
        for word in words {
            runs.list(places[(word == 0 ? 0 : Int(ends[word - 1]))..<Int(ends[word])], in: &order, to: &lists)
        }
        return lists
    }
}
