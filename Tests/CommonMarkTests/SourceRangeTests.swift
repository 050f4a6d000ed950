import MarkdownEvents
import Testing

@testable import CommonMark

struct SourceRangeTests {
    /// What links, images, code spans, headings and struck text cover.
    private func places(_ text: String) -> [String] {
        MarkdownDocument(parsing: text).events.compactMap { event in
            switch event {
            case .enter(.link, let range), .enter(.image, let range), .enter(.heading, let range),
                .enter(.strikethrough, let range), .enter(.strong, let range), .leaf(.code, let range):
                source(range, of: text)
            default: nil
            }
        }
    }

    private func destinations(_ text: String) -> [String] {
        MarkdownDocument(parsing: text).events.compactMap { event in
            switch event {
            case .enter(.link(let link), _): source(link.destinationRange, of: text)
            case .enter(.image(let image), _): source(image.destinationRange, of: text)
            default: nil
            }
        }
    }

    @Test(arguments: [
        "é &copy; \\* [a](b \"c\") `d`", "- x\n  [a](b \"c\") `d`", "> x\n> [a](b \"c\") `d`",
        "> x\n[a](b \"c\") `d`", "1. > x\r\n   >  [a](b \"c\") `d`", "[r]: /x\n[a](b \"c\") `d`",
        "\u{FEFF}[a](b \"c\") `d`",
        "`x\ny` [z\n](w\n'q') [a](b \"c\") `d`", "x\\\n[a](b \"c\") `d`", "-\t[a](b \"c\") `d`",
        "AT&T [a](b \"c\") `d`", "[r]: <>\n[a](b \"c\") `d`", "[ ]: x\n[a](b \"c\") `d`",
        "<i title=\"\u{0}\"> [a](b \"c\") `d`",
        "| [a](b \"c\") | `d` |\n|-|-|",
        "> |x|y|\n> |-|-|\n> |[a](b \"c\")|`d`|",
    ])
    func `links and code are found on any line of any block`(text: String) {
        #expect(places(text).suffix(2) == ["[a](b \"c\")", "`d`"])
        #expect(destinations(text).last == "b")
    }

    @Test func `a heading covers its line`() {
        #expect(places("> ## a `b` ##\n\nc\nd\n---\ne") == ["## a `b` ##", "`b`", "c\nd\n---"])
    }

    @Test(arguments: ["## A {#b}\n", "## A   {#b}\n", "## A {#b} ##\n"])
    func `the text of a heading ends before the id that it asks for`(text: String) {
        let texts = MarkdownDocument(parsing: text).events.compactMap { event in
            if case .leaf(.text, let range) = event { source(range, of: text) } else { nil }
        }
        #expect(texts == ["A"])
    }

    @Test func `images, addresses and references are found`() {
        let text = "![a *b*](<c d>) <https://e.x> [f][g] [g]\n\n[g]: /h"
        #expect(places(text) == ["![a *b*](<c d>)", "<https://e.x>", "[f][g]", "[g]"])
        #expect(destinations(text) == ["c d", "https://e.x", "[f][g]", "[g]"])
    }

    @Test func `delimiters belong to what they mark`() {
        #expect(places("***a** b* ~~c~~") == ["**a**", "~~c~~"])
    }
}
