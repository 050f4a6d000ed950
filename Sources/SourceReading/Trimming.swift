package import Diagnostics

extension String {
    /// The text without white space at its ends: a folded YAML scalar (`>`) ends in a line feed.
    package var trimmed: String { self[...].trimmed }
}

extension Substring {
    /// The text without white space at its ends.
    package var trimmed: String {
        // Most texts have none at either end.
        let visible: ClosedRange<UInt8> = 33...126
        if let first = utf8.first, let last = utf8.last, visible.contains(first), visible.contains(last) {
            return String(self)
        }
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}

extension Located<String> {
    /// The text without white space at its ends.
    package var trimmed: Located<String> { Located(text: value.trimmed, at: range) }
}
