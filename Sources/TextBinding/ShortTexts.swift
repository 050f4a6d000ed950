internal import CatalogReading
internal import ContentReading
internal import Diagnostics
internal import MarkdownEvents
internal import SiteModel
internal import SourceReading

/// Texts of the catalog that are one paragraph: they stand in lists, in search results and in lines of other pages.
enum ShortTexts {
    enum Role {
        case summary
        /// The summary of a group has its own place on pages, and may be longer.
        case groupSummary
        /// It goes on in a line.
        case reason
        /// It goes on in a cell of a table.
        case description
        /// It goes on behind its date.
        case change
        /// It stands below a name, with as much room as it takes.
        case field
        /// When a variant is sent: it goes on in a line, too.
        case condition

        fileprivate var name: String {
            switch self {
            case .summary, .groupSummary: "summary"
            case .reason: "reason"
            case .description: "description"
            case .change: "change"
            case .field: "field"
            case .condition: "condition"
            }
        }

        /// Whether it goes on in a line.
        fileprivate var isLine: Bool { [.reason, .description, .change, .condition].contains(self) }
        /// Whether there is room for more than a paragraph.
        fileprivate var hasRoom: Bool { self == .groupSummary || self == .field }
    }

    static func faults(_ text: BoundText, _ source: Located<String>, _ role: Role) -> [Diagnostic] {
        let sample = role == .summary && SampleText.isOne(source.value) ? sampleFault(at: source.range) : nil
        // Nearly all are one paragraph of one text.
        if text.events.count == 3, case .enter(.paragraph, _) = text.events[0],
            case .leaf(.text(let words), _) = text.events[1], !words.trimmed.isEmpty
        {
            return (sample ?? placeholderFault(source, role)).map { [$0] } ?? []
        }
        var faults: [Diagnostic] = []
        let isUnseen = role == .summary && !source.value.trimmed.isEmpty && !shows(text.events)
        // A line that nobody wrote anything beside is no further block.
        if !isUnseen, let block = block(in: text.events, role) { faults.append(fault(block, text, source, role)) }
        if let sample { faults.append(sample) }
        if isUnseen {
            faults.append(
                Diagnostic(
                    .emptyValue,
                    "the summary shows nothing",
                    at: source.range,
                    help: "say in a sentence what has gone wrong; for a word in angle brackets, use a code span"
                )
            )
        }
        return faults
    }

    /// The first block that is no paragraph, or a second paragraph where there is a line for one.
    private static func block(in events: [MarkdownEvent], _ role: Role) -> MarkdownEvent? {
        var depth = 0
        var paragraphs = 0
        for event in events {
            switch event {
            case .enter(.heading, _): return event
            case .enter(.paragraph, _):
                if depth == 0 { paragraphs += 1 }
                if role.isLine, paragraphs > 1 { return event }
                depth += 1
            case .enter(let container, _):
                if container.isBlock, depth == 0, !role.hasRoom, !holdsHeading(events) { return event }
                depth += 1
            case .leaf(.codeBlock, _), .leaf(.thematicBreak, _):
                if depth == 0, !role.hasRoom, !holdsHeading(events) { return event }
            case .exit: depth -= 1
            case .leaf: break
            }
        }
        return nil
    }

    private static func holdsHeading(_ events: [MarkdownEvent]) -> Bool {
        events.contains { if case .enter(.heading, _) = $0 { true } else { false } }
    }

    private static func fault(
        _ event: MarkdownEvent,
        _ text: BoundText,
        _ source: Located<String>,
        _ role: Role
    ) -> Diagnostic {
        let words = source.value.words(event.range ?? 0..<0)
        let place = source.range.place(of: words)
        if case .enter(.heading, _) = event {
            return Diagnostic(
                .summaryHeading,
                "a \(role.name) holds no heading",
                at: place,
                help: "write a sentence in its place; headings belong into a note"
            )
        }
        return Diagnostic(
            .summaryBlock,
            role.isLine ? "a \(role.name) is one paragraph" : "a summary is one short paragraph",
            at: place,
            help: "say it in a sentence; lists, code and what else takes more room belong into the note"
        )
    }

    /// Whether a reader would see anything.
    private static func shows(_ events: [MarkdownEvent]) -> Bool {
        events.contains { event in
            switch event {
            case .leaf(.text(let text), _), .leaf(.code(let text), _): !text.trimmed.isEmpty
            case .leaf(.codeBlock, _), .enter(.image, _): true
            default: false
            }
        }
    }

    private static func placeholderFault(_ source: Located<String>, _ role: Role) -> Diagnostic? {
        let text = source.value.trimmed
        guard role == .summary, PlaceholderText.isOne(text) || text == CatalogAddition.placeholderSummary else {
            return nil
        }
        return Diagnostic(
            .placeholderText,
            "the summary is still to be written",
            at: source.range,
            help: "say in a sentence what has gone wrong"
        )
    }

    private static func sampleFault(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            .placeholderText,
            "this entry is a sample",
            at: range,
            help: "write an error of yours in its place, or delete the entry and its note"
        )
    }
}

/// Words that keep a place for a text.
enum PlaceholderText {
    private static let words: Set<String> = [
        "todo", "to do", "tbd", "tba", "tbc", "fixme", "xxx", "wip", "coming soon", "to be done", "to be written",
    ]

    /// Whether a text says nothing but that there is to be one.
    static func isOne(_ text: String) -> Bool {
        guard text.utf8.count < 200, mayBeOne(text) else { return false }
        let folded = text.lowercased()
        if folded.hasPrefix("lorem ipsum") { return true }
        for word in ["todo:", "fixme:", "tbd:"] where folded.hasPrefix(word) { return true }
        let ends: Set<Character> = [".", "!", ":", "…", "(", ")", "[", "]", "*", "-", " "]
        let bare = folded.drop { ends.contains($0) }
        let name = String(bare.reversed().drop { ends.contains($0) }.reversed())
        return bare.isEmpty ? !folded.isEmpty : words.contains(name)
    }

    /// Whether the first letters are those of a placeholder: every summary is asked, and to fold it takes longer than all
    /// else that is done with it.
    private static func mayBeOne(_ text: String) -> Bool {
        let letters = text.utf8.drop { !(0x61...0x7A).contains($0 | 0x20) }.prefix(2).map { $0 | 0x20 }
        guard letters.count == 2 else { return true }
        return ["to", "tb", "fi", "xx", "wi", "co", "lo"].contains { $0.utf8.elementsEqual(letters) }
    }
}
