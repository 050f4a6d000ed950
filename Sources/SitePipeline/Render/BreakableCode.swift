internal import Markup

/// A code as HTML that breaks over lines only where a reader expects it: after `_`, `.`, `/`, `-` and `:`.
enum BreakableCode {
    static func write(_ code: String, to buffer: inout HTMLBuffer) {
        var part = code[...]
        while let end = part.utf8.firstIndex(where: breaks) {
            let next = part.utf8.index(after: end)
            buffer.text(part[..<next])
            buffer.markup("<wbr>")
            part = part[next...]
        }
        buffer.text(part)
    }

    private static func breaks(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"): true
        default: false
        }
    }
}
