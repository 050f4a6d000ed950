internal import Sorted

/// Finds lines and columns in a text. Made only when something is to be shown: most texts have no fault.
///
/// Both are found without counting from the start of the text or of the line: one line may hold thousands of faults.
package struct LineIndex {
    /// A place as an editor counts it: both from 1, the column in Unicode scalars.
    package struct Position: Equatable, Sendable {
        package let line: Int
        package let column: Int
    }

    /// After how many bytes the scalars before are counted.
    private static let stride = 512

    private let text: String
    /// The offset of each line's first byte.
    private let starts: [Int]
    /// How many scalars begin before each `stride` bytes; empty where each byte is one.
    private let scalars: [Int]

    package init(_ text: String) {
        self.text = text
        var starts = [0]
        var scalars = [0]
        var count = 0
        var previous: UInt8 = 0
        for (offset, byte) in text.utf8.enumerated() {
            // A line ends with LF, CR LF or CR, so that the lines are those that an editor counts.
            if previous == UInt8(ascii: "\n") || (previous == UInt8(ascii: "\r") && byte != UInt8(ascii: "\n")) {
                starts.append(offset)
            }
            previous = byte
            if offset > 0, offset % Self.stride == 0 { scalars.append(count) }
            if byte & 0xC0 != 0x80 { count += 1 }
        }
        if previous == UInt8(ascii: "\n") || previous == UInt8(ascii: "\r") { starts.append(text.utf8.count) }
        self.starts = starts
        self.scalars = count == text.utf8.count ? [] : scalars
    }

    /// The position of an offset in UTF-8 bytes.
    package func position(of offset: Int) -> Position {
        let line = lineNumber(of: offset)
        return Position(line: line + 1, column: scalars(before: offset) - scalars(before: starts[line]) + 1)
    }

    /// The text of a line, counted from 1, without what ends it.
    package func line(_ number: Int) -> Substring {
        let end = number < starts.count ? starts[number] : text.utf8.count
        var line = slice(starts[number - 1]..<end)
        if line.last == UInt8(ascii: "\n") { line.removeLast() }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return Substring(line)
    }

    /// The offset of a line's first byte; the line is counted from 1.
    package func start(ofLine number: Int) -> Int {
        starts[number - 1]
    }

    private func lineNumber(of offset: Int) -> Int {
        // The first line starts at 0.
        max(starts.partitioningIndex { $0 > offset } - 1, 0)
    }

    /// How many scalars begin before an offset.
    private func scalars(before offset: Int) -> Int {
        guard !scalars.isEmpty else { return offset }
        let block = min(offset / Self.stride, scalars.count - 1)
        let rest = slice(block * Self.stride..<max(block * Self.stride, offset))
        return scalars[block] + rest.count { $0 & 0xC0 != 0x80 }
    }

    private func slice(_ bounds: Range<Int>) -> Substring.UTF8View {
        let utf8 = text.utf8
        let lower = utf8.index(utf8.startIndex, offsetBy: min(bounds.lowerBound, utf8.count))
        let upper = utf8.index(utf8.startIndex, offsetBy: min(bounds.upperBound, utf8.count))
        return utf8[lower..<upper]
    }
}
