internal import MarkdownEvents
internal import MarkdownWriting

/// Puts a document together, block by block.
struct DocumentBuilder {
    private static let nowhere = 0..<0

    private var written = OutlinedMarkdown()
    /// The blocks since the last heading, which are written together: lists that follow each other are told apart then.
    private var events: [MarkdownEvent] = []

    mutating func block(_ container: MarkdownEvent.Container, _ content: [MarkdownEvent]) {
        events += Self.wrapped(container, content)
    }

    mutating func heading(_ level: Int, _ content: [MarkdownEvent]) {
        heading(MarkdownWriter.markdown(Self.wrapped(.heading(level: level, id: ""), content)))
    }

    private mutating func heading(_ markdown: String) {
        write()
        written.add(heading: markdown)
    }

    mutating func heading(_ level: Int, _ text: String) { heading(level, [Self.text(text)]) }

    mutating func paragraph(_ content: [MarkdownEvent]) {
        if !content.isEmpty { block(.paragraph(isTight: false), content) }
    }

    mutating func append(_ more: [MarkdownEvent]) { events += more }

    /// A text that was written already, its highest headings on a level.
    mutating func append(_ parts: [TextPart], headingsFrom level: Int) {
        let raise = level - (parts.compactMap(\.heading?.level).min() ?? level)
        for part in parts {
            guard let heading = part.heading else {
                events += part.events
                continue
            }
            self.heading(heading.markdown(level: min(max(heading.level + raise, 1), 6)))
            written.add(part.markdown)
        }
    }

    private mutating func write() {
        if !events.isEmpty { written.add(MarkdownWriter.markdown(events)) }
        events = []
    }

    /// A list of lines.
    mutating func list(_ items: [[MarkdownEvent]]) {
        list(of: items.map { Self.wrapped(.paragraph(isTight: true), $0) }, isTight: true)
    }

    /// A list of items that hold blocks.
    mutating func list(of items: [[MarkdownEvent]], isTight: Bool) {
        guard !items.isEmpty else { return }
        let content = items.flatMap { Self.wrapped(.item(task: nil), $0) }
        block(.list(.init(isOrdered: false, start: 0, isTight: isTight)), content)
    }

    mutating func code(_ text: String, language: String) {
        events.append(
            .leaf(.codeBlock(info: language, literal: text.hasSuffix("\n") ? text : text + "\n"), Self.nowhere)
        )
    }

    mutating func table(_ head: [String], _ rows: [[[MarkdownEvent]]]) {
        func cells(_ cells: [[MarkdownEvent]]) -> [MarkdownEvent] {
            cells.flatMap { Self.wrapped(.tableCell(.none), $0) }
        }
        let content =
            Self.wrapped(.tableHead, cells(head.map { [Self.text($0)] }))
            + rows.flatMap { Self.wrapped(.tableRow, cells($0)) }
        block(.table(head.map { _ in .none }), content)
    }

    consuming func finished() -> OutlinedMarkdown {
        write()
        return written
    }

    // MARK: - Inlines

    static func text(_ text: String) -> MarkdownEvent { .leaf(.text(text), nowhere) }
    static func code(_ text: String) -> MarkdownEvent { .leaf(.code(text), nowhere) }
    static func strong(_ content: [MarkdownEvent]) -> [MarkdownEvent] { wrapped(.strong, content) }
    static func strong(_ words: String) -> [MarkdownEvent] { strong([text(words)]) }

    static func link(_ content: [MarkdownEvent], to address: String) -> [MarkdownEvent] {
        wrapped(.link(.init(destination: address)), content)
    }

    static func wrapped(_ container: MarkdownEvent.Container, _ content: [MarkdownEvent]) -> [MarkdownEvent] {
        [.enter(container, nowhere)] + content + [.exit]
    }
}
