internal import CommonMark
internal import Diagnostics
internal import ForeignText
internal import SourceReading

/// The text of a line of Markdown.
enum PlainHeading {
    static func text(_ markdown: String) -> String {
        let line = markdown.trimmed
        guard !line.isEmpty else { return "" }
        // Of most lines no part is more than words.
        if line.utf8.allSatisfy(Self.isWord) { return line }
        // As a heading, so that nothing in it begins another block.
        return MarkdownDocument(parsing: "# " + line).headings.first?.text ?? line
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || " .,;'()/".utf8.contains(byte)
    }
}

/// The sections of a Markdown file.
struct MarkdownSections {
    private(set) var sections: [PageSection] = []
    /// What only other tools carry out, and how often.
    private(set) var dropped: [String: Int] = [:]

    /// - Parameters:
    ///   - file: the file.
    ///   - start: where its text begins, in bytes.
    init(of file: SourceFile, from start: Int) {
        let text = String(file.range(start..<file.text.utf8.count).text)
        let definitions = ReferenceDefinitions(of: text)
        let bytes = Array(text.utf8)
        let headings = MarkdownDocument(parsing: text).headings
        var ids = Self.split(String(decoding: bytes[..<(headings.first?.range.lowerBound ?? 0)], as: UTF8.self)).ids
        for (index, heading) in headings.enumerated() {
            let end = index + 1 < headings.count ? headings[index + 1].range.lowerBound : bytes.count
            let source = String(decoding: bytes[heading.range], as: UTF8.self)
            let rest = bytes[heading.range.upperBound..<max(end, heading.range.upperBound)]
            let (body, next) = Self.split(String(decoding: rest, as: UTF8.self))
            let dialect = MarkdownDialect(definitions.inlined(body), isMDX: file.path.hasSuffix(".mdx"))
            for name in dialect.dropped { dropped[name, default: 0] += 1 }
            let (title, own) = Self.title(Self.line(of: source))
            let range = file.range(heading.range.lowerBound + start..<heading.range.upperBound + start)
            sections.append(
                PageSection(
                    level: heading.level,
                    heading: definitions.inlined(title),
                    ids: ids + own,
                    body: dialect.text.trimmingNewlines,
                    range: range
                )
            )
            ids = next
        }
    }

    /// The text of a heading, without the marks around it.
    private static func line(of heading: String) -> String {
        let lines = heading.split(separator: "\n").map(String.init)
        let first = lines.first ?? ""
        return first.trimmed.hasPrefix("#")
            ? String(first.drop { $0 == " " }.drop { $0 == "#" }).trimmed
            : lines.dropLast().joined(separator: " ")
    }

    /// A heading without the empty anchors in it, and their ids.
    private static func title(_ heading: String) -> (text: String, ids: [String]) {
        guard let start = heading.firstRange(of: "<a "), let end = heading.firstRange(of: "</a>"),
            start.lowerBound < end.lowerBound,
            let id = anchor(String(heading[start.lowerBound..<end.upperBound]))
        else { return (heading, []) }
        let text = String(heading[..<start.lowerBound]) + String(heading[end.upperBound...])
        return (text.trimmed, [id])
    }

    /// A text without the anchors at its end, which are those of the heading behind it.
    private static func split(_ text: String) -> (text: String, ids: [String]) {
        guard text.contains("<a ") else { return (text, []) }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var ids: [String] = []
        while let last = lines.last {
            if !String(last).isBlank {
                guard let id = anchor(String(last)) else { break }
                ids.insert(id, at: 0)
            }
            lines.removeLast()
        }
        return (lines.joined(separator: "\n"), ids)
    }

    /// The id of an anchor without a text: `<a id="invalid_card"></a>`.
    private static func anchor(_ html: String) -> String? {
        let nodes = HTMLTree.read(html.trimmed).nodes
        guard nodes.count == 1, case .element(let element) = nodes[0], element.name == "a", element.text.isBlank else {
            return nil
        }
        return element.id
    }
}
