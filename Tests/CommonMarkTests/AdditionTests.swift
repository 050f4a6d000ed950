import MarkdownEvents
import MarkdownRendering
import Markup
import Testing

@testable import CommonMark

struct AdditionTests {
    @Test func `a table has a head, a body and aligned columns`() {
        let expected = """
            <div class="table" role="group" aria-label="Table" tabindex="0"><table>
            <thead>
            <tr>
            <th>Code</th>
            <th class="align-right">Count</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td><code>a</code></td>
            <td class="align-right"><em>1</em></td>
            </tr>
            </tbody>
            </table></div>

            """
        #expect(
            html(
                "| Code | Count |\n| --- | --: |\n| `a` | *1* |\n",
                options: MarkdownHTML(headingIDs: false, words: MarkdownWords(table: "Table"))
            ) == expected
        )
    }

    @Test func `an escaped pipe parts no cells, in a code span neither`() {
        let rendered = html("a | b\n- | -\n`x\\|y` | \\|\n", options: MarkdownHTML(headingIDs: false))
        #expect(!rendered.contains("table"), "`- | -` begins a list")
        let table = html("| a | b |\n|---|---|\n| `x\\|y` | \\| |\n")
        #expect(table.contains("<td><code>x|y</code></td>\n<td>|</td>"))
    }

    @Test func `a short row is filled up and a long one cut`() {
        let table = html("|a|b|\n|-|-|\n|1|\n|1|2|3|\n")
        #expect(table.contains("<tr>\n<td>1</td>\n<td></td>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n"))
    }

    @Test func `a table may stand below lines of a paragraph`() {
        let table = html("Some *text*\nmore\n|a|\n|-|\n")
        #expect(table.hasPrefix("<p>Some <em>text</em>\nmore</p>\n<div class=\"table\""))
    }

    @Test func `a row of delimiters with another number of cells makes no table`() {
        #expect(html("|a|b|\n|-|\n") == "<p>|a|b|\n|-|</p>\n")
    }

    @Test func `a table stands in a block quote and in an item`() {
        #expect(html("> |a|\n> |-|\n> |1|\n").contains("<blockquote>\n<div class=\"table\""))
        #expect(html("- |a|\n  |-|\n  |1|\n").contains("<td>1</td>"))
    }

    @Test func `a lazy line is no row of delimiters`() {
        #expect(html("> |a|\n|-|\n") == "<blockquote>\n<p>|a|\n|-|</p>\n</blockquote>\n")
    }

    @Test func `a line of dashes below a table is a thematic break`() {
        #expect(html("|a|\n|-|\n|1|\n---\n").hasSuffix("<td>1</td>\n</tr>\n</tbody>\n</table></div>\n<hr />\n"))
    }

    @Test func `cells use the document's and the site's definitions`() {
        let table = html("|a|\n|-|\n|[x] [y]|\n\n[x]: /x\n", references: ["y": "/y"])
        #expect(table.contains("<td><a href=\"/x\">x</a> <a href=\"/y\">y</a></td>"))
    }

    @Test func `text between two tildes is struck through`() {
        #expect(html("a ~~b *c*~~ d") == "<p>a <del>b <em>c</em></del> d</p>\n")
    }

    @Test(arguments: ["\\~~a~~", "~~ a ~~", "~~~a~~ b", "`~~a~~`", "*~~a* b~~", "~a~"])
    func `tildes that flank nothing, are escaped or don't pair stay`(text: String) {
        #expect(!html(text).contains("<del>"))
    }

    @Test func `an item that begins with a box is a task`() {
        let expected = """
            <ul>
            <li class="task"><input type="checkbox" disabled="" checked="" aria-label="Done"> a</li>
            <li class="task"><input type="checkbox" disabled="" aria-label="To do"> b</li>
            <li>[x]c</li>
            <li>[x] d</li>
            </ul>

            """
        let options = MarkdownHTML(headingIDs: false, words: MarkdownWords(done: "Done", toDo: "To do"))
        #expect(html("- [x] a\n- [ ] b\n- [x]c\n- \\[x] d\n", options: options) == expected)
    }

    @Test func `a quote that begins with a kind of alert is one`() {
        let expected = """
            <div class="alert alert-warning" role="note"><p class="alert-title">Warning</p>
            <p>Mind <em>this</em>.</p>
            </div>

            """
        let options = MarkdownHTML(headingIDs: false, words: MarkdownWords(alerts: [.warning: "Warning"]))
        #expect(html("> [!WARNING]\n> Mind *this*.\n", options: options) == expected)
        #expect(html("> [!warning]\n>\n> Mind *this*.\n", options: options) == expected)
    }

    @Test(arguments: [
        ("> [!DETAILS] The *log* of `x`\n> One.\n>\n> - two\n", "The <em>log</em> of <code>x</code>"),
        ("> [!details]  A\n>\n> One.\n>\n> - two\n", "A"), ("> [!DETAILS]\n> One.\n>\n> - two\n", "More"),
        ("> [!DETAILS] \n>\n> One.\n>\n> - two\n", "More"),
        ("> [!DETAILS] [a](b)  \n> One.\n>\n> - two\n", "<a href=\"b\">a</a>"),
    ])
    func `a quote that begins with details folds`(text: String, title: String) {
        let options = MarkdownHTML(headingIDs: false, words: MarkdownWords(details: "More"))
        let expected =
            "<details class=\"fold\">\n<summary>\(title)</summary>\n<p>One.</p>\n<ul>\n<li>two</li>\n</ul>\n</details>\n"
        #expect(html(text, options: options) == expected)
    }

    @Test func `details stand in a list and in one another, and their titles are text`() {
        let text = "- > [!DETAILS] A\n  > > [!DETAILS] B\n  > > c\n"
        #expect(html(text).split(separator: "<details").count == 3)
        #expect(MarkdownDocument(parsing: text).events.plainText() == "A B c")
    }

    @Test(arguments: [
        "> [!DETAILS] a", "> [!DETAILS]", "> [!DETAILSX] a\n> b", "> [!DETAILS]a\n> b", "> \\[!DETAILS] a\n> b",
        "> x [!DETAILS] a\n> b", "> [!DETAILS] *a\n> b*",
    ])
    func `a quote without content, or with another beginning, does not fold`(text: String) {
        #expect(html(text).hasPrefix("<blockquote>"))
    }

    @Test(arguments: ["> [!WARNING] now\n> a", "> [!OTHER]\n> a", "> \\[!NOTE]\n> a", "> [!NOTE]"])
    func `other quotes stay quotes`(text: String) {
        #expect(html(text).hasPrefix("<blockquote>"))
    }

    @Test func `a heading's id is made of its text`() {
        let document = MarkdownDocument(parsing: "# Wie *geht* `das`, Übel?\n\n## 中文 Title\n\n# !\n")
        #expect(document.headings.map(\.id) == ["wie-geht-das-übel", "中文-title", "section"])
    }

    @Test func `a heading may set its own id`() {
        #expect(html("## Title {#own_id}\n", options: MarkdownHTML()) == "<h2 id=\"own_id\">Title</h2>\n")
        #expect(html("## Title \\{#own}\n", options: MarkdownHTML()) == "<h2 id=\"title-own\">Title {#own}</h2>\n")
    }

    @Test func `an address that nothing closes is text`() {
        #expect(html("[a]: <b") == "<p>[a]: &lt;b</p>\n")
    }

    @Test func `an id directly behind code is none`() {
        #expect(html("## `a`{#own}\n").contains("</code>{#own}</h2>"))
    }

    @Test func `a repeated id gets a number, and one's own comes first`() {
        let document = MarkdownDocument(parsing: "# a\n# a\n# a-2\n# b {#a}\n")
        #expect(document.headings.map(\.id) == ["a-2", "a-3", "a-2-2", "a"])
    }

    @Test func `a repeated sub-heading is called by the heading above it, and its number still lands`() {
        let text =
            "## Cause\n### Example\n## Fix\n### Example\n#### Output\n## End\n#### Output\n### Example\n### Example\n"
        let document = MarkdownDocument(parsing: text)
        let ids = ["cause", "example", "fix", "fix-example", "output", "end", "end-output", "end-example", "example-4"]
        #expect(document.headings.map(\.id) == ids)
        #expect(document.headings.compactMap(\.formerID) == ["example-2", "output-2", "example-3"])
        #expect(document.headingIDs == Set(ids + ["example-2", "output-2", "example-3"]))
        let html = MarkdownHTML().placeable(document.events).placed(MarkdownPlacement(idPrefix: "p--")).string
        #expect(html.contains("<h3 id=\"p--fix-example\"><span id=\"p--example-2\"></span>Example</h3>\n"))
    }

    @Test(arguments: [
        ("## A\n### E\n## B\n### E\n## B e\n", ["a", "e", "b", "e-2", "b-e"]),
        ("## A\n### E\n## B {#c}\n### E\n", ["a", "e", "c", "c-e"]),
        ("## A\n### E\n## B\n### E {#e}\n", ["a", "a-e", "b", "e"]),
        ("## A\n### E\n## A\n### E\n", ["a", "e", "a-2", "a-2-e"]),
        ("# E\n# E\n## E\n", ["e", "e-2", "e-2-e"]),
    ])
    func `an id that is given keeps its heading`(text: String, ids: [String]) {
        #expect(MarkdownDocument(parsing: text).headings.map(\.id) == ids)
    }

    @Test func `headings are shifted and their ids prefixed`() {
        let html = MarkdownHTML().placeable(MarkdownDocument(parsing: "## a\n").events)
        let shifted = MarkdownPlacement(headingShift: 5, idPrefix: "p-")
        #expect(html.placed(shifted).string == "<h6 id=\"p-a\">a</h6>\n")
        #expect(html.placed(MarkdownPlacement()).string == "<h2 id=\"a\">a</h2>\n")
    }

    @Test func `links lead where the page needs them to`() {
        let events = MarkdownDocument(parsing: "# h\n\n[a](x) [b](y) `c`\n").events
        let links = events.indices.filter {
            switch events[$0] {
            case .enter(.link, _), .leaf(.code, _): true
            default: false
            }
        }
        let html = MarkdownHTML(headingIDs: false).placeable(
            events,
            destinations: [
                (links[0], .site("p/")), (links[1], .heading("h")), (links[2], .address("https://example.test/")),
            ]
        )
        #expect(
            html.placed(MarkdownPlacement(root: "../", idPrefix: "e--")).string == """
                <h1>h</h1>
                <p><a href="../p/">a</a> <a href="#e--h">b</a> <a href="https://example.test/"><code>c</code></a></p>

                """
        )
    }

    @Test func `a highlighter's HTML stands in the code element`() {
        let options = MarkdownHTML(codeBlock: { literal, language in
            language == "json" ? MarkdownHTML().render([.leaf(.code(literal), 0..<0)]) : nil
        })
        #expect(html("```json x\n1\n```\n", options: options).contains("-json\"><code>1\n</code></code></pre>"))
        #expect(html("```c\n<\n```\n", options: options) == "<pre><code class=\"language-c\">&lt;\n</code></pre>\n")
    }

    @Test func `plain text has no markup, and blocks are parted by spaces`() {
        let document = MarkdownDocument(parsing: "# A *b*\n\nc `d`\ne ![f](g)\n\n- h\n- i\n\n```\ncode\n```\n")
        #expect(document.events.plainText() == "A b c d e f h i code")
        #expect(document.events.plainText(includingCodeBlocks: false) == "A b c d e f h i")
    }
}
