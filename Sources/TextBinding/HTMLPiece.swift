internal import Bytes

/// A part of raw HTML, as far as it matters for what is lost when the HTML is left out.
enum HTMLPiece: Equatable {
    /// Text that is more than white space.
    case text
    case comment
    case opening(String)
    case closing(String)
    /// A declaration, an instruction, character data.
    case other

    /// The parts of a stretch of HTML, in order.
    static func all(in html: String) -> [HTMLPiece] {
        var pieces: [HTMLPiece] = []
        let bytes = Array(html.utf8)
        var offset = 0
        while offset < bytes.count {
            let start = offset
            while offset < bytes.count, !beginsTag(bytes, offset) { offset += 1 }
            if bytes[start..<offset].contains(where: { $0 > 32 }) { pieces.append(.text) }
            guard offset < bytes.count else { break }
            if bytes.holds("<!--", at: offset) {
                pieces.append(.comment)
                // `<!-->` and `<!--->` are comments, too.
                offset = bytes.place(of: "-->", from: offset + 2)?.upperBound ?? bytes.count
            } else {
                pieces.append(tag(bytes, &offset))
            }
        }
        return pieces
    }

    private static func beginsTag(_ bytes: [UInt8], _ offset: Int) -> Bool {
        guard bytes[offset] == UInt8(ascii: "<"), offset + 1 < bytes.count else { return false }
        let next = bytes[offset + 1]
        return isLetter(next) || [UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(next)
    }

    private static func tag(_ bytes: [UInt8], _ offset: inout Int) -> HTMLPiece {
        var index = offset + 1
        let isClosing = bytes[index] == UInt8(ascii: "/")
        if isClosing { index += 1 }
        let start = index
        while index < bytes.count, isName(bytes[index]) { index += 1 }
        let name = String(decoding: bytes[start..<index], as: UTF8.self)
        var quote: UInt8?
        while index < bytes.count, quote != nil || bytes[index] != UInt8(ascii: ">") {
            let byte = bytes[index]
            if quote == byte {
                quote = nil
            } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            }
            index += 1
        }
        offset = min(index + 1, bytes.count)
        guard !name.isEmpty else { return .other }
        return isClosing ? .closing(name) : .opening(name)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & 0xDF) }

    private static func isName(_ byte: UInt8) -> Bool {
        isLetter(byte) || (45...46).contains(byte) || (48...58).contains(byte) || byte == UInt8(ascii: "_")
    }
}
