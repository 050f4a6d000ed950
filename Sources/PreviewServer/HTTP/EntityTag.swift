internal import Bytes

/// Tells one state of a file from another (RFC 9110, section 8.8.3).
struct EntityTag {
    /// With its quotation marks.
    let text: String

    /// Nobody gains from a collision of their own files.
    init(of bytes: [UInt8]) {
        text = "\"\(String(ByteHash.of(bytes.span), radix: 16))-\(String(bytes.count, radix: 16))\""
    }

    /// Whether a browser that sends this in `If-None-Match` has the file already.
    func isAmong(_ header: String) -> Bool {
        header.split(separator: ",").contains { candidate in
            let tag = candidate.trimmingBlanks
            return tag == "*" || tag == text || tag == "W/" + text
        }
    }
}
