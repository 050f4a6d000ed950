/// Whether a text is JSON (RFC 8259), and if not, where it stops to be.
struct JSONSyntax {
    /// Far deeper than any body that an API returns.
    private static let mostNesting = 200

    /// A text, a number or a word of JSON that stands in an object.
    struct Member {
        /// The names and numbers on the way to it.
        let path: [String]
        /// Where it stands, in bytes.
        let range: Range<Int>
    }

    /// What is deeper than this is no member that all bodies have.
    private static let deepestMember = 3

    private let text: [UInt8]
    private let keepsMembers: Bool
    private var position = 0
    private var path: [String] = []
    private var members: [Member] = []

    /// The offset in bytes from which on a text is no JSON, or `nil` where all of it is.
    static func fault(in text: some StringProtocol) -> Int? {
        var scanner = JSONSyntax(text: Array(text.utf8))
        guard scanner.value(depth: 0) else { return scanner.position }
        scanner.skipSpaces()
        return scanner.position == scanner.text.count ? nil : scanner.position
    }

    /// The members of a text that is JSON, as far as they stand in few others.
    static func members(of text: some StringProtocol) -> [Member] {
        var scanner = JSONSyntax(text: Array(text.utf8), keepsMembers: true)
        return scanner.value(depth: 0) ? scanner.members : []
    }

    private init(text: [UInt8], keepsMembers: Bool = false) {
        self.text = text
        self.keepsMembers = keepsMembers
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
        default: return scalar()
        }
    }

    private mutating func scalar() -> Bool {
        let start = position
        let isOne =
            switch next {
            case UInt8(ascii: "\""): string()
            case UInt8(ascii: "t"): word("true")
            case UInt8(ascii: "f"): word("false")
            case UInt8(ascii: "n"): word("null")
            default: number()
            }
        if isOne, keepsMembers, path.count <= Self.deepestMember {
            members.append(Member(path: path, range: start..<position))
        }
        return isOne
    }

    private mutating func members(closing: Unicode.Scalar, depth: Int, named: Bool) -> Bool {
        position += 1
        skipSpaces()
        if take(closing) { return true }
        var count = 0
        while true {
            var name = 0..<0
            if named {
                skipSpaces()
                let start = position
                guard string() else { return false }
                name = (start + 1)..<(position - 1)
                skipSpaces()
                guard take(":") else { return false }
            }
            if keepsMembers { path.append(named ? String(decoding: text[name], as: UTF8.self) : String(count)) }
            guard value(depth: depth + 1) else { return false }
            if keepsMembers { path.removeLast() }
            count += 1
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
