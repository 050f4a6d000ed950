/// Percent-encoding of fragments and paths (RFC 3986, section 2.1).
package enum PercentEncoding {
    /// The text with `%41` and the like resolved; what is no text then stays as it was.
    package static func decoded(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = value(ofHexDigits: rest.prefix(2)) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? String(text)
    }

    /// The byte that two digits stand for; a sign, which `UInt8(_:radix:)` takes, is no digit.
    private static func value(ofHexDigits digits: ArraySlice<UInt8>) -> UInt8? {
        let areDigits = digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
        guard digits.count == 2, areDigits else { return nil }
        return UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    /// The text as a fragment: everything that may not stand in one is encoded (RFC 3986, section 3.5).
    package static func fragment(_ text: String) -> String {
        encoded(text) { standsInPath($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "?") }
    }

    /// The text as a value of a query: what parts queries or means a space there is encoded, too.
    package static func queryValue(_ text: String) -> String {
        encoded(text) { standsInPath($0) && !"&+=;".utf8.contains($0) }
    }

    /// The text as a path: everything that may not stand in one is encoded (RFC 3986, section 3.3).
    package static func path(_ text: String) -> String {
        encoded(text, keeping: standsInPath)
    }

    /// What follows a path in an address, as it was written, with all encoded that may not stand there.
    package static func rest(_ text: String) -> String {
        encoded(text) { standsInPath($0) || ":?#%".utf8.contains($0) }
    }

    private static func encoded(_ text: String, keeping isKept: (UInt8) -> Bool) -> String {
        // Most texts need nothing.
        guard !text.utf8.allSatisfy(isKept) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isKept(byte) {
                bytes.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                bytes.append(contentsOf: (byte < 16 ? "%0" : "%").utf8)
                bytes.append(contentsOf: digits.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte may stand in any part of a path: an unreserved one, or a mark. A `:` could end a scheme.
    private static func standsInPath(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","),
            UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
