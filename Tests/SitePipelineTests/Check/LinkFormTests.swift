import Diagnostics
import Testing

/// Links that lead to what is there, in the forms in which authors write them.
@Suite struct LinkFormTests {
    private func page(of link: String, _ files: [String: String?] = [:]) async throws -> String {
        let note = ["content/notes/used_token.md": "[it](\(link))\n\n## \u{E9}t\u{E9}\n\nx\n"] as [String: String?]
        let fixture = try SiteFixture(note.merging(files) { $1 })
        try await fixture.build()
        return fixture.output("errors/used_token/index.html") ?? ""
    }

    @Test(arguments: [
        ("#group-400", "../../groups/400/index.html"), ("../groups/400", "../../groups/400/index.html"),
        ("groups/400/", "../../groups/400/index.html"), ("../groups/400/index.html", "../../groups/400/index.html"),
        ("../catalog/400.yml", "../../groups/400/index.html"), ("../changes/", "../../changes/index.html"),
        ("changes.md", "../../changes/index.html"), ("../errors/invalid_card/", "../../errors/invalid_card/index.html"),
        ("../groups/400#invalid_card", "../../errors/invalid_card/index.html"),
    ])
    func `a link to a page that the site makes itself`(link: String, address: String) async throws {
        #expect(try await page(of: link).contains("href=\"\(address)\""))
    }

    @Test(arguments: ["[the card][invalid_card]", "[invalid_card][]", "[*the* card][invalid_card]"])
    func `a reference that is a code`(written: String) async throws {
        let fixture = try SiteFixture([
            "content/notes/used_token.md": "See \(written), not [invalid_card].\n",
            "content/pages/retrying.md": "---\ntitle: Retrying\n---\n\n## See [it][invalid_card]\n\n[a](#see-it)\n",
        ])
        try await fixture.build()
        let page = fixture.output("errors/used_token/index.html") ?? ""
        #expect(page.contains("<a href=\"../../errors/invalid_card/index.html\">"))
        #expect(page.contains("not [invalid_card]."))
        #expect(fixture.output("retrying/index.html")?.contains("<h2 id=\"see-it\">See <a href") == true)
        #expect(try fixture.read("content/permalinks.txt").contains("retrying/#see-it\t"))
    }

    @Test func `a named link comes before a code of its name`() async throws {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n  invalid_card: https://example.test/card\n"
        let fixture = try SiteFixture([
            "content/site.yml": site, "content/notes/used_token.md": "See [it][invalid_card].\n",
        ])
        try await fixture.build()
        #expect(fixture.output("errors/used_token/index.html")?.contains("href=\"https://example.test/card\"") == true)
    }

    @Test func `the id that numbering gave a heading`() async throws {
        let page = "---\ntitle: R\n---\n\n## A\n\n### E\n\nx\n\n## B\n\n### E\n\nx\n"
        let fixture = try SiteFixture([
            "content/pages/retrying.md": page,
            "content/notes/used_token.md": "[a](../pages/retrying.md#e-2) [b](../pages/retrying.md#b-e)\n",
            "content/permalinks.txt": nil,
        ])
        try await fixture.build()
        #expect(
            fixture.output("retrying/index.html")?.contains("<h3 id=\"b-e\"><span id=\"e-2\"></span>E</h3>") == true
        )
    }

    @Test(arguments: [
        "invalid_card", "./invalid_card", "../invalid_card/", "invalid-card", "invalid_card.html",
        "../invalid_card/index.html",
        "../invalid_card.md", "bad_card", "invalid_card#why-it-happens",
    ])
    func `a code's name alone`(link: String) async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("title: Invalid Card", with: "title: Invalid Card\n    aliases: [bad_card]")
        let page = try await page(of: link, ["content/catalog/400.yml": catalog])
        #expect(page.contains("href=\"../../errors/invalid_card/index.html"))
    }

    @Test(arguments: ["retrying", "card", "other/invalid_card", "/invalid_card", "invalid_card.txt", "INVALID_CARD/x"])
    func `a name that could be another's, or is none, leads nowhere`(link: String) async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("title: Invalid Card", with: "title: Invalid Card\n    aliases: [retrying, card]")
        let fixture = try SiteFixture([
            "content/catalog/400.yml": catalog,
            "content/catalog/card.yml":
                "group: card\ntitle: Card\nerrors:\n  - {code: c, title: C, message: c, summary: C.}\n",
            "content/notes/used_token.md": "See [it](⟦\(link)⟧).\n",
        ])
        try await fixture.expect(.unresolvedLink)
    }

    @Test func `a link to a note that has another name than its code's page`() async throws {
        let note = "---\ncode: invalid_card\n---\n\nx\n"
        let page = try await page(
            of: "cards.md",
            ["content/notes/invalid_card.md": nil, "content/notes/cards.md": note]
        )
        #expect(page.contains("href=\"../../errors/invalid_card/index.html\""))
    }

    @Test func `a link to a group on the errors page`() async throws {
        let page = try await page(of: "../pages/index.md#group-400", ["content/pages/index.md": "Text.\n"])
        #expect(page.contains("href=\"../../index.html#group-400\""))
    }

    @Test(arguments: ["#\u{E9}t\u{E9}", "#e\u{301}te\u{301}", "#e%CC%81te%CC%81"])
    func `a heading in the other normal form`(link: String) async throws {
        #expect(try await page(of: link).contains("href=\"#%C3%A9t%C3%A9\""))
    }

    @Test func `an id is composed, however its heading is written`() async throws {
        let page = try await page(of: "../pages/index.md#e\u{301}", ["content/pages/index.md": "## E\u{301}\n\nx\n"])
        #expect(page.utf8.count > 0 && page.contains("index.html#%C3%A9\""))
    }

    @Test(arguments: [("\u{E9}.txt", "e\u{301}.txt"), ("e\u{301}.txt", "\u{E9}.txt")])
    func `a static file in the other normal form`(name: String, link: String) async throws {
        let page = try await page(of: "../static/\(link)", ["content/static/\(name)": "x"])
        let encoded = name.utf8.count == 6 ? "%C3%A9.txt" : "e%CC%81.txt"
        #expect(page.contains("href=\"../../\(encoded)\""))
    }
}
