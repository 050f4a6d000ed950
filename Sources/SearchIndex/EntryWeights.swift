/// Turns the words of an entry into weights; the arrays are made once and used for every entry.
struct EntryWeights {
    /// The steps that a weight is rounded down to: few of them, so that many entries of a word share one.
    private static let steps = [1, 2, 3, 4, 6, 8, 11, 16, 22, 32, 45, 64, 90, 128]
    /// How slowly more of a word counts for more (`k1` of BM25).
    private static let saturation = 4.0
    /// What a relative of a word of the headline is worth beside the word itself.
    private static let relativeWorth = 0.35

    private let relatives: WordRelatives
    private var best: [UInt8]
    private var weights: [Double]
    private var headlineWeights: [Double]
    private var frequencies: [Double]
    private var seen: [Int] = []
    private var seenInSection: [Int] = []

    init(vocabularyCount: Int, relatives: WordRelatives) {
        self.relatives = relatives
        best = [UInt8](repeating: .max, count: vocabularyCount)
        weights = [Double](repeating: 0, count: vocabularyCount)
        headlineWeights = [Double](repeating: 0, count: vocabularyCount)
        frequencies = [Double](repeating: 0, count: vocabularyCount)
    }

    /// Calls `body` with each word of the entry and its match, the best field and eight times the weight; and with
    /// the relatives of its words.
    mutating func weigh(
        _ entry: EntryWords,
        meanLengths: [Double],
        _ body: (_ word: Int, _ match: Int, _ isRelative: Bool) -> Void
    ) {
        for section in SearchSection.allCases { weigh(entry[section], of: section, meanLengths[section.rawValue]) }
        let ownCount = seen.count
        addRelatives()
        for (position, word) in seen.enumerated() {
            body(word, Int(best[word]) + 8 * Self.step(weights[word]), position >= ownCount)
            best[word] = .max
            weights[word] = 0
            headlineWeights[word] = 0
        }
        seen.removeAll(keepingCapacity: true)
    }

    private mutating func weigh(_ words: ArraySlice<Int32>, of section: SearchSection, _ meanLength: Double) {
        guard !words.isEmpty else { return }
        for word in words {
            let word = Int(word)
            if frequencies[word] == 0 { seenInSection.append(word) }
            frequencies[word] += 1
        }
        let norm = 1 - section.lengthPenalty + section.lengthPenalty * Double(words.count) / meanLength
        for word in seenInSection {
            if best[word] == .max {
                best[word] = UInt8(section.field.rawValue)
                seen.append(word)
            }
            let frequency = frequencies[word] / norm
            let weight = section.weight * (Self.saturation + 1) * frequency / (frequency + Self.saturation)
            weights[word] += weight
            if section.isHeadline { headlineWeights[word] += weight }
            frequencies[word] = 0
        }
        seenInSection.removeAll(keepingCapacity: true)
    }

    /// A relative that stands in the entry itself gains less than one that doesn't.
    private mutating func addRelatives() {
        for position in seen.indices {
            let source = seen[position]
            let worth = headlineWeights[source] * Self.relativeWorth
            guard worth > 0 else { continue }
            for relative in relatives[source] {
                if best[relative] == .max {
                    best[relative] = UInt8(SearchField.facts.rawValue)
                    seen.append(relative)
                    weights[relative] = worth
                } else if best[relative] == SearchField.facts.rawValue {
                    weights[relative] = max(weights[relative], worth)
                } else {
                    weights[relative] += worth / 2
                }
            }
        }
    }

    private static func step(_ weight: Double) -> Int {
        steps.last { Double($0) <= weight } ?? 1
    }
}
