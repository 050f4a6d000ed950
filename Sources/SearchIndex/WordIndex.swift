import Markup

/// Which words stand in which entries, and how much each says about the entry.
///
/// The weights are worked out here, so that the script only adds them up: BM25F's idea, with the term's rarity
/// left to the query, because it depends on how many forms of a word the query joins.
struct WordIndex {
    /// At most so many entries are kept for a word, the best ones: a word that stands in more of them
    /// tells them apart badly, and nobody should fetch a hundred thousand numbers for it.
    static let mostEntries = 1000
    /// The bytes of JSON after which a file is full; gzipped it is about a third.
    static let fileSize = 10_000

    private(set) var vocabulary = Vocabulary()
    private var occurrences: [Occurrence] = []
    private var counts: [Int] = []
    /// In how many entries each word itself stands, where they are fewer than it is found in.
    private var relativeCounts: [Int] = []

    /// One word in one entry.
    private struct Occurrence {
        var word: Int32
        var entry: Int32
        /// The best field, and above it the weight.
        var match: Int32
    }

    init(_ runs: [SearchRun], language: String) {
        var lengths = [Double](repeating: 0, count: SearchSection.allCases.count)
        var entries: [EntryWords] = []
        entries.reserveCapacity(runs.reduce(0) { $0 + $1.entries.count })
        for run in runs {
            let numbers = (0..<run.vocabulary.count).map { Int32(vocabulary.number(of: run.vocabulary[$0])) }
            for words in run.entries {
                for section in SearchSection.allCases { lengths[section.rawValue] += Double(words[section].count) }
                entries.append(words.numbered(by: numbers))
            }
        }
        for section in lengths.indices { lengths[section] = max(lengths[section] / Double(max(entries.count, 1)), 1) }
        let relatives = WordRelatives(language: language, &vocabulary)
        relativeCounts = [Int](repeating: 0, count: vocabulary.count)
        var scratch = EntryWeights(vocabularyCount: vocabulary.count, relatives: relatives)
        for (entry, words) in entries.enumerated() {
            scratch.weigh(words, meanLengths: lengths) { word, match, isRelative in
                occurrences.append(Occurrence(word: Int32(word), entry: Int32(entry), match: Int32(match)))
                if isRelative { relativeCounts[word] += 1 }
            }
        }
        sortByWord()
    }

    /// In how many entries the word stands itself; where it is only a relative, how many it leads to.
    private func ownCount(_ word: Int) -> Int {
        let own = counts[word] - relativeCounts[word]
        return own > 0 ? own : counts[word]
    }

    /// A counting sort: the occurrences stay in the order of the entries within each word.
    private mutating func sortByWord() {
        counts = [Int](repeating: 0, count: vocabulary.count)
        for occurrence in occurrences { counts[Int(occurrence.word)] += 1 }
        var next: [Int] = []
        next.reserveCapacity(counts.count)
        var sum = 0
        for count in counts {
            next.append(sum)
            sum += count
        }
        var sorted = occurrences
        for occurrence in occurrences {
            sorted[next[Int(occurrence.word)]] = occurrence
            next[Int(occurrence.word)] += 1
        }
        occurrences = sorted
    }

    /// The words that stand in more than a tenth of the entries, at most a hundred, the most frequent first:
    /// a long text is searched without them.
    func common(entryCount: Int) -> [String] {
        guard entryCount >= 20 else { return [] }
        return (0..<vocabulary.count).filter { ownCount($0) * 10 > entryCount }
            .sorted {
                ownCount($0) != ownCount($1)
                    ? ownCount($0) > ownCount($1) : Vocabulary.precedes(vocabulary[$0], vocabulary[$1])
            }
            .prefix(100)
            .map { String(decoding: vocabulary[$0], as: UTF8.self) }
    }

    /// The words in order, cut into files: the words of each, and for each word its list of numbers.
    func files() -> [[(word: String, numbers: [Int])]] {
        var starts: [Int] = []
        var sum = 0
        for count in counts {
            starts.append(sum)
            sum += count
        }
        var files: [[(word: String, numbers: [Int])]] = []
        var file: [(word: String, numbers: [Int])] = []
        var size = 0
        for word in vocabulary.sorted() where counts[word] > 0 {
            let numbers = Self.numbers(occurrences[starts[word]..<starts[word] + counts[word]], count: ownCount(word))
            let bytes = vocabulary[word].count + 6 + numbers.reduce(0) { $0 + Self.digits($1) + 1 }
            if size + bytes > Self.fileSize, !file.isEmpty {
                files.append(file)
                file = []
                size = 0
            }
            file.append((String(decoding: vocabulary[word], as: UTF8.self), numbers))
            size += bytes
        }
        if !file.isEmpty { files.append(file) }
        return files
    }

    /// `[count, match, how many, entry, step to the next, .., match, ..]`, the best match first.
    private static func numbers(_ occurrences: ArraySlice<Occurrence>, count: Int) -> [Int] {
        var sorted = Array(occurrences)
        sorted.sort { $0.match != $1.match ? $0.match > $1.match : $0.entry < $1.entry }
        let kept = sorted.prefix(mostEntries)
        var numbers = [count]
        var index = kept.startIndex
        while index < kept.endIndex {
            let match = kept[index].match
            let end = kept[index...].firstIndex { $0.match != match } ?? kept.endIndex
            numbers.append(Int(match))
            numbers.append(end - index)
            var previous = 0
            for occurrence in kept[index..<end] {
                numbers.append(Int(occurrence.entry) - previous)
                previous = Int(occurrence.entry)
            }
            index = end
        }
        return numbers
    }

    private static func digits(_ number: Int) -> Int {
        number < 10 ? 1 : number < 100 ? 2 : number < 1000 ? 3 : number < 10_000 ? 4 : number < 100_000 ? 5 : 6
    }
}
