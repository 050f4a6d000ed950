/// The parts of an entry in which a word may stand, in the order of rank. The raw values are the format's.
enum SearchField: Int, CaseIterable {
    case code, alias, message, title, tag, summary, note, facts

    /// What one word in this part is worth. Tried against the labelled queries in `Tests/Search/queries`.
    var weight: Double {
        switch self {
        case .code: 10
        case .alias: 8
        case .message: 7
        case .title: 6
        case .tag: 5
        case .summary: 5
        case .note: 2.5
        case .facts: 1.5
        }
    }

    /// How much a part of a length counts less than a short one (0: not at all, as in BM25's `b`).
    var lengthPenalty: Double {
        switch self {
        case .note: 0.6
        case .summary, .message: 0.3
        default: 0
        }
    }
}
