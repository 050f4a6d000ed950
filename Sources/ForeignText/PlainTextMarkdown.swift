/// A text that is no Markdown, as Markdown that means just that text.
package enum PlainTextMarkdown {
    /// - Parameter text: a text of any lines. White space around lines and between words is of no matter, as on pages.
    /// - Returns: paragraphs, whose lines stay lines.
    package static func escaped(_ text: String) -> String {
        var paragraphs: [[String]] = [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
            if !words.isEmpty {
                paragraphs[paragraphs.count - 1].append(self.line(words))
            } else if paragraphs.last?.isEmpty == false {
                paragraphs.append([])
            }
        }
        return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\\\n") }.joined(separator: "\n\n")
    }

    /// A line of Markdown that is to begin no block.
    static func guarded(_ line: String) -> String {
        let bytes = Array(line.utf8)
        guard let sign = blockSign(bytes) else { return line }
        return String(decoding: bytes[..<sign] + [UInt8(ascii: "\\")] + bytes[sign...], as: UTF8.self)
    }

    /// One line, which may begin a paragraph.
    private static func line(_ text: String) -> String { guarded(escapedInline(text)) }

    /// A text within a line.
    static func escapedInline(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var escaped: [UInt8] = []
        var offset = 0
        while offset < bytes.count {
            if let end = addressEnd(bytes, offset) {
                escaped.append(UInt8(ascii: "<"))
                escaped += bytes[offset..<end]
                escaped.append(UInt8(ascii: ">"))
                offset = end
                continue
            }
            if isMarkup(bytes, offset) { escaped.append(UInt8(ascii: "\\")) }
            escaped.append(bytes[offset])
            offset += 1
        }
        return String(decoding: escaped, as: UTF8.self)
    }

    /// The offset of the sign by which a line would be the beginning of a block, or more than words to other tools.
    private static func blockSign(_ bytes: [UInt8]) -> Int? {
        guard let first = bytes.first else { return nil }
        switch first {
        case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="): return 0
        case UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "."):
            return bytes.count > 1 && bytes[1] == first ? 0 : nil
        case UInt8(ascii: "{"): return bytes.count > 1 && bytes[1] == UInt8(ascii: ":") ? 0 : nil
        case 0x30...0x39:
            let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
            let isList =
                digits < bytes.count && (bytes[digits] == UInt8(ascii: ".") || bytes[digits] == UInt8(ascii: ")"))
            return isList && (digits + 1 == bytes.count || bytes[digits + 1] == 32) ? digits : nil
        default: return nil
        }
    }

    private static func isMarkup(_ bytes: [UInt8], _ offset: Int) -> Bool {
        let next = offset + 1 < bytes.count ? bytes[offset + 1] : 32
        switch bytes[offset] {
        case UInt8(ascii: "\\"):
            return offset + 1 == bytes.count || isPunctuation(next) || addressEnd(bytes, offset + 1) != nil
        case UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "~"), UInt8(ascii: "|"): return true
        case UInt8(ascii: "<"): return next != 32
        case UInt8(ascii: "&"): return isLetter(next) || next == UInt8(ascii: "#")
        // Within a word it is a letter.
        case UInt8(ascii: "_"): return offset == 0 || !isWord(bytes[offset - 1]) || !isWord(next)
        case UInt8(ascii: "{"): return next == UInt8(ascii: "%") || next == UInt8(ascii: "{")
        // A definition of what brackets lead to, and a line that ends as other tools' attributes do.
        case UInt8(ascii: "]"): return next == UInt8(ascii: ":")
        default: return false
        }
    }

    /// The end of a web address that begins at an offset, which readers want to follow.
    private static func addressEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard bytes[start] == UInt8(ascii: "h"), start == 0 || !isWord(bytes[start - 1]) else { return nil }
        let rest = bytes[start...]
        guard rest.starts(with: "https://".utf8) || rest.starts(with: "http://".utf8) else { return nil }
        var end = start
        while end < bytes.count, bytes[end] > 32, bytes[end] != 0x7F, !"<>\"`;|".utf8.contains(bytes[end]) { end += 1 }
        // What ends a sentence ends no address; nor does a bracket that it did not open.
        while end > start, ".,;:!?'*_~)]}".utf8.contains(bytes[end - 1]) {
            if bytes[end - 1] == UInt8(ascii: ")"), bytes[start..<end].contains(UInt8(ascii: "(")) { break }
            end -= 1
        }
        return end > start + 10 ? end : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isWord(_ byte: UInt8) -> Bool { isLetter(byte) || (0x30...0x39).contains(byte) || byte >= 0x80 }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 33...47, 58...64, 91...96, 123...126: true
        default: false
        }
    }
}
