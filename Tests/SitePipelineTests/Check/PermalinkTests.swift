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
        try await fixture.build()
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
        try await fixture.build()
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
        #expect(try await fixture.faults().map(\.code) == [.lostPermalink])
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
        #expect(try await fixture.faults().map(\.code) == [.lostPermalink])
        try fixture.write("---\ntitle: R\naliases: [retrying]\n---\n", to: "content/pages/guides/retry.md")
        try await fixture.build()
        #expect(fixture.output("retrying/index.html")?.contains("url=../guides/retry/index.html") == true)
    }

    @Test func `a heading of the introduction keeps its anchor`() async throws {
        let fixture = try SiteFixture(["content/pages/index.md": "## First steps\n"])
        try await fixture.build()
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
