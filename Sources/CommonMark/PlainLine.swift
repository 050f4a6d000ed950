/// A text of one line that holds no character with a meaning in CommonMark, as most summaries are: a paragraph of one
/// text. libcmark would say the same, and takes thirty times as long to say it.
struct PlainLine {
    /// The text without the line feed at its end.
    let text: String

    init?(_ source: String) {
        var source = source
        let length = source.withUTF8 { unsafe Self.length(Span(_unsafeElements: $0)) }
        guard let length else { return nil }
        text = length == source.utf8.count ? source : String(source.utf8.prefix(length)) ?? ""
    }

    /// The length of the line, or `nil` where the text is something else.
    private static func length(_ bytes: Span<UInt8>) -> Int? {
        var length = bytes.count
        if length > 0, bytes[length - 1] == .lineFeed { length -= 1 }
        // Behind a letter nothing begins a block.
        guard length > 0, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[0] | 0x20) else { return nil }
        for index in 0..<length {
            switch bytes[index] {
            case 0..<UInt8.space, UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
                UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "~"):
                return nil
            default: continue
            }
        }
        return bytes[length - 1] == .space ? nil : length
    }
}
