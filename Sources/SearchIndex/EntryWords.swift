/// The words of one entry, field by field.
struct EntryWords {
    /// The number of each word, in the order of the text; the fields follow each other.
    private(set) var words: [Int32] = []
    /// Where each field ends in `words`.
    private(set) var ends: [Int] = []
    /// How many words each field has.
    private(set) var lengths: [Int] = []
    /// Where the examples begin: they end the note and weigh less.
    private(set) var exampleStart = 0

    init(_ document: SearchDocument, _ vocabulary: inout Vocabulary) {
        for field in SearchField.allCases {
            let start = words.count
            switch field {
            case .code: add(document.code, &vocabulary)
            case .alias: for alias in document.aliases { add(alias, &vocabulary) }
            case .message:
                add(Self.withoutGaps(document.message), &vocabulary)
                for message in document.messages { add(Self.withoutGaps(message), &vocabulary) }
            case .title: add(document.title, &vocabulary)
            case .tag: for tag in document.tags { add(tag, &vocabulary) }
            case .summary: add(document.summary, &vocabulary)
            case .note:
                add(document.note, &vocabulary)
                exampleStart = words.count
                add(document.examples, &vocabulary)
            case .facts:
                add(document.group.title, &vocabulary)
                if let status = document.status { add(String(status), &vocabulary) }
            }
            ends.append(words.count)
            lengths.append(words.count - start)
        }
    }

    private mutating func add(_ text: String, _ vocabulary: inout Vocabulary) {
        SearchText.forEachWord(of: text) { words.append(Int32(vocabulary.number(of: $0))) }
    }

    /// A message without the names of its varying parts: nobody sees `{field}`.
    static func withoutGaps(_ message: String) -> String {
        guard message.utf8.contains(UInt8(ascii: "{")) else { return message }
        return message.replacing(/\{[A-Za-z_][A-Za-z0-9_.\-]*\}/, with: " ")
    }
}
