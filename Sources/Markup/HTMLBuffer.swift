/// Where HTML is made: bytes are appended, and all text that comes from outside is escaped here and nowhere else.
///
/// The escaping is libcmark's own (`houdini_escape_html` and `houdini_escape_href`), so that rendered Markdown
/// agrees with it byte by byte.
package struct HTMLBuffer: Sendable {
    private var bytes: [UInt8] = []

    package init() {}

    /// The number of bytes so far.
    package var count: Int { bytes.count }

    /// The last byte, or `nil` at the start.
    package var last: UInt8? { bytes.last }

    /// Makes room for `count` more bytes.
    package mutating func reserve(_ count: Int) {
        bytes.reserveCapacity(bytes.count + count)
    }

    /// Appends markup that stands in our own source.
    package mutating func markup(_ literal: StaticString) {
        literal.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends finished markup.
    package mutating func html(_ html: HTML) {
        bytes.append(contentsOf: html.bytes)
    }

    /// Appends a part of finished markup. It must begin and end between tags or characters.
    package mutating func html(_ html: HTML, _ range: Range<Int>) {
        append(html.bytes.span, range)
    }

    /// Appends a part of what another buffer holds. It must begin and end between tags or characters.
    package mutating func part(_ range: Range<Int>, of other: HTMLBuffer) {
        append(other.bytes.span, range)
    }

    /// Appends a number.
    package mutating func number(_ number: Int) {
        // Nearly all are the level of a heading.
        guard !(0...9).contains(number) else { return bytes.append(UInt8(ascii: "0") + UInt8(number)) }
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Appends text, with `&`, `<`, `>` and `"` escaped: safe between tags and inside a double-quoted attribute.
    package mutating func text(_ text: String) {
        text.withUTF8Span { escape($0) }
    }

    /// Appends a part of a text, escaped as the whole is.
    package mutating func text(_ text: Substring) {
        text.withUTF8Span { escape($0) }
    }

    /// Appends text, with `'` escaped too: for a template, whose author may quote attributes either way.
    package mutating func attributeText(_ text: String) {
        text.withUTF8Span { escape($0, apostrophe: "&#39;") }
    }

    /// Appends UTF-8 text, escaped as ``text(_:)`` does.
    package mutating func text(utf8 span: Span<UInt8>) {
        escape(span)
    }

    /// Appends an address for an attribute: what may not stand in a URL is percent-encoded, `&` and `'` are escaped.
    package mutating func address(_ address: String) {
        address.withUTF8Span { text in
            var start = 0
            for index in text.indices where !Self.standsInAddress(text[index]) {
                append(text, start..<index)
                start = index + 1
                switch text[index] {
                case UInt8(ascii: "&"): markup("&amp;")
                case UInt8(ascii: "'"): markup("&#x27;")
                case let byte:
                    bytes.append(UInt8(ascii: "%"))
                    bytes.append(Self.hexadecimal(byte >> 4))
                    bytes.append(Self.hexadecimal(byte & 15))
                }
            }
            append(text, start..<text.count)
        }
    }

    /// Appends text as it is: raw HTML in Markdown, where the site allows it (`markdown.unsafe_html`).
    package mutating func trusted(_ text: some StringProtocol) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Appends UTF-8 text as it is.
    package mutating func trusted(utf8 text: Span<UInt8>) {
        append(text, text.indices)
    }

    /// What was written, as finished HTML.
    package consuming func finished() -> HTML {
        HTML(bytes: bytes)
    }

    /// Runs between escaped characters are copied whole: measured at five times the speed of byte by byte.
    private mutating func escape(_ text: Span<UInt8>, apostrophe: StaticString? = nil) {
        var start = 0
        var index = Self.firstEscaped(in: text, from: 0)
        while index < text.count {
            let entity: StaticString?
            switch text[index] {
            case UInt8(ascii: "&"): entity = "&amp;"
            case UInt8(ascii: "<"): entity = "&lt;"
            case UInt8(ascii: ">"): entity = "&gt;"
            case UInt8(ascii: "\""): entity = "&quot;"
            default: entity = apostrophe
            }
            if let entity {
                append(text, start..<index)
                markup(entity)
                start = index + 1
            }
            index = Self.firstEscaped(in: text, from: index + 1)
        }
        append(text, start..<text.count)
    }

    /// The first position, from an offset on, of a character that is escaped anywhere, or the end. Sixteen bytes are
    /// looked at in one step.
    private static func firstEscaped(in text: Span<UInt8>, from start: Int) -> Int {
        var offset = start
        while offset + 16 <= text.count {
            let block = unsafe text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
            let found =
                (block .== repeated("&")) .| (block .== repeated("<")) .| (block .== repeated(">"))
                .| (block .== repeated("\"")) .| (block .== repeated("'"))
            if any(found) { break }
            offset += 16
        }
        while offset < text.count, !isEscaped(text[offset]) { offset += 1 }
        return offset
    }

    private static func repeated(_ character: Unicode.Scalar) -> SIMD16<UInt8> {
        SIMD16(repeating: UInt8(ascii: character))
    }

    /// All are below 64, so one number holds them.
    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 64 && escaped >> UInt64(byte) & 1 == 1
    }

    private static let escaped: UInt64 =
        1 << UInt64(UInt8(ascii: "&")) | 1 << UInt64(UInt8(ascii: "<")) | 1 << UInt64(UInt8(ascii: ">"))
        | 1 << UInt64(UInt8(ascii: "\"")) | 1 << UInt64(UInt8(ascii: "'"))

    private mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        unsafe text.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
    }

    private static func standsInAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "("),
            UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: "-"),
            UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="),
            UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: "~"):
            true
        default:
            false
        }
    }
}

extension StringProtocol {
    /// Hands on the text's UTF-8. A native string has it at hand, and is not copied to be looked at.
    fileprivate func withUTF8Span(_ body: (Span<UInt8>) -> Void) {
        let isNative: Void? = utf8.withContiguousStorageIfAvailable { body(unsafe Span(_unsafeElements: $0)) }
        if isNative == nil { withCopiedUTF8(body) }
    }

    /// Apart, since every text would be retained for it.
    @inline(never)
    private func withCopiedUTF8(_ body: (Span<UInt8>) -> Void) {
        body(Array(utf8).span)
    }
}
