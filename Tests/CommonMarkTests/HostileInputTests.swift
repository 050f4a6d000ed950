import MarkdownRendering
import Markup
import Testing

@testable import CommonMark

struct HostileInputTests {
    private static let texts: [String: String] = [
        "quotes": String(repeating: ">", count: 10_000) + "a\nb",
        "brackets": String(repeating: "[", count: 50_000),
        "closed brackets": String(repeating: "[a]", count: 20_000),
        "stars": String(repeating: "*", count: 100_000) + "a",
        "emphasis": String(repeating: "*a ", count: 20_000) + String(repeating: "b*", count: 20_000),
        "items": String(repeating: "- ", count: 10_000) + "a\nb",
        "backticks": (1...400).map { String(repeating: "`", count: $0) + " " }.joined(),
        "tildes": String(repeating: "~~a ", count: 30_000) + String(repeating: "b~~", count: 30_000),
        "references": String(repeating: "[a][b]", count: 20_000),
        "known references": String(repeating: "[", count: 2_000) + String(repeating: "[a][c] [c][c]", count: 20_000),
        "words of a fence": "~~~ a " + String(repeating: "{a}{1}good=", count: 20_000) + "\nb",
        "fences": String(repeating: "~~~a tab=b {1}\nc\n~~~\n~~~a bad\n~~~\n", count: 5_000),
        "sub-headings": String(repeating: "# a\n## b\n", count: 10_000),
        "details": String(repeating: "> [!DETAILS] a\n> b\n\n", count: 10_000),
        "entities": String(repeating: "&copy;&nope;", count: 20_000),
        "headings": String(repeating: "# a\n", count: 20_000),
        "definitions": (0..<5_000).map { "[a\($0)]: b\n" }.joined() + "[a7]",
        "rows": "|" + String(repeating: "a|", count: 2_000) + "\n|" + String(repeating: "-|", count: 2_000) + "\n"
            + String(repeating: "|b\n", count: 20_000),
        "carriage returns": String(repeating: "a\r", count: 100_000) + "\n",
        "NUL": String(repeating: "\0*a*\r\n", count: 10_000),
    ]

    @Test(.timeLimit(.minutes(5)), arguments: HostileInputTests.texts.keys.sorted())
    func `hostile input is read and rendered`(name: String) throws {
        let text = try #require(Self.texts[name])
        let document = MarkdownDocument(parsing: text, references: ["b": "/b"]) { $0 == "c" ? "/c" : nil }
        #expect(document.unlocatedBlocks == 0)
        #expect(!MarkdownHTML().render(document.events).isEmpty)
    }

    @Test func `the depth of blocks is known`() {
        #expect(MarkdownDocument(parsing: "").depth == 0)
        #expect(MarkdownDocument(parsing: "a").depth == 1)
        #expect(MarkdownDocument(parsing: "> - a").depth == 4)
        #expect(MarkdownDocument(parsing: String(repeating: ">", count: 10_000) + "a").depth == 10_001)
    }
}
