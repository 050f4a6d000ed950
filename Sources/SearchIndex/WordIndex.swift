internal import Markup

/// All words of an index in order, with the runs of entries that each stands in.
///
/// Bringing the words of all runs together is the one step of the index that is taken on one thread. Meanwhile the runs
/// can be weighed, and then the entries of each word are listed, some words at a time.
package struct WordIndex: Sendable {
    /// At most so many entries are kept for a word, the best ones: a word that stands in more of them
    /// tells them apart badly, and nobody should fetch a hundred thousand numbers for it.
    private static let mostEntries = 1000
    /// How many places are gone through at a time, at least.
    private static let placesPerPart = 1 << 12

    /// A word of a run.
    private struct Place: Sendable {
        var run: Int32
        var word: Int32
    }

    /// The number of each run's first entry.
    private let firstEntries: [Int]
    /// In the order in which a browser compares strings.
    private let places: [Place]
    /// Where the places of each word end.
    private let ends: [Int32]
    /// Words that can be listed together.
    package let parts: [Range<Int>]

    /// - Parameter runs: all entries in the order of the site.
    package init(_ runs: [SearchRun]) {
        var firstEntries: [Int] = []
        var entryCount = 0
        for run in runs {
            firstEntries.append(entryCount)
            entryCount += run.documents.count
        }
        self.firstEntries = firstEntries

        var vocabulary = Vocabulary()
        let numbers = runs.map { run in
            (0..<run.terms.words.count).map { Int32(vocabulary.number(of: $0, in: run.terms.words)) }
        }
        let order = CodeUnitOrder.sorted(vocabulary.words)
        var positions = [Int32](repeating: 0, count: order.count)
        for (position, number) in order.enumerated() { positions[Int(number)] = Int32(position) }

        // A counting sort: the runs stay in order within each word.
        var ends = [Int32](repeating: 0, count: order.count + 1)
        for number in numbers.joined() { ends[Int(positions[Int(number)]) + 1] += 1 }
        for word in order.indices { ends[word + 1] += ends[word] }
        var places = [Place](repeating: Place(run: 0, word: 0), count: Int(ends.last ?? 0))
        for (run, numbers) in numbers.enumerated() {
            for (word, number) in numbers.enumerated() {
                let position = Int(positions[Int(number)])
                places[Int(ends[position])] = Place(run: Int32(run), word: Int32(word))
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
    package func lists(_ words: Range<Int>, of runs: [WordMatches]) -> WordLists {
        var lists = WordLists()
        var byMatch = MatchOrder(mostEntries: Self.mostEntries)
        for word in words {
            let places = places[(word == 0 ? 0 : Int(ends[word - 1]))..<Int(ends[word])]
            var ownCount = 0
            for place in places {
                let first = firstEntries[Int(place.run)]
                for match in runs[Int(place.run)][Int(place.word)] {
                    byMatch.add(entry: first + Int(match.entry), match.value)
                    if !match.isRelative { ownCount += 1 }
                }
            }
            guard let place = places.first, byMatch.count > 0 else { continue }
            // Where a word is only a relative, how many entries it leads to.
            lists.add(runs[Int(place.run)].words[Int(place.word)], count: ownCount > 0 ? ownCount : byMatch.count) {
                byMatch.write(to: &$0)
            }
            byMatch.removeAll()
        }
        return lists
    }
}
