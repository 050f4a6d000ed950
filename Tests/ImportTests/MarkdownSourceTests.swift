import Diagnostics
import Testing

@testable import DataReading
@testable import ForeignText
@testable import ImportSources

/// Folders of Markdown files, and files with a heading for each error.
@Suite struct MarkdownSourceTests {
    private func folder(_ files: [String: String]) -> FoundCatalog {
        MarkdownFolderReader(files.sorted { $0.key < $1.key }.map { SourceFile($0.value, "top/\($0.key)") }, in: "top")
            .found
    }

    private func page(_ text: String) -> FoundCatalog {
        let file = SourceFile(text)
        return SectionReader(MarkdownSections(of: file, from: 0).sections, of: file).found
    }

    @Test func `front matter that is no YAML is read line by line`() {
        let text =
            "---\ncode: 40142\nsummary: The key \"x\": it has said: no\ntags: [a, 'b c']\nlist:\n  - one\nlong: >-\n  two\n  three\n---\nBody\n"
        let front = LooseFrontMatter(SourceFile(text))
        #expect(front.facts.map(\.field) == ["code", "summary", "tags", "list", "long"])
        #expect(front.facts[1].value == .text("The key \"x\": it has said: no"))
        #expect(front.facts[2].value == .list([.text("a"), .text("b c")]))
        #expect(front.facts[4].value == .text("two three"))
        #expect(front.facts[0].range.text == "40142")
    }

    @Test func `a file for each error, and others passed over`() {
        let found = folder([
            "40.md": "---\ncode: 40\ntitle: T\n---\nBody [x](./41.md)\n",
            "41.md": "---\ncode: 41\ntitle: U\nsummary: s\n---\n",
            "README.md": "# About\n",
        ])
        #expect(found.codes == ["40", "41"])
        #expect(found.passedOver.map(\.file.path) == ["top/README.md"])
        #expect(found.names["top/41.md"] == 1)
        #expect(found.texts("(text)") == ["Body [x](./41.md)\n", nil])
    }

    @Test func `files without front matter have their names as codes, and headings as titles`() {
        let found = folder(["E1.md": "# E1: Wrong\n\nText.\n", "E2.md": "# Worse\n"])
        #expect(found.codes == ["E1", "E2"])
        #expect(found.texts("title") == ["Wrong", "Worse"])
    }

    @Test func `pages in the folder of an error are sections of it`() {
        let found = folder([
            "G-1/index.md": "---\ntitle: T\nseverity: error\n---\nBody\n",
            "G-1/b/index.md": "---\ntitle: B\norder: 2\nflag: x\n---\nbb\n",
            "G-1/a/index.md": "---\ntitle: A\norder: 1\nseverity: error\n---\naa\n",
            "G-2/index.md": "---\ntitle: U\n---\n",
            "G-3/only/index.md": "---\ntitle: O\n---\noo\n",
        ])
        #expect(found.codes == ["G-1", "G-2", "G-3"])
        #expect(found.entries[0].facts.compactMap(\.heading) == ["A", "B"])
        #expect(found.entries[0].facts.last?.value == .text("- Flag: x\n\nbb\n"))
        #expect(found.entries[2].facts.compactMap(\.heading) == ["O"])
    }

    @Test func `folders are groups`() {
        let found = folder(["auth/a_1.md": "x", "cards/b_2.md": "y"])
        #expect(found.texts("(folder)") == ["auth", "cards"])
    }

    @Test(
        arguments: [
            ("`oops`", "oops", nil), ("E0308: mismatched types", "E0308", "mismatched types"),
            ("invalid_card", "invalid_card", nil),
            ("Invalid card (invalid_card)", "invalid_card", "Invalid card"), ("404 Not Found", "404", "Not Found"),
            ("`a/b` – It is wrong", "a/b", "It is wrong"), ("[E1] Title", "E1", "Title"),
            ("How to fix it", nil, "How to fix it"),
            ("CARD_DECLINED", "CARD_DECLINED", nil), ("Overview", nil, "Overview"),
        ] as [(String, String?, String?)]
    )
    func `what headings name`(text: String, code: String?, title: String?) {
        let heading = SectionHeading(text)
        #expect(heading.code == code)
        #expect(heading.title == title)
    }

    @Test func `a heading for each error, below those of groups`() {
        let found = page(
            "# Errors\n\n## 400 Bad Request\n\n### a_1\n\nText.\n\n#### More\n\nmore\n\n### b_2 {#old}\n\nMessage: it is wrong\n\n## Others\n\n### c_3\n"
        )
        #expect(found.codes == ["a_1", "b_2", "c_3"])
        #expect(found.texts("(heading)") == ["400 Bad Request", "400 Bad Request", "Others"])
        #expect(found.texts("status") == ["400", "400", nil])
        #expect(found.texts("Message") == [nil, "it is wrong", nil])
        #expect(found.texts("(anchor)") == [nil, "#old", nil])
        #expect(found.texts("(text)")[0] == "Text.\n\n#### More\n\nmore")
        #expect(found.title?.value == "Errors")
    }

