/// The words of a run of entries, counted by entry and section, so that the texts can be forgotten. They depend on nothing
/// but these entries, and are worked out on any thread.
package struct EntryTerms: Sendable {
    /// A run has at most so many entries.
    static let mostEntries = 1 << 8
    /// Of so many different words, which only entries of megabytes have, those that come later are not found.
    static let mostWords = 1 << 20

    /// How often a word stands in a section of an entry, in four bytes: a large catalog has millions.
    struct Term: Sendable {
        private static let mostFrequent = 255

        private let bits: UInt32

        /// - Parameters:
        ///   - word: its number, below ``mostWords``.
        ///   - section: where it stands.
        ///   - frequency: how often; more than 255 count as 255.
        fileprivate init(word: Int, section: SearchSection, frequency: Int) {
            bits = UInt32(word) << 12 | UInt32(section.rawValue) << 8 | UInt32(min(frequency, Self.mostFrequent))
        }

        var word: Int { Int(bits >> 12) }
        var section: Int { Int(bits >> 8 & 15) }
        var frequency: Int { Int(bits & 255) }
    }

    /// The words of all entries, and their relatives.
    let words: WordList
    /// The relatives of the words of headlines, one word's behind the other's, and where those of each end.
    private let relatives: [Int32]
    private let relativeEnds: [Int32]
    /// How many words each section of all entries has.
    package let lengths: [Int]
    /// By entry, and by section for each.
    private let terms: [Term]
    private let ends: [Int32]

    /// - Parameters:
    ///   - documents: entries that follow each other in the site, 256 at most.
    ///   - relatives: the words that readers use for those of an error, in the language of the site.
    package init(_ documents: [SearchDocument], relatives: WordRelatives) {
        self.init(documents, relatives: relatives, mostWords: Self.mostWords)
    }

    // The limit may be lower than ``mostWords``, but no higher.
    init(_ documents: [SearchDocument], relatives: WordRelatives, mostWords: Int) {
        var vocabulary = Vocabulary(expecting: 32 * documents.count)
        var terms: [Term] = []
        terms.reserveCapacity(128 * documents.count)
        var ends: [Int32] = []
        var lengths = [Int](repeating: 0, count: SearchSection.allCases.count)
        var inHeadlines: [Bool] = []
        var frequencies: [Int] = []
        var read: [Int] = []
        var room = SearchText.Word()
        for document in documents {
            for section in SearchSection.allCases {
                section.forEachText(of: document) { text in
                    SearchText.forEachWord(of: text, in: &room) { text, word in
                        if let number = vocabulary.number(of: word, in: text, atMost: mostWords) { read.append(number) }
                    }
                }
                guard !read.isEmpty else { continue }
                while frequencies.count < vocabulary.count {
                    frequencies.append(0)
                    inHeadlines.append(false)
                }
                lengths[section.rawValue] += Self.count(&read, of: section, &frequencies, &terms)
                if section.isHeadline { for word in read { inHeadlines[word] = true } }
                read.removeAll(keepingCapacity: true)
            }
            ends.append(Int32(terms.count))
        }
        var numbers: [Int32] = []
        var relativeEnds: [Int32] = []
        for (word, isInHeadline) in inHeadlines.enumerated() {
            let start = numbers.count
            for relative in isInHeadline ? relatives.relatives(of: vocabulary.words[word]) : [] {
                let number = Int32(vocabulary.number(of: relative))
                if !numbers[start...].contains(number) { numbers.append(number) }
            }
            relativeEnds.append(Int32(numbers.count))
        }
        words = vocabulary.words
        self.relatives = numbers
        self.relativeEnds = relativeEnds
        self.lengths = lengths
        self.terms = terms
        self.ends = ends
    }

    /// Counts the words of a section.
    /// - Parameters:
    ///   - words: their numbers, in whose place those of different words are put.
    ///   - section: where they stand.
    ///   - frequencies: 0 for each word, before and after.
    ///   - terms: takes the words.
    /// - Returns: how many words there are.
    private static func count(
        _ words: inout [Int],
        of section: SearchSection,
        _ frequencies: inout [Int],
        _ terms: inout [Term]
    ) -> Int {
        var frequencies = frequencies.mutableSpan
        var different = 0
        var span = words.mutableSpan
        for index in span.indices {
            let word = span[index]
            if frequencies[word] == 0 {
                span[different] = word
                different += 1
            }
            frequencies[word] += 1
        }
        words.removeLast(words.count - different)
        var length = 0
        terms.append(addingCapacity: words.count) { terms in
            for word in words {
                let term = Term(word: word, section: section, frequency: frequencies[word])
                terms.append(term)
                length += term.frequency
                frequencies[word] = 0
            }
        }
        return length
    }

    /// How many entries there are.
    var count: Int { ends.count }

    /// The relatives of a word of a headline; no other has any.
    func relatives(of word: Int) -> ArraySlice<Int32> {
        relatives[(word == 0 ? 0 : Int(relativeEnds[word - 1]))..<Int(relativeEnds[word])]
    }

    /// The terms of an entry, by section.
    subscript(entry: Int) -> ArraySlice<Term> {
        terms[(entry == 0 ? 0 : Int(ends[entry - 1]))..<Int(ends[entry])]
    }
}
