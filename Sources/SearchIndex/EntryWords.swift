/// The words of one entry, section by section.
struct EntryWords {
    /// The number of each word, in the order of the text; the sections follow each other.
    private(set) var words: [Int32] = []
    /// Where each section ends in `words`.
    private(set) var ends: [Int] = []

    init(_ document: SearchDocument, _ vocabulary: inout Vocabulary) {
        for section in SearchSection.allCases {
            switch section {
            case .code: add(document.code, &vocabulary)
            case .alias: for alias in document.aliases { add(alias, &vocabulary) }
            case .message:
                add(Self.withoutGaps(document.message), &vocabulary)
                for message in document.messages { add(Self.withoutGaps(message), &vocabulary) }
            case .title: add(document.title, &vocabulary)
            case .tag: for tag in document.tags { add(tag, &vocabulary) }
            case .summary: add(document.summary, &vocabulary)
            case .note: add(document.note, &vocabulary)
            case .examples: add(document.examples, &vocabulary)
            case .facts:
                add(document.group.title, &vocabulary)
                if let status = document.status { add(String(status), &vocabulary) }
            }
            ends.append(words.count)
        }
    }

    /// The same words by other numbers.
    /// - Parameter numbers: the new number of each.
    /// - Returns: the words, in the same sections.
    func numbered(by numbers: [Int32]) -> EntryWords {
        var other = self
        for index in other.words.indices { other.words[index] = numbers[Int(other.words[index])] }
        return other
    }

    /// The words of a section.
    subscript(section: SearchSection) -> ArraySlice<Int32> {
        words[(section.rawValue == 0 ? 0 : ends[section.rawValue - 1])..<ends[section.rawValue]]
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
