import Testing

@testable import CommonMark

struct ReferenceTests {
    @Test(arguments: ["[t][the name]", "[t][THE\nName]", "[t][ the  name ]"])
    func `a reference leads to the site's named link`(text: String) {
        #expect(html(text, references: ["The name": "/n?a&b=<c>"]) == "<p><a href=\"/n?a&amp;b=%3Cc%3E\">t</a></p>\n")
    }

    @Test func `a definition in the text comes before the site's`() {
        #expect(html("> [n]: /own\n\n[n]", references: ["n": "/site"]).contains("href=\"/own\""))
    }

    @Test func `a definition within code is none`() {
        #expect(html("```\n[n]: /own\n```\n\n[n]", references: ["n": "/site"]).contains("href=\"/site\""))
    }

    @Test func `the site's names change no place`() {
        let text = "> a\n> [t][n] [u](v)\n"
        let events = MarkdownDocument(parsing: text, references: ["n": "/n"]).events
        #expect(events == MarkdownDocument(parsing: "[n]: /n\n\n" + text).events.moved(by: -9))
    }

    @Test func `references that lead nowhere are reported`() {
        let text = "- a [b *c*][d  e] [f][]\n\n`[x][y]` \\[x][y] [g] ![i][j]\n\n| [k][l] |\n|-|\n"
        let references = MarkdownDocument(parsing: text).unresolvedReferences
        #expect(references.map(\.label) == ["d e", "f", "j", "l"])
        #expect(references.map { source($0.range, of: text) } == ["[b *c*][d  e]", "[f][]", "[i][j]", "[k][l]"])
    }
}
