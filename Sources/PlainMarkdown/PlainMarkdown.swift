internal import CommonMark
internal import MarkdownEvents

/// A Markdown text as a terminal shows it: paragraphs wrapped, code indented, no markup but what reads well as it is.
package struct PlainMarkdown {
    static let width = 80

    private var lines: [String] = []
    /// The text of the block that is open.
    private var words = ""
    /// What stands before the first line of the block, and before the others, such as the mark of a list's item.
    private var mark = ""
    /// The lists that are open: the number of the next item, or none where they are not ordered.
    private var lists: [Int?] = []
    private var containers: [MarkdownEvent.Container] = []
    /// The rows of the table that is open, its head the first.
    private var rows: [[String]] = []

    /// Lays out a text.
    package static func lines(of text: String) -> [String] {
        var plain = PlainMarkdown()
        for event in MarkdownDocument(parsing: text).events { plain.add(event) }
        return plain.lines
    }

    private mutating func add(_ event: MarkdownEvent) {
        switch event {
        case .enter(let container, _):
            containers.append(container)
            begin(container)
        case .exit:
            if let container = containers.popLast() { end(container) }
        case .leaf(.text(let text), _): words += text
        case .leaf(.code(let code), _): words += "`\(code)`"
        case .leaf(.softBreak, _), .leaf(.lineBreak, _): words += " "
        case .leaf(.codeBlock(let info, let literal), _): addCode(literal, info)
        case .leaf(.thematicBreak, _), .leaf(.htmlBlock, _), .leaf(.htmlInline, _), .leaf(.anchor, _): break
        }
    }

    private mutating func begin(_ container: MarkdownEvent.Container) {
        switch container {
        case .list(let list): lists.append(list.isOrdered ? list.start : nil)
        case .item:
            let indent = String(repeating: "  ", count: max(0, lists.count - 1))
            guard let number = lists.last ?? nil else {
                mark = indent + "- "
                return
            }
            lists[lists.count - 1] = number + 1
            mark = indent + "\(number). "
        case .table: rows = []
        case .tableHead, .tableRow: rows.append([])
        case .codeTab(let name): lines += ["", "  \(name)"]
        default: break
        }
    }

    private mutating func end(_ container: MarkdownEvent.Container) {
        switch container {
        case .heading:
            lines += ["", words.uppercased()]
            words = ""
        case .paragraph(let isTight):
            if !isTight || mark.isEmpty { lines.append("") }
            wrap()
        case .detailsTitle:
            lines.append("")
            wrap()
        case .list: lists.removeLast()
        case .tableCell:
            rows[rows.count - 1].append(words)
            words = ""
        case .table: lines += [""] + PlainTable(rows).lines(width: Self.width)
        default: break
        }
    }

    private mutating func addCode(_ literal: String, _ info: String) {
        lines.append("")
        if let file = CodeFence(info, of: literal).file { lines += ["  \(file)", ""] }
        var code = literal.split(separator: "\n", omittingEmptySubsequences: false)
        while code.last?.isEmpty == true { code.removeLast() }
        lines += code.map { $0.isEmpty ? "" : "    \($0)" }
    }

    /// Ends a paragraph.
    private mutating func wrap() {
        let indent = String(repeating: " ", count: mark.count)
        lines += Self.wrapped(words, first: mark, others: indent, width: Self.width)
        (words, mark) = ("", "")
    }

    /// Breaks a text into lines.
    /// - Parameters:
    ///   - text: words.
    ///   - first: what stands before the first line.
    ///   - others: what stands before the others.
    ///   - width: how wide a line may be, unless it is one word.
    /// - Returns: the lines.
    static func wrapped(_ text: String, first: String, others: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = first
        for word in text.split(separator: " ") {
            if line.count + word.count >= width, line.count > others.count {
                lines.append(line)
                line = others
            }
            line += line.count == others.count || line.hasSuffix(" ") ? String(word) : " \(word)"
        }
        return lines + [line]
    }
}
