/// The block quotes and list items around a place, and how a line's start is read through them.
///
/// libcmark doesn't say where on a continuation line a paragraph's text begins. This reads the line's prefix again by
/// the same rules (CommonMark 0.30, section 5), with tabs to columns of four.
struct BlockContainers {
    /// A place on a line, in bytes and in columns. Within a tab the column is ahead of the byte.
    struct Cursor {
        var offset: Int
        var column = 0
    }

    private enum Kind {
        case quote
        /// An item goes on where a line is indented by at least this many columns.
        case item(indentation: Int)
    }

    private struct Open {
        let kind: Kind
        /// Where the container's content begins on its first line.
        let line: Int
        let cursor: Cursor
    }

    private var open: [Open] = []

    /// Enters a block quote whose marker stands on a line.
    mutating func enterQuote(line: Int, in source: SourceLines) {
        var cursor = contentStart(line: line, in: source)
        _ = Self.skipQuoteMarker(&cursor, in: source.bytes)
        open.append(Open(kind: .quote, line: line, cursor: cursor))
    }

    /// Enters a list item whose marker stands on a line.
    mutating func enterItem(line: Int, in source: SourceLines) {
        let bytes = source.bytes
        var cursor = contentStart(line: line, in: source)
        let outside = cursor.column
        Self.skipIndentation(&cursor, in: bytes)
        while cursor.offset < bytes.count, bytes[cursor.offset].isASCIIDigit { Self.step(&cursor) }
        Self.step(&cursor)
        let marker = cursor
        while cursor.column - marker.column <= 5, cursor.offset < bytes.count, bytes[cursor.offset].isSpaceOrTab {
            Self.advance(&cursor, columns: 1, in: bytes)
        }
        let spaces = cursor.column - marker.column
        var indentation = cursor.column - outside
        let isBlank = cursor.offset >= bytes.count || bytes[cursor.offset].isLineEnding
        if spaces >= 5 || spaces < 1 || isBlank {
            cursor = marker
            indentation = marker.column - outside + 1
            if spaces > 0 { Self.advance(&cursor, columns: 1, in: bytes) }
        }
        open.append(Open(kind: .item(indentation: indentation), line: line, cursor: cursor))
    }

    /// Leaves the innermost one.
    mutating func leave() {
        open.removeLast()
    }

    /// The place where a paragraph's text begins on a line that continues it, and whether the line is lazy: without
    /// the markers of all the containers. libcmark keeps the indentation of a lazy line.
    func continuation(line: Int, in source: SourceLines) -> (start: Int, isLazy: Bool) {
        var (cursor, isLazy) = match(line: line, in: source)
        if !isLazy { Self.skipIndentation(&cursor, in: source.bytes) }
        return (cursor.offset, isLazy)
    }

    private func contentStart(line: Int, in source: SourceLines) -> Cursor {
        if let last = open.last, last.line == line { return last.cursor }
        return match(line: line, in: source).cursor
    }

    private func match(line: Int, in source: SourceLines) -> (cursor: Cursor, isLazy: Bool) {
        let bytes = source.bytes
        var cursor = Cursor(offset: source.line(line).lowerBound)
        for container in open {
            switch container.kind {
            case .quote:
                guard Self.skipQuoteMarker(&cursor, in: bytes) else { return (cursor, true) }
            case .item(let indentation):
                var ahead = cursor
                while ahead.column - cursor.column < indentation, ahead.offset < bytes.count,
                    bytes[ahead.offset].isSpaceOrTab
                {
                    Self.advance(&ahead, columns: 1, in: bytes)
                }
                guard ahead.column - cursor.column >= indentation else { return (cursor, true) }
                cursor = ahead
            }
        }
        return (cursor, false)
    }

    private static func skipQuoteMarker(_ cursor: inout Cursor, in bytes: [UInt8]) -> Bool {
        var ahead = cursor
        while ahead.column - cursor.column < 4, ahead.offset < bytes.count, bytes[ahead.offset].isSpaceOrTab {
            advance(&ahead, columns: 1, in: bytes)
        }
        guard ahead.column - cursor.column < 4, ahead.offset < bytes.count,
            bytes[ahead.offset] == UInt8(ascii: ">")
        else { return false }
        step(&ahead)
        if ahead.offset < bytes.count, bytes[ahead.offset].isSpaceOrTab { advance(&ahead, columns: 1, in: bytes) }
        cursor = ahead
        return true
    }

    private static func skipIndentation(_ cursor: inout Cursor, in bytes: [UInt8]) {
        while cursor.offset < bytes.count, bytes[cursor.offset].isSpaceOrTab {
            advance(&cursor, columns: 1, in: bytes)
        }
    }

    private static func step(_ cursor: inout Cursor) {
        cursor.offset += 1
        cursor.column += 1
    }

    /// Goes ahead in white space; a tab is left behind once its last column has been passed.
    private static func advance(_ cursor: inout Cursor, columns: Int, in bytes: [UInt8]) {
        for _ in 0..<columns {
            cursor.column += 1
            if bytes[cursor.offset] != .tab || cursor.column % 4 == 0 { cursor.offset += 1 }
        }
    }
}
