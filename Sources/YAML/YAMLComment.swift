internal import Diagnostics

/// A comment that was meant as text: ` #` ends a text without quotes, and what follows is lost without a word.
enum YAMLComment {
    /// The keys whose texts are sentences. A comment behind a number or a word is one.
    private static let sentences: Set<String> = ["title", "message", "messages", "summary", "reason", "description"]

    /// The fault of what stands behind a text on its line, unless it certainly is a comment: those have a space behind
    /// their `#`, and are set off from the text by two (yamllint asks for both).
    static func fault(behind scalar: YAMLScalar, _ key: String) -> Diagnostic? {
        let file = scalar.range.file
        let bytes = file.text.utf8
        let end = scalar.range.bounds.upperBound
        var start = bytes.index(bytes.startIndex, offsetBy: end)
        // Nearly always a line feed.
        while start < bytes.endIndex, bytes[start] == UInt8(ascii: " ") { bytes.formIndex(after: &start) }
        guard start < bytes.endIndex, bytes[start] == UInt8(ascii: "#"), sentences.contains(key) else { return nil }
        let lower = bytes.distance(from: bytes.startIndex, to: start)
        let line = YAMLLine(at: lower, of: file)
        let comment = lower..<max(lower + 1, line.value.upperBound)
        // Behind nothing, any comment is set off.
        let isSetOff = lower - end > 1 || scalar.text.isEmpty
        let hasSpace = file.range(comment).text.dropFirst().first.map { $0 == " " || $0 == "#" } ?? true
        guard !(isSetOff && hasSpace) else { return nil }
        let isOnItsLine =
            (line.value.lowerBound == scalar.range.bounds.lowerBound || line.value == comment) && !line.isInFlow
        let text = file.range(line.value).text
        return Diagnostic(
            .lostComment,
            "`\(file.range(comment).text.prefix(60))` is taken for a comment and is lost from the text",
            at: file.range(comment),
            help: isOnItsLine
                ? "put the text into quotes: `\(line.head(of: line.value))\(YAMLQuotes.quoted(text))`"
                : "put the text into quotes",
            "where a comment is meant, write it on a line of its own"
        )
    }
}
