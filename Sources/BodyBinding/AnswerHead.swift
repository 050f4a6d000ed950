internal import SiteModel
internal import SourceReading

/// What stands before a body where a whole answer was written down, as `curl -i` shows it: a status line and headers, then
/// an empty line (RFC 9112, section 2.1).
struct AnswerHead {
    /// How many bytes come before the body.
    let count: Int
    /// What its `Content-Type` says of the body.
    let mediaType: MediaType?

    /// Reads a head. Headers without a status line are one where `Content-Type` is among them.
    /// - Returns: `nil` where the text begins with none.
    init?(of answer: Substring) {
        var rest = answer
        var mediaType: MediaType?
        var hasStatus = false
        while !rest.isEmpty {
            let line = rest.prefix { !$0.isNewline }
            let next = rest[line.endIndex...].dropFirst()
            if line.hasPrefix("HTTP/") {
                hasStatus = true
            } else if line.allSatisfy(\.isWhitespace) {
                rest = next.drop(while: \.isWhitespace)
                // The answer behind a `100 Continue` or a redirect.
                if !rest.hasPrefix("HTTP/") { break }
                continue
            } else if hasStatus, line.hasPrefix("{") || line.hasPrefix("[") {
                // The empty line was left out.
                break
            } else if let value = Self.value(of: line) {
                if line.lowercased().hasPrefix("content-type:") { mediaType = MediaType(value.trimmed) }
            } else if line.first?.isWhitespace != true {
                return nil
            }
            rest = next
        }
        guard hasStatus || mediaType != nil, !rest.isEmpty else { return nil }
        count = answer.utf8.count - rest.utf8.count
        self.mediaType = mediaType
    }

    /// What a line says behind the name of a header.
    private static func value(of line: Substring) -> Substring? {
        let name = line.prefix { $0 != ":" }
        let isName = name.utf8.allSatisfy { byte in
            (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") || byte == UInt8(ascii: "-")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
        }
        return !name.isEmpty && isName && name.endIndex < line.endIndex ? line[name.endIndex...].dropFirst() : nil
    }
}
