internal import Bytes
internal import CommonMark
internal import ForeignText
internal import ImportSources
internal import MarkdownEvents

/// A Markdown text of a source as docsite takes it: links lead to entries, HTML is Markdown, headings have the level that
/// their place asks for, and what only other tools read is a text.
struct MarkdownRewriting {
    /// A top-level block of a text.
    struct Block {
        let range: Range<Int>
        /// The text of a heading, and its level.
        let heading: (text: String, level: Int)?
        let isParagraph: Bool
    }

    /// The text, rewritten.
    private(set) var text = ""
    /// Links that lead nowhere, each with its address and the reason.
    var lost: [(address: String, reason: String)] = []
    var rewrittenLinks = 0
    var convertedTags = 0

    var edits: [(range: Range<Int>, text: String)] = []
    let source: [UInt8]
    let path: String
    let level: Int
    let links: LinkRewriting

    /// - Parameters:
    ///   - markdown: the text.
    ///   - path: the file that it is of.
    ///   - level: the level that its highest headings are to have.
    ///   - links: where links lead.
    init(_ markdown: String, of path: String, headingsFrom level: Int, _ links: LinkRewriting) {
        source = Array(markdown.utf8)
        self.path = path
        self.level = level
        self.links = links
        guard source.contains(where: Self.mayMatter) else {
            text = markdown
            return
        }
        let document = MarkdownDocument(parsing: markdown)
        raiseHeadings(document, to: level)
        rewriteLinks(document)
        convertTags(document.events, document.headingIDs)
        mendSlips(document.slips)
        for reference in document.unresolvedReferences {
            edits.append((reference.range.lowerBound..<reference.range.lowerBound, "\\"))
        }
        text = source.edited(by: edits)
    }

    /// Whether a byte may be of more than words.
    private static func mayMatter(_ byte: UInt8) -> Bool { "#[<=-&".utf8.contains(byte) }

    // MARK: - Headings

    private mutating func raiseHeadings(_ document: MarkdownDocument, to level: Int) {
        guard let highest = document.headings.map(\.level).min(), highest != level else { return }
        for heading in document.headings {
            let new = min(6, max(level, heading.level + level - highest))
            guard new != heading.level, let start = source[heading.range].firstIndex(where: { $0 != 32 }) else {
                continue
            }
            let marks = source[start...].prefix { $0 == UInt8(ascii: "#") }
            if !marks.isEmpty {
                edits.append((start..<start + marks.count, String(repeating: "#", count: new)))
            } else {
                setATX(heading, level: new)
            }
        }
    }

    /// A heading that is underlined has two levels only.
    private mutating func setATX(_ heading: MarkdownDocument.Heading, level: Int) {
        let lines = String(decoding: source[heading.range], as: UTF8.self).split(separator: "\n")
        let text = lines.dropLast().map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        edits.append((heading.range, String(repeating: "#", count: level) + " " + text.joined(separator: " ")))
    }

    // MARK: - Links

    private mutating func rewriteLinks(_ document: MarkdownDocument) {
        for event in document.events {
            guard case .enter(let container, let range) = event else { continue }
            let resource: MarkdownEvent.Resource
            switch container {
            case .link(let link), .image(let link): resource = link
            default: continue
            }
            switch links.outcome(of: resource.destination, in: path, headings: document.headingIDs) {
            case .kept: break
            case .to(let address):
                rewrittenLinks += 1
                place(address, for: resource, in: range)
            case .lost(let reason):
                lost.append((resource.destination, reason))
                unlink(range, resource)
            }
        }
    }

    private mutating func place(_ address: String, for resource: MarkdownEvent.Resource, in range: Range<Int>) {
        let place = resource.destinationRange
        if place != range, !place.isEmpty {
            let isPointed = place.lowerBound > 0 && source[place.lowerBound - 1] == UInt8(ascii: "<")
            edits.append((place, isPointed ? address : HTMLMarkdown.destination(address)))
        } else if let end = MarkdownBrackets.endOfText(of: range, in: source) {
            // A reference, or an address in `<…>`.
            edits.append((end..<range.upperBound, "](\(HTMLMarkdown.destination(address)))"))
        }
    }

    /// Leaves of a link its text.
    private mutating func unlink(_ range: Range<Int>, _ resource: MarkdownEvent.Resource) {
        if source[range.lowerBound] == UInt8(ascii: "<") {
            // An address in `<…>`: what it names stays.
            let name = resource.destination.drop { $0 != ":" }.dropFirst().prefix { $0 != "?" }
            edits.append((range, HTMLMarkdown.code(String(name))))
            return
        }
        guard let end = MarkdownBrackets.endOfText(of: range, in: source),
            let start = source[range].firstIndex(of: UInt8(ascii: "["))
        else { return }
        edits.append((range.lowerBound..<start + 1, ""))
        edits.append((end..<range.upperBound, ""))
    }

    /// `[text] (address)` was meant as a link.
    private mutating func mendSlips(_ slips: [SyntaxSlip]) {
        for slip in slips where slip.kind == .link(.gap) {
            guard let end = MarkdownBrackets.endOfText(of: slip.range, in: source),
                let opening = source[end..<slip.range.upperBound].firstIndex(of: UInt8(ascii: "("))
            else { continue }
            edits.append((end + 1..<opening, ""))
        }
    }
}

extension MarkdownRewriting {
    /// The blocks at the top of a text.
    static func blocks(of markdown: String) -> [Block] {
        let document = MarkdownDocument(parsing: markdown)
        var blocks: [Block] = []
        var depth = 0
        var headings = document.headings.makeIterator()
        for event in document.events {
            switch event {
            case .enter(let container, let range):
                var heading: MarkdownDocument.Heading?
                if case .heading = container { heading = headings.next() }
                if depth == 0 {
                    var isParagraph = false
                    if case .paragraph = container { isParagraph = true }
                    blocks.append(
                        Block(range: range, heading: heading.map { ($0.text, $0.level) }, isParagraph: isParagraph)
                    )
                }
                depth += 1
            case .exit: depth -= 1
            case .leaf(_, let range):
                if depth == 0 { blocks.append(Block(range: range, heading: nil, isParagraph: false)) }
            }
        }
        return blocks
    }
}
