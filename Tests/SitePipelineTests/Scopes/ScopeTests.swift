import Diagnostics
import Foundation
import Testing

/// Entries of one code in scopes of their own: what they are called, and what may refer to them by which name.
@Suite struct ScopeTests {
    /// A catalog of two products that send `invalid_card`, and one that alone sends `used_token`.
    static let catalog = """
        group: cards
        title: Cards
        scope: cards
        status: 402
        errors:
          - code: invalid_card
            title: Invalid Card
            message: invalid card
            summary: The card is not valid.
          - code: used_token
            title: Used Token
            message: token was used
            summary: Tokens are single use.

        """

    static let others = """
        group: disputes
        title: Disputes
        errors:
          - code: invalid_card
            scope: disputes
            status: 409
            title: Card of a Dispute
            message: another card
            summary: The dispute is about another card.

        """

    /// A theme that shows what there is to know of scopes.
    static let theme: [String: String?] = [
        "theme/templates/errors.mustache": """
        {{{introduction}}}{{#groups}}<h2 id="{{anchor}}">{{title}}</h2>
        {{#entries}}<h3 id="{{anchor}}">{{#anchors}}<i id="{{.}}"></i>{{/anchors}}{{code}} {{scope}} {{id}}</h3>{{{summary}}}
        {{/entries}}{{/groups}}
        {{#shared_codes}}<h2 id="{{anchor}}">{{#anchors}}<i id="{{.}}"></i>{{/anchors}}{{code}}</h2>
        {{#holders}}<a href="{{url}}">{{scope}} {{name}} {{status}}</a>{{/holders}}{{/shared_codes}}
        """,
        "theme/templates/entry.mustache": """
        {{#entry}}<h1>{{code}}|{{scope}}|{{id}}</h1>{{#same_code}}<a href="{{url}}">{{id}}</a>{{/same_code}}
        {{#same_code_url}}<a href="{{same_code_url}}">all</a>{{/same_code_url}}{{{summary}}}{{{note}}}{{/entry}}
        """,
    ]

    /// A site of both, with changes.
    static func site(_ changes: [String: String?] = [:]) throws -> SiteFixture {
        let scoped: [String: String?] = [
            "content/catalog/400.yml": catalog, "content/catalog/900.yml": others,
            "content/notes/invalid_card.md": nil,
        ]
        return try SiteFixture(scoped.merging(theme) { $1 }.merging(changes) { $1 })
    }

    private static func others(_ more: String) -> [String: String?] {
        ["content/catalog/900.yml": others + more]
    }

