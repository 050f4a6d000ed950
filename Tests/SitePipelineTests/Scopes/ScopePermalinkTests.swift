import Diagnostics
import Foundation
import Testing

/// Codes get scopes after they were published, and no address leads elsewhere for it.
@Suite struct ScopePermalinkTests {
    private static let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""
    /// The card in a scope, as the first of the codes was without.
    private static let scoped = catalog.replacing("code: invalid_card", with: "code: invalid_card\n    scope: cards")
    private static let second = """
        group: "900"
        title: More
        errors:
          - code: invalid_card
            scope: a
            title: Another

        """

    /// The sound site, published without a scope, and then again with one.
    private func published(again: Bool = true) async throws -> SiteFixture {
        let fixture = try SiteFixture(ScopeTests.theme)
        try await fixture.release("2026-01-02")
        try fixture.write(Self.scoped, to: "content/catalog/400.yml")
        if again { try await fixture.release("2026-02-03") }
        return fixture
    }

    @Test func `an entry that gets a scope keeps its addresses`() async throws {
        let fixture = try await published()
        #expect(
            fixture.output("index.html")?.contains(
                "id=\"cards.invalid_card\"><i id=\"cards.invalid-card\"></i><i id=\"invalid_card\"></i><i id=\"invalid-card\">"
            ) == true
        )
        let moved = try #require(fixture.output("errors/invalid_card/index.html"))
        #expect(moved.contains("url=../../errors/cards-invalid_card/index.html"))
        let ledger = try fixture.read("content/permalinks.txt")
        #expect(ledger.contains("#invalid_card\terror cards.invalid_card\t2026-01-02\n"))
        #expect(ledger.contains("errors/invalid_card/\terror cards.invalid_card\t2026-01-02\n"))
        // From then on as well.
        try await fixture.build()
        #expect(try fixture.read("content/permalinks.txt") == ledger)
        #expect(fixture.output("errors/invalid_card/index.html") == moved)
        #expect(fixture.output("errors/cards-invalid_card/index.html")?.contains("A slip.") == true)
    }

    @Test func `an entry that gets a scope is not new`() async throws {
        let fixture = try await published()
        let changes = try #require(fixture.output("changes/index.html"))
        #expect(changes == "<h2>2026-01-02</h2>+invalid_card +used_token \n")
        #expect(fixture.output("changes/feed.xml")?.contains("added: cards.invalid_card, used_token") == true)
    }

    @Test func `who had the code before there were others comes first`() async throws {
        let fixture = try await published()
        try fixture.write(Self.second, to: "content/catalog/100.yml")
        try fixture.remove("content/notes/invalid_card.md")
        try await fixture.release("2026-03-04")
        let list =
            "<a href=\"errors/cards-invalid_card/index.html\">cards Invalid Card 400</a><a href=\"errors/a-invalid_card/"
        #expect(fixture.output("index.html")?.contains(list) == true)
        #expect(
            fixture.output("errors/invalid_card/index.html")?.contains(
                "<ul>\n<li><a href=\"../../errors/cards-"
            ) == true
        )
        #expect(
            try fixture.read("content/permalinks.txt").contains("#invalid_card\terror cards.invalid_card\t2026-01-02\n")
        )
    }

    @Test func `an alias says who had the code, where it got its scope together with the others`() async throws {
        let fixture = try await published(again: false)
        try fixture.write(Self.second, to: "content/catalog/100.yml")
        try fixture.remove("content/notes/invalid_card.md")
        try await fixture.build()
        #expect(
            fixture.output("index.html")?.contains(
                "<a href=\"errors/a-invalid_card/index.html\">a Another </a><a href=\"errors/cards"
            ) == true
        )
        #expect(try fixture.read("content/permalinks.txt").contains("#invalid_card\terror invalid_card\t2026-01-02\n"))
        try fixture.write(
            Self.scoped.replacing("scope: cards", with: "scope: cards\n    aliases: [invalid_card]"),
            to: "content/catalog/400.yml"
        )
        try await fixture.build()
        #expect(
            fixture.output("index.html")?.contains(
                "<a href=\"errors/cards-invalid_card/index.html\">cards Invalid Card 400</a><a href=\"errors/a"
            ) == true
        )
    }

    @Test func `an alias of another is no way to get first`() async throws {
        let fixture = try await published()
        try fixture.write(
            Self.second.replacing("scope: a", with: "scope: a\n    aliases: [invalid_card]"),
            to: "content/catalog/100.yml"
        )
        try fixture.remove("content/notes/invalid_card.md")
        let faults = try await fixture.faults()
        #expect(Set(faults.map(\.code)) == [.reassignedPermalink])
        #expect(faults.first?.help.first?.contains("take the alias `invalid_card` away") == true)
    }

    @Test func `an entry without a scope does not take the code away`() async throws {
        let fixture = try await published()
        try fixture.write(Self.second.replacing("    scope: a\n", with: ""), to: "content/catalog/900.yml")
        try fixture.remove("content/notes/invalid_card.md")
        let faults = try await fixture.faults()
        #expect(Set(faults.map(\.code)) == [.reassignedPermalink])
        #expect(faults.first?.help.first?.contains("give this a `scope:` as well") == true)
    }

    @Test func `a second entry beside one without a scope changes no address`() async throws {
        let fixture = try SiteFixture(ScopeTests.theme)
        try await fixture.release()
        try fixture.write(Self.second, to: "content/catalog/900.yml")
        try await fixture.build()
        #expect(try fixture.read("content/permalinks.txt").contains("#invalid_card\terror invalid_card\t2026-01-02\n"))
    }

    @Test(arguments: ["scope: pay", "tags: [x]"])
    func `a scope that is renamed or dropped is carried on by an alias`(now: String) async throws {
        let fixture = try await published()
        try fixture.write(Self.scoped.replacing("scope: cards", with: now), to: "content/catalog/400.yml")
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.lostPermalink])
        #expect(faults.first?.help.first?.contains("aliases: [cards.invalid_card]") == true)
        let alias = "\(now)\n    aliases: [cards.invalid_card]"
        try fixture.write(Self.scoped.replacing("scope: cards", with: alias), to: "content/catalog/400.yml")
        try await fixture.build()
        #expect(fixture.output("changes/index.html")?.contains("unreleased</h2>+") == false)
    }

    @Test func `a code that had its list alone has its entry again`() async throws {
        let fixture = try SiteFixture(ScopeTests.theme)
        try fixture.write(Self.scoped, to: "content/catalog/400.yml")
        try fixture.write(Self.second, to: "content/catalog/900.yml")
        try fixture.remove("content/notes/invalid_card.md")
        try await fixture.release()
        #expect(
            try fixture.read("content/permalinks.txt").contains(
                "errors/invalid_card/\terror invalid_card\t2026-01-02\n"
            )
        )
        try fixture.write(
            Self.second.replacing(
                "code: invalid_card\n    scope: a",
                with: "code: other\n    scope: a\n    aliases: [a.invalid_card]"
            ),
            to: "content/catalog/900.yml"
        )
        try await fixture.build()
        #expect(fixture.output("errors/invalid_card/index.html")?.contains("errors/cards-invalid_card/") == true)
        #expect(
            try fixture.read("content/permalinks.txt").contains(
                "errors/invalid_card/\terror cards.invalid_card\t2026-01-02\n"
            )
        )
    }

    @Test(
        arguments: [
            ("{entry: \"e/{code}/\"}", "{entry: \"e/{scope}/{code}/\"}", "e/invalid_card/", "e/cards/invalid_card/"),
            ("{entry: \"{code}.html\"}", "{entry: \"x/{slug}/\"}", "invalid_card.html", "x/cards-invalid_card/"),
        ]
    )
    func `a pattern that changes with the scope loses no page`(former: String, now: String, old: String, new: String)
        async throws
    {
        let site = SiteFixture.soundSite["content/site.yml"] ?? ""
        let fixture = try SiteFixture(ScopeTests.theme)
        try fixture.write("\(site)\naddresses: \(former)\n", to: "content/site.yml")
        try await fixture.release()
        try fixture.write("\(site)\naddresses: \(now)\n", to: "content/site.yml")
        try fixture.write(Self.scoped, to: "content/catalog/400.yml")
        try await fixture.release("2026-02-03")
        let file = old.hasSuffix("/") ? old + "index.html" : old
        #expect(fixture.output(file)?.contains(new + "index.html\">") == true)
        // With a second, what was the page of the first leads to the list.
        try fixture.write(Self.second, to: "content/catalog/900.yml")
        try fixture.remove("content/notes/invalid_card.md")
        try await fixture.build()
        let lists = new.replacing("cards/", with: "").replacing("cards-", with: "") + "index.html"
        #expect(fixture.output(lists)?.contains("<ul>") == true)
        #expect(lists == file || fixture.output(file)?.contains(lists + "\">") == true)
    }

    @Test func `a pattern that makes one address of two scopes is told how to tell them apart`() async throws {
        let site = SiteFixture.soundSite["content/site.yml"] ?? ""
        let fixture = try ScopeTests.site(["content/site.yml": "\(site)\naddresses: {entry: \"e/{code}/\"}\n"])
        let faults = try await fixture.faults()
        #expect(Set(faults.map(\.code)) == [.slugClash])
        #expect(faults.first?.help.first?.contains("put `{scope}` or `{slug}` into the pattern") == true)
    }

    @Test(arguments: [
        ("{scope}/{code}/", "cards/x/", "x/"), ("{code}-{scope}.html", "x-cards.html", "x.html"),
        ("a/{scope}-{code}/", "a/cards-x/", "a/x/"),
    ])
    func `a pattern lets go of what parts a scope from the rest`(pattern: String, scoped: String, bare: String)
        async throws
    {
        let site = SiteFixture.soundSite["content/site.yml"] ?? ""
        let fixture = try SiteFixture([
            "content/site.yml": "\(site)\naddresses: {entry: \"\(pattern)\", group: \"g/h/{id}/\"}\n",
            "content/catalog/400.yml": Self.catalog
                + "\n  - {code: x, scope: cards, title: X}\n  - {code: x, title: Y}\n",
        ])
        try await fixture.build()
        let ledger = try fixture.read("content/permalinks.txt")
        #expect(ledger.contains("\n\(scoped)\terror cards.x\t"))
        #expect(ledger.contains("\n\(bare)\terror x\t"))
    }
}
