/// Takes an info string apart: a language, then words, `name="value"` and `{1,3-4}`, with spaces or commas between them.
struct FenceReader {
    /// A word, or a name with a value.
    struct Token {
        let name: String
        /// What stands behind `=`, without its quotes; `nil` where there is none.
        let value: String?
        let range: Range<Int>
    }

    private static let names: Set<String> = ["file", "tab", "good", "bad"]

    private let info: String
    private let bytes: [UInt8]
    private let lineCount: Int
    private var position = 0
    private(set) var lines: [ClosedRange<Int>] = []
    private(set) var slips: [(slip: CodeFence.Slip, range: Range<Int>)] = []

    init(_ info: String, lineCount: Int) {
        self.info = info
        self.lineCount = lineCount
        bytes = Array(info.utf8)
    }

    /// The language, empty where the string begins with something else.
    mutating func language() -> Substring {
        let end = bytes.firstIndex { Self.isSpace($0) || $0 == UInt8(ascii: ",") } ?? bytes.count
        let word = part(0..<end)
        let name = word.prefix { $0 != "=" }
        if word == "good" || word == "bad" || (name.utf8.count < end && Self.names.contains(String(name))) { return "" }
        let brace = bytes[..<end].firstIndex(of: UInt8(ascii: "{"))
        if let brace, isLineList(from: brace) {
            position = brace
            return part(0..<brace)
        }
        let space = bytes.firstIndex(where: Self.isSpace) ?? bytes.count
        // What hangs on it is for other tools, and so is all that begins with a brace.
        position = brace == 0 ? bytes.count : space
        return part(0..<(brace == 0 ? space : brace ?? end))
    }

    /// The next word, or name with its value. Lists of lines before it are read.
    mutating func next() -> Token? {
        while position < bytes.count {
            switch bytes[position] {
            case let byte where Self.isSpace(byte) || byte == UInt8(ascii: ","): position += 1
            case UInt8(ascii: "{") where isLineList(from: position): readLines()
            default: return token()
            }
        }
        return nil
    }

    private mutating func token() -> Token {
        let start = position
        if bytes[start] == UInt8(ascii: "{") {
            position = bytes[start...].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? bytes.count
            return Token(name: String(part(start..<position)), value: nil, range: start..<position)
        }
        while position < bytes.count, !endsName(bytes[position]) { position += 1 }
        let name = String(part(start..<position))
        guard position < bytes.count, bytes[position] == UInt8(ascii: "=") else {
            return Token(name: name, value: nil, range: start..<position)
        }
        position += 1
        let value = value()
        return Token(name: name, value: value, range: start..<position)
    }

    private mutating func value() -> String {
        let quote = position < bytes.count ? bytes[position] : 0
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = position
            while position < bytes.count, !Self.isSpace(bytes[position]) { position += 1 }
            return String(part(start..<position))
        }
        let start = position + 1
        let end = bytes[start...].firstIndex(of: quote)
        if end == nil { slips.append((.unclosedQuote, position..<bytes.count)) }
        position = end.map { $0 + 1 } ?? bytes.count
        return String(part(start..<(end ?? bytes.count)))
    }

    private func endsName(_ byte: UInt8) -> Bool {
        Self.isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "{")
    }

    private func isLineList(from brace: Int) -> Bool {
        guard let end = bytes[brace...].firstIndex(of: UInt8(ascii: "}")) else { return false }
        let list = bytes[(brace + 1)..<end]
        return list.contains(where: Self.isDigit)
            && list.allSatisfy {
                Self.isDigit($0) || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ")
            }
    }

    private mutating func readLines() {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
        for item in bytes[(position + 1)..<end].split(separator: UInt8(ascii: ",")) {
            let start = item.firstIndex { $0 != UInt8(ascii: " ") } ?? item.endIndex
            let upper = item.lastIndex { $0 != UInt8(ascii: " ") }.map { $0 + 1 } ?? start
            if start < upper { readLines(start..<upper) }
        }
        position = min(end + 1, bytes.count)
    }

    /// Reads `3` or `3-5`.
    private mutating func readLines(_ item: Range<Int>) {
        let ends = part(item).split(separator: "-", omittingEmptySubsequences: false).map { end in
            Int(end.drop { $0 == " " }.prefix { $0 != " " })
        }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first > 0, first <= last,
            last <= lineCount
        else {
            slips.append((.lines(String(part(item)), of: lineCount), item))
            return
        }
        lines.append(first...last)
    }

    /// What libcmark takes for white space.
    static func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (9...13).contains(byte) }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private func part(_ range: Range<Int>) -> Substring {
        let start = info.utf8.index(info.startIndex, offsetBy: range.lowerBound)
        return info[start..<info.utf8.index(start, offsetBy: range.count)]
    }
}
