import CommonMark
import MarkdownEvents
import Testing

@testable import DataReading
@testable import ForeignText
@testable import ImportSources

/// HTML as Markdown.
@Suite struct HTMLMarkdownTests {
    @Test(arguments: [
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td><p>x</p><ul><li>y|</li><li>z</li></ul></td><td>q</td></tr></table>",
            "| A | B |\n| --- | --- |\n| x<br>- y\\|<br>- z | q |"
        ),
        (
            "<p>One <b>bold</b> and <em>soft</em> <code>a*b</code>.</p><p>Two &amp; three</p>",
            "One **bold** and *soft* `a*b`.\n\nTwo & three"
        ),
        ("<ul><li>a</li><li>b<ol><li>c</ol></li></ul>", "- a\n\n- b\n\n  1. c"),
        ("<a href='/x y'>text</a>", "[text](/x%20y)"),
        ("<pre><code class=\"language-sh\">a\n  b</code></pre>", "```sh\na\n  b\n```"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2 | 3</td></tr></table>",
            "| a | b |\n| --- | --- |\n| 1 | 2 \\| 3 |"
        ),
        ("a<br>b", "a\\\nb"),
        ("<h3>T</h3>text", "### T\n\ntext"),
        ("1. not a list, # nor this", "1\\. not a list, # nor this"),
        ("<p>unclosed <i>and <b>crossed</i></b>", "unclosed *and **crossed***"),
        ("<blockquote><p>q</p></blockquote>", "> q"),
        ("<script>x<y</script>a<!-- b -->c", "ac"),
        ("5 < 6 &lt;b&gt; &nosuch; *", "5 < 6 \\<b> \\&nosuch; \\*"),
    ])
    func `what tags mean`(html: String, markdown: String) {
        #expect(HTMLMarkdown.converted(html) == markdown)
    }

    @Test func `elements that stand too deep in each other end the reading`() {
        let html = String(repeating: "<div>", count: 100_000)
        #expect(HTMLTree.read(html).tooDeep != nil)
    }
}
