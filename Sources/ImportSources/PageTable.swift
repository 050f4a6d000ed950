internal import Diagnostics
internal import ForeignText
internal import SourceReading

/// Tables of pages, which are Markdown here.
enum PageTable {
    /// Reads errors off tables: one a row, below a row of names.
    static func read(_ sections: [PageSection], in file: SourceFile) -> FoundCatalog {
        var found = FoundCatalog()
        for section in sections {
            var names: [String]?
            var heading: String?
            for line in section.body.split(separator: "\n", omittingEmptySubsequences: false) {
                guard line.hasPrefix("|") else {
                    names = nil
                    heading = nil
                    continue
                }
                let cells = cells(of: line)
                guard let head = names else {
                    names = cells.map { PlainHeading.text($0) }
                    continue
                }
                if isRule(cells) { continue }
                guard head.contains(where: { FieldWords.meaning(of: $0) == .code }) else { continue }
                if let title = Self.heading(cells, below: head) {
                    heading = title
                    continue
                }
                add(zip(head, cells).map { ($0, $1) }, section, below: heading, to: &found)
            }
        }
        return found
    }

    /// What stands alone in a row of a table is a heading over the rows below it.
    private static func heading(_ cells: [String], below head: [String]) -> String? {
        let filled = cells.filter { !$0.isBlank }
        guard filled.count == 1, head.count > 1, let first = cells.first, !first.isBlank else { return nil }
        let title = PlainHeading.text(first)
        return title.contains(" ") ? title : nil
    }

    private static func add(
        _ cells: [(name: String, text: String)],
        _ section: PageSection,
        below heading: String?,
        to found: inout FoundCatalog
    ) {
        var entry = FoundEntry(range: section.range)
        for (name, text) in cells where !FieldWords.isNothing(text) && !name.isEmpty {
            let isMarkdown =
                FieldWords.meaning(of: name).map { [.summary, .causes, .cures, .body].contains($0) } ?? true
            let lines = text.trimmed.replacing("<br/>", with: "<br>").replacing("<br />", with: "<br>")
            entry.add(
                name,
                isMarkdown ? Self.blocks(lines) : PlainHeading.text(lines.replacing("<br>", with: " ")),
                at: section.range
            )
        }
        let title = PlainHeading.text(section.heading)
        if let heading = heading ?? (title.isEmpty || section.level < 2 ? nil : title) {
            entry.add("(heading)", heading, at: section.range)
        }
        found.entries.append(entry)
    }

    /// The blocks of a cell: lines of a list or of code stay together.
    private static func blocks(_ cell: String) -> String {
        guard cell.contains("<br>") else { return cell }
        var text = ""
        var isCode = false
        for part in cell.split(separator: "<br>", omittingEmptySubsequences: true) {
            let isItem = part.hasPrefix("- ") || part.hasPrefix("* ")
            let isNext =
                isCode || (isItem && text.split(separator: "\n").last.map { "-*".contains($0.first ?? " ") } ?? false)
            text += (text.isEmpty ? "" : isNext ? "\n" : "\n\n") + part
            if part.hasPrefix("```") { isCode.toggle() }
        }
        return text
    }

    /// Whether a row only parts the head from the rows below it.
    static func isRule(_ cells: [String]) -> Bool { cells.allSatisfy { $0.allSatisfy { "-: ".contains($0) } } }

    static func cells(of line: Substring) -> [String] {
        var cells: [String] = []
        var cell = ""
        var isEscaped = false
        for character in line.dropFirst() {
            if character == "|", !isEscaped {
                cells.append(cell.trimmed)
                cell = ""
            } else {
                if isEscaped, character == "|" { cell.removeLast() }
                cell.append(character)
            }
            isEscaped = character == "\\" && !isEscaped
        }
        if !cell.isBlank { cells.append(cell.trimmed) }
        return cells
    }
}

/// A table in the page of one error that holds facts of it: names beside values, or names above one row of them.
struct FactTable {
    private(set) var facts: [(name: String, value: String)] = []
    /// The text without the table.
    let rest: String

    init?(in text: String) {
        var isCode = false
        var rows: [[String]] = []
        var kept: [Substring] = []
        var isOver = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            if !isCode, !isOver, line.hasPrefix("|") {
                rows.append(PageTable.cells(of: line))
            } else {
                isOver = isOver || !rows.isEmpty
                kept.append(line)
            }
        }
        guard rows.count > 2, PageTable.isRule(rows[1]) else { return nil }
        rest = kept.joined(separator: "\n")
        let names: [String]
        let values: [String]
        if rows.allSatisfy({ $0.count == 2 }), Self.isOfNames(rows) {
            (names, values) = (rows.dropFirst(2).map { $0[0] }, rows.dropFirst(2).map { $0[1] })
        } else if rows.count == 3 {
            (names, values) = (rows[0], rows[2])
        } else {
            return nil
        }
        facts = zip(names, values).map { (PlainHeading.text($0), $1.trimmed) }
        let known = facts.contains { fact in
            FieldWords.meaning(of: fact.name).map { [.code, .status, .message, .title].contains($0) } ?? false
        }
        guard known, facts.allSatisfy({ !$0.name.isEmpty }) else { return nil }
    }

    /// Whether the first column names what stands in the second.
    private static func isOfNames(_ rows: [[String]]) -> Bool {
        let head = rows[0].map { FieldWords.folded(PlainHeading.text($0)) }
        return ["", "property", "field", "item", "key", "attribute", "detail", "name"].contains(head[0])
            && ["", "value", "description", "details", "detail"].contains(head[1])
    }
}
