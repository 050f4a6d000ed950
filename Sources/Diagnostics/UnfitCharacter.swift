/// A character that a published text should not hold.
package struct UnfitCharacter: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// A control character or a noncharacter: HTML calls it a fault, and XML, which feeds are, does not allow it.
        case forbidden
        /// A mark that turns the direction of what follows, beyond the end of its line or against the letters' own: what
        /// is read is not what is there (CVE-2021-42574).
        case turning
    }

    package let kind: Kind
    package let scalar: Unicode.Scalar
    /// Where it stands, in UTF-8 bytes.
    package let range: Range<Int>

    /// Its number, such as `U+0001`.
    package var number: String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }

    /// Whether a character is a control character or a noncharacter; tabs and line ends are none.
    package static func isForbidden(_ value: UInt32) -> Bool {
        switch value {
        case 9, 10, 13: false
        case ..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }

    /// Those of a text, in order; of several forbidden ones in a row the first.
    package static func all(in text: String) -> [UnfitCharacter] {
        mayHoldAny(text.utf8Span.span) ? UnfitCharacters(Array(text.utf8)).found : []
    }

    /// All bytes are looked at, and not those before the first: so many are compared at once.
    private static func mayHoldAny(_ bytes: Span<UInt8>) -> Bool {
        var isOther: UInt8 = 0
        for index in bytes.indices {
            let byte = bytes[index]
            isOther |= (byte < 0x20 ? 1 : 0) & (byte != 9 ? 1 : 0) & (byte != 10 ? 1 : 0)
            isOther |= (byte == 0x7F ? 1 : 0) | (byte == 0xC2 ? 1 : 0) | (byte == 0xE2 ? 1 : 0) | (byte >= 0xEF ? 1 : 0)
        }
        return isOther == 1
    }
}

extension Diagnostic {
    /// The fault of a character.
    package init(_ character: UnfitCharacter, at range: SourceRange) {
        switch character.kind {
        case .forbidden:
            self.init(
                .controlCharacter,
                "the character \(character.number) stands here",
                at: range,
                help: "remove it: pages and feeds cannot hold it"
            )
        case .turning:
            self.init(
                .bidiCharacter,
                "the character \(character.number) turns the direction of what follows in this line",
                at: range,
                help: "remove it, or end it on this line; U+2068 and U+2069 around a word keep its direction to itself"
            )
        }
    }
}

/// A walk through a text that may hold unfit characters.
private struct UnfitCharacters {
    private let bytes: [UInt8]
    private(set) var found: [UnfitCharacter] = []
    /// The marks of this line that turn the direction and are not ended.
    private var open: [(scalar: Unicode.Scalar, range: Range<Int>)] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case 10: endLine()
            case ..<0x20, 0x7F, 0xC2, 0xE2, 0xEF...: look(at: offset)
            default: break
            }
            offset += 1
        }
        endLine()
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func look(at offset: Int) {
        guard let scalar = scalar(at: offset) else { return }
        let range = offset..<offset + UTF8.width(scalar)
        switch scalar.value {
        case 0x202D, 0x202E:
            found.append(UnfitCharacter(kind: .turning, scalar: scalar, range: range))
            open.append((scalar, range))
        case 0x202A, 0x202B, 0x2066...0x2068: open.append((scalar, range))
        case 0x202C: end { $0 < 0x2066 }
        case 0x2069: end { $0 >= 0x2066 }
        case let value where UnfitCharacter.isForbidden(value):
            if let last = found.last, last.kind == .forbidden, last.range.upperBound == offset {
                found[found.count - 1] = UnfitCharacter(
                    kind: .forbidden,
                    scalar: last.scalar,
                    range: last.range.lowerBound..<range.upperBound
                )
            } else {
                found.append(UnfitCharacter(kind: .forbidden, scalar: scalar, range: range))
            }
        default: break
        }
    }

    /// Ends the last mark of a kind.
    private mutating func end(_ isOne: (UInt32) -> Bool) {
        if let index = open.lastIndex(where: { isOne($0.scalar.value) }) { open.remove(at: index) }
    }

    private mutating func endLine() {
        for (scalar, range) in open where scalar.value != 0x202D && scalar.value != 0x202E {
            found.append(UnfitCharacter(kind: .turning, scalar: scalar, range: range))
        }
        open = []
    }

    private func scalar(at offset: Int) -> Unicode.Scalar? {
        let first = UInt32(bytes[offset])
        let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard offset + length <= bytes.count else { return nil }
        var value = length == 1 ? first : first & (0xFF >> UInt32(length + 1))
        for index in offset + 1..<offset + length { value = value << 6 | UInt32(bytes[index]) & 0x3F }
        return Unicode.Scalar(value)
    }
}