    @Test func `lines that name the code below a title`() {
        let found = page(
            "## Invalid Card\n\nIt is wrong.\n\n**Error code:** `invalid_card`\n\nDefault message:\n\n```\ninvalid card\n```\n\n## Used\n\nCode: used_token\n"
        )
        #expect(found.codes == ["invalid_card", "used_token"])
        #expect(found.texts("title") == ["Invalid Card", "Used"])
        #expect(found.texts("Default message") == ["invalid card", nil])
        #expect(found.texts("(text)") == ["It is wrong.", nil])
    }

    private func lists(_ files: [String: String]) -> FoundCatalog? {
        MarkdownListReader.read(
            files.sorted { $0.key < $1.key }.map { SourceFile($0.value, "top/\($0.key)") },
            in: "top"
        )
    }

    @Test func `a folder of files with several errors each`() {
        let found = lists([
            "client/errors.md":
                "## bad_key\n\n> The key %key% is bad\n\nText, see [other](../both/b.md#b_1).\n\n## no_key\n\n> No\n> key\n\n> None at all\n",
            "both/a.md": "## a_1\n\n> A\n\n## a_2\n\n> B\n",
            "both/b.md": "## b_1\n\n> C\n\n## b_2\n\n> [!NOTE]\n> D\n",
        ])
        #expect(found?.codes == ["a_1", "a_2", "b_1", "b_2", "bad_key", "no_key"])
        #expect(found?.texts("(folder)") == ["Both: a", "Both: a", "Both: b", "Both: b", "Client", "Client"])
        #expect(found?.texts("message") == ["A", "B", "C", nil, "The key %key% is bad", "No key"])
        #expect(found?.names["top/both/b.md#b_1"] == nil)
        #expect(found?.texts("(text)")[3] == "> [!NOTE]\n> D")
    }

    @Test func `a folder with a file for each error is none of those`() {
        #expect(lists(["E1.md": "# E1: Wrong\n\n## How to mend it\n", "E2.md": "# E2\n\n## v1.2\n"]) == nil)
    }

    @Test func `links by reference have their addresses in each part`() {
        let found = page(
            "## a_1\n\nSee [`x`][] and [that][Y z].\n\n## b_2\n\nText\n\n[`x`]: x.html\n[y Z]: <y.html> 'T'\n"
        )
        #expect(found.texts("(text)") == ["See [`x`](x.html) and [that](y.html \"T\").", "Text"])
    }

    @Test func `anchors before a heading are its ids`() {
        let found = page("<a id=\"A_1\"></a>\n\n## A_1\n\nText\n\n<a name=\"old\"></a>\n\n## <a id=\"new\"></a>B_2\n")
        #expect(found.texts("(text)") == ["Text", nil])
        #expect(
            found.entries.map { $0.facts.filter { $0.field == "(anchor)" }.compactMap(\.value.text) } == [
                ["#A_1"], ["#old", "#new"],
            ]
        )
    }

    @Test func `comments hold facts, and are no text`() {
        let found = page("## `E_1`\n\n<!-- YAML\nadded: v15.0.0\n-->\n\nText\n\n## `E_2`\n")
        #expect(found.texts("added") == ["v15.0.0", nil])
        #expect(found.texts("(text)") == ["Text", nil])
    }

    @Test func `headings that look like no codes beside many that do`() {
        let codes = (1...12).map { "### `ERR_\($0)`\n\nText\n" }.joined(separator: "\n")
        let found = page("## Class\n\n### `error.stack`\n\n### `error.code`\n\n## Codes\n\n\(codes)")
        #expect(found.codes.count == 12)
        #expect(found.lost.count == 2)
    }

    @Test func `a table in each page holds facts`() {
        let page =
            "---\ntitle: \"CA1: T\"\n---\n# CA1: T\n\n| | Value |\n|-|-|\n| **Rule ID** | CA1 |\n| **Category** | [Design](d.md) |\n| Fix | - |\n\nText\n"
        let found = folder(["ca1.md": page, "ca2.md": page.replacing("CA1", with: "CA2"), "d.md": "---\n---\n# D\n"])
        #expect(found.codes.prefix(2) == ["CA1", "CA2"])
        #expect(found.texts("Category").prefix(2) == ["Design", "Design"])
        #expect(found.texts("(text)")[0]?.contains("|") == false)
        let row = "Text\n\n| Type | HTTP status code |\n|--|--|\n| https://x.example/a-b | 404 |\n"
        #expect(folder(["a-b.md": row, "b-c.md": row]).texts("HTTP status code") == ["404", "404"])
    }

    @Test func `rows of a table that are headings`() {
        let text =
            "## Codes\n\n| Code | Name |\n|--|--|\n| **Class 00 — Good** | |\n| 00000 | good |\n| Class 01 - Bad | |\n| 01000 | bad<br>- a<br>- b |\n"
        let file = SourceFile(text)
        let found = PageTable.read(MarkdownSections(of: file, from: 0).sections, in: file)
        #expect(found.entries.count == 2)
        #expect(found.texts("(heading)") == ["Class 00 — Good", "Class 01 - Bad"])
        #expect(found.texts("Name") == ["good", "bad\n\n- a\n- b"])
    }

    @Test func `a file says its title in its front matter`() {
        let found = MarkdownListReader.read(SourceFile("---\ntitle: T\ndescription: D\n---\n## a_1\n\n## b_2\n"))
        #expect(found.title?.value == "T")
        #expect(found.about?.value == "D")
    }
}
