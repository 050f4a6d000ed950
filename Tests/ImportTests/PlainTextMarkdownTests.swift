import CommonMark
import MarkdownEvents
import Testing

@testable import DataReading
@testable import ForeignText
@testable import ImportSources

/// Texts that are no Markdown come back from libcmark as they were.
@Suite struct PlainTextMarkdownTests {
    private static let pieces = [
        "a", "word", "two words", " ", "  ", "\t", "\n", "\n\n", "    ", "*", "**", "_", "__", "`", "```", "[", "]",
        "[a]", "(b)",
        "](", "]: ", "!", "![", "<", ">", "> ", "- ", "+ ", "* ", "1. ", "7) ", "# ", "##", "===", "---", "***", "<b>",
        "</b>", "<!--",
        "&amp;", "&", "&#38;", "&copy;", "\\", "\\*", "\\\\", "~~", "~", "|", "| a |", "| --- |", ":::", "!!! note",
        "{%", "{{", "{: .x}",
        "[^1]", "[!NOTE]", "[x] ", "é", "\u{4E2D}", "https://e.x/a_b?c=d&e", "http://e.x/(a)", "http://", "0", ".",
        "\"", "'", "$", "=", "^",
        "snake_case_word", "_x_", "50%", "import x from 'y'", "--8<--", "??? q",
    ]

    private func words(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    private func shown(_ markdown: String) -> String {
        words(MarkdownDocument(parsing: markdown).events.plainText())
    }

    @Test func `random texts of Markdown's own characters`() {
        var state: UInt64 = 17
        for _ in 0..<20_000 {
            var text = ""
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for _ in 0...(state >> 33) % 12 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += Self.pieces[Int((state >> 33) % UInt64(Self.pieces.count))]
            }
            let markdown = PlainTextMarkdown.escaped(text)
            guard shown(markdown) != words(text) else { continue }
            Issue.record(
                "\(text.debugDescription) became \(markdown.debugDescription), shown as \(shown(markdown).debugDescription)"
            )
            return
        }
    }

    @Test func `lines stay lines, and blank lines part paragraphs`() {
        #expect(PlainTextMarkdown.escaped("one\ntwo\n\n\n three ") == "one\\\ntwo\n\nthree")
    }

    @Test func `words are left alone`() {
        #expect(
            PlainTextMarkdown.escaped("It is 5 - 3, a_b and {x}: 50% (no)!") == "It is 5 - 3, a_b and {x}: 50% (no)!"
        )
        #expect(PlainTextMarkdown.escaped("See https://e.x/a_b.") == "See <https://e.x/a_b>.")
    }
}
