internal import CommonMark
package import Diagnostics
internal import MarkdownEvents
internal import SourceReading

/// The name of a section that every note is to have. A heading of that name must read so.
package enum SectionName {
    /// The fault of a name that no heading shows, or `nil`.
    package static func fault(of name: Located<String>) -> Diagnostic? {
        let text = name.value.trimmed
        let document = MarkdownDocument(parsing: "## " + text)
        let shown = document.headings.first?.text.trimmed ?? ""
        let meant = text.split(whereSeparator: \.isNewline).map { String($0).trimmed }.joined(separator: " ")
        // Markup is no part of what is shown, and may stand in the name all the same.
        let plain = MarkdownDocument(parsing: text).events.plainText().trimmed
        let isShown = meant == text && (shown == text || shown == plain)
        guard !isShown, !shown.isEmpty else { return nil }
        return Diagnostic(
            .invalidValue,
            meant == text ? "no heading reads `\(meant)`" : "the name of a section holds a line break",
            at: name.range,
            help: meant == text
                ? "`## \(text)` shows `\(shown)`: write that" : "a heading is one line: write `\(meant)`"
        )
    }
}
