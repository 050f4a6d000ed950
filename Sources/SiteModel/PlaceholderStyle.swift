/// How the messages of a catalog name what varies in them.
package enum PlaceholderStyle: String, CaseIterable, Sendable {
    case none, braces
    case doubleBraces = "double-braces"
    case dollarBraces = "dollar-braces"
    case percentNames = "percent-names"
    case printf, positional

    /// What it means.
    package var about: String {
        switch self {
        case .none: "Nothing varies: all of a message is verbatim."
        case .braces: "`{field}`."
        case .doubleBraces: "`{{field}}`."
        case .dollarBraces: "`${field}`."
        case .percentNames: "`%field%`."
        case .printf: "`%s`, `%-10d`, `%2$s`, `%(field)s`; `%%` is a percent sign."
        case .positional: "`{0}`, `{1:N2}`; `{{` is a brace."
        }
    }

    /// Whether parameters are told apart by their order.
    package var isByOrder: Bool { self == .printf || self == .positional }

    /// The same rule as a regular expression of JavaScript, for the script of the search.
    package var pattern: String {
        switch self {
        case .none: "(?!)"
        case .braces: #"\{[A-Za-z_][\w.-]*\}"#
        case .doubleBraces: #"\{\{ *[A-Za-z_][\w.-]* *\}\}"#
        case .dollarBraces: #"\$\{[^{}\n]+\}"#
        case .percentNames: #"%[A-Za-z_][\w.-]*%"#
        case .printf:
            #"%(?:%|(?:\d+\$|\([\w.-]+\))?[-+#0]*(?:\d+|\*)?(?:\.(?:\d+|\*)?)?(?:hh|ll|[hljzL])?[diouxXeEfFgGaAcCsSpvTqtUbrR@])"#
        case .positional: #"\{\d+(?:[,:][^{}]*)?\}"#
        }
    }

    /// A parameter of a name, as a message holds it.
    package func spelled(_ name: String) -> String {
        switch self {
        case .none: name
        case .braces: "{\(name)}"
        case .doubleBraces: "{{\(name)}}"
        case .dollarBraces: "${\(name)}"
        case .percentNames: "%\(name)%"
        case .printf: "%s"
        case .positional: "{0}"
        }
    }
}

/// A place in a message where something varies.
package struct Placeholder: Sendable, Equatable {
    /// What it is called there; `nil` where it only has an order.
    package let name: String?
    /// Which argument it takes, from 0; `nil` where it has a name.
    package let position: Int?
    /// UTF-8 offsets in the message.
    package let range: Range<Int>
}

extension PlaceholderStyle {
    /// The places of a message where something varies, in their order.
    package func placeholders(in message: String) -> [Placeholder] {
        guard self != .none, message.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "%") }) else {
            return []
        }
        var scanner = PlaceholderScanner(Array(message.utf8))
        return scanner.all(of: self)
    }

    /// A message without the places where something varies.
    package func withoutGaps(_ message: String) -> String {
        let placeholders = placeholders(in: message)
        guard !placeholders.isEmpty else { return message }
        var text: [UInt8] = []
        let bytes = Array(message.utf8)
        var start = 0
        for placeholder in placeholders {
            text += bytes[start..<placeholder.range.lowerBound]
            text.append(UInt8(ascii: " "))
            start = placeholder.range.upperBound
        }
        return String(decoding: text + bytes[start...], as: UTF8.self)
    }
}

/// Looks for placeholders in one message.
private struct PlaceholderScanner {
    private static let conversions = Set("diouxXeEfFgGaAcCsSpvTqtUbrR@".utf8)
    private static let flags = Set("-+#0".utf8)
    private static let sizes = Set("hljzL".utf8)

