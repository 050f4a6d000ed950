internal import Bytes

/// The tokens of a stylesheet, as far as addresses, names and colours need them (CSS Syntax Module Level 3, section 4):
/// what stands in a comment, in a string or in an address is told from what is CSS.
struct StylesheetTokens {
    enum Kind: Equatable {
        case comment
        case whitespace
        /// With its quotes.
        case string
        /// A string that a line's end cuts off.
        case badString
        /// `url(…)` without quotes; the range is that of the address.
        case url(Range<Int>)
        /// `url(…)` with white space, a quote or a parenthesis in it: no address at all.
        case badURL
        /// A name with the `(` behind it; the name is in lower case, escapes resolved.
        case function(String)
        /// `@` and a name; the name is in lower case, escapes resolved.
        case atKeyword(String)
        case identifier
        case hash
        /// A number, with its unit.
        case number
        /// Any other byte.
        case other(UInt8)
    }

    struct Token: Equatable {
        let kind: Kind
        /// Offsets in bytes.
        let bounds: Range<Int>
    }

    /// From the first byte to the last, without gaps.
    private(set) var tokens: [Token] = []
    /// Whether the end of the text closes the last token: a comment, a string or an address that nothing else closes.
    private(set) var isCutOff = false

    private let bytes: [UInt8]
    private var offset = 0

    init(of bytes: [UInt8]) {
        self.bytes = bytes
        tokens.reserveCapacity(bytes.count / 4)
        while offset < bytes.count {
            let start = offset
            let kind = next()
            tokens.append(Token(kind: kind, bounds: start..<offset))
        }
    }

    /// The text of a token or of a part of one, escapes resolved (section 4.3.7).
    static func decoded(_ range: Range<Int>, of bytes: [UInt8]) -> String {
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard bytes[range].contains(UInt8(ascii: "\\")) else { return text }
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            let digits = rest.prefix(6).prefix { $0.properties.isASCIIHexDigit }
            if !digits.isEmpty {
                rest = rest.dropFirst(digits.count)
                let value = UInt32(String(digits), radix: 16) ?? 0
                result.append(value == 0 ? "\u{FFFD}" : Unicode.Scalar(value) ?? "\u{FFFD}")
                if rest.starts(with: "\r\n".unicodeScalars) { rest = rest.dropFirst() }
                if let next = rest.first, " \t\n\r\u{C}".unicodeScalars.contains(next) { rest = rest.dropFirst() }
            } else if rest.starts(with: "\r\n".unicodeScalars) {
                rest = rest.dropFirst(2)
            } else if let escaped = rest.popFirst(), !"\n\r\u{C}".unicodeScalars.contains(escaped) {
                // A line's end that is escaped goes on in the next line; any other character stands for itself.
                result.append(escaped)
            }
        }
        return String(result)
    }
}

// MARK: - One token

