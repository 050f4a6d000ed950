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

    /// What a caller knows, and no definition answers.
    private func known(_ text: String, references: [String: String] = [:]) -> String {
        html(text, references: references) { ["E1": "#E1", "a b": "/ab"][$0] }
    }

    @Test(arguments: [
        ("[*the* `card`][E1].", "<a href=\"#E1\"><em>the</em> <code>card</code></a>."),
        ("[E1][]", "<a href=\"#E1\">E1</a>"), ("x [t][a\n b] y", "x <a href=\"/ab\">t</a> y"),
        ("~~[a][E1]~~", "<del><a href=\"#E1\">a</a></del>"),
        ("**[a][E1] b**", "<strong><a href=\"#E1\">a</a> b</strong>"),
        ("[a][E1][E1]", "<a href=\"#E1\">a</a>[E1]"),
        ("[a][E1] [b][E1]", "<a href=\"#E1\">a</a> <a href=\"#E1\">b</a>"),
        ("[![i](j)][E1]", "<a href=\"#E1\"><img src=\"j\" alt=\"i\" /></a>"), ("\\![a][E1]", "!<a href=\"#E1\">a</a>"),
        ("[a \\] b][E1]", "<a href=\"#E1\">a ] b</a>"), ("[[a][E1] b][E1]", "[<a href=\"#E1\">a</a> b][E1]"),
    ])
    func `a reference that only the caller knows is a link`(text: String, expected: String) {
        #expect(known(text) == "<p>\(expected)</p>\n")
    }

    @Test(arguments: [
        "[E1]", "[t] [E1]", "[t](E1", "`[t][E1]`", "\\[t][E1]", "![t][E1]", "[t][e1]", "[t][E2]", "*[a*][E1]",
        "[a [b](c) d][E1]", "[x [a][E1] y](z)", "a[0][1]", "[][E1]",
    ])
    func `brackets that are no such reference stay what they are`(text: String) {
        #expect(known(text) == html(text))
    }

    @Test func `a table holds such references, and those that are left are reported`() {
        let text = "| [a][E1] |\n|-|\n| [b][E2] |\n"
        #expect(known(text).contains("<th><a href=\"#E1\">a</a></th>"))
        #expect(known(text + "\n[[a][E1] b][E1]").hasSuffix("<p>[<a href=\"#E1\">a</a> b][E1]</p>\n"))
        let document = MarkdownDocument(parsing: text) { $0 == "E1" ? "#E1" : nil }
        #expect(document.unresolvedReferences.map(\.label) == ["E2"])
    }

    @Test func `a definition and a named link come before what the caller knows`() {
        #expect(known("[t][E1]\n\n[e1]: /own").contains("href=\"/own\""))
        #expect(known("[t][E1]", references: ["E1": "/site"]).contains("href=\"/site\""))
    }
}
