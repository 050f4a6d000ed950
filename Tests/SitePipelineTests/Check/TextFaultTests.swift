import Diagnostics
import SiteModel
import SitePipeline
import Testing

/// Words that would disappear or be shown as they were not meant, each told at its place.
@Suite struct TextFaultTests {
    private func note(_ text: String) -> [String: String?] {
        ["content/notes/used_token.md": text]
    }

    private func catalog(summary: String) -> [String: String?] {
        [
            "content/catalog/400.yml": SiteFixture.soundSite["content/catalog/400.yml"]?
                .replacing("summary: Tokens are single use.", with: "summary: \(summary)")
        ]
    }

    @Test(arguments: [
        "Send ⟦<your-key>⟧ in the header.\n", "It is a List⟦<String>⟧.\n", "Call ⟦<code>⟧ and ask.\n",
        "See ⟦<a href=\"x\">⟧this</a>.\n", "E = mc⟦<sup>⟧2</sup>\n", "The ⟦</token>⟧ is missing.\n",
        "⟦<Note>⟧\n\nText.\n\n</Note>\n", "⟦<div>Words.</div>⟧\n", "⟦<!-- c --> Words.⟧\n",
        "⟦<details><summary>More</summary>⟧\n\nText.\n\n</details>\n", "| a |\n| --- |\n| ⟦<key>⟧ |\n",
        "⟦<script>\nx\n</script> words⟧\n\nText.\n", "- a\n\n  ⟦<!-- c\n  d --> words⟧\n  \n  b\n",
        "⟦<pre>a\n\nb</pre>⟧\n\nText.\n", "> ⟦<Card\n>   a=\"b\">⟧\n>\n> Text.\n",
        "An ⟦<abbr title=\"Hypertext\">⟧HT</abbr>.\n", "A ⟦<span class='b' aria-label='Key'>⟧K</span>.\n",
        "one⟦<br>⟧two\n", "> - ⟦<Tabs>⟧\n", "## The ⟦<id>⟧\n", "x ⟦<?php echo 1 ?>⟧ y\n", "⟦<img src=\"x\">⟧\n",
    ])
    func `words in angle brackets that are left out`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.rawHTML)
    }

    @Test(arguments: [
        "<!-- c -->\n\nText <!-- d --> and <kbd>Tab</kbd>, <SPAN class=\"x\">so</SPAN>.\n", "One<br>\ntwo <br> three\n",
        "<div align=\"center\">\n\nText.\n\n</div>\n", "A <span title=\"\" data-title=\"b\">b</span>.\n",
        "`<key>` and \\<key> and &lt;key>\n", "```\n<key>\n```\n",
        "<https://example.test/>, a < b > c\n", "![the <b> tag](../static/flow.svg)\n",
    ])
    func `HTML of which no word is lost`(text: String) async throws {
        try await SiteFixture(note(text).merging(["content/static/flow.svg": "<svg/>"]) { $1 }).build()
    }

    @Test func `a component whose name begins like that of an element is none without an end`() async throws {
        try await SiteFixture(note("⟦<pre-view>⟧\n\nText.\n\n</pre-view>\n")).expect(.rawHTML)
    }

    @Test func `HTML that is let through`() async throws {
        let configuration = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nmarkdown: {unsafe_html: true}\n"
        try await SiteFixture(note("A <b>b</b>.\n\n<p>C</p>\n").merging(["content/site.yml": configuration]) { $1 })
            .build()
    }

    @Test func `words in angle brackets in a summary`() async throws {
        try await SiteFixture(catalog(summary: "The ⟦<token>⟧ is bad")).expect(.rawHTML, helping: "`<token>`")
    }

    @Test(arguments: ["<token>", "<!-- later -->", "\"&nbsp;\"", "\"[a]: b\""])
    func `a summary of which nothing is shown is empty`(summary: String) async throws {
        let faults = try await SiteFixture(catalog(summary: summary)).faults()
        #expect(faults.contains { $0.code == .emptyValue && $0.headline == "the summary shows nothing" })
    }

    @Test(arguments: [
        "⟦<!-- never closed⟧\n\n## Lost\n\nText.\n", "Intro.\n\n- a\n\n  ⟦<!-- c⟧\n  d\n", "> ⟦<!-- c⟧\n> d\n\nText.\n",
        "⟦<script>⟧\nx\n\n## Lost\n", "⟦<PRE class=\"a\">⟧\nx\n\n## Lost\n", "⟦<style>⟧\n", "⟦<?php echo 1⟧\n\nText.\n",
        "⟦<![CDATA[ x⟧\n\nText.\n", "⟦<!DOCTYPE html⟧\n\nText.\n",
        "Text ⟦<!--⟧ hidden\n\nstill hidden --> text\n",
        "⟦```js⟧\nx\n\n## Lost\n\nText.\n", "⟦~~~⟧\nx\n\n# Lost\n", "> ⟦```⟧\n> x\n> ## Lost\n\nText.\n",
        "⟦```js⟧\nx\n\nText.\n\n```json\ny\n```\n", "1. a\n\n   ⟦```js⟧\n   x\n\n   ```rb\n   y\n   ```\n",
        "⟦```⟧\nx\n```sh\ny\n",
    ])
    func `what has no end and takes in what stands behind it`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.unclosedBlock)
    }

    @Test(arguments: [
        "<!-- a\n\n## b -->\n\nText.\n", "<!-->\n\nText.\n", "Text \\<!-- and `<!--` and &lt;!-- too.\n",
        "```js\nx\n```\n", "```js\nx\n", "````md\n```js\nx\n```\n## A\n````\n", "~~~md\n```js\nx\n```\n~~~\n",
        "```sh\n# a\n## b\n```\n", "    ```js\n    x\n\n## A\n", "- ```js\n  x\n  ```\n\n> ```js\n> x\n> ```\n",
        "```md\n    ```js\n    x\n```\n", "A --> b.\n",
    ])
    func `what ends, and code that ends with its text`(text: String) async throws {
        try await SiteFixture(note(text)).build()
    }

    @Test(arguments: [
        "<!-- c\n\n## Why it happens\n\n## How to fix it\n", "```js\n## Why it happens\n\n## How to fix it\n",
        "<pre>\n\n## Why it happens\n\n## How to fix it\n", "```js\nx\n\n## Why it happens\n\n```js\ny\n```\n",
    ])
    func `sections that something without an end has taken in are not missing as well`(text: String) async throws {
        let configuration =
            (SiteFixture.soundSite["content/site.yml"] ?? "")
            + "\nnotes: {sections: [Why it happens, How to fix it]}\n"
        let faults = try await SiteFixture(note(text).merging(["content/site.yml": configuration]) { $1 }).faults()
        #expect(faults.map(\.code) == [.unclosedBlock])
    }

    @Test(arguments: ["⟦##Lost⟧\n\nText.\n", "Text.\n⟦###A b⟧\nc\n", "> ⟦##\u{A0}Lost⟧\n", "⟦#\u{A0}Lost⟧\n"])
    func `a heading without a space behind its signs`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.foreignSyntax, helping: "## Text")
    }

    @Test(arguments: ["#tag and #12\n", "##12\n", "\\##a\n", "a ##b\n", "`##a`\n", "####### a\n"])
    func `signs of numbers that begin no heading`(text: String) async throws {
        try await SiteFixture(note(text)).build()
    }

    @Test(arguments: [("⟦#Why it happens⟧", DiagnosticCode.missingSection), ("⟦##Why it happens⟧", .foreignSyntax)])
    func `a section's heading without a space is the one fault`(line: String, code: DiagnosticCode) async throws {
        let configuration =
            (SiteFixture.soundSite["content/site.yml"] ?? "")
            + "\nnotes: {sections: [Why it happens]}\n"
        try await SiteFixture(note("\(line)\n\nText.\n").merging(["content/site.yml": configuration]) { $1 })
            .expect(code, helping: "space")
    }

    @Test(arguments: [
        "⟦[Note]: https://x.example⟧\n\nText.\n", "⟦[Warning]: /dev/null⟧\n\nText.\n", "⟦[a b]: <my file.pdf> \"t\"⟧\n",
        "A [x] b.\n\n[x]: https://a.example\n⟦[X]: https://b.example⟧\n",
    ])
    func `an address that nothing names`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.linkSyntax)
    }

    @Test(arguments: [
        "A [x] and [y].\n\n[x]: https://a.example/\n[y]: <https://b.example/c>\n", "[//]: # (remark)\n\nText.\n",
        "[comment]: <> (remark)\n\nText.\n", "```\n[x]: https://a.example\n```\n",
        "![x][y]\n\n[y]: ../static/flow.svg\n", "A [x](https://a.example/?a=1&amp;b).\n",
    ])
    func `addresses that are named, and remarks`(text: String) async throws {
        try await SiteFixture(note(text).merging(["content/static/flow.svg": "<svg/>"]) { $1 }).build()
    }

    @Test(arguments: [
        "A ⟦&#x202e;⟧ b.\n", "A ⟦&#8238;⟧ b.\n", "A ⟦&#X2067;⟧ b\nc &#x2069;.\n", "## A ⟦&#x202A;⟧ b\n",
        "[a](https://a.example/ \"⟦&#x202e;⟧\")\n",
    ])
    func `a number of a mark that turns the direction`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.bidiCharacter)
    }

    @Test(arguments: ["A &#x2068;b&#x2069; and &#x202A;*c*&#x202C;.\n", "`&#x202e;`\n", "&lrm;\n"])
    func `numbers of marks that are ended`(text: String) async throws {
        try await SiteFixture(note(text)).build()
    }

    @Test func `cells beyond a table's head`() async throws {
        try await SiteFixture(note("| a | b |\n|---|---|\n| 1 | 2 | ⟦3 | 4⟧ |\n| 5 | 6 | |\n| `7\\|8` | 9 |\n"))
            .expect(.droppedCells)
    }

    @Test func `a bar in code parts cells, too`() async throws {
        try await SiteFixture(note("| a |\n|---|\n| `1|⟦2`⟧ |\n")).expect(.droppedCells)
    }

    @Test(arguments: ["| a | b |\n⟦|---|⟧\n| 1 | 2 |\n", "| a |\n⟦|---|---|⟧\n| 1 |\n", "- x | y\n  ⟦-|-|-⟧\n"])
    func `a row of dashes that does not fit its head`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.brokenTable)
    }

    @Test(arguments: [
        "## S ⟦{#ok .cls}⟧\n", "## S ⟦{ #sp }⟧\n", "## S ⟦{.cls}⟧\n", "## S ⟦{#a b}⟧\n", "## S ⟦{: #id}⟧\n",
        "## S ⟦{id=\"x\"}⟧\n", "## S⟦{#glued}⟧\n", "## S ⟦{#ok-2}⟧ more\n", "## A *b* ⟦{#c}⟧ `d`\n",
        "S ⟦{#a .b}⟧\n---\n", "## S ⟦{#a/b}⟧ ##\n", "## S ⟦{-}⟧\n",
    ])
    func `attributes of a heading that are not read`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.headingAttributes, helping: "`{#name}`")
    }

    @Test(arguments: [
        "## The {field} is missing {name}\n", "## S {#id}\n", "## S \\{.cls}\n", "## `{.cls}`\n", "## S \\{#a} b\n",
        "## The `{#a}` of b\n", "## S {{#each}} b\n",
    ])
    func `braces of a heading that are what they seem`(text: String) async throws {
        try await SiteFixture(note(text)).build()
    }

    @Test(arguments: ["content/notes/used_token.md", "content/pages/index.md"])
    func `an id that two headings ask for`(path: String) async throws {
        try await SiteFixture([path: "## A {#dup}\n\nx\n\n⟦## B {#dup}⟧\n"]).expect(.duplicateHeadingID)
    }

    @Test func `an id that a heading asks for and another would have`() async throws {
        try await SiteFixture(note("⟦## Why⟧\n\nx\n\n## Because {#why}\n")).expect(.duplicateHeading)
    }

    @Test func `headings of one text below different headings are no two of a kind`() async throws {
        let fixture = try SiteFixture(note("## A\n\n### Example\n\nx\n\n## B\n\n### Example\n\ny\n"))
        try await fixture.build()
        #expect(fixture.output("errors/used_token/index.html")?.contains("id=\"example-2\"") == true)
    }

    @Test(arguments: [
        ("See ⟦[a](my file.pdf)⟧.\n", "`<my file.pdf>`"), ("See ⟦![a](my flow.svg)⟧.\n", "%20"),
        ("See ⟦[a](https://example.test⟧\n", "`)`"), ("See ⟦[a] (https://example.test)⟧.\n", "no space"),
        ("See (a)⟦[https://example.test]⟧.\n", "`[text](address)`"), ("- **⟦[a](../pages/my page.md)⟧**\n", "%20"),
        ("| a |\n|---|\n| ⟦[b](c d.md#e)⟧ |\n", "%20"), ("See ⟦[a](/my page)⟧.\n", "`</my page>` or `/my%20page`"),
        ("See ⟦[a](b c.md \"d)⟧.\n", "my%20file.pdf"),
    ])
    func `what looks like a link and is none`(text: String, help: String) async throws {
        let text = text.replacing("⟦!", with: "!⟦")
        try await SiteFixture(note(text)).expect(.linkSyntax, helping: help)
    }

    @Test(arguments: [
        "The call f[i](a, b) and [sic] (so it stands).\n", "A \\[b](my file.pdf) and `[c](d e.pdf)`.\n",
        "[see](<../static/my file.pdf>) [1] (p. 3)\n",
    ])
    func `brackets that are what they seem`(text: String) async throws {
        try await SiteFixture(note(text).merging(["content/static/my file.pdf": "x"]) { $1 }).build()
    }

    @Test(arguments: [
        "⟦:::note⟧\nText.\n:::\n", "⟦::: warning Title⟧\n\nText.\n\n:::\n", "⟦!!! note⟧\n    Text.\n",
        "⟦??? tip \"Title\"⟧\n", "⟦!!! \"Title\"⟧\n", "⟦=== \"Ruby\"⟧\n", "⟦.. note:: x⟧\n",
        "Text ⟦{% include x %}⟧ more.\n",
        "⟦{{< ref >}}⟧\n",
        "⟦{{% note %}}⟧\n", "⟦{{#include x.md}}⟧\n", "⟦[[toc]]⟧\n", "⟦[TOC]⟧\n", "⟦{: .note}⟧\n",
        "⟦import Tabs from '@theme/Tabs';⟧\n\nText.\n", "⟦export const a = 1⟧\n", "> ⟦[!DANGER]⟧\n> x\n",
        "> ⟦[!NOTE] Title⟧\n> x\n", "A claim.⟦[^1]⟧ Again.[^1]\n\n[^1]: Its proof.\n", "⟦--8<-- \"x.md\"⟧\n",
    ])
    func `markup of other tools`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.foreignSyntax)
    }

    @Test(arguments: [
        "A.\n\n⟦[^1]: word⟧\n", "- a\n\n  ⟦[^note]: https://example.test \"T\"⟧\n\nB.\n", "> ⟦[^a b]: x⟧\n",
        "[^1]: https://example.test/a\n⟦[^2]: second⟧\n\nSee [this][^1].\n",
    ])
    func `a footnote of one word, which is left out`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.foreignSyntax, helping: "in parentheses")
    }

    @Test func `a footnote that is a link to its only word`() async throws {
        try await SiteFixture(note("A⟦[^1]⟧.\n\n[^1]: word\n")).expect(.unresolvedLink, helping: "in parentheses")
        try await SiteFixture(note("A⟦[^1]⟧ b.\n\n[^1]: https://example.test/x\n"))
            .expect(.foreignSyntax, helping: "in parentheses")
    }

    @Test func `every tag of a template language in a line`() async throws {
        try await SiteFixture(note("⟦{% a %}⟧ {b} ⟦{{< c >}}⟧ \\{% d %} ⟦{% e %}⟧ {% f\n")).expect(.foreignSyntax)
    }

    @Test func `a section of a comment is empty, and a text that is not read to its end lacks none`() async throws {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nnotes: {sections: [Why it happens]}\n"
        try await SiteFixture(
            note("⟦## Why it happens⟧\n\n<!-- to be said -->\n").merging(["content/site.yml": site]) { $1 }
        )
        .expect(.emptySection)
        let deep = String(repeating: ">", count: 200) + " x\n"
        let faults = try await SiteFixture(note(deep).merging(["content/site.yml": site]) { $1 }).faults()
        #expect(faults.map(\.code) == [.nestingTooDeep])
    }

    @Test func `an entry that is still a sample`() async throws {
        try await SiteFixture(catalog(summary: "⟦This is a sample of docsite new. Tokens are single use.⟧"))
            .expect(.placeholderText, helping: "delete the entry")
        try await SiteFixture(catalog(summary: "⟦This is a sample of docsite new. See `a`.⟧"))
            .expect(.placeholderText)
        // A sample's note is part of it.
        let whole = catalog(summary: "⟦This is a sample of docsite new.⟧")
            .merging(note("## Why it happens\n\nThis is a sample of docsite new. It was used.\n")) { $1 }
        try await SiteFixture(whole).expect(.placeholderText)
    }

    @Test func `a note that is still a sample's`() async throws {
        let text = "## Why it happens\n\n⟦This is a sample of docsite new. It was used.⟧\n"
        try await SiteFixture(note(text)).expect(.placeholderText, helping: "why the error happens")
        let other = "Unlike others: This is a sample of docsite new.\n"
        #expect(try await SiteFixture(note(other)).faults().isEmpty)
    }

    @Test func `an address that nobody has said yet`() async throws {
        let site = "title: Errors\ndescription: All\nbase_url: ⟦https://your-host.example/docs/errors/⟧\n"
        let links = ["content/site.yml": site + "links: {error object: https://example.test/object}\n"]
        try await SiteFixture(links).expect(.placeholderText, helping: "--base-url")
        let fixture = try SiteFixture(["content/site.yml": site.replacing("⟦", with: "").replacing("⟧", with: "")])
        var options = fixture.options
        options.baseURL = BaseURL("https://example.test/")
        #expect(try await SiteBuild(options).check().diagnostics.isEmpty)
    }

    @Test(arguments: ["\"used\u{A0}token\"", "\"used token\"", "null", ""])
    func `the note of a code that is none is no orphan`(code: String) async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?.replacing(
            "code: used_token",
            with: "code: \(code)"
        )
        let faults = try await SiteFixture(["content/catalog/400.yml": catalog]).faults()
        #expect(faults.map(\.code) == [code.hasPrefix("\"") ? .invalidCode : .emptyValue])
    }

    @Test func `what refers to a draft is told that it is one`() async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("summary: The card is not valid.", with: "summary: X.\n    see: [used_token]")
            .replacing("title: Used Token", with: "title: Used Token\n    draft: true")
        let faults = try await SiteFixture([
            "content/catalog/400.yml": catalog,
            "content/notes/invalid_card.md": "[a](#used-token) [b](used_token.md) [c](../pages/retrying.md)\n",
            "content/pages/retrying.md": "---\ntitle: R\ndraft: true\n---\n",
        ]).faults()
        #expect(faults.count == 4)
        #expect(faults.allSatisfy { $0.headline.contains("is a draft") || $0.help.joined().contains("is a draft") })
    }

    @Test(arguments: [
        "A.\n\n⟦[Note]: important⟧\n", "⟦[TODO]: later.⟧\nA.\n", "⟦[see]: that 'title'⟧\n",
        "A.\n\n⟦[Note]:\n  important⟧\n", "A.\n\n> ⟦[Note]:\n> important⟧\n", "⟦[TODO]: a\\_b⟧\n",
        "⟦[TODO]: R&amp;D⟧\n",
        "⟦[TODO]:\n<R&D now>⟧\n",
        "A.\n\n⟦[Note\nwell]: important⟧\n", "> ⟦[Note\n> well]:\n> important⟧\n", "⟦[a\\]: b]: important⟧\n",
        "- ⟦[Note\n  well\n  this]: important⟧\n", "⟦[a\\]:]: c⟧\n", "⟦[a\\]: b\\[]:\nc⟧\n",
    ])
    func `a remark that is read as the address of a link`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.linkSyntax, helping: "`\\[`")
    }

    @Test(arguments: [
        "[a].\n\n[a]:\n  https://h.test/b\n", "> [a].\n>\n> [a]:\n> https://h.test/b\n",
        "[a].\n\n[a]: https://h.test/b\\_c\n",
        "[a].\n\n[a]: https://h.test/?b&amp;c&copy;\n", "[a].\n\n[a]:\n<https://h.test/b\\>c> 'd'\n",
        "A.\n\n[//]:\n# (b)\n", "[a\nb].\n\n[a\nb]: https://h.test/c\n", "[a\\]: b].\n\n[a\\]: b]: https://h.test/c\n",
        "[a [b]: c\n", "[a\n\nb]: c\n", "[a\\]: c\n",
    ])
    func `an address that a link names, with escapes or in the next line`(text: String) async throws {
        try await SiteFixture(note(text)).build()
    }

    @Test(arguments: [
        "[//]: # (a comment)\n[comment]: <> (another)\n\nA.\n",
        "A [b].\n\n[b]: #invalid_card\n", "`[^1]: word` and \\[^1]: word\n", "```\n[Note]: important\n```\n",
        "A.\n[Note]: important, as everybody knows.\n",
    ])
    func `a definition of which no word is lost`(text: String) async throws {
        let faults = try await SiteFixture(note(text)).faults()
        #expect(faults.filter { $0.code != .foreignSyntax || !$0.headline.contains("shown as") }.map(\.headline) == [])
    }

    @Test(arguments: [
        "Wow!!! Really???\n\n> [!NOTE]\n> x\n", "`{% x %}` and \\{% x %}\n\nimport the key from 'a file' first\n",
        "export the list\n\n{name} and {{code}}\n\n:: so ::\n", "`[^a-z]` [^a-z]\n",
    ])
    func `what only looks like markup of another tool`(text: String) async throws {
        try await SiteFixture(note(text)).build()
    }

    @Test(arguments: [
        "a ⟦\u{1}⟧ b\n", "⟦\u{B}⟧x\n", "`⟦\u{1B}⟧`\n", "```\n⟦\u{85}⟧\n```\n",
        "a ⟦\u{7F}⟧\n", "a ⟦&#1;⟧\n", "a ⟦&#x85;⟧ b\n", "⟦&#0;⟧\n",
        "[a](#invalid_card \"⟦&#x1;⟧\")\n", "~~~ ⟦&#1;⟧\nx\n~~~\n", "a ⟦\u{C}⟧\n",
    ])
    func `a control character`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.controlCharacter)
    }

    @Test(arguments: [0xFFFE, 0xFDD0, 0x1FFFF] as [UInt32])
    func `what is no character`(number: UInt32) async throws {
        let scalar = try #require(Unicode.Scalar(number))
        try await SiteFixture(note("a ⟦\(Character(scalar))⟧ b\n")).expect(.controlCharacter)
    }

    @Test(arguments: ["\"a \\u0001\"", "\"a \\x85 b\"", "\"\\uFFFE\""])
    func `a control character in a text of the catalog`(title: String) async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?.replacing(
            "title: Used Token",
            with: "title: ⟦\(title)⟧"
        )
        try await SiteFixture(["content/catalog/400.yml": catalog]).expect(.controlCharacter)
    }

    @Test func `a warning about a character leaves the rest of a catalog as it is`() async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("title: Used Token", with: "title: ⟦\"a \\u202A b\"⟧")
        try await SiteFixture(["content/catalog/400.yml": catalog]).expect(.bidiCharacter)
    }

    @Test(arguments: ["if (a) { ⟦\u{202E}⟧ } \u{202C}\n", "a ⟦\u{2067}⟧ b\nc \u{2069}\n", "a ⟦\u{202A}⟧ b\n"])
    func `a mark that turns the direction`(text: String) async throws {
        try await SiteFixture(note(text)).expect(.bidiCharacter)
    }

    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{1}"])
    func `a character that nobody sees in a code is told once`(character: String) async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("code: used_token", with: "code: \"used\(character == "\u{1}" ? "\\u0001" : character)_token\"")
        let faults = try await SiteFixture(["content/catalog/400.yml": catalog]).faults()
        #expect(faults.map(\.code.rawValue).sorted() == ["invalid-code"])
        let entry = "see: [\"invalid\(character == "\u{1}" ? "\\u0001" : character)_card\"]"
        let referring = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("summary: Tokens are single use.", with: "summary: X.\n    \(entry)")
        #expect(try await SiteFixture(["content/catalog/400.yml": referring]).faults().map(\.code) == [.unknownCode])
    }

    @Test(arguments: ["<p>⟦\u{1}⟧</p>", "<p>\r\n⟦\u{85}⟧", "⟦\u{1B}⟧"])
    func `a control character in a page or a template that is published as it is`(html: String) async throws {
        try await SiteFixture(["content/static/p.html": html]).expect(.controlCharacter)
        try await SiteFixture(["theme/templates/navigation.mustache": html]).expect(.controlCharacter)
    }

    @Test func `a mark that turns the direction in a page that is published as it is`() async throws {
        try await SiteFixture(["content/static/p.HTM": "a ⟦\u{202E}⟧ b"]).expect(.bidiCharacter)
        try await SiteFixture(["theme/templates/navigation.mustache": "a ⟦\u{202E}⟧ b"]).expect(.bidiCharacter)
        // What is no page is left as it is.
        #expect(try await SiteFixture(["content/static/a.txt": "a \u{1}\u{202E}"]).faults().map(\.code) == [])
    }

    @Test(arguments: ["a \u{2068}שלום\u{2069} b — “c” é ﬁ\n", "`&#1;` &#233; \\&#1; &amp;#1;\n"])
    func `characters that may stand`(text: String) async throws {
        try await SiteFixture(note(text)).build()
    }

    @Test(arguments: ["⟦# Same⟧", "- a\n      - ⟦## B⟧"])
    func `a heading in a summary`(summary: String) async throws {
        try await SiteFixture(catalog(summary: "|-\n      \(summary)")).expect(.summaryHeading)
    }

    @Test(arguments: ["⟦- a⟧", "⟦***⟧", "⟦> a⟧", "⟦```⟧\n      x\n      ```"])
    func `a block in a summary`(summary: String) async throws {
        let faults = try await SiteFixture(catalog(summary: "|-\n      Text.\n\n      \(summary)")).faults()
        #expect(faults.map(\.code) == [.summaryBlock])
    }

    @Test func `headings of summaries that share an id are told as headings only`() async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("status: 400\n", with: "status: 400\nsummary: \"# Same\"\n")
            .replacing("summary: Tokens are single use.", with: "summary: \"# Same\"")
        let faults = try await SiteFixture(["content/catalog/400.yml": catalog]).faults()
        #expect(faults.map(\.code) == [.summaryHeading, .summaryHeading])
    }

    @Test func `a heading in the summary of a group`() async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("status: 400\n", with: "status: 400\nsummary: \"⟦# Same⟧\"\n")
        try await SiteFixture(["content/catalog/400.yml": catalog]).expect(.summaryHeading)
    }
}
