extension StringProtocol {
    /// The text without white space at its ends: a folded YAML scalar (`>`) ends in a line feed.
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
        return String(self[start..<end])
    }
}
