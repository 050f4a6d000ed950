internal import Markup

/// A code as HTML that breaks over lines only where a reader expects it: after `_`, `.`, `/`, `-` and `:`.
enum BreakableCode {
    static func write(_ code: String, to buffer: inout HTMLBuffer) {
        var code = code
        code.withUTF8 { bytes in
            let text = unsafe Span(_unsafeElements: bytes)
            var start = 0
            for index in text.indices where breaks(text[index]) {
                buffer.text(utf8: text.extracting(start...index))
                buffer.markup("<wbr>")
                start = index + 1
            }
            buffer.text(utf8: text.extracting(start...))
        }
    }

    private static func breaks(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"): true
        default: false
        }
    }
}
