internal import MarkdownEvents

/// A table of pipes, as GitHub Flavored Markdown has it: a header row, a row of delimiters with as many cells, and the
/// lines below up to the end of the paragraph that they are to libcmark.
///
/// A `|` behind a backslash parts no cells, in code neither, and loses its backslash. A short row is filled up, what a
/// long row has too much is left out. The header may stand below other lines of the paragraph. One of the first two
/// rows must have a `|`, so that a definition-like `:-` below a line is none.
struct PipeTable {
    struct Cell {
        let content: InlineContent
        let range: Range<Int>
    }

    struct Row {
        let cells: [Cell]
        let range: Range<Int>
    }

    /// How many cells may be added to short rows before they stay short: a wide header over a thousand short lines
    /// would make a page of any size.
    static let addedCellLimit = 100_000

    let alignments: [MarkdownEvent.ColumnAlignment]
    /// The header and the rows, the row of delimiters left out.
    let rows: [Row]
    let range: Range<Int>
    /// The lines of the paragraph before the header.
    let paragraph: Cell?
    /// Lines behind the table that lack the markers of its containers.
    let following: Cell?
    /// The `---` that ends a table and would underline a heading below other text.
    let thematicBreak: Range<Int>?

    /// Finds the table in a block, if it holds one; `start` is where the block's text begins in the source, behind
    /// link reference definitions. What is lost of a table, or keeps lines from being one, is told.
    init?(in block: TextBlock, of source: [UInt8], from start: Int, _ slips: inout [SyntaxSlip]) {
        var lines = [block.firstLine] + block.furtherLines
        var rule: Range<Int>?
        if let underline = block.underline {
            let isRule = source[underline].first == UInt8(ascii: "-") && underline.count >= 3
            if isRule { rule = underline } else { lines.append(TextBlock.Line(range: underline, isLazy: false)) }
        }
        guard let (delimiters, alignments) = Self.delimiterRow(in: lines, of: source, from: start, &slips) else {
            return nil
        }

        let body = lines[(delimiters + 1)...].prefix { !$0.isLazy }
        var added = 0
        var rows: [Row] = []
        for line in [lines[delimiters - 1]] + body {
            let written = Self.cells(of: line.range, in: source)
            let dropped = written.dropFirst(alignments.count)
            if let first = dropped.first(where: { !$0.isEmpty }), let last = dropped.last(where: { !$0.isEmpty }) {
                slips.append(SyntaxSlip(kind: .droppedCells, range: first.lowerBound..<last.upperBound))
            }
            var cells = written.prefix(alignments.count).map { range in
                Cell(content: Self.content(range, in: source), range: range)
            }
            if cells.count < alignments.count, added < Self.addedCellLimit {
                added += alignments.count - cells.count
                let empty = Cell(content: InlineContent(), range: line.range.upperBound..<line.range.upperBound)
                cells += repeatElement(empty, count: alignments.count - cells.count)
            }
            rows.append(Row(cells: cells, range: line.range))
        }
        self.alignments = alignments
        self.rows = rows
        let end = body.last?.range.upperBound ?? lines[delimiters].range.upperBound
        range = lines[delimiters - 1].range.lowerBound..<end
        paragraph = Self.paragraph(lines[..<(delimiters - 1)].filter { $0.range.lowerBound >= start }, in: source)
        following = Self.paragraph(Array(lines[body.endIndex...]), in: source)
        thematicBreak = rule
    }

    /// The first row of delimiters below a line with as many cells.
    private static func delimiterRow(
        in lines: [TextBlock.Line],
        of source: [UInt8],
        from start: Int,
        _ slips: inout [SyntaxSlip]
    ) -> (line: Int, alignments: [MarkdownEvent.ColumnAlignment])? {
        var misfit: SyntaxSlip?
        for index in lines.indices.dropFirst() where !lines[index].isLazy {
            let line = lines[index].range
            guard let first = source[line].first,
                [UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "-")].contains(first),
                source[line].allSatisfy({
                    $0.isSpaceOrTab || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-")
                })
            else { continue }
            let header = lines[index - 1].range
            guard header.lowerBound >= start,
                source[line].contains(UInt8(ascii: "|")) || source[header].contains(UInt8(ascii: "|"))
            else { continue }
            let alignments = cells(of: line, in: source).map { alignment(source[$0]) }
            let known = alignments.compactMap { $0 }
            guard !known.isEmpty, known.count == alignments.count else { continue }
            let above = cells(of: header, in: source).count
            guard above == known.count else {
                // Dashes alone underline a heading or part two texts.
                if misfit == nil, source[line].contains(UInt8(ascii: "|")) {
                    misfit = SyntaxSlip(kind: .delimiterRow(cells: known.count, above: above), range: line)
                }
                continue
            }
            return (index, known)
        }
        if let misfit { slips.append(misfit) }
        return nil
    }

    private static func alignment(_ cell: ArraySlice<UInt8>) -> MarkdownEvent.ColumnAlignment? {
        let colon = UInt8(ascii: ":")
        let isLeft = cell.first == colon
        let dashes = cell.dropFirst(isLeft ? 1 : 0)
        let isRight = dashes.last == colon
        let rest = dashes.dropLast(isRight ? 1 : 0)
        guard !rest.isEmpty, rest.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
        return switch (isLeft, isRight) {
        case (true, true): .center
        case (true, false): .left
        case (false, true): .right
        case (false, false): MarkdownEvent.ColumnAlignment.none
        }
    }

    /// The cells of a row, without the space around them.
    private static func cells(of line: Range<Int>, in source: [UInt8]) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = line.lowerBound
        if source[line].first == UInt8(ascii: "|") { start += 1 }
        for index in start..<max(start, line.upperBound)
        where source[index] == UInt8(ascii: "|") && (index == line.lowerBound || source[index - 1] != .backslash) {
            cells.append(trimmed(start..<index, in: source))
            start = index + 1
        }
        let rest = trimmed(start..<max(start, line.upperBound), in: source)
        if !rest.isEmpty { cells.append(rest) }
        return cells
    }

    private static func trimmed(_ range: Range<Int>, in source: [UInt8]) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, source[lower].isMarkdownSpace { lower += 1 }
        while upper > lower, source[upper - 1].isMarkdownSpace { upper -= 1 }
        return lower..<upper
    }

    private static func content(_ cell: Range<Int>, in source: [UInt8]) -> InlineContent {
        var content = InlineContent()
        guard !cell.isEmpty else { return content }
        content.reserve(InlineFragment.prefix.count + cell.count)
        content.append(ownBytes: InlineFragment.prefix, before: cell.lowerBound)
        var start = cell.lowerBound
        for index in cell.dropLast()
        where source[index] == .backslash && source[index + 1] == UInt8(ascii: "|") {
            content.append(source, start..<index)
            start = index + 1
        }
        content.append(source, start..<cell.upperBound)
        return content
    }

    private static func paragraph(_ lines: [TextBlock.Line], in source: [UInt8]) -> Cell? {
        guard let first = lines.first, let last = lines.last else { return nil }
        var content = InlineContent()
        content.append(ownBytes: InlineFragment.prefix, before: first.range.lowerBound)
        for (number, line) in lines.enumerated() {
            content.append(source, line.range)
            guard number < lines.count - 1 else { break }
            // The white space before a line's end tells a hard break from a soft one.
            let end = line.range.upperBound
            let space = source[end...].prefix { $0 == .space }.count
            content.append(source, end..<end + space)
            content.append(ownBytes: [.lineFeed], before: end + space + 1)
        }
        return Cell(content: content, range: first.range.lowerBound..<last.range.upperBound)
    }
}
