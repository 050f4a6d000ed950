internal import MarkdownEvents

/// Blocks whose lines stand as they are.
extension MarkdownWriter {
    mutating func codeBlock(_ info: String, _ literal: String) {
        beginBlock()
        let mark = UInt8(ascii: info.utf8.contains(UInt8(ascii: "`")) ? "~" : "`")
        let fence = repeatElement(mark, count: max(3, Self.longestRun(of: mark, in: literal.utf8) + 1))
        bytes += fence
        write(info: info)
        var lines = literal.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        if lines.last?.isEmpty == true { lines.removeLast() }
        for line in lines { writeLine(line) }
        breakLine()
        bytes += fence
    }

    mutating func htmlBlock(_ html: String) {
        beginBlock()
        var lines = html.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
        while lines.last?.isEmpty == true { lines.removeLast() }
        if let first = lines.popFirst() {
            // Behind a marker the space would belong to it.
            if first.first == UInt8(ascii: " "), case .item = open[open.count - 1].kind,
                open[open.count - 1].children == 1
            {
                trimLine()
                breakLine()
            }
            bytes += first
        }
        for line in lines { writeLine(line) }
    }

    /// Writes a line as it is, below another.
    private mutating func writeLine(_ line: some Collection<UInt8>) {
        breakLine()
        if line.isEmpty { trimLine() } else { bytes += line }
    }

    static func longestRun(of byte: UInt8, in text: some Sequence<UInt8>) -> Int {
        var (longest, run) = (0, 0)
        for other in text {
            run = other == byte ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
