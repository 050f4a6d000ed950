/// What varies in a text: names between braces, which nobody sees filled in so.
package enum Gaps {
    private static let open = UInt8(ascii: "{")
    private static let close = UInt8(ascii: "}")

    /// A text with a space in place of each `{field}`.
    static func withoutFields(_ text: String) -> String {
        without(braces: 1, around: isField, in: text)
    }

    /// A text with a space in place of each `{{value}}`, whatever is within.
    package static func withoutValues(_ text: String) -> String {
        without(braces: 2, around: { _ in true }, in: text)
    }

    private static func without(braces: Int, around isName: (ArraySlice<UInt8>) -> Bool, in text: String) -> String {
        guard text.utf8.contains(open) else { return text }
        var kept: [UInt8] = []
        var rest = Array(text.utf8)[...]
        kept.reserveCapacity(rest.count)
        while let byte = rest.first {
            guard byte == open else {
                kept.append(byte)
                rest = rest.dropFirst()
                continue
            }
            // Up to the next brace, so that each byte is looked at a few times at most.
            let name = rest.dropFirst(braces).prefix { $0 != open && $0 != close }
            let behind = rest[name.endIndex...]
            let isGap =
                rest.prefix(braces).allSatisfy { $0 == open } && behind.count >= braces
                && behind.prefix(braces).allSatisfy { $0 == close } && isName(name)
            kept.append(isGap ? UInt8(ascii: " ") : byte)
            rest = isGap ? behind.dropFirst(braces) : rest.dropFirst()
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// `[A-Za-z_][A-Za-z0-9_.-]*`
    private static func isField(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, isLetter(first) else { return false }
        return name.allSatisfy { isLetter($0) || $0 &- UInt8(ascii: "0") < 10 || "-.".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
    }
}
