internal import LibCMark
internal import MarkdownEvents

/// The lines of a paragraph or a heading: where their text is, and which are lazy.
struct TextBlock {
    /// A line's text, without markers, indentation, line ending and the space before it.
    struct Line {
        let range: Range<Int>
        /// Whether it lacks the markers of the containers that it belongs to.
        let isLazy: Bool
    }

    let container: CMarkEvent.Container
    /// All of the block, with a heading's `#`s or underline.
    let range: Range<Int>
    /// The first of the lines that libcmark read as its text.
    let firstLine: Line
    /// The others.
    let furtherLines: [Line]
    /// The underline of a setext heading.
    let underline: Range<Int>?
    /// The lines' text as libcmark's inline parser sees it.
    let content: InlineContent

    /// Whether there is more than one line, the underline among them.
    var hasSeveralLines: Bool { !furtherLines.isEmpty || underline != nil }

    /// Reads the lines; `following` is the line on which the next block begins, if there is one.
    init(
        _ container: CMarkEvent.Container,
        _ extent: CMarkExtent,
        _ source: SourceLines,
        _ containers: borrowing BlockContainers,
        following: Int?
    ) {
        var content = InlineContent()
        let whole = source.range(extent)
        let bytes = source.bytes
        var first = whole.lowerBound..<max(whole.lowerBound, source.trimmedLine(extent.startLine).upperBound)
        var lastLine = max(extent.startLine, extent.endLine)
        var underline: Range<Int>?
        var upper = first.upperBound
        var isATX = false
        if case .heading = container {
            let marker = bytes[first].prefix { $0 == UInt8(ascii: "#") }
            isATX = Self.isATX(bytes[first], marker: marker.count)
            if isATX {
                lastLine = extent.startLine
                first = Self.atxText(bytes, first, marker: marker.count)
            } else {
                lastLine = Self.lineOfUnderline(extent, source, containers, following: following)
                let start = source.skippingIndentation(containers.continuation(line: lastLine, in: source).start)
                let end = source.trimmedLine(lastLine).upperBound
                underline = start..<max(start, end)
                upper = max(start, end)
                lastLine = max(lastLine - 1, extent.startLine)
            }
        }
        var lines: [Line] = []
        content.append(bytes, first.lowerBound..<(isATX ? first.upperBound : source.line(extent.startLine).upperBound))
        if lastLine > extent.startLine {
            for number in extent.startLine + 1...lastLine {
                let (start, isLazy) = containers.continuation(line: number, in: source)
                let lower = source.skippingIndentation(start)
                let end = max(lower, source.trimmedLine(number).upperBound)
                lines.append(Line(range: lower..<end, isLazy: isLazy))
                content.append(bytes, start..<max(start, source.line(number).upperBound))
                upper = max(upper, end)
            }
        }
        self.container = container
        self.range = whole.lowerBound..<max(whole.lowerBound, upper)
        firstLine = Line(range: first, isLazy: false)
        furtherLines = lines
        self.underline = underline
        self.content = content
    }

    /// Whether a paragraph that takes the block's place is shown without `<p>`.
    func isTight(in open: [CMarkEvent.Container]) -> Bool {
        if case .paragraph(let isTight) = container { return isTight }
        guard case .item = open.last, open.count > 1, case .list(let list) = open[open.count - 2] else { return false }
        return list.isTight
    }

    /// libcmark 0.30.2 ends a setext heading on the line below it, except at the end of the text.
    private static func lineOfUnderline(
        _ extent: CMarkExtent,
        _ source: SourceLines,
        _ containers: borrowing BlockContainers,
        following: Int?
    ) -> Int {
        let start = source.skippingIndentation(containers.continuation(line: extent.endLine, in: source).start)
        let line = source.bytes[start..<max(start, source.trimmedLine(extent.endLine).upperBound)]
        let isUnderline = line.first.map { first in
            (first == UInt8(ascii: "=") || first == UInt8(ascii: "-")) && line.allSatisfy { $0 == first }
        }
        return isUnderline == true && following != extent.endLine ? extent.endLine : extent.endLine - 1
    }

    private static func isATX(_ line: ArraySlice<UInt8>, marker: Int) -> Bool {
        guard (1...6).contains(marker) else { return false }
        return line.count == marker || line[line.startIndex + marker].isSpaceOrTab
    }

    /// The text of a heading's line, without the `#`s before and behind it.
    private static func atxText(_ bytes: [UInt8], _ line: Range<Int>, marker: Int) -> Range<Int> {
        var lower = line.lowerBound + marker
        while lower < line.upperBound, bytes[lower].isSpaceOrTab { lower += 1 }
        var upper = line.upperBound
        while upper > lower, bytes[upper - 1] == UInt8(ascii: "#") { upper -= 1 }
        if upper > lower, !bytes[upper - 1].isMarkdownSpace { upper = line.upperBound }
        while upper > lower, bytes[upper - 1].isMarkdownSpace { upper -= 1 }
        return lower..<upper
    }
}
