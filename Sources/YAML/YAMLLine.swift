internal import Diagnostics

/// A line of YAML as an author sees it: what it is indented by, its key, and what stands behind that.
struct YAMLLine {
    let file: SourceFile
    /// The line without its end, in bytes of the file.
    let bounds: Range<Int>
    /// What stands behind the marks of lists and the key, without white space at its ends.
    let value: Range<Int>
    /// How far what stands behind the marks of lists is indented.
    let keyColumn: Int
    /// Whether a key stands before the value.
    let hasKey: Bool

    /// The line that holds an offset.
    init(at offset: Int, of file: SourceFile) {
        let bytes = file.text.utf8
        let offset = min(offset, bytes.count)
        func index(_ offset: Int) -> String.Index { bytes.index(bytes.startIndex, offsetBy: offset) }
        let before = bytes[..<index(offset)].lastIndex(of: UInt8(ascii: "\n"))
        let start = before.map { bytes.distance(from: bytes.startIndex, to: $0) + 1 } ?? 0
        let after = bytes[index(offset)...].firstIndex(of: UInt8(ascii: "\n"))
        let end = after.map { bytes.distance(from: bytes.startIndex, to: $0) } ?? bytes.count
        self.init(file: file, bounds: start..<max(start, end))
    }

    private init(file: SourceFile, bounds: Range<Int>) {
        self.file = file
        self.bounds = bounds
        let line = Array(file.range(bounds).text.utf8)
        var start = 0
        func skipSpaces() {
            while start < line.count, line[start] == UInt8(ascii: " ") || line[start] == UInt8(ascii: "\t") {
                start += 1
            }
        }
        skipSpaces()
        while start + 1 < line.count, line[start] == UInt8(ascii: "-"), line[start + 1] == UInt8(ascii: " ") {
            start += 1
            skipSpaces()
        }
        keyColumn = start
        var colon = start
        while colon < line.count, Self.isName(line[colon]) { colon += 1 }
        hasKey =
            colon > start && colon < line.count && line[colon] == UInt8(ascii: ":")
            && (colon + 1 == line.count || line[colon + 1] == UInt8(ascii: " "))
        if hasKey {
            start = colon + 1
            skipSpaces()
        }
        var end = line.count
        while end > start, line[end - 1] == UInt8(ascii: " ") || line[end - 1] == UInt8(ascii: "\t") { end -= 1 }
        value = bounds.lowerBound + start..<bounds.lowerBound + end
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    func bytes(_ range: Range<Int>) -> Substring.UTF8View { file.range(range).text.utf8 }

    /// What stands on the line before a value, without its indentation: `message: `, `- `.
    func head(of value: Range<Int>) -> Substring {
        file.range(bounds.lowerBound..<value.lowerBound).text.drop { $0 == " " }
    }

    /// Whether the line begins an item of a list.
    var isItem: Bool { bytes(bounds.lowerBound..<bounds.lowerBound + keyColumn).contains(UInt8(ascii: "-")) }

    /// What stands behind the mark of a list, the key included.
    var item: Substring {
        file.range(bounds.lowerBound + keyColumn..<max(value.upperBound, bounds.lowerBound + keyColumn)).text
    }

    /// What stands right behind the mark of a list that has no space behind it.
    var tightMark: Substring? {
        let text = file.range(bounds).text.drop { $0 == " " }
        guard text.hasPrefix("-"), let next = text.dropFirst().first, next.isLetter || "\"'{[".contains(next) else {
            return nil
        }
        return text.dropFirst()
    }

    /// Whether the line stands within, or begins, a mapping in braces that holds keys of its own.
    var isInFlow: Bool {
        let head = bytes(bounds.lowerBound..<value.lowerBound)
        return head.contains(UInt8(ascii: "{")) || head.contains(UInt8(ascii: "["))
    }

    /// The first tab in what the line is indented by.
    var firstTab: SourceRange? {
        bytes(bounds).firstIndex(of: UInt8(ascii: "\t")).map { index in
            let text = file.range(bounds).text.utf8
            let offset = bounds.lowerBound + text.distance(from: text.startIndex, to: index)
            return file.range(offset..<offset + 1)
        }
    }

    /// Where a bracket that opens at an offset is closed on this line.
    func closing(of offset: Int) -> Int? {
        var depth = 0
        for (position, byte) in bytes(offset..<bounds.upperBound).enumerated() {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return offset + position }
            default: break
            }
        }
        return nil
    }

    /// A comment behind a value without quotes.
    var comment: Range<Int>? {
        guard let first = bytes(value).first, first != UInt8(ascii: "\""), first != UInt8(ascii: "'") else {
            return nil
        }
        var previous: UInt8 = 0
        for (position, byte) in bytes(value).enumerated() {
            if byte == UInt8(ascii: "#"), previous == UInt8(ascii: " "), position > 0 {
                return value.lowerBound + position..<value.upperBound
            }
            previous = byte
        }
        return nil
    }

    /// The line above that is not empty.
    var above: YAMLLine? {
        var end = bounds.lowerBound - 1
        while end > 0 {
            let line = YAMLLine(at: end, of: file)
            if !line.value.isEmpty || line.hasKey { return line }
            end = line.bounds.lowerBound - 1
        }
        return nil
    }
}
