/// Finds lines and columns in a text. Made only when something is to be shown: most texts have no fault.
package struct LineIndex {
    /// A place as an editor counts it: both from 1, the column in Unicode scalars.
    package struct Position: Equatable, Sendable {
        package let line: Int
        package let column: Int
    }

    private let text: String
    /// The offset of each line's first byte.
    private let starts: [Int]

    package init(_ text: String) {
        self.text = text
        var starts = [0]
        for (offset, byte) in text.utf8.enumerated() where byte == UInt8(ascii: "\n") {
            starts.append(offset + 1)
        }
        self.starts = starts
    }

    /// The position of an offset in UTF-8 bytes.
    package func position(of offset: Int) -> Position {
        let line = lineNumber(of: offset)
        let column = slice(starts[line]..<max(starts[line], offset)).unicodeScalars.count
        return Position(line: line + 1, column: column + 1)
    }

    /// The text of a line, counted from 1, without its line feed.
    package func line(_ number: Int) -> Substring {
        let end = number < starts.count ? starts[number] - 1 : text.utf8.count
        return slice(starts[number - 1]..<end)
    }

    /// The offset of a line's first byte; the line is counted from 1.
    package func start(ofLine number: Int) -> Int {
        starts[number - 1]
    }

    private func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    private func slice(_ bounds: Range<Int>) -> Substring {
        let utf8 = text.utf8
        let lower = utf8.index(utf8.startIndex, offsetBy: bounds.lowerBound)
        return text[lower..<utf8.index(lower, offsetBy: bounds.count)]
    }
}
