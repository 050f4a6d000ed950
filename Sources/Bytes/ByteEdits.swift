extension [UInt8] {
    /// The text that comes of edits, each of which puts a text in the place of a stretch.
    /// - Parameter edits: in any order. Of two that meet the first holds; those of one place stay in their order.
    /// - Returns: the text, all other bytes as they are.
    package func edited(by edits: [(range: Range<Int>, text: String)]) -> String {
        var bytes: [UInt8] = []
        var offset = 0
        for (range, text) in edits.sorted(by: {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }) {
            guard range.lowerBound >= offset else { continue }
            bytes += self[offset..<range.lowerBound]
            bytes += text.utf8
            offset = range.upperBound
        }
        return String(decoding: bytes + self[offset...], as: UTF8.self)
    }
}