    @Test func `each entry has a page and an anchor of its own`() async throws {
        let fixture = try Self.site()
        try await fixture.build()
        #expect(
            fixture.output("errors/cards-invalid_card/index.html")?.contains(
                "<h1>invalid_card|cards|cards.invalid_card"
            ) == true
        )
        #expect(
            fixture.output("errors/disputes-invalid_card/index.html")?.contains("<h1>invalid_card|disputes|") == true
        )
        let errors = try #require(fixture.output("index.html"))
        #expect(
            errors.contains(
                "<h3 id=\"disputes.invalid_card\"><i id=\"disputes.invalid-card\"></i>invalid_card disputes"
            )
        )
    }

    @Test func `a code by itself leads to a list of its entries, on the errors page and on a page of its own`()
        async throws
    {
        let fixture = try Self.site()
        try await fixture.build()
        let list = """
            <h2 id="invalid_card"><i id="invalid-card"></i>invalid_card</h2>
            <a href="errors/cards-invalid_card/index.html">cards Invalid Card 402</a>\
            <a href="errors/disputes-invalid_card/index.html">disputes Card of a Dispute 409</a>
            """
        #expect(fixture.output("index.html")?.contains(list) == true)
        let page = try #require(fixture.output("errors/invalid_card/index.html"))
        #expect(
            page.contains(
                ">disputes</a> Card of a Dispute <span class=\"status\">409"
            )
        )
        #expect(fixture.output("sitemap.xml")?.contains("/errors/invalid_card/<") == true)
    }

    @Test func `a code that one entry has leads to it`() async throws {
        let fixture = try Self.site(
            Self.others("    see: [used_token]\n").merging([
                "content/pages/retrying.md":
                    "---\ntitle: R\n---\n[a](#used_token) `used_token` [b](used_token.md) [c][used_token]\n"
            ]) { $1 }
        )
        try await fixture.build()
        #expect(
            fixture.output("index.html")?.contains("<i id=\"used_token\"></i><i id=\"used-token\"></i>used_token")
                == true
        )
        let links = fixture.output("retrying/index.html")?.components(separatedBy: "errors/cards-used_token/").count
        #expect(links == 5)
        #expect(fixture.output("errors/cards-used_token/index.html")?.contains("Used.") == true)
    }

    @Test(arguments: [
        "[x](#invalid_card)", "[x](#invalid-card)", "`invalid_card`", "[x](invalid_card.md)", "[x][invalid_card]",
        "[x](../errors/invalid_card/)",
    ])
    func `a link to a code of several leads to the list`(link: String) async throws {
        let fixture = try Self.site(["content/notes/used_token.md": "See \(link).\n"])
        try await fixture.build()
        let page = try #require(fixture.output("errors/cards-used_token/index.html"))
        #expect(page.contains("href=\"../../errors/invalid_card/index.html\""))
    }

    @Test func `a code span is no link where it is the entry's own code`() async throws {
        let fixture = try Self.site(["content/notes/cards-invalid_card.md": "`invalid_card`, `disputes.invalid_card`\n"]
        )
        try await fixture.build()
        let page = try #require(fixture.output("errors/cards-invalid_card/index.html"))
        #expect(page.contains("<p><code>invalid_card</code>, <a href=\"../../errors/disputes-invalid_card/"))
    }

    @Test func `an entry says which others have its code`() async throws {
        let fixture = try Self.site()
        try await fixture.build()
        let page = try #require(fixture.output("errors/cards-invalid_card/index.html"))
        #expect(page.contains("<a href=\"../../errors/disputes-invalid_card/index.html\">disputes.invalid_card</a>"))
        #expect(page.contains("<a href=\"../../errors/invalid_card/index.html\">all</a>"))
    }

    @Test func `an entry without a scope keeps the code to itself and says so`() async throws {
        let fixture = try Self.site(["content/catalog/400.yml": Self.catalog.replacing("scope: cards\n", with: "")])
        try await fixture.build()
        #expect(
            fixture.output("errors/invalid_card/index.html")?.contains(
                "<h1>invalid_card||invalid_card</h1><a href=\"../../errors/disputes-invalid_card/"
            ) == true
        )
        #expect(
            fixture.output("errors/disputes-invalid_card/index.html")?.contains("<a href=\"../../errors/invalid_card/")
                == true
        )
        #expect(fixture.output("index.html")?.contains("id=\"invalid_card\"") == true)
        #expect(fixture.output("index.html")?.components(separatedBy: "id=\"invalid_card\"").count == 2)
    }

    @Test(arguments: [
        "    see: [⟦invalid_card⟧]\n", "    deprecated: {use: ⟦invalid_card⟧}\n",
        "    retired: {use: ⟦invalid_card⟧}\n",
    ])
    func `a code of several is no reference`(more: String) async throws {
        let fixture = try Self.site(["content/catalog/400.yml": Self.catalog + more])
        try await fixture.expect(.ambiguousCode, helping: "`cards.invalid_card`, `disputes.invalid_card`")
        let fault = try #require(await fixture.faults().first)
        #expect(fault.related.map { $0.range.text } == ["invalid_card", "invalid_card"])
    }

    @Test func `a note of a code of several is told`() async throws {
        try await Self.site(["content/notes/a.md": "---\ncode: ⟦invalid_card⟧\n---\n"])
            .expect(.ambiguousCode, helping: "`cards.invalid_card`")
        try await Self.site(["content/notes/invalid_card.md": "Text.\n"])
            .expect(.ambiguousCode, about: "content/notes/invalid_card.md")
        try await Self.site(["content/notes/a.md": "---\ncode: disputes.invalid_card\n---\nText.\n"]).build()
    }

    @Test func `one scope has a code once`() async throws {
        let twice = "  - code: ⟦invalid_card⟧\n    scope: cards\n    title: T\n"
        try await Self.site(Self.others(twice)).expect(.duplicateCode, helping: "`messages`")
        try await Self.site([
            "content/catalog/900.yml": "group: x\ntitle: X\nerrors:\n  - code: ⟦cards.invalid_card⟧\n    title: T\n"
        ])
        .expect(.duplicateCode)
    }

    @Test func `two entries of one code without scopes are told how to get one`() async throws {
        let fixture = try SiteFixture([
            "content/catalog/900.yml": "group: x\ntitle: X\nerrors:\n  - code: ⟦invalid_card⟧\n    title: T\n"
        ])
        try await fixture.expect(.duplicateCode)
        #expect(try await fixture.faults().first?.help.last?.contains("`scope:`") == true)
    }

    @Test func `a code by itself is no other's id, alias or hyphen form`() async throws {
        let id = "  - code: ⟦cards.used_token⟧\n    scope: x\n    title: T\n"
        try await Self.site(Self.others(id)).expect(.duplicateAnchor)
        let alias = "  - code: a\n    title: T\n    aliases: [⟦invalid_card⟧]\n"
        try await Self.site(Self.others(alias)).expect(.duplicateAnchor, helping: "one place only")
        let form = Self.catalog.replacing("code: invalid_card", with: "code: ⟦invalid_card⟧")
        try await Self.site(
            Self.others("  - code: invalid-card\n    slug: other\n    title: T\n").merging([
                "content/catalog/400.yml": form
            ]) { $1 }
        )
        .expect(.duplicateAnchor)
    }

    @Test func `no entry takes the page that tells others apart`() async throws {
        try await Self.site(Self.others("    slug: ⟦invalid_card⟧\n")).expect(.slugClash, helping: "another `slug:`")
        try await Self.site(Self.others("  - code: ⟦Invalid_Card⟧\n    title: T\n")).expect(
            .slugClash,
            helping: "`slug:` of its own"
        )
    }

    @Test(arguments: ["Disputes", "disputes/", "disputes-"])
    func `scopes that make one slug are told`(scope: String) async throws {
        let more = "  - code: ⟦invalid_card⟧\n    scope: \(scope)\n    title: T\n"
        try await Self.site(Self.others(more)).expect(.slugClash, helping: "`slug:`")
    }

    @Test func `codes that differ by case have one list`() async throws {
        let more =
            "  - code: INVALID_CARD\n    scope: a\n    title: A\n  - code: INVALID_CARD\n    scope: b\n    title: B\n"
        let fixture = try Self.site(Self.others(more))
        try await fixture.build()
        let page = try #require(fixture.output("errors/invalid_card/index.html"))
        #expect(page.contains("<h2><code>INVALID_CARD</code></h2>"))
        #expect(page.contains("errors/b-INVALID_CARD/index.html"))
    }

    @Test(arguments: [("⟦\"a b\"⟧", "`a-b`"), ("⟦\"a\\u200Bb\"⟧", "`ab`")])
    func `a scope has the form of codes`(scope: String, help: String) async throws {
        try await Self.site([
            "content/catalog/900.yml": Self.others.replacing("scope: disputes", with: "scope: \(scope)")
        ])
        .expect(.invalidCode, helping: help)
    }

    @Test func `a scope may hold what codes may`() async throws {
        let fixture = try Self.site([
            "content/catalog/900.yml": Self.others.replacing("scope: disputes", with: "scope: payments/v2.1"),
            "content/notes/used_token.md": "[x](#payments/v2.1.invalid_card) `payments/v2.1.invalid_card`\n",
        ])
        try await fixture.build()
        #expect(fixture.output("errors/payments-v2-1-invalid_card/index.html") != nil)
    }

    @Test func `a reference that is near to an id is told by that`() async throws {
        try await Self.site(["content/catalog/400.yml": Self.catalog + "    see: [⟦disputes.invalid_crad⟧]\n"])
            .expect(.unknownCode, helping: "`disputes.invalid_card`")
    }

    @Test func `what stands in a file that cannot be read is not missing as well`() async throws {
        let fixture = try Self.site([
            "content/catalog/400.yml": Self.catalog + "    see: [disputes.invalid_card]\n",
            "content/catalog/900.yml": Self.others + "    bad: [\n",
        ])
        #expect(try await Set(fixture.faults().map(\.code)) == [.yamlSyntax])
    }

    @Test func `a draft takes no part in a build`() async throws {
        let fixture = try Self.site(
            Self.others("    draft: true\n  - {code: b, title: B}\n").merging([
                "content/notes/used_token.md": "`invalid_card`\n", "content/notes/disputes-invalid_card.md": "Draft.\n",
            ]) { $1 }
        )
        try await fixture.build()
        #expect(fixture.output("errors/cards-used_token/index.html")?.contains("errors/cards-invalid_card/") == true)
        #expect(fixture.output("errors/invalid_card/index.html") == nil)
        try fixture.write("[x](#disputes.invalid_card)\n", to: "content/notes/used_token.md")
        #expect(try await fixture.faults().first?.help.first?.contains("is a draft") == true)
    }
}
