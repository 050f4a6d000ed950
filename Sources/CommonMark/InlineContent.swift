/// The text of a paragraph, a heading or a table's cell as libcmark's inline parser sees it: without the markers and
/// the indentation at the start of its lines, each byte with its place in the source.
struct InlineContent {
    /// Where a run of bytes was copied from.
    private struct Piece {
        let start: Int
        let source: Int
    }

    private(set) var bytes: [UInt8] = []
    private var pieces: [Piece] = []
    private var current = 0

    var isEmpty: Bool { bytes.isEmpty }

    /// Where all of it stands in the source.
    var sourceRange: Range<Int> {
        guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
        return max(first.source, 0)..<max(first.source, last.source + bytes.count - last.start, 0)
    }

    /// Appends a range of the source.
    mutating func append(_ source: [UInt8], _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        pieces.append(Piece(start: bytes.count, source: range.lowerBound))
        bytes.append(contentsOf: source[range])
    }

    /// Appends bytes of our own that stand for nothing in the source, before the byte at `source`.
    mutating func append(ownBytes: [UInt8], before source: Int) {
        pieces.append(Piece(start: bytes.count, source: source - ownBytes.count))
        bytes.append(contentsOf: ownBytes)
    }

    /// The place in the source of a byte of the content.
    ///
    /// Callers go forward through a block, so the piece is found next to the last one.
    mutating func source(of offset: Int) -> Int {
        guard !pieces.isEmpty else { return 0 }
        while current + 1 < pieces.count, pieces[current + 1].start <= offset { current += 1 }
        while current > 0, pieces[current].start > offset { current -= 1 }
        return pieces[current].source + offset - pieces[current].start
    }

    /// The range in the source of a range of the content.
    mutating func source(of range: Range<Int>) -> Range<Int> {
        let lower = source(of: range.lowerBound)
        guard !range.isEmpty else { return lower..<lower }
        return lower..<max(lower, source(of: range.upperBound - 1) + 1)
    }
}
