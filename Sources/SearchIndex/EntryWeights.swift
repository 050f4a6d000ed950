/// Turns the words of an entry into weights; the arrays are made once and used for every entry.
struct EntryWeights {
    /// The steps that a weight is rounded down to: few of them, so that many entries of a word share one.
    private static let steps = [1, 2, 3, 4, 6, 8, 11, 16, 22, 32, 45, 64, 90]

    private var best: [UInt8]
    private var weights: [Double]
    private var frequencies: [Double]
    private var seen: [Int] = []
    private var seenInField: [Int] = []

    init(vocabularyCount: Int) {
        best = [UInt8](repeating: .max, count: vocabularyCount)
        weights = [Double](repeating: 0, count: vocabularyCount)
        frequencies = [Double](repeating: 0, count: vocabularyCount)
    }

    /// Calls `body` with each word of the entry and its match: the best field, and eight times the weight.
    mutating func weigh(_ entry: EntryWords, meanLengths: [Double], _ body: (_ word: Int, _ match: Int) -> Void) {
        var start = 0
        for field in SearchField.allCases {
            let end = entry.ends[field.rawValue]
            for index in start..<end {
                let word = Int(entry.words[index])
                if frequencies[word] == 0 { seenInField.append(word) }
                frequencies[word] += field == .note && index >= entry.exampleStart ? 0.3 : 1
            }
            let length = Double(entry.lengths[field.rawValue]) / meanLengths[field.rawValue]
            let norm = 1 - field.lengthPenalty + field.lengthPenalty * length
            for word in seenInField {
                if best[word] == .max {
                    best[word] = UInt8(field.rawValue)
                    seen.append(word)
                }
                let frequency = frequencies[word] / norm
                weights[word] += field.weight * 2.2 * frequency / (frequency + 1.2)
                frequencies[word] = 0
            }
            seenInField.removeAll(keepingCapacity: true)
            start = end
        }
        for word in seen {
            body(word, Int(best[word]) + 8 * Self.step(weights[word]))
            best[word] = .max
            weights[word] = 0
        }
        seen.removeAll(keepingCapacity: true)
    }

    private static func step(_ weight: Double) -> Int {
        steps.last { Double($0) <= weight } ?? 1
    }
}
