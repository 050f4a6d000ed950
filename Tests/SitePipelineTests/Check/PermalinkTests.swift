import Diagnostics
import Foundation
import SiteModel
import SitePipeline
import Testing

/// Publish a site, change it, and see each address kept or the build stopped.
@Suite struct PermalinkTests {
    private static let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""

    /// A site that was published, and then got this catalog.
    private func published(then catalog: String, _ more: [String: String?] = [:]) async throws -> SiteFixture {
        let fixture = try SiteFixture()
        try await fixture.release()
        try fixture.write(catalog, to: "content/catalog/400.yml")
        for (path, text) in more {
            if let text { try fixture.write(text, to: path) } else { try fixture.remove(path) }
        }
        return fixture
    }

    private func headlines(_ fixture: SiteFixture) async throws -> [String] {
        try await fixture.faults().map { "\($0.code.rawValue) \($0.range.text)" }
    }

    @Test func `the first build writes every address down, unreleased`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let ledger = try fixture.read("content/permalinks.txt")
        #expect(ledger.contains("#invalid-card\terror invalid_card\tunreleased\n"))
        #expect(ledger.contains("#group-400\tgroup 400\tunreleased\n"))
        #expect(ledger.contains("errors/used_token/\terror used_token\tunreleased\n"))
        #expect(ledger.contains("retrying/\tpage retrying\tunreleased\n"))
    }

    @Test func `a release dates what had no day, and a second build changes nothing`() async throws {
        let fixture = try SiteFixture()
        var options = fixture.options
        options.release = "2026-01-02"
        try await fixture.build(options)
        let ledger = try fixture.read("content/permalinks.txt")
        #expect(!ledger.contains("unreleased"))
        options.release = "2027-01-02"
        try await fixture.build(options)
        #expect(try fixture.read("content/permalinks.txt") == ledger)
        #expect(fixture.output("changes/index.html")?.contains("<h2>2026-01-02</h2>+invalid_card +used_token") == true)
    }

    @Test func `a code that is deleted stops the build, at its place in the ledger`() async throws {
        let fixture = try await published(
            then: Self.catalog.components(separatedBy: "  - code: used_token")[0],
            ["content/notes/used_token.md": nil]
        )
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.lostPermalink])
        #expect(faults.first?.range.file.path.hasSuffix("permalinks.txt") == true)
        #expect(faults.first?.headline.contains("`#used-token`, `#used_token`, `errors/used_token/`") == true)
        #expect(faults.first?.help.first?.contains("retired:") == true)
    }

    @Test func `a code that is renamed stops the build, at its new name, with the alias to write`() async throws {
        let fixture = try await published(
            then: Self.catalog.replacing("code: used_token", with: "code: token_used"),
            ["content/notes/used_token.md": nil]
        )
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .lostPermalink)
        #expect(fault.range.text == "token_used")
        #expect(fault.help.first?.contains("aliases: [used_token]") == true)
    }

    @Test func `an alias carries every address of a renamed code on, without a script`() async throws {
        let fixture = try await published(
            then: Self.catalog.replacing("code: used_token", with: "code: token_used\n    aliases: [used_token]"),
            ["content/notes/used_token.md": nil]
        )
        try await fixture.build()
        let errors = try #require(fixture.output("index.html"))
        #expect(errors.contains("<i id=\"used_token\"></i><i id=\"used-token\"></i>"))
        let moved = try #require(fixture.output("errors/used_token/index.html"))
        #expect(moved.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../errors/token_used/index.html\">"))
        #expect(moved.contains("<link rel=\"canonical\" href=\"https://example.test/api/errors/token_used/\">"))
        #expect(fixture.output("_redirects") == "/errors/used_token/ /api/errors/token_used/ 301\n")
        #expect(try fixture.read("content/permalinks.txt").contains("#used_token\terror token_used\t"))
    }

    @Test func `a page can say what its code was called before`() async throws {
        let fixture = try await published(
            then: Self.catalog.replacing("code: used_token", with: "code: token_used\n    aliases: [used_token]"),
            [
                "content/notes/used_token.md": nil,
                "theme/templates/entry.mustache":
                    "{{#entry}}{{#has_formerly}}{{#formerly}}{{.}}{{/formerly}}{{/has_formerly}}{{/entry}}",
            ]
        )
        try await fixture.build()
        #expect(fixture.output("errors/token_used/index.html") == "used_token")
    }

    @Test func `a code that is retired keeps its addresses`() async throws {
        let fixture = try await published(
            then: Self.catalog.replacing(
                "summary: Tokens are single use.",
                with: "summary: x\n    retired: {since: \"2026-05-01\"}"
            )
        )
        try await fixture.build()
        #expect(fixture.output("errors/used_token/index.html") != nil)
        #expect(fixture.output("changes/index.html")?.contains("<h2>2026-05-01</h2>-used_token") == true)
    }

    @Test func `codes that swap their slugs are stopped`() async throws {
        let swapped = Self.catalog
            .replacing("title: Invalid Card", with: "title: Invalid Card\n    slug: used_token")
            .replacing("title: Used Token", with: "title: Used Token\n    slug: invalid_card")
        let fixture = try await published(
            then: swapped,
            ["content/notes/used_token.md": nil, "content/notes/invalid_card.md": nil]
        )
        #expect(
            try await headlines(fixture) == ["reassigned-permalink used_token", "reassigned-permalink invalid_card"]
        )
    }

    @Test func `a former code that is used again for something else is stopped`() async throws {
        let renamed = Self.catalog.replacing("code: used_token", with: "code: token_used\n    aliases: [used_token]")
        let fixture = try await published(then: renamed, ["content/notes/used_token.md": nil])
        try await fixture.release()
        try fixture.write(
            Self.catalog.replacing(
                "code: invalid_card",
                with: "code: token_used\n    title: T\n    message: m\n    summary: s\n  - code: invalid_card"
            ),
            to: "content/catalog/400.yml"
        )
        #expect(try await headlines(fixture).allSatisfy { $0.hasPrefix("reassigned-permalink used_token") })
        #expect(try await !headlines(fixture).isEmpty)
    }

    @Test func `a changed slug is stopped, and the former one carried on as an alias`() async throws {
        let moved = Self.catalog.replacing("title: Used Token", with: "title: Used Token\n    slug: used")
        let note = ["content/notes/used_token.md": nil, "content/notes/used.md": "---\ncode: used_token\n---\nText.\n"]
        let fixture = try await published(then: moved, note)
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .lostPermalink)
        #expect(fault.help.first?.contains("aliases: [used_token]") == true)
        try fixture.write(
            moved.replacing("slug: used\n", with: "slug: used\n    aliases: [used_token]\n"),
            to: "content/catalog/400.yml"
        )
        try await fixture.build()
        #expect(fixture.output("errors/used_token/index.html")?.contains("../../errors/used/index.html") == true)
    }

    @Test func `a changed id of a group is stopped, and the former one carried on as an alias`() async throws {
        let renamed = Self.catalog.replacing("group: \"400\"", with: "group: client")
        let fixture = try await published(then: renamed)
        let fault = try #require(await fixture.faults().first)
        #expect((fault.code, fault.range.text) == (.lostPermalink, "client"))
        #expect(fault.help.first?.contains("`aliases: [400]`") == true)
        try fixture.write(
            Self.catalog.replacing("group: \"400\"", with: "group: client\naliases: [\"400\"]"),
            to: "content/catalog/400.yml"
        )
        try await fixture.build()
        #expect(fixture.output("groups/400/index.html")?.contains("../../groups/client/index.html") == true)
    }

    @Test func `a page that moves is stopped, and its former path carried on as an alias`() async throws {
        let fixture = try await published(
            then: Self.catalog,
            ["content/pages/retrying.md": nil, "content/pages/guides/retry.md": "---\ntitle: R\n---\n"]
        )
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .lostPermalink)
        #expect(fault.range.file.path.hasSuffix("pages/guides/retry.md"))
        #expect(fault.help.first?.contains("`aliases: [retrying]`") == true)
        let page = "---\ntitle: R\naliases: [retrying]\n---\n\n## Backoff\n"
        try fixture.write(page, to: "content/pages/guides/retry.md")
        try await fixture.build()
        #expect(fixture.output("retrying/index.html")?.contains("href=\"../guides/retry/index.html\"") == true)
    }

    @Test func `a page that moves with its headings holds their ids where it was`() async throws {
        let fixture = try await published(
            then: Self.catalog,
            [
                "content/pages/retrying.md": nil,
                "content/pages/guides/retry.md": "---\ntitle: R\naliases: [retrying]\n---\n\n## Backoff\n",
            ]
        )
        try await fixture.build()
        let moved = try #require(fixture.output("retrying/index.html"))
        #expect(moved.contains("<li id=\"backoff\"><a href=\"../guides/retry/index.html#backoff\">Backoff</a></li>"))
        #expect(moved.contains("data-to=\"../guides/retry/index.html\""))
        // A refresh would forget the fragment, so it is there only for those who have no script.
        let refresh = "<meta http-equiv=\"refresh\" content=\"0; url=../guides/retry/index.html\">"
        #expect(moved.contains("<noscript>\(refresh)</noscript>\n</head>"))
        let ledger = try fixture.read("content/permalinks.txt")
        #expect(ledger.contains("retrying/#backoff\theading guides/retry/#backoff\t2026-01-02\n"))
    }

    @Test func `a heading of a page that goes stops the build, with a cure that works`() async throws {
        let fixture = try await published(
            then: Self.catalog,
            ["content/pages/retrying.md": "---\ntitle: Retrying\n---\n\n### Back off `twice`\n"]
        )
        let fault = try #require(await fixture.faults().first)
        #expect(fault.headline.contains("the heading `#backoff` of the page `retrying`"))
        #expect(fault.help == ["if this is its new name, give it the former id: `### Back off twice {#backoff}`"])
        try fixture.write(
            "---\ntitle: Retrying\n---\n\n### Back off twice {#backoff}\n",
            to: "content/pages/retrying.md"
        )
        try await fixture.build()
    }

    @Test func `the id that numbering gave a heading is kept where it was published, and promised nowhere else`()
        async throws
    {
        let path = "content/permalinks.txt"
        let fixture = try SiteFixture([
            "content/pages/retrying.md": "---\ntitle: R\n---\n\n## A\n\n### E\n\n## B\n\n### E\n",
            "content/pages/index.md": "---\ntitle: I\n---\n\n## A\n\n### E\n\n## B\n\n### E\n",
        ])
        try await fixture.release()
        let ledger = try fixture.read(path)
        #expect(ledger.contains("retrying/#b-e\t") && ledger.contains("#b-e\t") && !ledger.contains("#e-2"))
        let numbered = ledger.replacing(
            "retrying/#b-e\theading retrying/#b-e",
            with: "retrying/#e-2\theading retrying/#e-2"
        )
        .replacing("#b-e\theading b-e", with: "#e-2\theading e-2")
        try fixture.write(numbered, to: path)
        try await fixture.build()
        let kept = try fixture.read(path)
        #expect(kept.contains("retrying/#e-2\theading retrying/#e-2\t2026-01-02\n"))
        #expect(kept.contains("retrying/#b-e\theading retrying/#b-e\tunreleased\n"))
        try fixture.write("---\ntitle: R\n---\n\n## A\n\n### E\n\n## B\n", to: "content/pages/retrying.md")
        #expect(try await fixture.faults().map(\.code) == [.lostPermalink])
    }

    @Test func `a ledger without the headings of pages gets them, and no fault`() async throws {
        let fixture = try SiteFixture()
        try await fixture.release()
        let line = "retrying/#backoff\theading retrying/#backoff\t2026-01-02\n"
        let ledger = try fixture.read("content/permalinks.txt")
        try fixture.write(ledger.replacing(line, with: ""), to: "content/permalinks.txt")
        try await fixture.build()
        #expect(try fixture.read("content/permalinks.txt").contains(line.replacing("2026-01-02", with: "unreleased")))
    }

    @Test func `what only a trial build wrote goes without a word`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        try fixture.write(
            Self.catalog.replacing("code: used_token", with: "code: spent_token"),
            to: "content/catalog/400.yml"
        )
        try fixture.remove("content/notes/used_token.md")
        try await fixture.build()
        #expect(try !fixture.read("content/permalinks.txt").contains("used_token"))
    }

    @Test func `the same text in the other normal form is another address until an alias carries it on`() async throws {
        let composed = Self.catalog.replacing("code: used_token", with: "code: \u{E9}x\n    slug: ex")
        let note = ["content/notes/used_token.md": nil, "content/notes/ex.md": "---\ncode: \u{E9}x\n---\n"]
        let fixture = try SiteFixture(["content/catalog/400.yml": composed].merging(note) { $1 })
        try await fixture.release()
        // The id is in form C however the code was typed, and the code itself is one, too.
        try fixture.write(composed.replacing("\u{E9}", with: "e\u{301}"), to: "content/catalog/400.yml")
        try await fixture.release()
        let errors = try #require(fixture.output("index.html"))
        #expect(errors.utf8.contains("id=\"\u{E9}x\"".utf8))
        #expect(errors.utf8.contains("id=\"e\u{301}x\"".utf8))
        try fixture.write(composed, to: "content/catalog/400.yml")
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .lostPermalink)
        #expect(fault.help.contains { $0.utf8.contains("aliases: [e\u{301}x]".utf8) })
        try fixture.write(
            composed.replacing("slug: ex", with: "slug: ex\n    aliases: [e\u{301}x]"),
            to: "content/catalog/400.yml"
        )
        try await fixture.build()
        #expect(fixture.output("index.html")?.utf8.contains("id=\"e\u{301}x\"".utf8) == true)
    }

    @Test func `an alias with a slash is the path of a former page`() async throws {
        let fixture = try SiteFixture([
            "content/catalog/400.yml": Self.catalog.replacing(
                "title: Used Token",
                with: "title: Used Token\n    aliases: [/messages/E-1/]"
            )
        ])
        try await fixture.build()
        let moved = try #require(fixture.output("messages/E-1/index.html"))
        #expect(moved.contains("url=../../errors/used_token/index.html"))
        #expect(fixture.output("index.html")?.contains("messages") == false)
    }

    @Test(arguments: [
        ("/groups/old", "makes what lies under `groups`"), ("/search/old", "makes what lies under `search`"),
        ("/errors", "makes what lies under `errors`"), ("/changes", "makes what lies under `changes`"),
        ("/assets/x", "makes what lies under `assets`"),
    ])
    func `an alias where the site has something is told to whom the place belongs`(alias: String, why: String)
        async throws
    {
        let entry = "title: Used Token\n    aliases: [⟦\(alias)⟧]"
        let fixture = try SiteFixture([
            "content/catalog/400.yml": Self.catalog.replacing("title: Used Token", with: entry)
        ])
        try await fixture.expect(.reservedPage, helping: "leave it out")
        #expect(try await fixture.faults().first?.headline.contains(why) == true)
    }

    @Test(arguments: [
        ("/", "the front page is there"), ("/con", "a device"), ("/a/aux.html", "a device"), ("/.x", "begins or ends"),
        ("/é", "ASCII letters"),
    ])
    func `an alias where no former page can have been`(alias: String, why: String) async throws {
        let entry = "title: Used Token\n    aliases: [⟦\(alias)⟧]"
        let fixture = try SiteFixture([
            "content/catalog/400.yml": Self.catalog.replacing("title: Used Token", with: entry)
        ])
        try await fixture.expect(.invalidSlug)
        #expect(try await fixture.faults().first?.headline.contains(why) == true)
    }

    @Test func `a code with a new name is told as renamed, once`() async throws {
        let fixture = try await published(
            then: Self.catalog.replacing("code: used_token", with: "code: token_used\n    aliases: [used_token]"),
            ["content/notes/used_token.md": nil]
        )
        try await fixture.release("2026-03-04")
        let feed = try #require(fixture.output("changes/feed.xml"))
        #expect(feed.contains("renamed: token_used (formerly used_token)"))
        #expect(feed.contains("added: invalid_card\n"))
        #expect(!feed.contains("added: token_used"))
    }

    @Test func `what is in the feed keeps its id when the site moves`() async throws {
        let fixture = try SiteFixture()
        try await fixture.release()
        let id = "<id>https://example.test/api/changes/#release-2026-01-02</id>"
        #expect(fixture.output("changes/feed.xml")?.contains(id) == true)
        let moved = (SiteFixture.soundSite["content/site.yml"] ?? "").replacing("example.test/api/", with: "new.test/")
        try fixture.write(moved + "\nmoved_from: [\"https://example.test/api/\"]\n", to: "content/site.yml")
        try await fixture.build()
        try await fixture.build()
        let feed = try #require(fixture.output("changes/feed.xml"))
        #expect(feed.contains(id))
        #expect(feed.contains("href=\"https://new.test/changes/#release-2026-01-02\""))
    }

    @Test func `a draft is in no file and not in the ledger, and a link to it leads nowhere`() async throws {
        let draft = Self.catalog + "\n  - code: soon\n    title: S\n    message: s\n    summary: s\n    draft: true\n"
        let fixture = try SiteFixture([
            "content/catalog/400.yml": draft, "content/notes/soon.md": "Soon.\n",
            "content/pages/later.md": "---\ntitle: Later\ndraft: true\n---\n",
        ])
        let report = try await fixture.build()
        #expect(report.drafts == 2)
        #expect(fixture.output("errors/soon/index.html") == nil)
        #expect(fixture.output("later/index.html") == nil)
        let ledger = try fixture.read("content/permalinks.txt")
        #expect(!ledger.contains("soon"))
        #expect(!ledger.contains("later"))
        try fixture.write("See [it](#soon).\n", to: "content/notes/used_token.md")
        #expect(try await fixture.faults().map(\.code) == [.unresolvedLink])
    }

    @Test func `a heading of the introduction keeps its anchor`() async throws {
        let fixture = try SiteFixture(["content/pages/index.md": "## First steps\n"])
        try await fixture.release()
        try fixture.write("## First things\n", to: "content/pages/index.md")
        #expect(try await fixture.faults().map(\.code) == [.lostPermalink])
        try fixture.write("## First things {#first-steps}\n", to: "content/pages/index.md")
        try await fixture.build()
    }

    @Test func `a site that moves is stopped until it says where it came from`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let moved = (SiteFixture.soundSite["content/site.yml"] ?? "").replacing("example.test/api/", with: "new.test/")
        try fixture.write(moved, to: "content/site.yml")
        #expect(try await fixture.faults().map(\.code) == [.movedSite])
        try fixture.write(moved + "\nmoved_from: [\"https://example.test/api/\"]\n", to: "content/site.yml")
        try await fixture.build()
        #expect(try fixture.read("content/permalinks.txt").contains("site\thttps://new.test/\n"))
    }

    @Test func `a build for another place on one occasion changes no ledger`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let ledger = try fixture.read("content/permalinks.txt")
        var options = fixture.options
        options.baseURL = .init("https://review.test/")
        options.output = fixture.folder.appending(path: "review").path
        try await fixture.build(options)
        #expect(try fixture.read("content/permalinks.txt") == ledger)
    }

    @Test func `lines that a merge put in disorder are read, and sorted by the next build`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let ledger = try fixture.read("content/permalinks.txt")
        let lines = ledger.split(separator: "\n")
        try fixture.write(
            lines.reversed().joined(separator: "\n") + "\n" + lines[5] + "\n",
            to: "content/permalinks.txt"
        )
        try await fixture.build()
        #expect(try fixture.read("content/permalinks.txt") == ledger)
    }

    @Test func `a ledger that names two places of the site is reported`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        try fixture.write(
            try fixture.read("content/permalinks.txt") + "site\thttps://example.test/other/\n",
            to: "content/permalinks.txt"
        )
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.ledgerSyntax])
        #expect(faults.first?.range.text == "site\thttps://example.test/other/")
    }

    @Test func `a line that is none is reported`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        try fixture.write(
            try fixture.read("content/permalinks.txt") + "errors/x/ error x\n",
            to: "content/permalinks.txt"
        )
        #expect(try await fixture.faults().map(\.code) == [.ledgerSyntax])
    }

    @Test func `a code that changes its letter case only is told both keys at once`() async throws {
        let renamed = Self.catalog.replacing("code: used_token", with: "code: USED_TOKEN")
        let fixture = try await published(
            then: renamed,
            ["content/notes/used_token.md": "---\ncode: USED_TOKEN\n---\n"]
        )
        let fault = try #require(await fixture.faults().first)
        let keys = try #require(fault.help.first).split(separator: "`").filter {
            $0.hasPrefix("aliases: ") || $0.hasPrefix("slug: ")
        }
        #expect(keys == ["aliases: [used_token]", "slug: used_token"])
        let both = keys.map { "\n    \($0)" }.joined()
        try fixture.write(
            renamed.replacing("code: USED_TOKEN", with: "code: USED_TOKEN" + both),
            to: "content/catalog/400.yml"
        )
        try await fixture.build()
    }

    @Test func `an address that differs in the letter case of its folder is given no slug that is none`() async throws {
        let fixture = try SiteFixture()
        try await fixture.release()
        let ledger = try fixture.read("content/permalinks.txt")
        try fixture.write(ledger + "ERRORS/used_token/\terror used_token\timported\n", to: "content/permalinks.txt")
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .lostPermalink)
        #expect(fault.help.first?.contains("slug:") == false)
        #expect(fault.help.first?.contains("take its line out of permalinks.txt") == true)
    }

    @Test func `a code that changes its letter case only keeps its page by the slug that the fault names`() async throws
    {
        let renamed = Self.catalog.replacing("code: used_token", with: "code: Used_Token\n    aliases: [used_token]")
        let fixture = try await published(
            then: renamed,
            ["content/notes/used_token.md": "---\ncode: Used_Token\n---\n"]
        )
        let fault = try #require(await fixture.faults().first)
        #expect(fault.help.first?.contains("slug: used_token") == true, "\(fault.help)")
        try fixture.write(
            renamed.replacing("aliases: [used_token]", with: "aliases: [used_token]\n    slug: used_token"),
            to: "content/catalog/400.yml"
        )
        try await fixture.build()
    }
}
