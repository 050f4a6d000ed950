import Diagnostics
import Testing

/// Faults of the catalog: each is reported where it stands, with what to do.
@Suite struct CatalogFaultTests {
    /// A catalog of one group with these entries.
    private func catalog(_ entries: String, head: String = "group: \"400\"\ntitle: T\n") -> [String: String?] {
        [
            "content/catalog/400.yml": head + "errors:\n" + entries,
            "content/notes/invalid_card.md": nil, "content/notes/used_token.md": nil,
        ]
    }

    private func entry(_ code: String, _ more: String = "") -> String {
        "  - code: \(code)\n    title: T\n    message: m\n    summary: s\n" + more
    }

    @Test func `the sound site has no fault`() async throws {
        #expect(try await SiteFixture().faults().isEmpty)
    }

    @Test func `a missing key`() async throws {
        let entries = "  - ⟦title⟧: T\n    message: m\n    summary: s\n"
        try await SiteFixture(catalog(entries)).expect(.missingKey, helping: "`code:")
    }

    @Test func `an entry without a text is still what its note, links and addresses lead to`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        try fixture.write(
            (SiteFixture.soundSite["content/catalog/400.yml"] ?? "").replacing("    title: Used Token\n", with: "")
                .replacing("    message: token was used\n    summary: Tokens are single use.", with: "    tags: [x]")
                .replacing("code: invalid_card", with: "code: invalid_card\n    see: [used_token]"),
            to: "content/catalog/400.yml"
        )
        try fixture.write("See [it](#used_token) and [its note](used_token.md).\n", to: "content/notes/invalid_card.md")
        #expect(
            try await fixture.faults().map(\.headline) == ["an entry has no `title`, no `message` and no `summary`"]
        )
    }

    @Test func `a group without a title is still what its entries belong to`() async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""
        let fixture = try SiteFixture([
            "content/catalog/400.yml": catalog.replacing("title: 400 Bad Request\n", with: ""),
            "content/notes/used_token.md": "See [it](#nowhere).\n",
        ])
        #expect(try await fixture.faults().map(\.code) == [.missingKey, .unresolvedLink])
    }

    @Test func `a site without an address hides no fault, and seems not to have moved`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        try fixture.write("title: T\ndescription: D\n", to: "content/site.yml")
        try fixture.write("See [it](#nowhere).\n", to: "content/notes/used_token.md")
        #expect(try await fixture.faults().map(\.code) == [.unresolvedLink, .missingKey])
    }

    @Test func `a misspelt key`() async throws {
        try await SiteFixture(catalog(entry("a", "    ⟦mesages⟧: [x]\n"))).expect(.unknownKey, helping: "`messages`")
    }

    @Test func `a value of the wrong type`() async throws {
        let entries = entry("a", "    messages: ⟦text⟧\n    status: ⟦often⟧\n    tags: [⟦{⟧}]\n")
        try await SiteFixture(catalog(entries)).expect(.wrongType)
    }

    @Test func `a retry advice that is none`() async throws {
        try await SiteFixture(catalog(entry("a", "    retry: ⟦afterdelay⟧\n"))).expect(
            .invalidValue,
            helping: "`after-delay`"
        )
    }

    @Test func `a status that is none`() async throws {
        try await SiteFixture(catalog(entry("a", "    status: ⟦40⟧\n"))).expect(.invalidValue)
    }

    @Test func `an empty text`() async throws {
        try await SiteFixture(catalog("  - code: a\n    title: ⟦\"\"⟧\n    message: m\n    summary: s\n")).expect(
            .emptyValue
        )
    }

    @Test(arguments: ["404", "on", "1e3", "0x1F", "null-ish", "2014-07-27"])
    func `a code that YAML would read as something else is the text that was written`(code: String) async throws {
        let fixture = try SiteFixture(catalog(entry(code)))
        try await fixture.build()
        #expect(fixture.output("errors/\(code)/index.html")?.contains("<h1>\(code)</h1>") == true)
    }

    @Test func `a code with white space`() async throws {
        try await SiteFixture(catalog(entry("⟦two words⟧"))).expect(.invalidCode)
        try await SiteFixture(catalog(entry("⟦E 12⟧"))).expect(.invalidCode, helping: "`E-12`")
    }

    @Test func `a code that is defined twice`() async throws {
        try await SiteFixture(catalog(entry("a") + entry("⟦a⟧"))).expect(.duplicateCode)
    }

    @Test func `a group that is defined twice`() async throws {
        try await SiteFixture(["content/catalog/401.yml": "group: ⟦\"400\"⟧\ntitle: T\nerrors: []\n"]).expect(
            .duplicateGroup
        )
    }

    @Test func `codes that differ by letter case only share a page where files have no case`() async throws {
        try await SiteFixture(catalog(entry("Invalid") + entry("⟦invalid⟧"))).expect(.slugClash, helping: "slug:")
    }

    @Test func `a slug of its own ends a clash`() async throws {
        let fixture = try SiteFixture(catalog(entry("a.b") + entry("a/b", "    slug: a-slash-b\n")))
        try await fixture.build()
        #expect(fixture.output("errors/a-slash-b/index.html") != nil)
    }

    @Test func `a code that no file could be named after`() async throws {
        try await SiteFixture(catalog(entry("⟦日本⟧"))).expect(.invalidSlug, helping: "slug:")
    }

    @Test func `an alias that is another code`() async throws {
        try await SiteFixture(catalog(entry("a") + entry("b", "    aliases: [⟦a⟧]\n"))).expect(.duplicateAnchor)
    }

    @Test func `a code that is the hyphen form of another`() async throws {
        try await SiteFixture(catalog(entry("a-b") + entry("⟦a_b⟧"))).expect(.duplicateAnchor)
    }

    @Test func `an alias that is the anchor of a group`() async throws {
        try await SiteFixture(catalog(entry("a", "    aliases: [⟦group-400⟧]\n"))).expect(.duplicateAnchor)
    }

    @Test(arguments: ["docsite-search", "docsite_search"])
    func `an anchor that belongs to the theme`(name: String) async throws {
        try await SiteFixture(catalog(entry("⟦\(name)⟧"))).expect(.duplicateAnchor)
        try await SiteFixture(catalog(entry("a", "    aliases: [⟦\(name)⟧]\n"))).expect(.duplicateAnchor)
    }

    @Test func `a related code that is not in the catalog`() async throws {
        try await SiteFixture(catalog(entry("used_token") + entry("b", "    see: [⟦used_tokn⟧]\n")))
            .expect(.unknownCode, helping: "`used_token`")
    }

    @Test func `a code that refers to itself`() async throws {
        try await SiteFixture(catalog(entry("a", "    see: [⟦a⟧]\n"))).expect(.selfReference)
    }

    @Test func `a replacement that is not in the catalog`() async throws {
        try await SiteFixture(catalog(entry("a", "    deprecated: {use: ⟦gone⟧}\n"))).expect(.unknownCode)
    }

    @Test func `a tab in the indentation`() async throws {
        try await SiteFixture(catalog("⟦\t⟧- code: a\n")).expect(.yamlTab)
    }

    @Test func `an empty file`() async throws {
        try await SiteFixture(["content/catalog/500.yml": ""]).expect(.emptyCatalog, about: "content/catalog/500.yml")
    }

    @Test func `a catalog without an entry`() async throws {
        try await SiteFixture(
            catalog("", head: "group: ⟦\"400\"⟧\ntitle: T\n").merging([
                "content/catalog/400.yml": "group: ⟦\"400\"⟧\ntitle: T\nerrors: []\n"
            ]) { $1 }
        )
        .expect(.emptyCatalog)
    }

    @Test func `an unknown name in the error body`() async throws {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nerror_body: '{\"code\": \"⟦{{cod}}⟧\"}'\n"
        try await SiteFixture(["content/site.yml": site]).expect(.unknownVariable, helping: "`{{code}}`")
    }

    @Test(arguments: ["'⟦{{code⟧'", "'{{status}} ⟦{{code {{message}}⟧'"])
    func `a name in the error body that is not closed`(body: String) async throws {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nerror_body: \(body)\n"
        try await SiteFixture(["content/site.yml": site]).expect(.templateSyntax, helping: "`}}`")
    }

    @Test func `a base URL that is no address of a site`() async throws {
        try await SiteFixture(["content/site.yml": "title: T\ndescription: D\nbase_url: ⟦docs.example.com⟧\n"]).expect(
            .invalidValue
        )
    }

    @Test func `a fault of the theme hides none of a group's summary and of the error body`() async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""
        let fixture = try SiteFixture([
            "content/catalog/400.yml": catalog.replacing("status: 400", with: "summary: See [it](#nowhere)."),
            "content/site.yml": (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nerror_body: '{{cod}}'\n",
            "theme/templates/page.mustache": "{{nothing}}\n",
        ])
        let faults = try await fixture.faults()
        #expect(faults.map(\.range.text) == ["#nowhere", "{{cod}}", "{{nothing}}"])
    }

    @Test func `all faults of all files are told in one run, in the order of the files`() async throws {
        let fixture = try SiteFixture([
            "content/catalog/401.yml": "group: \"401\"\ntitle: T\nerrors:\n" + entry("used_token")
                + "    colour: red\n",
            "content/notes/invalid_card.md": "[a](#nowhere) [b](invalid_card.md#nowhere)\n",
            "content/pages/retrying.md": "No title.\n",
            "theme/templates/page.mustache": "{{nothing}}\n",
        ])
        let faults = try await fixture.faults()
        #expect(
            faults.map(\.code) == [
                .duplicateCode, .unknownKey, .unresolvedLink, .unresolvedFragment, .missingKey, .unknownVariable,
            ],
            "\(faults.map(\.headline))"
        )
    }
}
