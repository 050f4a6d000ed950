import Diagnostics
import Testing

@testable import CatalogImport
@testable import FieldMapping
@testable import ImportSources
@testable import ImportWriting

/// What is written, and what stays as it is.
@Suite struct ImportChangesTests {
    private static let source =
        #"[{"code": "a_1", "message": "m %s", "level": "Error", "why": "Because\nof it."}, {"code": "b_2", "message": "n", "level": "Error"}, {"code": "c_3", "message": "o", "level": "Info"}, {"code": "d_4", "message": "p", "level": "Info"}, {"code": "e_5", "message": "p", "level": "Info"}, {"code": "f_6", "message": "p", "level": "Info"}]"#

    @Test func `a catalog out of nothing, and a second time nothing`() async throws {
        let fixture = try ImportFixture()
        let first = try await fixture.take(json: Self.source)
        #expect(first.added == 6 && first.notes.empty == 5 && first.notes.written == 1)
        #expect(
            fixture.text("site.yml").contains(
                "placeholders: printf\n\nfields:\n  level: {type: choice, choices: [Error, Info], filter: true}\n"
            )
        )
        #expect(fixture.text("notes/a_1.md") == "## Why\n\nBecause\\\nof it.\n")
        let files = fixture.files
        let second = try await fixture.take(json: Self.source)
        #expect(second.files.isEmpty && second.known == 6)
        #expect(fixture.files == files)
    }

    @Test func `what is there stays to the byte, and what is new stands behind it`() async throws {
        let site =
            "title: T # mine\r\ndescription: d\r\nbase_url: https://x.test/\r\nfields:\r\n    own: {type: text}   # o\r\n\r\n# end\r\n"
        let catalog = "# mine\ngroup:   errors\ntitle: T\nerrors:\n    - {code: zz, message: m}   # z\n\n# end\n"
        let fixture = try ImportFixture(["site.yml": site, "catalog/own.yml": catalog, "notes/a_1.md": "Mine.\n"])
        let changes = try await fixture.take(json: Self.source)
        let written = fixture.text("site.yml")
        #expect(
            written.hasPrefix(
                "title: T # mine\r\ndescription: d\r\nbase_url: https://x.test/\r\nfields:\r\n    own: {type: text}   # o\r\n    level: {type: choice, choices: [Error, Info], filter: true}\r\n\r\n# end\r\n"
            )
        )
        #expect(written.hasSuffix("\r\nplaceholders: printf\r\n"))
        #expect(!written.contains("\r\r") && written.split(separator: "\r\n").allSatisfy { !$0.contains("\n") })
        let entries = fixture.text("catalog/own.yml")
        #expect(
            entries.hasPrefix(
                "# mine\ngroup:   errors\ntitle: T\nerrors:\n    - {code: zz, message: m}   # z\n    - code: a_1\n      message: \"m %s\"\n"
            )
        )
        #expect(entries.hasSuffix("\n\n# end\n"))
        #expect(fixture.text("notes/a_1.md") == "Mine.\n")
        #expect(changes.toDo.count == 1)
    }

    @Test func `an entry that somebody took out stays out`() async throws {
        let fixture = try ImportFixture()
        try await fixture.take(json: Self.source)
        let text = fixture.text("catalog/errors.yml")
        let end = try #require(text.firstRange(of: "\n\n  - code: f_6"))
        try fixture.write(String(text[..<end.lowerBound]) + "\n", to: "catalog/errors.yml")
        let changes = try await fixture.take(json: Self.source)
        #expect(changes.removed == 1 && changes.added == 0)
    }

    @Test(arguments: [
        "one", "two: three", "- x", "", "null", "a # b", "#", "'q'", "\"q\"", "a\nb", "a\n  b\n\nc", " lead",
        "tab\there", "{x}", "[x], y", "é–x", "*a", "&a",
        "a\n\tb", "a:\nb", "x\\y", "%x", "@x", "`x`", "a\n ", "true", "07", "1e3", "~",
    ])
    func `texts stay what they are through YAML`(text: String) throws {
        for value in [
            CatalogValue.text(text), .texts([text, "x"]), .members([("k", .text(text))]),
            .list([.members([("k", .text(text)), ("l", .texts([text]))])]),
        ] {
            let lines = value.lines(of: "key").joined(separator: "\n") + "\n"
            let entry =
                "errors:\n  - code: x\n"
                + lines.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
                .joined(separator: "\n")
            let file = SourceFile(entry, "x.yml")
            let written = try #require(WrittenEntry.all(of: file, Array(entry.utf8)).first)
            #expect(written.entry["key"]?.node.canonical == value.canonical, "\(entry)")
        }
    }

    @Test func `images come with the texts, and those outside of the source stay there`() async throws {
        let source = try ImportFixture([
            "docs/E-1.md":
                "# E-1: T\n\nText ![flow](img/a%20b.png), <img src=\"img/c.svg\" alt=\"c\"> and ![x](../secret.png).\n",
            "docs/E-2.md": "# E-2: U\n\n<p>See <a href=\"./E-1.md\">it</a>.</p>\n", "docs/img/a b.png": "png",
            "docs/img/c.svg": "svg", "secret.png": "secret",
        ])
        var faults: [Diagnostic] = []
        let name = "\(source.root)/docs"
        let found = SourceKind.markdown.read([name], at: nil, &faults)
        let plan = ImportPlan(found.map { ImportPlan.Source(name: $0.name, found: $0.found) }, FieldMap())
        let fixture = try ImportFixture()
        try await fixture.take(plan)
        #expect(fixture.text("static/img/a-b.png") == "png")
        #expect(fixture.text("static/img/c.svg") == "svg")
        let text = fixture.text("catalog/errors.yml")
        #expect(text.contains("![flow](../static/img/a-b.png), ![c](../static/img/c.svg) and x."))
        #expect(fixture.text("notes/E-2.md").contains("See [it](#E-1)."))
        #expect(plan.tally.leftOut.count == 1)
        #expect(fixture.files.keys.allSatisfy { !$0.contains("secret") })
    }
}
