package import Diagnostics

/// Reads JSON (RFC 8259) with places. Numbers stay as they are written: codes such as `007` or `1e3` are no numbers to
/// people, and what JSON does not allow here is told and not mended.
package struct JSONParser {
    private let file: SourceFile
    private let bytes: [UInt8]
    private var offset = 0

    package init(_ file: SourceFile) {
        self.file = file
        bytes = Array(file.text.utf8)
    }

    /// Reads the whole file.
    package mutating func document() throws(DataFault) -> DataNode {
        let node = try value(depth: 0)
        skipSpace()
        guard offset == bytes.count else { throw fault("something stands behind the end of the JSON value") }
        return node
    }

    private mutating func value(depth: Int) throws(DataFault) -> DataNode {
        skipSpace()
        let start = offset
        guard depth < DataNode.deepest else { throw .tooDeep(at: place(start)) }
        switch peek {
        case UInt8(ascii: "{"): return node(.mapping(try members(depth)), from: start)
        case UInt8(ascii: "["): return node(.list(try items(depth)), from: start)
        case UInt8(ascii: "\""): return node(.scalar(try string(), isPlain: false), from: start)
        default: return node(.scalar(try word(), isPlain: true), from: start)
        }
    }

    private mutating func members(_ depth: Int) throws(DataFault) -> [DataNode.Member] {
        let start = offset
        offset += 1
        var members: [DataNode.Member] = []
        skipSpace()
        if take("}") { return [] }
        while true {
            skipSpace()
            let place = offset
            guard peek == UInt8(ascii: "\"") else { throw unclosed("an object", start, "a name in double quotes") }
            let name = try string()
            let range = file.range(place..<offset)
            skipSpace()
            guard take(":") else { throw fault("a `:` is missing behind a name") }
            members.append(DataNode.Member(name: name, place: range, value: try value(depth: depth + 1)))
            skipSpace()
            if take("}") { return members }
            guard take(",") else { throw unclosed("an object", start, "`,` or `}`") }
        }
    }

    private mutating func items(_ depth: Int) throws(DataFault) -> [DataNode] {
        let start = offset
        offset += 1
        var items: [DataNode] = []
        skipSpace()
        if take("]") { return [] }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return items }
            guard take(",") else { throw unclosed("a list", start, "`,` or `]`") }
        }
    }

    /// A number, `true`, `false` or `null`.
    private mutating func word() throws(DataFault) -> String {
        let start = offset
        while offset < bytes.count, Self.isOfWord(bytes[offset]) { offset += 1 }
        let word = String(decoding: bytes[start..<offset], as: UTF8.self)
        if ["true", "false", "null"].contains(word) { return word }
        let isNumber = word.utf8.contains { (0x30...0x39).contains($0) } && Double(word) != nil
        guard isNumber else {
            offset = start
            throw fault("a value is missing here")
        }
        return word
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "+-.".utf8.contains(byte)
    }

    private mutating func string() throws(DataFault) -> String {
        let start = offset
        offset += 1
        var text: [UInt8] = []
        while true {
            let run = offset
            while offset < bytes.count, bytes[offset] != UInt8(ascii: "\""), bytes[offset] != UInt8(ascii: "\\"),
                bytes[offset] >= 0x20
            { offset += 1 }
            text += bytes[run..<offset]
            guard offset < bytes.count else {
                offset = start
                throw fault("this text has no closing `\"`")
            }
            switch bytes[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): text += String(try escape()).utf8
            // What JSON wants escaped and programs that write by hand do not escape.
            default:
                text.append(bytes[offset])
                offset += 1
            }
        }
    }

    private mutating func escape() throws(DataFault) -> Unicode.Scalar {
        let start = offset
        offset += 2
        guard start + 1 < bytes.count else { throw fault("a text ends in `\\`") }
        switch bytes[start + 1] {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(bytes[start + 1])
        case UInt8(ascii: "u"):
            guard let unit = unit(at: offset) else { break }
            offset += 4
            if let scalar = Unicode.Scalar(unit) { return scalar }
            // Half of a pair, which stands for one character beyond 16 bits.
            guard unit < 0xDC00, offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"),
                bytes[offset + 1] == UInt8(ascii: "u"), let low = self.unit(at: offset + 2),
                (0xDC00...0xDFFF).contains(low)
            else { return "\u{FFFD}" }
            offset += 6
            return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
        default: break
        }
        offset = start
        throw fault("JSON has no such escape")
    }

    private func unit(at offset: Int) -> UInt32? {
        guard offset + 4 <= bytes.count else { return nil }
        return UInt32(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    }

    // MARK: - Bytes

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: sign) else { return false }
        offset += 1
        return true
    }

    private mutating func skipSpace() {
        while offset < bytes.count, bytes[offset] == 32 || (9...13).contains(bytes[offset]) { offset += 1 }
    }

    private func node(_ content: DataNode.Content, from start: Int) -> DataNode {
        DataNode(content: content, range: file.range(start..<offset))
    }

    private func place(_ start: Int) -> SourceRange { file.range(start..<start + 1) }

    private func fault(_ what: String) -> DataFault {
        DataFault(
            diagnostic: Diagnostic(
                .invalidValue,
                "this is not JSON: \(what)",
                at: place(min(offset, max(bytes.count - 1, 0))),
                help: "mend the file, or write it anew with the program that made it"
            )
        )
    }

    private func unclosed(_ what: String, _ start: Int, _ wanted: String) -> DataFault {
        DataFault(
            diagnostic: Diagnostic(
                .invalidValue,
                "this is not JSON: \(wanted) is missing here",
                at: place(min(offset, max(bytes.count - 1, 0))),
                related: [("\(what) begins here", place(start))],
                help: "mend the file, or write it anew with the program that made it"
            )
        )
    }
}
