/// Tells one state of a file from another (RFC 9110, section 8.8.3).
struct EntityTag {
    /// With its quotation marks.
    let text: String

    /// 64-bit FNV-1a: nobody gains from a collision of their own files.
    init(of bytes: [UInt8]) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        text = "\"\(String(hash, radix: 16))-\(String(bytes.count, radix: 16))\""
    }

    /// Whether a browser that sends this in `If-None-Match` has the file already.
    func isAmong(_ header: String) -> Bool {
        header.split(separator: ",").contains { candidate in
            let tag = candidate.trimmingBlanks
            return tag == "*" || tag == text || tag == "W/" + text
        }
    }
}
