import Diagnostics
import Foundation
import SiteModel
import SitePipeline
import Testing

/// What is internal is in no file of a public site, and in the internal one.
@Suite struct AudienceTests {
    /// Words that stand in nothing that is public.
    private static let secrets = [
        "hidden_code", "hidden-code", "Zanzibar", "Quagga", "Ocelot", "Axolotl", "Pangolin", "Narwhal", "Wombat",
        "Numbat",
        "tapir.example", "Capybara",
    ]

    private static let note = """
        ## Why it happens

        It was used.

        > [!INTERNAL]
        > Zanzibar, see `hidden_code` and [it](#hidden_code), [docs][where].
        >
        > ## Quagga
        >
        > - Ocelot
        >   > Axolotl
        >
        > ```sh tab="Pangolin"
        > Narwhal
        > ```
        >
        > Pangolin
        lazily Wombat

        > [!internal]
        >> Numbat
        > [where]: https://tapir.example/

        ## How to fix it

        Make a new one. See [docs][where] and [Quagga](#quagga-1).

        ## Quagga 1
        """

    private static func site(_ changes: [String: String?] = [:]) throws -> SiteFixture {
        let files: [String: String?] = [
            "content/catalog/400.yml": """
            group: "400"
            title: 400 Bad Request
            errors:
              - {code: invalid_card, message: invalid card, see: [hidden_code, used_token]}
              - {code: used_token, message: token was used}
              - code: hidden_code
                audience: internal
                aliases: [Capybara]
                title: Zanzibar Quagga
                message: Ocelot
                summary: See `used_token`. Axolotl.
                tags: [Narwhal]
                see: [used_token]
            """,
            "content/notes/hidden_code.md": "## Why it happens\n\nWombat. See `used_token`.\n",
            "content/notes/used_token.md":
                "## Why it happens\n\nUsed.\n\n> [!INTERNAL]\n> Zanzibar, see `hidden_code`.\n",
        ]
        return try SiteFixture(files.merging(changes) { $1 })
    }

    private func secrets(in fixture: SiteFixture) throws -> [String] {
        let outputs = try fixture.outputs()
        #expect(outputs.count > 8)
        var found: [String] = []
        for (path, data) in outputs {
            let text = (path + "\n" + String(decoding: data, as: UTF8.self)).lowercased()
            found += Self.secrets.filter { text.contains($0.lowercased()) }.map { "\($0) in \(path)" }
        }
        let ledger = try fixture.read("content/permalinks.txt").lowercased()
        return found.sorted() + Self.secrets.filter { ledger.contains($0.lowercased()) }
    }

    private func internalOptions(_ fixture: SiteFixture) -> SiteBuild.Options {
        var options = fixture.options
        options.audience = .internal
        options.output = fixture.folder.appending(path: "within").path
        return options
    }

    @Test func `no word of what is internal is in a file of the public site or in the ledger`() async throws {
        let fixture = try Self.site()
        let report = try await fixture.build()
        #expect(report.internals == 1)
        #expect(try secrets(in: fixture) == [])
        #expect(fixture.output("errors/invalid_card/index.html")?.contains("invalid_card") == true)
    }

