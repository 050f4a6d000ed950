internal import Grammars
internal import Markup

/// The code, a position in it, and the HTML of all that lies before the position.
///
/// The only way forward is to ``take(to:as:)`` the bytes up to some end. So whatever a scanner makes of a text, each
/// byte is written once and in order, and every span is closed: no scanner can lose, repeat or nest anything.
struct CodeCursor {
    private let code: [UInt8]
    private var html = HTMLBuffer()
    private var runStart = 0
    private var runClass: TokenClass?

    /// What is before it is decided.
    private(set) var position = 0

    /// Where the part that is scanned ends.
    private(set) var limit: Int

    init(_ code: String) {
        self.code = Array(code.utf8)
        limit = self.code.count
        html.reserve(limit * 5 / 2)
    }

    /// Whether all bytes are taken.
    var isAtEnd: Bool { position >= limit }

    /// The byte at the position.
    var current: Unicode.Scalar { self[position] }

    /// The byte at an index, NUL outside the code.
    ///
    /// A scalar rather than a `UInt8`, because scalars compare with literals: `code[index] == "/"`.
    subscript(index: Int) -> Unicode.Scalar {
        Unicode.Scalar(byte(at: index))
    }

    /// The byte at an index, 0 outside the code.
    func byte(at index: Int) -> UInt8 {
        UInt(bitPattern: index) < UInt(bitPattern: limit) ? code[index] : 0
    }

    /// Moves on to `end`, and colours what is passed over.
    mutating func take(to end: Int, as tokenClass: TokenClass? = nil) {
        let end = min(end, limit)
        guard end > position else { return }
        if tokenClass != runClass {
            writeRun()
            runClass = tokenClass
        }
        position = end
    }

    /// Scans up to `end` with `scan`, for which the code ends there.
    mutating func limited(to end: Int, _ scan: (inout CodeCursor) -> Void) {
        let outer = limit
        limit = min(end, outer)
        scan(&self)
        limit = outer
    }

    /// All of the code as HTML. What was not taken stays plain.
    consuming func finished() -> HTML {
        take(to: limit)
        writeRun()
        return html.finished()
    }

    private mutating func writeRun() {
        guard runStart < position else { return }
        let code = code
        if let runClass { html.markup(runClass.openingTag) }
        html.text(utf8: code.span.extracting(runStart..<position))
        if runClass != nil { html.markup("</span>") }
        runStart = position
    }
}

/// Looking ahead, without moving.
extension CodeCursor {
    /// Whether the position is at the start of a line.
    var isAtLineStart: Bool { position == 0 || self[position - 1] == "\n" }

    /// Whether `bytes` stand at `index`.
    func starts(with bytes: ByteString, at index: Int) -> Bool {
        guard index + bytes.count <= limit else { return false }
        for offset in bytes.bytes.indices where code[index + offset] != bytes.bytes[offset] {
            return false
        }
        return true
    }

    /// The first index from `start` on whose byte does not satisfy `condition`, or the limit.
    @inline(__always)
    func end(from start: Int, while condition: (Unicode.Scalar) -> Bool) -> Int {
        var index = start
        while index < limit, condition(Unicode.Scalar(code[index])) { index += 1 }
        return min(index, limit)
    }

    /// Where the line that `start` lies in ends, before its line feed.
    func endOfLine(from start: Int) -> Int {
        end(from: start) { $0 != "\n" }
    }

    /// Where the next line begins.
    func nextLine(from start: Int) -> Int {
        min(endOfLine(from: start) + 1, limit)
    }

    /// Where the spaces and tabs that begin at `start` end.
    func endOfBlanks(from start: Int) -> Int {
        end(from: start) { $0 == " " || $0 == "\t" }
    }

    /// Where the white space that begins at `start` ends.
    func endOfWhitespace(from start: Int) -> Int {
        end(from: start, while: \.isCodeWhitespace)
    }

    /// Where the word that begins at `start` ends.
    func endOfWord(from start: Int) -> Int {
        end(from: start, while: \.isWordByte)
    }

    /// Where the number that begins at `start` ends: digits, letters and `_`, a point before a digit, an exponent's sign.
    func endOfNumber(from start: Int) -> Int {
        let isHexadecimal = self[start] == "0" && (self[start + 1] == "x" || self[start + 1] == "X")
        var index = start + 1
        while index < limit {
            switch self[index] {
            case "0"..."9", "a"..."z", "A"..."Z", "_": break
            case "." where self[index + 1].isDigit && self[index - 1] != ".": break
            case "+", "-":
                let previous = self[index - 1]
                guard !isHexadecimal, previous == "e" || previous == "E", self[index + 1].isDigit else { return index }
            default: return index
            }
            index += 1
        }
        return min(index, limit)
    }

    /// What the word in `range` means by itself, `nil` where it means nothing.
    func tokenClass(of range: Range<Int>, among words: WordTable) -> TokenClass? {
        guard !range.isEmpty, range.upperBound <= limit else { return nil }
        return words.tokenClass(of: code.span.extracting(range))
    }

    /// The first index from `start` on where `bytes` stand.
    func first(_ bytes: ByteString, from start: Int) -> Int? {
        var index = start
        while index + bytes.count <= limit {
            if starts(with: bytes, at: index) { return index }
            index += 1
        }
        return nil
    }

    /// Whether the code from `start` on looks like a JSON object or array: a bracket, then what may follow it.
    func looksLikeJSON(from start: Int) -> Bool {
        let open = endOfWhitespace(from: start)
        let next = self[endOfWhitespace(from: open + 1)]
        switch self[open] {
        case "{": return next == "\"" || next == "}"
        case "[": return next == "{" || next == "[" || next == "]" || next == "\"" || next == "-" || next.isDigit
        default: return false
        }
    }
}
