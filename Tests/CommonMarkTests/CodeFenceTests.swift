import MarkdownRendering
import Markup
import Testing

@testable import CommonMark
@testable import MarkdownEvents

struct CodeFenceTests {
    private let words = MarkdownHTML(headingIDs: false, words: MarkdownWords(wrong: "Wrong", right: "Right"))

    private func slips(_ text: String) -> [String] {
        MarkdownDocument(parsing: text).slips.map { source($0.range, of: text) }
    }

    @Test(arguments: [
        ("rust,no_run", "rust"), ("rust, no_run", "rust"), ("js {1}", "js"), ("js{1}", "js"), ("js{1}[a.js]", "js"),
        ("ruby title=\"x\"", "ruby"), ("c++", "c++"), ("{python}", "{python}"), ("r{echo=false}", "r"), ("c=d", "c=d"),
        ("file=\"a b\"", ""), ("good", ""), ("{1}", ""), ("js file=x", "js"), (",x", ""),
    ])
    func `the language is what the info string begins with`(info: String, language: String) {
        #expect(CodeFence(info, of: "a\n").language == language)
    }

    @Test func `a fence says the file, the tab, whether it is right, and the lines`() {
        let fence = CodeFence("js file=\"a b.js\" tab='C \"x\"' bad {3, 1-2,6}", of: "1\n2\n3\n4\n5\n6\n")
        #expect(fence.file == "a b.js")
        #expect(fence.tab == "C \"x\"")
        #expect(fence.verdict == .bad)
        #expect(fence.lines == [1...3, 6...6])
        #expect(fence.slips.isEmpty)
    }

    @Test func `code of a file and code that is wrong are figures`() {
        let expected = """
            <figure class="code-figure code-bad">
            <figcaption><strong>Wrong</strong> <code>&lt;a&gt;.js</code></figcaption>
            <pre><code class="language-js">x
            </code></pre>
            </figure>

            """
        #expect(html("```js bad file=\"<a>.js\"\nx\n```\n", options: words) == expected)
        #expect(
            html("``` file=a\n```\n")
                == "<figure class=\"code-figure\">\n<figcaption><code>a</code></figcaption>\n<pre><code></code></pre>\n</figure>\n"
        )
    }

    @Test func `fences with tabs that follow one another are a group, and one tab may hold several`() {
        let text = """
            ```sh tab="A"
            1
            ```

            ```sh tab="A"
            2
            ```
            ```sh tab="B & C"
            3
            ```
            ```sh
            4
            ```
            ```sh tab="D"
            5
            ```
            """
        let expected = """
            <div class="code-tabs">
            <div class="code-tab">
            <p class="code-name">A</p>
            <pre><code class="language-sh">1
            </code></pre>
            <pre><code class="language-sh">2
            </code></pre>
            </div>
            <div class="code-tab">
            <p class="code-name">B &amp; C</p>
            <pre><code class="language-sh">3
            </code></pre>
            </div>
            </div>
            <pre><code class="language-sh">4
            </code></pre>
            <div class="code-tabs">
            <div class="code-tab">
            <p class="code-name">D</p>
            <pre><code class="language-sh">5
            </code></pre>
            </div>
            </div>

            """
        #expect(html(text) == expected)
    }

    @Test(arguments: [
        ("```a bad\n```\n```a good\n```\n", 1), ("```a good\n```\n\n```a bad\n```\n```a good\n```\n", 1),
        ("```a bad\n```\n\nText.\n\n```a good\n```\n", 0), ("```a bad\n```\n```a bad\n```\n", 0),
        ("```a bad\n```\n<!-- c -->\n```a good\n```\n", 0), ("- ```a bad\n  ```\n- ```a good\n  ```\n", 0),
        ("> ```a bad tab=x\n> ```\n> ```a good tab=x\n> ```\n", 1),
        ("```a bad tab=x\n```\n```a good tab=y\n```\n", 0), ("```a bad\n```\n```a\n```\n```a good\n```\n", 0),
    ])
    func `wrong and right code stand side by side where they follow one another`(text: String, count: Int) {
        #expect(html(text).split(separator: "code-comparison").count - 1 == count)
    }

    @Test func `lines are marked, each run in one element`() {
        let expected = """
            <pre><code class="language-x">a
            <mark class="code-line">&lt;b
            c
            </mark>d
            <mark class="code-line">e
            </mark></code></pre>

            """
        #expect(html("```x {2-3,5}\na\n<b\nc\nd\ne\n```\n") == expected)
    }

    @Test(arguments: [
        ("{1}", "<mark class=\"code-line\"><i>a\n</i></mark><i>b</i>\n<i>c\n</i>"),
        ("{2}", "<i>a\n</i><mark class=\"code-line\"><i>b</i>\n</mark><i>c\n</i>"),
        ("{1-3}", "<mark class=\"code-line\"><i>a\nb</i>\n<i>c\n</i></mark>"),
        ("{3}", "<i>a\nb</i>\n<mark class=\"code-line\"><i>c\n</i></mark>"),
    ])
    func `what a highlighter makes is parted at a mark, and its text stays`(lines: String, code: String) {
        let options = MarkdownHTML(headingIDs: false) { _, _ in
            var html = HTMLBuffer()
            html.markup("<span>a\nb</span>\n<span>c\n</span>")
            return html.finished()
        }
        let expected = code.replacing("<i>", with: "<span>").replacing("</i>", with: "</span>")
        #expect(html("```x \(lines)\na\nb\nc\n```\n", options: options).contains("language-x\">\(expected)</code>"))
    }

    @Test(arguments: [
        ("```js {1,9} titel=\"x\"\n1\n```\n", ["9", "titel=\"x\""]), ("~~~ good  bad\n~~~\n", ["bad"]),
        ("> 1. ```js   {2-1} x\n>    1\n>    2\n>    ```\n", ["2-1", "x"]), ("```js {0}\n1\n```", ["0"]),
        ("```js file\n```", ["file"]), ("```js file=\"a\n```", ["\"a"]), ("```js good=\"x\"\n```", ["good=\"x\""]),
        ("```js {.wide} {1-2-3}\n1\n```", ["{.wide}", "1-2-3"]), ("```js file=a file=b\n```", ["file=b"]),
        ("```js &lt;\n```", ["js &lt;"]), ("```js {99999999999999999999}\n1\n```", ["99999999999999999999"]),
        ("```a tab=x\n```\n```a tab=y\n```\n```a tab=x\n```\n", ["```a tab=x\n```"]),
        ("```js tab=\"\"\n```", ["tab=\"\""]),
        ("```rust,no_run\n```\n```c++\n```\n```f#\n```\n", []), ("```{r, echo=FALSE}\n```\n", ["{r, echo=FALSE}"]),
        ("    js {9}\n", []),
    ])
    func `what is not read behind a fence is told at its place`(text: String, places: [String]) {
        #expect(slips(text) == places)
    }

    @Test func `plain text holds no names of tabs`() {
        let document = MarkdownDocument(parsing: "a\n\n```sh tab=\"B\"\nc\n```\n\nd\n")
        #expect(document.events.plainText() == "a c d")
    }
}
