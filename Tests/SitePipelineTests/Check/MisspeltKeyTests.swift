import Diagnostics
import SitePaths
import SitePipeline
import Testing

/// A key that is misspelt is one fault: what the key would have said is not missing as well.
@Suite struct MisspeltKeyTests {
    private static let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""

    @Test(arguments: [
        ("- code: invalid_card", "- ⟦Code⟧: invalid_card"), ("- code: invalid_card", "- ⟦kode⟧: invalid_card"),
        ("group: \"400\"", "⟦Group⟧: \"400\""), ("group: \"400\"", "⟦gruop⟧: \"400\""),
        ("errors:", "⟦error⟧:"), ("errors:", "⟦Errors⟧:"), ("\ntitle: 400", "\n⟦titel⟧: 400"),
        ("\n    title: Used", "\n    ⟦titel⟧: Used"),
    ])
    func `of the catalog`(right: String, wrong: String) async throws {
        let fixture = try SiteFixture([
            "content/catalog/400.yml": Self.catalog.replacing(right, with: wrong),
            "content/notes/invalid_card.md": "See [the other](#used_token).\n",
        ])
        try await fixture.expect(.unknownKey, helping: "did you mean")
    }

    @Test func `the only text of an entry`() async throws {
        let catalog = "group: g\ntitle: G\nerrors:\n  - code: invalid_card\n    ⟦Message⟧: no\n"
        let fixture = try SiteFixture(["content/catalog/400.yml": catalog, "content/notes/used_token.md": nil])
        try await fixture.expect(.unknownKey)
    }

    @Test func `the former names and the slug, on which addresses hang`() async throws {
        let fixture = try SiteFixture()
        try await fixture.release()
        let renamed = Self.catalog.replacing("code: used_token", with: "code: other\n    alias: [used_token]")
            .replacing("code: invalid_card", with: "code: invalid_card\n    Slug: invalid_card")
        try fixture.write(renamed, to: "content/catalog/400.yml")
        try fixture.write("Used.\n", to: "content/notes/other.md")
        try fixture.remove("content/notes/used_token.md")
        #expect(try await fixture.faults().map(\.range.text) == ["Slug", "alias"])
    }

    @Test(arguments: ["title", "description", "base_url"])
    func `of the site`(key: String) async throws {
        let site = SiteFixture.soundSite["content/site.yml"] ?? ""
        let fixture = try SiteFixture([
            "content/site.yml": site.replacing("\(key):", with: "⟦\(key.uppercased())⟧:")
        ])
        try await fixture.expect(.unknownKey)
    }

    @Test(arguments: ["Title", "titel", "tittle", "TITLE"])
    func `of a page`(key: String) async throws {
        let fixture = try SiteFixture([
            "content/pages/retrying.md": "---\n⟦\(key)⟧: Retrying\n---\n\n## Backoff\n\nWait.\n"
        ])
        try await fixture.expect(.unknownKey, helping: "did you mean `title`?")
    }

    @Test func `the code of a note`() async throws {
        let fixture = try SiteFixture([
            "content/notes/invalid_card.md": nil, "content/notes/card.md": "---\n⟦Code⟧: invalid_card\n---\nText.\n",
        ])
        try await fixture.expect(.unknownKey)
    }

    @Test func `a key that is like none is not taken for one that is missing`() async throws {
        let fixture = try SiteFixture([
            "content/catalog/400.yml": "colour: red\ntitle: T\nerrors:\n  - {code: invalid_card, title: T}\n"
        ])
        #expect(Set(try await fixture.faults().map(\.code)).isSuperset(of: [.unknownKey, .missingKey]))
    }
}
