internal import CommonMark
internal import MarkdownEvents
internal import MarkdownWriting
internal import SiteModel
internal import SitePaths
internal import TextBinding

/// A part of a text that stands alone: what its first heading stands behind, or a heading with what stands below it.
package struct TextPart: Sendable {
    package struct Heading: Sendable {
        /// 1 to 6.
        let level: Int
        let id: String
        let title: String
        /// Its text, on one line.
        let content: [MarkdownEvent]

        /// It as Markdown on a level.
        func markdown(level: Int) -> String {
            MarkdownWriter.markdown([.enter(.heading(level: level, id: ""), 0..<0)] + content + [.exit])
        }
    }

    let heading: Heading?
    let events: [MarkdownEvent]
    /// What stands below the heading, ending in a line feed; empty where nothing does.
    let markdown: String

    fileprivate init(_ heading: Heading?, _ events: [MarkdownEvent]) {
        self.heading = heading
        self.events = events
        markdown = MarkdownWriter.markdown(events)
    }
}

extension StandaloneTexts {
    /// A text in parts. Headings within quotes and lists part nothing.
    func parts(of text: BoundText, on page: SitePath) -> [TextPart] {
        let titles = Dictionary(text.headings.map { ($0.id, $0.text) }) { first, _ in first }
        var parts: [TextPart] = []
        var heading: TextPart.Heading?
        var part: [MarkdownEvent] = []
        var events = events(of: text, on: page)[...]
        while let event = events.popFirst() {
            guard case .enter(.heading(let level, let id), _) = event else {
                part.append(event)
                if case .enter = event { part += Self.rest(of: &events) }
                continue
            }
            if heading != nil || !part.isEmpty { parts.append(TextPart(heading, part)) }
            part = []
            let content = Self.rest(of: &events).dropLast().map { $0.isLineBreak ? .leaf(.text(" "), 0..<0) : $0 }
            heading = TextPart.Heading(level: level, id: id, title: titles[id] ?? "", content: content)
        }
        if heading != nil || !part.isEmpty { parts.append(TextPart(heading, part)) }
        return parts
    }

    /// Takes what is left of the container that was just entered, its end included.
    private static func rest(of events: inout ArraySlice<MarkdownEvent>) -> ArraySlice<MarkdownEvent> {
        var depth = 1
        var end = events.startIndex
        while end < events.endIndex, depth > 0 {
            switch events[end] {
            case .enter: depth += 1
            case .exit: depth -= 1
            case .leaf: break
            }
            end += 1
        }
        defer { events = events[end...] }
        return events[..<end]
    }
}

extension MarkdownEvent {
    fileprivate var isLineBreak: Bool {
        switch self {
        case .leaf(.softBreak, _), .leaf(.lineBreak, _): true
        default: false
        }
    }
}

/// What a note says, heading by heading of its highest level.
struct NoteSection {
    let id: String?
    let title: String?
    private(set) var markdown: String

    static func sections(of parts: [TextPart]) -> [NoteSection] {
        let top = parts.compactMap(\.heading?.level).min()
        return parts.reduce(into: [NoteSection]()) { sections, part in
            guard let heading = part.heading, heading.level != top, !sections.isEmpty else {
                let isTop = part.heading.map { $0.level == top } ?? false
                let lead = isTop ? "" : part.heading.map { $0.markdown(level: $0.level) } ?? ""
                var section = NoteSection(
                    id: isTop ? part.heading?.id : nil,
                    title: isTop ? part.heading?.title : nil,
                    markdown: String(lead.dropLast())
                )
                section.add(part.markdown)
                sections.append(section)
                return
            }
            sections[sections.count - 1].add(heading.markdown(level: heading.level))
            sections[sections.count - 1].add(part.markdown)
        }
    }

    private mutating func add(_ blocks: String) {
        guard !blocks.isEmpty else { return }
        markdown += (markdown.isEmpty ? "" : "\n\n") + blocks.dropLast()
    }
}
