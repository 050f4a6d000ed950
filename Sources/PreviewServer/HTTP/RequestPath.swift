/// The path that a request asks for, decoded.
package struct RequestPath: Sendable, Equatable {
    /// Decoded, beginning with `/`.
    package let decoded: String
    /// As it was sent, without its query.
    package let raw: String
    /// The query with its `?`, or empty.
    package let query: String

    /// Takes a request's target; refuses one that is not percent-encoded UTF-8, or holds a NUL.
    package init?(_ target: String) {
        let end = target.firstIndex { $0 == "?" || $0 == "#" } ?? target.endIndex
        raw = String(target[..<end])
        query = String(target[end...].prefix { $0 != "#" })
        var bytes: [UInt8] = []
        var rest = raw.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Self.digit), let low = rest.popFirst().flatMap(Self.digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        guard !bytes.contains(0), bytes.first == UInt8(ascii: "/") else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        decoded = text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
