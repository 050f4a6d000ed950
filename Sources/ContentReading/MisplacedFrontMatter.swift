internal import Bytes
internal import Diagnostics
internal import SourceReading

/// Finds front matter that is not read as such, and would be published: behind an empty line, a comment, a heading or
/// other front matter, in the language of another tool, between other lines, or without its first one.
enum MisplacedFrontMatter {
    /// How many lines are looked at.
    private static let mostLines = 60
    private static let keys = ["code", "title", "description", "aliases", "updated"]

    /// Keys that notes of other tools have.
    private static let otherKeys =
        keys + ["date", "draft", "order", "weight", "slug", "tags", "layout", "id", "sidebar"]

    /// - Parameters:
    ///   - text: the beginning of a text.
    ///   - isBehind: whether front matter stands before it.
    /// - Returns: the fault of the first, if there is any.
    static func fault(in text: SourceRange, behind isBehind: Bool) -> Diagnostic? {
        // Most texts begin with a letter or a heading, and hold no line of dashes near their beginning.
        guard mayHold(text.text) else { return nil }
        let lines = lines(of: text)
        let file = text.file
        var index = 0
        while index < lines.count, isPassed(lines[index].text) { index += 1 }
        guard index < lines.count else { return nil }
        let first = lines[index].text.drop { $0 == "\u{FEFF}" }.trimmed
        if first == "+++" || isLanguage(first) {
            let form = first == "+++" ? "TOML" : "another language than YAML"
            guard holds(lines[(index + 1)...], first == "+++" ? "=" : nil) else { return nil }
            return fault(file, lines[index].range, "front matter in \(form) is not read")
        }
        if holdsJSON(first, lines[(index + 1)...]) {
            return fault(file, lines[index].range, "front matter in JSON is not read")
        }
        if isFence(first), closes(lines[(index + 1)...]) {
            if isBehind {
                let help = "write its keys between the lines of `---` at the beginning of the file"
                return fault(file, lines[index].range, "a second front matter is not read", help)
            }
            return fault(
                file,
                lines[index].range,
                first == "---"
                    ? "front matter is read at the very beginning of a file only"
                    : "front matter stands between lines of three dashes, and this is `\(first.prefix(20))`"
            )
        }
        // Keys and the last line, with nothing before.
        if lines[..<index].allSatisfy({ $0.text.trimmed.isEmpty }),
            let end = lines[index...].firstIndex(where: { $0.text == "---" }),
            end > index, lines[index..<end].allSatisfy({ isKey($0.text) })
        {
            return fault(file, lines[index].range, "front matter without a line of `---` before it is not read")
        }
        return nil
    }

    private static func fault(
        _ file: SourceFile,
        _ range: Range<Int>,
        _ headline: String,
        _ help: String = "begin the file with a line `---`, then keys as in `title: …`, then a line `---`"
    ) -> Diagnostic {
        Diagnostic(
            .misplacedFrontMatter,
            headline,
            at: file.range(range),
            help: help,
            "where a line across the page was meant, write `***`"
        )
    }

