/// Whether a text is JSON (RFC 8259), and if not, where it stops to be.
struct JSONSyntax {
    /// Far deeper than any body that an API returns.
    private static let mostNesting = 200

    private let text: [UInt8]
    private var position = 0

    /// The offset in bytes from which on a text is no JSON, or `nil` where all of it is.
    static func fault(in text: some StringProtocol) -> Int? {
        var scanner = JSONSyntax(text: Array(text.utf8))
        guard scanner.value(depth: 0) else { return scanner.position }
        scanner.skipSpaces()
        return scanner.position == scanner.text.count ? nil : scanner.position
    }

    private init(text: [UInt8]) {
        self.text = text
    }

    private var next: UInt8? { position < text.count ? text[position] : nil }

    private mutating func skipSpaces() {
        while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 { position += 1 }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) -> Bool {
        skipSpaces()
        switch next {
        case UInt8(ascii: "{"): return depth < Self.mostNesting && members(closing: "}", depth: depth, named: true)
        case UInt8(ascii: "["): return depth < Self.mostNesting && members(closing: "]", depth: depth, named: false)
        case UInt8(ascii: "\""): return string()
        case UInt8(ascii: "t"): return word("true")
        case UInt8(ascii: "f"): return word("false")
        case UInt8(ascii: "n"): return word("null")
        default: return number()
        }
    }

    private mutating func members(closing: Unicode.Scalar, depth: Int, named: Bool) -> Bool {
        position += 1
        skipSpaces()
        if take(closing) { return true }
        while true {
            if named {
                skipSpaces()
                guard string() else { return false }
                skipSpaces()
                guard take(":") else { return false }
            }
            guard value(depth: depth + 1) else { return false }
            skipSpaces()
            if take(closing) { return true }
            guard take(",") else { return false }
        }
    }

    private mutating func string() -> Bool {
        guard take("\"") else { return false }
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return true
            case UInt8(ascii: "\\"):
                guard escape() else { return false }
            case ..<0x20: return false
            default: position += 1
            }
        }
        return false
    }

    private mutating func escape() -> Bool {
        guard position + 1 < text.count else { return false }
        switch text[position + 1] {
        case UInt8(ascii: "u"):
            let digits = text[(position + 2)...].prefix(4)
            guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
                return false
            }
            position += 6
        case let byte where "\"\\/bfnrt".utf8.contains(byte): position += 2
        default: return false
        }
        return true
    }

    private mutating func word(_ word: String) -> Bool {
        guard text[position...].starts(with: word.utf8) else { return false }
        position += word.utf8.count
        return true
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0") { guard digits() else { return false } }
        if take(".") { guard digits() else { return false } }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard digits() else { return false }
        }
        return true
    }

    private mutating func digits() -> Bool {
        let start = position
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position > start
    }
}