    @Test func `blocks are left out with all that they hold, and what stands around them stays`() async throws {
        let note = Self.note.replacing("See [docs][where] and [Quagga](#quagga-1).\n\n## Quagga 1", with: "Done.")
        let fixture = try Self.site(["content/notes/used_token.md": note])
        try await fixture.build()
        #expect(try secrets(in: fixture) == [])
        let page = try #require(fixture.output("errors/used_token/index.html"))
        for text in ["It was used.", "How to fix it", "Done."] { #expect(page.contains(text)) }
        #expect(!page.contains("blockquote"))
    }

    @Test func `what only an internal block defines is not there for public texts`() async throws {
        let fixture = try Self.site([
            "content/notes/used_token.md": "> [!INTERNAL]\n> [where]: https://tapir.example/\n\n[docs][where]\n"
        ])
        #expect(try await fixture.faults().map(\.code) == [.unresolvedReference])
    }

    @Test func `the internal site has all of it, in a folder of its own, and leaves the ledger as it is`() async throws
    {
        let fixture = try Self.site()
        try await fixture.build()
        let ledger = try fixture.read("content/permalinks.txt")
        try await fixture.build(internalOptions(fixture))
        #expect(try fixture.read("content/permalinks.txt") == ledger)
        let page = try fixture.read("within/errors/used_token/index.html")
        #expect(page.contains("<p class=\"alert-title\">Internal</p>\n<p>Zanzibar"))
        #expect(!page.contains("[!INTERNAL]"))
        #expect(try fixture.read("within/errors/hidden_code/index.html").contains("Wombat"))
        // Building for the public again changes nothing.
        try await fixture.build()
        #expect(try secrets(in: fixture) == [])
    }

    @Test func `neither site is written over the other`() async throws {
        let fixture = try Self.site()
        try await fixture.build()
        var options = internalOptions(fixture)
        options.output = fixture.options.output
        await #expect(throws: (any Error).self) { try await SiteBuild(options).build() }
        try await fixture.build(internalOptions(fixture))
        options = fixture.options
        options.output = internalOptions(fixture).output
        await #expect(throws: (any Error).self) { try await SiteBuild(options).build() }
        #expect(try secrets(in: fixture) == [])
    }

    @Test(arguments: [
        "> ⟦[!INTERNAL] text⟧\n", "- > ⟦[!INTERNAL]⟧\n  > text\n", "> > ⟦[!INTERNAL]⟧\n> > text\n",
        "⟦[!INTERNAL]⟧\ntext\n",
        "> **⟦[!INTERNAL]⟧**\n> text\n", "> ⟦[! internal]⟧\n> text\n", "> ⟦!INTERNAL⟧\n> text\n",
        "> text\n> ⟦[!INTERNAL]⟧\n",
        "> ⟦[!INTERNAL ONLY]⟧\n> text\n", "> ⟦[!INTERNL]⟧\n> text\n", "> ⟦[!INTERNALS] x⟧\n> text\n",
    ])
    func `what is meant to be internal and is not read as such is never published`(note: String) async throws {
        let fixture = try SiteFixture(["content/notes/used_token.md": note])
        try await fixture.expect(.misplacedInternal)
        var options = fixture.options
        options.audience = .internal
        #expect(try await SiteBuild(options).check().diagnostics.map(\.code) == [.misplacedInternal])
    }

    @Test func `a marker that vanishes as the address of a link`() async throws {
        let fixture = try SiteFixture(["content/notes/used_token.md": "> [!INTERNAL]: Secret\n> text\n"])
        #expect(try await fixture.faults().contains { $0.code == .misplacedInternal })
    }

    @Test(arguments: ["Stop! It is here.", "![Internal flow](../static/flow.svg)", "> [!IMPORTANT]\n> text"])
    func `what only reads like a marker`(note: String) async throws {
        let fixture = try SiteFixture(["content/notes/used_token.md": note + "\n", "content/static/flow.svg": "<svg/>"])
        #expect(try await fixture.faults().allSatisfy { $0.code == .foreignSyntax })
    }

    @Test func `a text of the catalog has no block that is internal`() async throws {
        let faults = try await SiteFixture([
            "content/catalog/400.yml": """
            group: "400"
            title: 400 Bad Request
            errors:
              - code: invalid_card
                message: invalid card
              - code: used_token
                message: m
                summary: |
                  Text.

                  > [!INTERNAL]
                  > More.
            """
        ]).faults()
        #expect(faults.contains { $0.code == .misplacedInternal && $0.range.text == "[!INTERNAL]" })
    }

    @Test func `a code span shows the marker`() async throws {
        let fixture = try SiteFixture([
            "content/notes/used_token.md": "Write `[!INTERNAL]`.\n\n```markdown\n> [!INTERNAL]\n> text\n```\n"
        ])
        try await fixture.build()
        #expect(fixture.output("errors/used_token/index.html")?.contains("<code>[!INTERNAL]</code>") == true)
    }

    @Test(arguments: [
        ("content/notes/used_token.md", "See `⟦hidden_code⟧`.\n"),
        ("content/pages/retrying.md", "---\ntitle: x\n---\n[x `⟦hidden_code⟧`](https://example.test/)\n"),
    ])
    func `a public text that names an internal code`(path: String, text: String) async throws {
        let fixture = try Self.site([path: text])
        let faults = try await fixture.faults()
        #expect(Set(faults.map(\.code)) == [.internalText])
        #expect(faults.contains { $0.range.text.hasSuffix("hidden_code") || $0.range.text.hasSuffix("hidden_code`") })
    }

    @Test(arguments: ["(#hidden_code)", "(hidden_code.md)", "(../errors/hidden-code/)", "(#Capybara)"])
    func `a public text that leads to what is internal`(link: String) async throws {
        let fixture = try Self.site(["content/notes/used_token.md": "[it]\(link)\n"])
        #expect(try await fixture.faults().map(\.code) == [.unresolvedLink])
    }

    @Test(arguments: ["Beware of hidden_code.", "hidden-code, too", "[hidden_code]", "(see hidden_code)"])
    func `an internal code that a public text names without a mark stands in no file`(text: String) async throws {
        let fixture = try Self.site(["content/notes/used_token.md": text + "\n"])
        let report = try await SiteBuild(fixture.options).build()
        #expect(report.diagnostics.map(\.code).contains(.internalText))
        #expect(fixture.output("index.html") == nil)
    }

    @Test(arguments: ["hidden_codes", "un-hidden_code", "hidden_code-x", "hidden code"])
    func `another word that an internal code is a part of is none`(text: String) async throws {
        try await Self.site(["content/notes/used_token.md": text + "\n"]).build()
    }

    @Test func `a template or a static file that names an internal code`() async throws {
        let template = SiteFixture.soundSite["theme/templates/page.mustache"] ?? ""
        for change in [
            "theme/templates/page.mustache": template + "hidden_code", "content/static/a.txt": "=hidden_code\n",
        ] {
            let fixture = try Self.site([change.key: change.value])
            #expect(try await fixture.faults().map(\.code) == [.internalText])
        }
    }

    @Test func `a successor that is internal`() async throws {
        let catalog = try Self.site().read("content/catalog/400.yml")
        let entry = "message: token was used"
        let files = [
            "content/catalog/400.yml": catalog.replacing(entry, with: entry + ", deprecated: {use: ⟦hidden_code⟧}")
        ]
        try await Self.site(files).expect(.internalText)
    }

    @Test func `an audience that is none, and what it is about is shown to none`() async throws {
        let catalog = try Self.site().read("content/catalog/400.yml")
        try await Self.site(["content/catalog/400.yml": catalog.replacing("internal\n", with: "⟦internl⟧\n")])
            .expect(.invalidValue, helping: "did you mean `internal`?")
    }

    @Test func `an edit that names an internal code is found by a build that makes no more than it must`() async throws
    {
        let fixture = try Self.site()
        var options = fixture.options
        options.records = .init(caches: fixture.folder.path, path: "records", program: "this")
        try await Task.sleep(for: .milliseconds(30))
        try await fixture.build(options)
        try fixture.write("Beware of hidden_code.\n", to: "content/notes/invalid_card.md")
        try await Task.sleep(for: .milliseconds(30))
        #expect(try await SiteBuild(options).build().diagnostics.map(\.code) == [.internalText])
        try fixture.write("Beware.\n\n> [!INTERNAL]\n> Wombat.\n", to: "content/notes/invalid_card.md")
        try await Task.sleep(for: .milliseconds(30))
        try await fixture.build(options)
        #expect(try secrets(in: fixture) == [])
    }

    @Test func `markets are named above what is for them`() async throws {
        let note = "> [!MARKET jp,  th]\n> Ask the bank.\n\n- > [!market US & CA]\n  > Or not.\n"
        let fixture = try SiteFixture(["content/notes/used_token.md": note])
        try await fixture.build()
        let page = try #require(fixture.output("errors/used_token/index.html"))
        #expect(page.contains("<p class=\"alert-title\">Only in jp, th</p>\n<p>Ask the bank.</p>"))
        #expect(page.contains("Only in US &amp; CA</p>"))
        #expect(!page.contains("MARKET"))
    }

    @Test(arguments: ["> ⟦[!MARKET]⟧\n> x\n", "> ⟦[!MARKET jp,,th]⟧\n> x\n", "> ⟦[!MARKET jp] and more⟧\n> x\n"])
    func `a market without a name`(note: String) async throws {
        let fixture = try SiteFixture(["content/notes/used_token.md": note])
        #expect(try await fixture.faults().map(\.code) == [.foreignSyntax])
    }
}
