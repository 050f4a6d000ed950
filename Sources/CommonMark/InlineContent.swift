/// The text of a paragraph, a heading or a table's cell as libcmark's inline parser sees it: without the markers and
/// the indentation at the start of its lines, each byte with its place in the source.
///
/// Where it stands in the source in one piece, which it mostly does, it is a range of the source and not a copy.
struct InlineContent {
    /// Where a run of bytes was copied from.
    private struct Piece {
        let start: Int
        let source: Int
    }

    /// Bytes, the content's own among them.
    private(set) var bytes: [UInt8] = []
    /// The offset in ``bytes`` at which the content begins: offsets count from theirs.
    private(set) var lowerBound = 0
    /// The offset behind its last byte.
    private(set) var upperBound = 0
    /// Empty where ``bytes`` are the source's.
    private var pieces: [Piece] = []
    private var current = 0

    var isEmpty: Bool { lowerBound == upperBound }

    /// Where all of it stands in the source.
    var sourceRange: Range<Int> {
        guard let first = pieces.first, let last = pieces.last else { return lowerBound..<upperBound }
        return max(first.source, 0)..<max(first.source, last.source + upperBound - last.start, 0)
    }

    /// Makes room for bytes of several pieces.
    mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(count)
        pieces.reserveCapacity(2)
    }

    /// Appends a range of the source.
    mutating func append(_ source: [UInt8], _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        if isEmpty {
            bytes = source
            lowerBound = range.lowerBound
            upperBound = range.upperBound
        } else if pieces.isEmpty, upperBound == range.lowerBound {
            upperBound = range.upperBound
        } else {
            append(source[range], from: range.lowerBound)
        }
    }

    /// Appends bytes of our own that stand for nothing in the source, before the byte at `source`.
    mutating func append(ownBytes: [UInt8], before source: Int) {
        append(ownBytes[...], from: source - ownBytes.count)
    }

    private mutating func append(_ more: ArraySlice<UInt8>, from source: Int) {
        if pieces.isEmpty {
            if !isEmpty {
                pieces.append(Piece(start: 0, source: lowerBound))
                bytes = Array(bytes[lowerBound..<upperBound])
                lowerBound = 0
            }
        }
        pieces.append(Piece(start: bytes.count, source: source))
        bytes.append(contentsOf: more)
        upperBound = bytes.count
    }

    /// The place in the source of a byte of the content.
    ///
    /// Callers go forward through a block, so the piece is found next to the last one.
    mutating func source(of offset: Int) -> Int {
        guard !pieces.isEmpty else { return offset }
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