    private let bytes: [UInt8]
    private var offset = 0
    /// How many arguments were taken by their order.
    private var taken = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func all(of style: PlaceholderStyle) -> [Placeholder] {
        var found: [Placeholder] = []
        let opening = opening(of: style)
        while offset < bytes.count {
            let start = offset
            guard holds(opening, at: start) else {
                offset += 1
                continue
            }
            offset += opening.count
            // `{{` and `%%` stand for the character itself.
            let isEscaped = style.isByOrder && offset < bytes.count && bytes[offset] == opening.first
            if isEscaped {
                offset += 1
            } else if let (name, position) = rest(of: style) {
                found.append(Placeholder(name: name, position: position, range: start..<offset))
            } else {
                offset = start + 1
            }
        }
        return found
    }

    private func opening(of style: PlaceholderStyle) -> [UInt8] {
        switch style {
        case .none: []
        case .braces, .positional: Array("{".utf8)
        case .doubleBraces: Array("{{".utf8)
        case .dollarBraces: Array("${".utf8)
        case .percentNames, .printf: Array("%".utf8)
        }
    }

    /// Reads what follows an opening.
    /// - Returns: the name or the position, or `nil` where it is no placeholder; then it does not matter what was read.
    private mutating func rest(of style: PlaceholderStyle) -> (name: String?, position: Int?)? {
        switch style {
        case .none: return nil
        case .braces: return named(closing: "}")
        case .doubleBraces:
            skip { $0 == UInt8(ascii: " ") }
            return named(closing: "}}", isPadded: true)
        case .dollarBraces:
            let name = take { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") && $0 != UInt8(ascii: "\n") }
            return !name.isEmpty && closes("}") ? (name, nil) : nil
        case .percentNames: return named(closing: "%")
        case .printf: return conversion()
        case .positional:
            guard let position = Int(take(Self.isDigit)) else { return nil }
            if offset < bytes.count, bytes[offset] == UInt8(ascii: ",") || bytes[offset] == UInt8(ascii: ":") {
                skip { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
            }
            return closes("}") ? (nil, position) : nil
        }
    }

    private mutating func named(closing: String, isPadded: Bool = false) -> (name: String?, position: Int?)? {
        guard offset < bytes.count, Self.isLetter(bytes[offset]) else { return nil }
        let name = take(Self.isPartOfName)
        if isPadded { skip { $0 == UInt8(ascii: " ") } }
        return closes(closing) ? (name, nil) : nil
    }

    /// What follows the `%` of a conversion, as C, Go, Python and Objective-C write it.
    private mutating func conversion() -> (name: String?, position: Int?)? {
        var name: String?
        var position: Int?
        let start = offset
        if closes("(") {
            name = take(Self.isPartOfName)
            guard name?.isEmpty == false, closes(")") else { return nil }
        } else if let number = Int(take(Self.isDigit)), closes("$") {
            position = number - 1
        } else {
            offset = start
        }
        skip(Self.flags.contains)
        if !closes("*") { skip(Self.isDigit) }
        if closes("."), !closes("*") { skip(Self.isDigit) }
        if !closes("hh"), !closes("ll"), offset < bytes.count, Self.sizes.contains(bytes[offset]) { offset += 1 }
        guard offset < bytes.count, Self.conversions.contains(bytes[offset]) else { return nil }
        offset += 1
        if name == nil, position == nil {
            position = taken
            taken += 1
        }
        return (name, position)
    }

    // MARK: - Bytes

    private func holds(_ text: [UInt8], at start: Int) -> Bool {
        !text.isEmpty && bytes[start...].starts(with: text)
    }

    private mutating func closes(_ text: String) -> Bool {
        guard bytes[offset...].starts(with: text.utf8) else { return false }
        offset += text.utf8.count
        return true
    }

    private mutating func skip(_ isPart: (UInt8) -> Bool) {
        while offset < bytes.count, isPart(bytes[offset]) { offset += 1 }
    }

    private mutating func take(_ isPart: (UInt8) -> Bool) -> String {
        let start = offset
        skip(isPart)
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
    private static func isPartOfName(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}
