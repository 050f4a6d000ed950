/// The words of a run of entries, and for each the entries that it stands in or leads to.
package struct WordMatches: Sendable {
    /// One word in one entry, in two bytes: a large catalog has millions.
    struct Match: Sendable, Equatable {
        private static let relativeBit: UInt8 = 1 << 7
        /// All ranks are below.
        static let ranks = 8 * EntryWeights.steps.count

        /// The number of the entry within the run.
        let entry: UInt8
        private let bits: UInt8

        /// - Parameters:
        ///   - entry: the number of the entry within the run.
        ///   - best: the best field.
        ///   - step: the number of the step that its weight is rounded down to.
        ///   - isRelative: whether the word does not stand in the entry and only leads to it.
        init(entry: Int, best: UInt8, step: Int, isRelative: Bool) {
            self.entry = UInt8(entry)
            bits = best | UInt8(step) << 3 | (isRelative ? Self.relativeBit : 0)
        }

        fileprivate init(stored: UInt16) {
            entry = UInt8(truncatingIfNeeded: stored)
            bits = UInt8(truncatingIfNeeded: stored >> 8)
        }

        fileprivate var stored: UInt16 { UInt16(entry) | UInt16(bits) << 8 }

        /// The number of the step and the best field: the greater the better.
        var rank: Int { Int(bits & ~Self.relativeBit) }
        var isRelative: Bool { bits & Self.relativeBit != 0 }
    }

    let words: WordList
    /// By word, and in the order of the entries for each.
    private let matches: [Match]
    private let ends: [Int32]

    /// - Parameters:
    ///   - terms: the words of the entries.
    ///   - meanLengths: how long sections are on average over the site.
    package init(_ terms: EntryTerms, meanLengths: SectionLengths) {
        var weights = EntryWeights(terms, meanLengths: meanLengths)
        var unsorted: [(word: Int32, match: Match)] = []
        unsorted.reserveCapacity(128 * terms.count)
        for entry in 0..<terms.count { weights.weigh(entry, into: &unsorted) }
        words = terms.words
        // A counting sort keeps the order of the entries within each word.
        var ends = [Int32](repeating: 0, count: words.count + 1)
        for (word, _) in unsorted { ends[Int(word) + 1] += 1 }
        for word in 0..<words.count { ends[word + 1] += ends[word] }
        var matches = [Match](
            repeating: Match(entry: 0, best: 0, step: 0, isRelative: false),
            count: unsorted.count
        )
        for (word, match) in unsorted {
            matches[Int(ends[Int(word)])] = match
            ends[Int(word)] += 1
        }
        self.matches = matches
        self.ends = ends.dropLast()
    }

    /// The matches that were stored, or `nil` where these are none of so many entries.
    package init?(_ stored: Stored, entryCount: Int) {
        let matches = stored.matches.map { Match(stored: $0) }
        guard let words = WordList(stored.words), stored.ends.count == words.count,
            stored.ends.areEnds(of: matches.count),
            matches.allSatisfy({ $0.rank < Match.ranks && $0.entry < entryCount })
        else { return nil }
        var start = 0
        for end in stored.ends.map(Int.init) {
            let ofWord = matches[start..<end]
            guard zip(ofWord, ofWord.dropFirst()).allSatisfy({ $0.entry < $1.entry }) else { return nil }
            start = end
        }
        self.words = words
        self.matches = matches
        ends = stored.ends
    }

    package var stored: Stored { Stored(words: words.stored, matches: matches.map(\.stored), ends: ends) }

    /// The matches of a word, in the order of the entries.
    subscript(word: Int) -> ArraySlice<Match> {
        matches[(word == 0 ? 0 : Int(ends[word - 1]))..<Int(ends[word])]
    }

    /// Adds the words whose matches differ from those of before, whether they are here or were there.
    func addDifferences(from former: WordMatches, to vocabulary: inout Vocabulary) {
        var own = Vocabulary(expecting: words.count)
        for word in 0..<words.count { _ = own.number(of: word, in: words) }
        var known = [Bool](repeating: false, count: words.count)
        for word in 0..<former.words.count {
            if let number = own.existingNumber(of: word, in: former.words) {
                known[number] = true
                if self[number] == former[word] { continue }
            }
            _ = vocabulary.number(of: word, in: former.words)
        }
        for word in 0..<words.count where !known[word] { _ = vocabulary.number(of: word, in: words) }
    }
}