    private static func mayHold(_ text: Substring) -> Bool {
        guard let first = text.utf8.first(where: { $0 != 10 && $0 != 32 && $0 != 9 }) else { return false }
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "#"), 0xEF: return holdsFence(text)
        // JSON, and dashes that an editor has made one; few texts begin so.
        case UInt8(ascii: "{"), UInt8(ascii: ";"), 0xE2: return true
        default:
            return keys.contains { text.utf8.drop { $0 == 10 || $0 == 32 }.starts(with: "\($0):".utf8) }
                && holdsFence(text)
        }
    }

    /// Whether one of the lines that are looked at begins with three dashes or plus signs. By bytes, since every note is
    /// asked, and few have one.
    private static func holdsFence(_ text: Substring) -> Bool {
        let bytes = text.utf8.span
        var start = 0
        for _ in 0..<mostLines where start < bytes.count {
            while start < bytes.count, bytes[start] == 32 || bytes[start] == 9 || bytes[start] >= 0x80 { start += 1 }
            let fence = bytes.extracting(start..<min(start + 3, bytes.count))
            let signs = fence.indices.count { fence[$0] == UInt8(ascii: "-") || fence[$0] == UInt8(ascii: "+") }
            if signs == 3 { return true }
            start = bytes.position(of: 10, from: start) + 1
        }
        return false
    }

    private static func lines(of text: SourceRange) -> [(text: Substring, range: Range<Int>)] {
        var offset = text.bounds.lowerBound
        return text.text.split(separator: "\n", maxSplits: mostLines, omittingEmptySubsequences: false).prefix(
            mostLines
        )
        .map { line in
            let range = offset..<offset + line.utf8.count
            offset = range.upperBound + 1
            return (line, range)
        }
    }

    /// Whether a line may stand before front matter that was meant to be the first.
    private static func isPassed(_ line: Substring) -> Bool {
        let line = line.trimmed
        return line.isEmpty || line.hasPrefix("# ")
            || (line.hasPrefix("<!--") && line.hasSuffix("-->"))
    }

    private static func isKey(_ line: Substring) -> Bool {
        keys.contains { line.hasPrefix("\($0):") }
    }

    /// A line of dashes: three, more of them, or long ones that an editor has made of them.
    private static func isFence(_ line: String) -> Bool {
        guard line.unicodeScalars.allSatisfy({ ["-", "\u{2013}", "\u{2014}"].contains($0) }) else { return false }
        return line.utf8.count > 2
    }

    /// Whether JSON begins that holds keys of front matter: `{`, and one of them in quotes.
    private static func holdsJSON(_ first: String, _ lines: ArraySlice<(text: Substring, range: Range<Int>)>) -> Bool {
        guard first.hasPrefix("{") else { return false }
        let inner = first.dropFirst().trimmed
        let line = inner.isEmpty ? lines.lazy.map(\.text.trimmed).first { !$0.isEmpty } ?? "" : inner
        return otherKeys.contains { key in
            line.hasPrefix("\"\(key)\"") && line.dropFirst(key.utf8.count + 2).drop { $0 == " " }.hasPrefix(":")
        }
    }

    /// `---yaml`, `---toml`, `---json`
    private static func isLanguage(_ line: String) -> Bool {
        ["---yaml", "---yml", "---toml", "---json", ";;;"].contains(line)
    }

    /// Whether keys, and what may belong to them, stand before a line that ends them.
    private static func closes(_ lines: ArraySlice<(text: Substring, range: Range<Int>)>) -> Bool {
        guard let first = lines.first?.text, isKey(first) || looksLikeKey(first) else { return false }
        for line in lines {
            let text = line.text.trimmed
            if text == "..." || isFence(text) { return true }
            let isMore = line.text.isEmpty || [" ", "\t", "-", "#", "\"", "'"].contains(line.text.first)
            guard isMore || looksLikeKey(line.text) else { return false }
        }
        return false
    }

    /// Whether a line begins with a name in lower case and a colon.
    private static func looksLikeKey(_ line: Substring) -> Bool {
        let name = line.prefix { $0.isLowercase || $0.isNumber || $0 == "_" || $0 == "-" }
        let rest = line[name.endIndex...]
        return name.first?.isLetter == true && (rest == ":" || rest.hasPrefix(": "))
    }

    /// Whether the next line that is not empty holds a sign, or there is none.
    private static func holds(
        _ lines: ArraySlice<(text: Substring, range: Range<Int>)>,
        _ sign: Character?
    ) -> Bool {
        guard let sign, let next = lines.first(where: { !$0.text.trimmed.isEmpty }) else { return true }
        return next.text.contains(sign) || next.text.trimmed == "+++" || next.text.hasPrefix("#")
    }
}
