/// Turns the words of entries into weights: BM25F's idea, with the term's rarity left to the query, because it depends
/// on how many forms of a word the query joins. The arrays are made once and used for every entry.
struct EntryWeights {
    /// The steps that a weight is rounded down to: few of them, so that many entries of a word share one.
    static let steps = [1, 2, 3, 4, 6, 8, 11, 16, 22, 32, 45, 64, 90, 128]
    /// How slowly more of a word counts for more (`k1` of BM25).
    private static let saturation = 4.0
    /// What a relative of a word of the headline is worth beside the word itself.
    private static let relativeWorth = 0.35

    /// What is known of a word in the entry at hand.
    private struct Sum {
        /// The best field that it stands in, as the format numbers them.
        var best = UInt8.max
        var weight = 0.0
        var headlineWeight = 0.0
    }

    private let terms: EntryTerms
    private let meanLengths: SectionLengths
    private var sums: [Sum]
    private var seen: [Int] = []
    /// By whole weight: the number of the step that it is rounded down to.
    private let stepsByWeight: [Int]

    /// - Parameters:
    ///   - terms: the words of the entries.
    ///   - meanLengths: how long sections are on average over the site.
    init(_ terms: EntryTerms, meanLengths: SectionLengths) {
        self.terms = terms
        self.meanLengths = meanLengths
        sums = [Sum](repeating: Sum(), count: terms.words.count)
        stepsByWeight = (0...(Self.steps.last ?? 0)).map { weight in Self.steps.lastIndex { $0 <= weight } ?? 0 }
    }

    /// Adds the match of each word of an entry, and of the relatives of its words.
    mutating func weigh(_ entry: Int, into matches: inout [(word: Int32, match: WordMatches.Match)]) {
        var rest = terms[entry]
        for section in SearchSection.allCases {
            let own = rest.prefix { $0.section == section.rawValue }
            rest = rest[own.endIndex...]
            if !own.isEmpty { Self.weigh(own, of: section, meanLength: meanLengths[section], &sums, &seen) }
        }
        let ownCount = seen.count
        addRelatives()
        matches.append(addingCapacity: seen.count) { matches in
            for (position, word) in seen.enumerated() {
                let sum = sums[word]
                sums[word] = Sum()
                let match = WordMatches.Match(
                    entry: entry,
                    best: sum.best,
                    step: stepsByWeight[min(Int(sum.weight), stepsByWeight.count - 1)],
                    isRelative: position >= ownCount
                )
                matches.append((Int32(word), match))
            }
        }
        seen.removeAll(keepingCapacity: true)
    }

    private static func weigh(
        _ terms: ArraySlice<EntryTerms.Term>,
        of section: SearchSection,
        meanLength: Double,
        _ sums: inout [Sum],
        _ seen: inout [Int]
    ) {
        let length = Double(terms.reduce(0) { $0 + $1.frequency })
        let norm = 1 - section.lengthPenalty + section.lengthPenalty * length / meanLength
        let (best, isHeadline) = (UInt8(section.field.rawValue), section.isHeadline)
        let most = section.weight * (saturation + 1)
        var last = (frequency: 0, weight: 0.0)
        var sums = sums.mutableSpan
        seen.append(addingCapacity: terms.count) { seen in
            for term in terms {
                let word = term.word
                if sums[word].best == .max {
                    sums[word].best = best
                    seen.append(word)
                }
                // Nearly all words stand once in a section.
                if term.frequency != last.frequency {
                    let frequency = Double(term.frequency) / norm
                    last = (term.frequency, most * frequency / (frequency + saturation))
                }
                sums[word].weight += last.weight
                if isHeadline { sums[word].headlineWeight += last.weight }
            }
        }
    }

    /// A relative that stands in the entry itself gains less than one that doesn't.
    private mutating func addRelatives() {
        for position in seen.indices {
            let source = seen[position]
            let worth = sums[source].headlineWeight * Self.relativeWorth
            guard worth > 0 else { continue }
            for relative in terms.relatives(of: source).lazy.map(Int.init) {
                if sums[relative].best == .max {
                    sums[relative].best = UInt8(SearchField.facts.rawValue)
                    seen.append(relative)
                    sums[relative].weight = worth
                } else if sums[relative].best == SearchField.facts.rawValue {
                    sums[relative].weight = max(sums[relative].weight, worth)
                } else {
                    sums[relative].weight += worth / 2
                }
            }
        }
    }
}
