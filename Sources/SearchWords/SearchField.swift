/// The parts of an entry in which a word may stand, in the order of rank. The raw values are the format's.
enum SearchField: Int, CaseIterable {
    case code, alias, message, title, tag, summary, note, facts
}

/// The texts of an entry as they are weighed: its fields, with the note's prose and its examples apart.
enum SearchSection: Int, CaseIterable {
    case code, alias, message, title, tag, summary, note, examples, facts

    /// The field of the format that it belongs to.
    var field: SearchField {
        switch self {
        case .code: .code
        case .alias: .alias
        case .message: .message
        case .title: .title
        case .tag: .tag
        case .summary: .summary
        case .note, .examples: .note
        case .facts: .facts
        }
    }

    /// What one word in this part is worth. Tried against the labelled queries in `Tests/Search/queries`.
    var weight: Double {
        switch self {
        case .code: 4
        case .alias: 3
        case .message: 7
        case .title: 5
        case .tag: 4
        case .summary: 10
        case .note: 3
        case .examples: 2
        case .facts: 1
        }
    }

    /// How much a part of a length counts less than a short one (0: not at all, as in BM25's `b`).
    var lengthPenalty: Double {
        switch self {
        case .note: 0.75
        case .examples: 0.7
        case .summary: 0.5
        case .message: 0.3
        default: 0
        }
    }

    /// Whether it says in few words what the error is: such words bring their relatives along.
    var isHeadline: Bool {
        switch self {
        case .code, .message, .title, .tag, .summary: true
        case .alias, .note, .examples, .facts: false
        }
    }

    /// Calls `body` with each text of this part.
    func forEachText(of document: SearchDocument, _ body: (String) -> Void) {
        switch self {
        case .code: body(document.entry.code)
        case .alias: for alias in document.entry.aliases { body(alias) }
        case .message:
            if let messages = document.entry.plainMessages { return messages.forEach(body) }
            body(Gaps.withoutFields(document.entry.message))
            for message in document.entry.messages { body(Gaps.withoutFields(message)) }
        case .title: body(document.entry.title)
        case .tag:
            for tag in document.entry.tags { body(tag) }
            for words in document.entry.words { body(words) }
        case .summary: body(document.summary)
        case .note: body(document.note)
        case .examples: body(document.examples)
        case .facts:
            body(document.entry.group.title)
            for status in document.entry.statuses { body(String(status)) }
            if let scope = document.entry.scope { body(scope) }
            if let parent = document.entry.parent { body(parent) }
            for text in document.entry.further { body(text) }
        }
    }
}
