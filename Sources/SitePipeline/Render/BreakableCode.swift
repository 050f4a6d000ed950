internal import Markup

/// A code as HTML that breaks over lines only where a reader expects it: after `_`, `.`, `/`, `-` and `:`.
enum BreakableCode {
    static func html(_ code: String) -> HTML {
        var buffer = HTMLBuffer()
        var part = code[...]
        while let end = part.utf8.firstIndex(where: breaks) {
            let next = part.utf8.index(after: end)
            buffer.text(part[..<next])
            buffer.markup("<wbr>")
            part = part[next...]
        }
        buffer.text(part)
        return buffer.finished()
    }

    private static func breaks(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"): true
        default: false
        }
    }
}
