package import SearchWords

/// Makes an index out of runs of entries, in steps whose parts can be done on any threads: first ``preparations``, then
/// ``listings``, then ``index(_:siteURL:)``.
///
/// What a word weighs in one entry depends on how long all others are on average. As long as that stays, the runs of an
/// earlier index stay weighed, and only the lists of words are gone through that stand in other runs or did.
package struct SearchAssembly: Sendable {
    /// Entries that follow each other in the site.
    package enum Run: Sendable {
        /// Their words are counted, and not weighed yet.
        case counted(SearchRun, EntryTerms)
        case weighed(SearchRun, WordMatches)

        /// Counts the words of entries.
        /// - Parameters:
        ///   - documents: at most 256 entries that follow each other in the site.
        ///   - relatives: the words that readers use for those of an error, in the language of the site.
        package init(counting documents: [SearchDocument], relatives: WordRelatives) {
            let terms = EntryTerms(documents, relatives: relatives)
            self = .counted(SearchRun(documents.map(\.entry), lengths: terms.lengths), terms)
        }

        package var entries: SearchRun {
            switch self {
            case .counted(let run, _), .weighed(let run, _): run
            }
        }

        /// The words, once they are weighed.
        package var matches: WordMatches? {
            switch self {
            case .counted: nil
            case .weighed(_, let matches): matches
            }
        }
    }

    /// What came of a preparation.
    package struct Prepared: Sendable {
        fileprivate enum Value: Sendable {
            case entries(SearchEntries)
            case words(WordIndex)
            case matches(run: Int, [WordMatches])
        }

        fileprivate let value: Value

        fileprivate init(_ value: Value) {
            self.value = value
        }
    }

    /// How many runs are weighed at a time.
    private static let runsPerPart = 8

    /// The runs; all are weighed once what was prepared is taken in.
    package private(set) var runs: [Run]
    private let meanLengths: SectionLengths
    private let former: SearchIndex.Former?
    /// The runs that are not as they were, with the words that they had.
    private let replaced: [(run: Int, former: WordMatches)]
    private var entries: SearchEntries?
    private var words: WordIndex?

    /// An index from nothing.
    /// - Parameter runs: all entries, in the order of the site.
    package init(_ runs: [Run]) {
        self.runs = runs
        meanLengths = SectionLengths(runs.map(\.entries))
        former = nil
        replaced = []
    }

    /// An index that takes over what it can of an earlier one, whose entries were the same but for their texts; there is
    /// none where all runs would have to be weighed again.
    /// - Parameters:
    ///   - runs: all entries, in the order of the site: those that are as they were are weighed.
    ///   - former: the earlier index.
    ///   - formerRuns: its runs.
    package init?(_ runs: [Run], after former: SearchIndex.Former, of formerRuns: [Run]) {
        self.runs = runs
        meanLengths = SectionLengths(runs.map(\.entries))
        guard meanLengths == former.meanLengths, runs.count == formerRuns.count else { return nil }
        var replaced: [(run: Int, former: WordMatches)] = []
        for (number, run) in runs.enumerated() where run.matches == nil {
            guard let matches = formerRuns[number].matches else { return nil }
            replaced.append((number, matches))
        }
        self.former = former
        self.replaced = replaced
        entries = former.entries
    }

    /// What must be done first.
    package var preparations: [@Sendable () -> Prepared] {
        let pending = runs.enumerated().compactMap { number, run -> (number: Int, terms: EntryTerms)? in
            if case .counted(_, let terms) = run { (number, terms) } else { nil }
        }
        var work: [@Sendable () -> Prepared] = []
        if former == nil {
            let entries = runs.map(\.entries)
            let terms = pending.map(\.terms)
            work.append { Prepared(.words(WordIndex(terms))) }
            work.append { Prepared(.entries(SearchEntries(entries))) }
        }
        // Runs that follow each other are weighed together.
        var start = 0
        while start < pending.count {
            var end = start + 1
            while end < pending.count, end - start < Self.runsPerPart,
                pending[end].number == pending[end - 1].number + 1
            {
                end += 1
            }
            let part = pending[start..<end]
            let first = part[start].number
            work.append { [meanLengths] in
                Prepared(.matches(run: first, part.map { WordMatches($0.terms, meanLengths: meanLengths) }))
            }
            start = end
        }
        return work
    }

    /// Takes in what was prepared, in any order.
    package mutating func take(_ prepared: Prepared) {
        switch prepared.value {
        case .entries(let entries): self.entries = entries
        case .words(let words): self.words = words
        case .matches(let first, let matches):
            for (number, matches) in zip(first..., matches) { runs[number] = .weighed(runs[number].entries, matches) }
        }
    }

    private var weighed: WeighedRuns { WeighedRuns(runs.map(\.entries), runs.compactMap(\.matches)) }

    /// What must be done once all that was prepared is taken in; what comes of it stays in this order.
    package var listings: [@Sendable () -> [WordLists]] {
        let weighed = weighed
        if let former {
            let replaced = replaced
            return [{ weighed.lists(updating: former.words, replaced: replaced) }]
        }
        guard let words else { return [] }
        return words.parts.map { part in { [words.lists(part, of: weighed)] } }
    }

    /// The index.
    /// - Parameters:
    ///   - lists: what came of the listings.
    ///   - siteURL: the absolute address of the site's root, with a slash at its end: programs that read the index
    ///     elsewhere resolve the entries' addresses against it.
    ///   - gaps: what varies in messages, as a regular expression of JavaScript, where it is not written as `{name}`.
    /// - Returns: the index.
    package func index(_ lists: [WordLists], siteURL: String, gaps: String? = nil) -> SearchIndex {
        SearchIndex(
            entries ?? SearchEntries(runs.map(\.entries)),
            words: lists,
            meanLengths: meanLengths,
            siteURL: siteURL,
            gaps: gaps,
            former: former
        )
    }
}
