package import Markup

/// Some words in order, each with its list of entries as the format has it, written once and copied into a file later:
/// which word begins a file is known only when the lists of all are.
package struct WordLists: Sendable {
    /// A word, or where it ends.
    private struct Word: Sendable {
        var nameEnd: Int32
        var listEnd: Int32
        /// In how many entries it stands.
        var count: Int32
    }

    private var words: [Word] = []
    private var names: [UInt8] = []
    /// Arrays of JSON with commas between them.
    private var lists = JSONBuffer()

    init() {}

    /// The lists that were stored, or `nil` where these are none.
    package init?(_ stored: Stored) {
        guard stored.nameEnds.areEnds(of: stored.names.count), stored.listEnds.areEnds(of: stored.lists.count),
            stored.listEnds.count == stored.nameEnds.count, stored.counts.count == stored.nameEnds.count,
            stored.counts.allSatisfy({ $0 > 0 }),
            // Brackets, and a comma before all but the first.
            stored.listEnds.first ?? 2 >= 2,
            zip(stored.listEnds, stored.listEnds.dropFirst()).allSatisfy({ $1 - $0 >= 3 })
        else { return nil }
        names = stored.names
        words = stored.nameEnds.indices.map {
            Word(nameEnd: stored.nameEnds[$0], listEnd: stored.listEnds[$0], count: stored.counts[$0])
        }
        lists.values(stored.lists[...])
    }

    package var stored: Stored {
        Stored(
            names: names,
            nameEnds: words.map(\.nameEnd),
            lists: Array(lists.written(0..<lists.count)),
            listEnds: words.map(\.listEnd),
            counts: words.map(\.count)
        )
    }

    /// How many words there are.
    package var count: Int { words.count }

    /// The UTF-8 bytes of a word.
    package func name(_ word: Int) -> ArraySlice<UInt8> {
        names[(word == 0 ? 0 : Int(words[word - 1].nameEnd))..<Int(words[word].nameEnd)]
    }

    /// In how many entries a word stands or, if in none, to how many it leads.
    package func entryCount(_ word: Int) -> Int {
        Int(words[word].count)
    }

    /// How many bytes a word takes in a file, with the commas: the same wherever it stands among these, since after an
    /// edit other words are listed together than in a whole build.
    package func size(_ word: Int) -> Int {
        name(word).count + 4 + list(word).count
    }

    /// The lists of some words.
    package func write(_ words: Range<Int>, to array: inout JSONBuffer) {
        guard let last = words.last else { return }
        // The first list of all has no comma before it.
        let start = listStart(words.lowerBound) + (words.lowerBound == 0 ? 0 : 1)
        array.values(lists.written(start..<Int(self.words[last].listEnd)))
    }

    /// Adds a word.
    /// - Parameters:
    ///   - name: its UTF-8 bytes.
    ///   - count: in how many entries it stands.
    ///   - matches: writes the rest of its list.
    mutating func add(_ name: ArraySlice<UInt8>, count: Int, _ matches: (inout JSONBuffer) -> Void) {
        names.append(contentsOf: name)
        lists.array { numbers in
            numbers.number(count)
            matches(&numbers)
        }
        words.append(Word(nameEnd: Int32(names.count), listEnd: Int32(lists.count), count: Int32(count)))
    }

    /// Adds a word as it is in other lists.
    mutating func add(_ word: Int, of other: WordLists) {
        names.append(contentsOf: other.name(word))
        lists.values(other.list(word))
        let count = other.words[word].count
        words.append(Word(nameEnd: Int32(names.count), listEnd: Int32(lists.count), count: count))
    }

    /// The list of a word, as JSON.
    package func list(_ word: Int) -> ArraySlice<UInt8> {
        // All but the first have a comma before them.
        lists.written(listStart(word) + (word == 0 ? 0 : 1)..<Int(words[word].listEnd))
    }

    private func listStart(_ word: Int) -> Int {
        word == 0 ? 0 : Int(words[word - 1].listEnd)
    }
}