extension StylesheetTokens {
    private mutating func next() -> Kind {
        let byte = bytes[offset]
        if byte == UInt8(ascii: "/"), bytes.holds("/*", at: offset) { return comment() }
        if Self.isSpace(byte) {
            while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
            return .whitespace
        }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return string()
        case UInt8(ascii: "#") where startsNamePart(at: offset + 1):
            offset += 1
            skipName()
            return .hash
        case UInt8(ascii: "@") where startsName(at: offset + 1):
            offset += 1
            return .atKeyword(name())
        default: break
        }
        if startsNumber { return number() }
        guard startsName(at: offset) else {
            offset += 1
            return .other(byte)
        }
        let start = offset
        skipName()
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "(") else { return .identifier }
        let function = Self.decoded(start..<offset, of: bytes).lowercased()
        offset += 1
        return function == "url" ? urlOrFunction() : .function(function)
    }

    private mutating func comment() -> Kind {
        let end = bytes.place(of: "*/", from: offset + 2)
        isCutOff = end == nil
        offset = end?.upperBound ?? bytes.count
        return .comment
    }

    private mutating func string() -> Kind {
        let quote = bytes[offset]
        offset += 1
        while offset < bytes.count {
            switch bytes[offset] {
            case quote:
                offset += 1
                return .string
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 12: return .badString
            case UInt8(ascii: "\\"): skipEscape()
            default: offset += 1
            }
        }
        isCutOff = true
        return .string
    }

    /// What stands behind `url(` (section 4.3.6).
    private mutating func urlOrFunction() -> Kind {
        let behindName = offset
        while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") {
            offset = behindName
            return .function("url")
        }
        let start = offset
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: ")") {
                offset += 1
                return .url(start..<offset - 1)
            }
            if Self.isSpace(byte) {
                let end = offset
                while offset < bytes.count, Self.isSpace(bytes[offset]) { offset += 1 }
                guard offset < bytes.count else {
                    isCutOff = true
                    return .url(start..<end)
                }
                guard bytes[offset] == UInt8(ascii: ")") else { return badURL() }
                offset += 1
                return .url(start..<end)
            }
            if Self.endsURL(byte) { return badURL() }
            if byte == UInt8(ascii: "\\") {
                guard isEscape(at: offset) else { return badURL() }
                skipEscape()
            } else {
                offset += 1
            }
        }
        isCutOff = true
        return .url(start..<offset)
    }

    private mutating func badURL() -> Kind {
        while offset < bytes.count, bytes[offset] != UInt8(ascii: ")") {
            if isEscape(at: offset) { skipEscape() } else { offset += 1 }
        }
        isCutOff = offset == bytes.count
        offset = min(offset + 1, bytes.count)
        return .badURL
    }

    private mutating func number() -> Kind {
        if !Self.isDigit(bytes[offset]), bytes[offset] != UInt8(ascii: ".") { offset += 1 }
        skipDigits()
        if offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "."), Self.isDigit(bytes[offset + 1]) {
            offset += 1
            skipDigits()
        }
        // An exponent is part of a name here, and so is a unit: `1e3` and `1em` are one token either way.
        if startsName(at: offset) {
            skipName()
        } else if offset < bytes.count, bytes[offset] == UInt8(ascii: "%") {
            offset += 1
        }
        return .number
    }

    private mutating func skipDigits() {
        while offset < bytes.count, Self.isDigit(bytes[offset]) { offset += 1 }
    }

    private mutating func name() -> String {
        let start = offset
        skipName()
        return Self.decoded(start..<offset, of: bytes).lowercased()
    }

    private mutating func skipName() {
        while startsNamePart(at: offset) {
            if bytes[offset] == UInt8(ascii: "\\") { skipEscape() } else { offset += 1 }
        }
    }

    /// Goes on behind a backslash and what it escapes.
    private mutating func skipEscape() {
        offset += 1
        let start = offset
        while offset < bytes.count, offset - start < 6, Self.isHexDigit(bytes[offset]) { offset += 1 }
        if offset == start {
            let isPair = bytes.holds("\r\n", at: offset)
            offset = min(offset + (isPair ? 2 : 1), bytes.count)
        } else if bytes.holds("\r\n", at: offset) {
            offset += 2
        } else if offset < bytes.count, Self.isSpace(bytes[offset]) {
            offset += 1
        }
    }
}

// MARK: - Kinds of bytes

extension StylesheetTokens {
    /// Whether a backslash stands there that escapes something.
    private func isEscape(at offset: Int) -> Bool {
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\") else { return false }
        return !Self.isNewline(bytes[offset + 1])
    }

    private func startsNamePart(at offset: Int) -> Bool {
        guard offset < bytes.count else { return false }
        let byte = bytes[offset]
        return Self.isNameStart(byte) || Self.isDigit(byte) || byte == UInt8(ascii: "-") || isEscape(at: offset)
    }

    private func startsName(at offset: Int) -> Bool {
        guard offset < bytes.count else { return false }
        guard bytes[offset] == UInt8(ascii: "-") else { return Self.isNameStart(bytes[offset]) || isEscape(at: offset) }
        guard offset + 1 < bytes.count else { return false }
        return bytes[offset + 1] == UInt8(ascii: "-") || Self.isNameStart(bytes[offset + 1])
            || isEscape(at: offset + 1)
    }

    private var startsNumber: Bool {
        var start = offset
        if bytes[start] == UInt8(ascii: "+") || bytes[start] == UInt8(ascii: "-") { start += 1 }
        if start < bytes.count, bytes[start] == UInt8(ascii: ".") { start += 1 }
        return start < bytes.count && Self.isDigit(bytes[start])
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
    }

    private static func isNewline(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 12
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || isNewline(byte)
    }

    /// Whether a byte may not stand in an address without quotes.
    private static func endsURL(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "(") || byte < 32 || byte == 127
    }
}
