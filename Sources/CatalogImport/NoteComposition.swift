internal import Diagnostics
internal import ImportSources
internal import SiteModel
internal import SitePaths
internal import SourceReading

/// What an entry's texts become: one short paragraph, and a note.
package struct NoteComposition {
    /// One part of a note: what stands below a heading of the note's own level, or before the first.
    package struct Section: Equatable, Sendable {
        /// Empty where it is the beginning.
        package let heading: String
        package let text: String

        package init(heading: String, text: String) {
            self.heading = heading
            self.text = text
        }
    }

    private(set) var summary: String?
    private(set) var sections: [Section] = []
    /// Links that lead nowhere, each with its place.
    private(set) var lost: [(text: String, range: SourceRange)] = []
    private(set) var rewrittenLinks = 0
    private let links: LinkRewriting

    init(_ draft: DraftEntry, _ links: LinkRewriting) {
        self.links = links
        let code = draft.code.rawValue
        let names = [draft.title, code, draft.messages.first, draft.title.map { code + $0 }].compactMap {
            $0.map { FieldWords.folded($0) }
        }
        var passages: [DraftEntry.Passage] = []
        for passage in draft.summaries {
            let text = Self.withoutOwnHeadings(passage.text, names)
            guard summary == nil, let (first, rest) = Self.parted(text) else {
                if !text.isEmpty { passages.append(.init(text: text, range: passage.range)) }
                continue
            }
            summary = rewritten(first, level: 2, passage.range)
            if !rest.isEmpty { passages.append(.init(text: rest, range: passage.range)) }
        }
        for passage in draft.notes {
            let text = passage.heading == nil ? Self.withoutOwnHeadings(passage.text, names) : passage.text
            if !text.isEmpty {
                passages.append(.init(heading: passage.heading, level: passage.level, text: text, range: passage.range))
            }
        }
        compose(passages, names)
    }

    /// The note as a file holds it; empty where there is none.
    var note: String { Self.text(of: sections) }

    package static func text(of sections: [Section]) -> String {
        sections.map { section in
            section.heading.isEmpty ? section.text : "## \(section.heading)\n\n\(section.text)"
        }
        .map { $0 + "\n" }.joined(separator: "\n")
    }

    // MARK: - Parts

    /// The first paragraph of a text, and the rest; `nil` where it does not begin with one.
    private static func parted(_ text: String) -> (first: String, rest: String)? {
        guard !text.isEmpty else { return nil }
        guard text.utf8.contains(10) || text.utf8.first.map({ "#>-+*`~|=<0123456789".utf8.contains($0) }) ?? false
        else { return (text, "") }
        let blocks = MarkdownRewriting.blocks(of: text)
        guard let first = blocks.first, first.isParagraph else { return nil }
        let bytes = Array(text.utf8)
        let paragraph = String(decoding: bytes[first.range], as: UTF8.self).trimmed
        let end = blocks.count > 1 ? blocks[1].range.lowerBound : bytes.count
        return (paragraph, String(decoding: bytes[lineStart(end, bytes)...], as: UTF8.self).trimmingLines)
    }

    private static func lineStart(_ offset: Int, _ bytes: [UInt8]) -> Int {
        var start = offset
        while start > 0, bytes[start - 1] == 32 || bytes[start - 1] == 9 { start -= 1 }
        return start
    }

    /// A text without the headings that it begins with where they only say which error it is.
    private static func withoutOwnHeadings(_ text: String, _ names: [String]) -> String {
        guard text.utf8.contains(UInt8(ascii: "#")) || text.contains("\n==") || text.contains("\n--") else {
            return text.trimmingLines
        }
        let bytes = Array(text.utf8)
        var start = 0
        for block in MarkdownRewriting.blocks(of: text) {
            guard let heading = block.heading, saysNothing(heading.text, names) else {
                start = lineStart(block.range.lowerBound, bytes)
                return String(decoding: bytes[start...], as: UTF8.self).trimmingLines
            }
            start = block.range.upperBound
        }
        return String(decoding: bytes[start...], as: UTF8.self).trimmingLines
    }

    private static let idleWords: Set<String> = [
        "error", "errors", "warning", "info", "debug", "notice", "code", "fatal", "message",
    ]

    private static func saysNothing(_ heading: String, _ names: [String]) -> Bool {
        let key = FieldWords.folded(heading)
        // A title may say more than the heading.
        if key.isEmpty || names.contains(where: { $0 == key || (key.utf8.count > 8 && $0.hasPrefix(key)) }) {
            return true
        }
        let words = heading.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return words.allSatisfy { idleWords.contains($0) || names.contains($0) }
            || names.contains(words.filter { !idleWords.contains($0) }.joined())
    }

    private mutating func compose(_ passages: [DraftEntry.Passage], _ names: [String]) {
        let bodies = passages.filter { $0.heading == nil }
        // Only where there is a text as a whole, parts of it may stand once more.
        let whole =
            bodies.contains { $0.text.utf8.count > 0 }
            ? FieldWords.folded(bodies.map(\.text).joined(separator: " ")) : ""
        var body: [String] = []
        let summaryKey = summary.map { FieldWords.folded($0) } ?? ""
        for (index, passage) in bodies.enumerated() {
            let others = bodies[(index + 1)...].map { FieldWords.folded($0.text) }
            if others.contains(where: { $0.contains(FieldWords.folded(passage.text)) }) { continue }
            let text = Self.without(summaryKey, passage.text)
            if !text.isEmpty { body.append(rewritten(text, level: 2, passage.range)) }
        }
        if !body.isEmpty { sections.append(Section(heading: "", text: body.joined(separator: "\n\n"))) }
        var places: [String: Int] = [:]
        for passage in passages {
            guard let heading = passage.heading else { continue }
            let key = FieldWords.folded(passage.text)
            if key.isEmpty || (whole.contains(key) && key.utf8.count > 0) { continue }
            let text = rewritten(passage.text, level: passage.level, passage.range)
            if let place = places[heading] {
                sections[place] = Section(heading: heading, text: sections[place].text + "\n\n" + text)
            } else {
                places[heading] = sections.count
                sections.append(Section(heading: heading, text: text))
            }
        }
        sections = Self.merged(Self.split(sections))
    }

    /// Sections of one heading as one.
    private static func merged(_ sections: [Section]) -> [Section] {
        var merged: [Section] = []
        var places: [String: Int] = [:]
        for section in sections {
            if let place = places[section.heading] {
                merged[place] = Section(
                    heading: section.heading,
                    text: [merged[place].text, section.text].filter { !$0.isEmpty }.joined(separator: "\n\n")
                )
            } else {
                places[section.heading] = merged.count
                merged.append(section)
            }
        }
        return merged
    }

    /// A text without its first paragraph where that is the summary.
    private static func without(_ summary: String, _ text: String) -> String {
        guard !summary.isEmpty, FieldWords.folded(text.prefix(summary.count * 2 + 40)).hasPrefix(summary),
            let (first, rest) = parted(text), FieldWords.folded(first) == summary
        else { return text }
        return rest
    }

    private mutating func rewritten(_ text: String, level: Int, _ range: SourceRange) -> String {
        let rewriting = MarkdownRewriting(text, of: range.file.path, headingsFrom: level, links)
        rewrittenLinks += rewriting.rewrittenLinks
        for link in rewriting.lost { lost.append(("link to `\(link.address.prefix(100))`: \(link.reason)", range)) }
        return Self.withoutBreaks(rewriting.text.trimmingLines)
    }

    /// A text without the thematic breaks before it, which part nothing and would begin front matter.
    private static func withoutBreaks(_ text: String) -> String {
        var text = text
        while text.hasPrefix("---") || text.hasPrefix("***") || text.hasPrefix("___") {
            let line = text.prefix { $0 != "\n" }
            guard line.allSatisfy({ "-*_ ".contains($0) }) else { break }
            text = String(text.dropFirst(line.count)).trimmingLines
        }
        return text
    }

    /// Sections of what a note says in headings of its own.
    static func split(_ sections: [Section]) -> [Section] {
        sections.flatMap { section in
            section.text.contains("## ") ? self.sections(of: section.text, below: section.heading) : [section]
        }
    }

    /// The sections of a note.
    package static func sections(of text: String, below first: String = "") -> [Section] {
        let note = NoteParts(text)
        return note.parts.enumerated().compactMap { index, part in
            let section = Section(heading: index == 0 ? first : part.heading, text: note.text(of: part))
            return section.text.isEmpty && section.heading.isEmpty ? nil : section
        }
    }
}

extension String {
    /// The text without blank lines before and white space behind it; what indents its first line stays.
    package var trimmingLines: String {
        var text = self[...]
        while let end = text.firstIndex(of: "\n"), text[..<end].allSatisfy(\.isWhitespace) {
            text = text[text.index(after: end)...]
        }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
