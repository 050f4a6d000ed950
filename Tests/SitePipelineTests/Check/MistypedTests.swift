import Diagnostics
import Testing

/// Help for what is mistyped, which works when it is typed in.
@Suite struct MistypedTests {
    private func help(_ changes: [String: String?]) async throws -> [String] {
        try await SiteFixture(changes).faults().flatMap { $0.help.prefix(1) }
    }

    private func site(_ further: String) -> [String: String?] {
        ["content/site.yml": (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n" + further]
    }

    private func catalog(tags: String) -> [String: String?] {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""
        return ["content/catalog/400.yml": catalog + "\n    tags: \(tags)\n"]
    }

    @Test(arguments: [
        ("https//h.test/a", "where a page elsewhere is meant, write `https://h.test/a`"),
        ("http:/h.test/a", "did you mean `http://h.test/a`?"), ("https:h.test", "a link may"),
        ("https:///h.test", "did you mean `https://h.test`?"), ("htps://h.test", "did you mean `https://h.test`?"),
        ("HTTPS//h.test", "where a page elsewhere is meant, write `https://h.test`"),
        ("//h.test/a", "where a page elsewhere is meant, write `https://h.test/a`"), ("ftp://h.test", "a link may"),
        ("http/a.md", "there is no such file"), ("///h.test", "write the path"), ("errors//h.md", "there is no such"),
    ])
    func `the address of a page elsewhere`(written: String, help: String) async throws {
        let found = try await self.help(["content/notes/used_token.md": "[a](\(written))\n"])
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(help) == true, "\(found)")
    }

    @Test func `an image without an address`() async throws {
        try await SiteFixture(["content/notes/used_token.md": "![a](⟦⟧)\n"])
            .expect(.unresolvedLink, helping: "`![what it shows](../static/flow.svg)`")
    }

    @Test(arguments: [
        ("en_US", "write `en-US`"), ("english", "write a tag such as `en`"), ("zh_Hant_TW", "write `zh-Hant-TW`"),
        ("_", "write a tag"),
    ])
    func `a language`(written: String, help: String) async throws {
        let found = try await self.help(site("language: \(written)\n"))
        #expect(found.first?.hasPrefix(help) == true, "\(found)")
    }

    @Test(arguments: ["[a⟦,⟧ , b]", "[⟦,⟧ a]", "[a,⟦,⟧ b]"])
    func `a comma of a list with nothing before it`(tags: String) async throws {
        let second = tags.replacing("[a⟦,⟧ , b]", with: "[a, ⟦,⟧ b]")
        try await SiteFixture(catalog(tags: second)).expect(.yamlSyntax, helping: "remove the comma")
    }

    @Test(arguments: ["# only\n", "\n# a\n  # b\n\n"])
    func `a catalog of comments is one fault`(text: String) async throws {
        try await SiteFixture(["content/catalog/400.yml": text]).expect(.emptyCatalog, about: "content/catalog/400.yml")
    }

    @Test func `an empty note where notes are required`() async throws {
        var changes = site("notes: {required: true}\n")
        changes["content/notes/used_token.md"] = "\n \n"
        try await SiteFixture(changes).expect(.missingNote, about: "content/notes/used_token.md")
    }

    @Test func `a name of a template that something else has`() async throws {
        try await SiteFixture(["theme/templates/page.mustache": "⟦{{title}}⟧{{{content}}}"])
            .expect(.unknownVariable, helping: "did you mean `page.title`?")
    }

    @Test func `a color that the theme does not have`() async throws {
        try await SiteFixture([
            "theme/theme.yml": "colors: {⟦zzzzzz⟧: \"#fff\"}\n",
            "theme/assets/site.css": ":root { --a: #fff; --b: #000 }\n",
        ])
        .expect(.unknownKey, helping: "the names are `a`, `b`")
    }

    @Test(arguments: ["a.htm", "a.HTML", "a.xhtml", "a.Htm"])
    func `links of a static page of another ending`(name: String) async throws {
        let site = try SiteFixture([
            "content/static/\(name)": "<a href=\"⟦b.htm⟧\">a</a> <a href=\"c.htm#⟧\">b</a>".replacing("#⟧", with: "#x"),
            "content/static/c.htm": "<p id=x>",
        ])
        try await site.expect(.brokenLink)
    }

    @Test func `an id that a static page of another ending lacks`() async throws {
        try await SiteFixture([
            "content/static/a.html": "<a href=\"⟦b.htm#y⟧\">a</a>", "content/static/b.htm": "<p id=x>",
        ])
        .expect(.brokenLink)
    }
}
