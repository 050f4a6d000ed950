import Diagnostics
import Foundation
import SitePipeline
import Testing

/// Publish a site, let its pages lie elsewhere, and see that nothing is lost.
@Suite struct ChangedAddressTests {
    private static let configuration = SiteFixture.soundSite["content/site.yml"] ?? ""
    private static let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""

    private func change(_ fixture: SiteFixture, to addresses: String?) throws {
        let text = addresses.map { "\(Self.configuration)\naddresses: \($0)\n" } ?? Self.configuration
        try fixture.write(text, to: "content/site.yml")
    }

    private func published(_ addresses: String? = nil, then next: String?) async throws -> SiteFixture {
        let fixture = try SiteFixture()
        try change(fixture, to: addresses)
        try await fixture.release()
        try change(fixture, to: next)
        return fixture
    }

    @Test(
        arguments: [
            (nil, #"{entry: "e/{slug}/"}"#, "errors/used_token/index.html", "e/used_token/index.html"),
            (nil, #"{group: "g/{id}/"}"#, "groups/400/index.html", "g/400/index.html"),
            (#"{entry: "{code}/"}"#, nil, "used_token/index.html", "errors/used_token/index.html"),
            (#"{entry: "e/{code}.html"}"#, #"{entry: "e/{slug}/"}"#, "e/used_token.html", "e/used_token/index.html"),
            (
                #"{entry: "e/{slug}/"}"#, #"{entry: "{group}/{code}/", group: "{id}/"}"#, "e/used_token/index.html",
                "400/used_token/index.html"
            ),
        ] as [(String?, String?, String, String)]
    )
    func `a page that was published leads on`(former: String?, now: String?, old: String, new: String) async throws {
        let fixture = try await published(former, then: now)
        try await fixture.build()
        let root = String(repeating: "../", count: old.split(separator: "/").count - 1)
        #expect(fixture.output(old)?.contains("content=\"0; url=\(root)\(new)\"") == true)
        #expect(fixture.output(new)?.contains("http-equiv") == false)
        // Also from then on, and as often as it changes.
        let ledger = try fixture.read("content/permalinks.txt")
        try await fixture.build()
        #expect(try fixture.read("content/permalinks.txt") == ledger)
        #expect(fixture.output(old)?.contains("content=\"0; url=\(root)\(new)\"") == true)
        try await fixture.release("2026-03-01")
        try change(fixture, to: #"{entry: "third/{slug}/", group: "fourth/{id}/"}"#)
        try await fixture.build()
        for path in [old, new] { #expect(fixture.output(path)?.contains("http-equiv") == true) }
    }

    @Test func `what was only tried leaves nothing`() async throws {
        let fixture = try await published(then: #"{entry: "e/{slug}/", errors: "all/"}"#)
        let ledger = try fixture.read("content/permalinks.txt")
        try await fixture.build()
        #expect(try fixture.read("content/permalinks.txt").contains("addresses\tentry e/{slug}/\n"))
        try change(fixture, to: nil)
        try await fixture.build()
        #expect(try fixture.read("content/permalinks.txt") == ledger)
        #expect(fixture.output("e/used_token/index.html") == nil)
    }

    @Test func `a slug that changes is lost under any pattern, and told with the alias to write`() async throws {
        let fixture = try await published(#"{entry: "e/{slug}/"}"#, then: #"{entry: "e/{slug}/"}"#)
        try fixture.write(
            Self.catalog.replacing("code: used_token", with: "code: used_token\n    slug: used"),
            to: "content/catalog/400.yml"
        )
        let fault = try #require(await fixture.faults().first { $0.code == .lostPermalink })
        #expect(fault.help.first?.contains("aliases: [used_token]") == true)
        try change(fixture, to: #"{entry: "f/{slug}/"}"#)
        let other = try #require(await fixture.faults().first { $0.code == .lostPermalink })
        #expect(other.help.first?.contains("aliases: [/e/used_token]") == true)
        try fixture.write(
            Self.catalog.replacing(
                "code: used_token",
                with: "code: used_token\n    slug: used\n    aliases: [/e/used_token]"
            ),
            to: "content/catalog/400.yml"
        )
        #expect(try await !fixture.faults().contains { $0.code == .lostPermalink })
    }

    @Test func `a code that is renamed keeps the pages that it had elsewhere`() async throws {
        let fixture = try await published(then: #"{entry: "e/{slug}/"}"#)
        try fixture.write(
            Self.catalog.replacing("code: used_token", with: "code: token_used\n    aliases: [used_token]"),
            to: "content/catalog/400.yml"
        )
        try fixture.remove("content/notes/used_token.md")
        try await fixture.build()
        for path in ["errors/used_token/index.html", "e/used_token/index.html"] {
            #expect(fixture.output(path)?.contains("../../e/token_used/index.html") == true)
        }
    }

    @Test func `an entry keeps its page when its group gets another id`() async throws {
        let addresses = #"{entry: "r/{group}/{code}/"}"#
        let fixture = try await published(addresses, then: addresses)
        try fixture.write(
            Self.catalog.replacing("group: \"400\"", with: "group: bad\naliases: [\"400\"]"),
            to: "content/catalog/400.yml"
        )
        try await fixture.build()
        #expect(fixture.output("r/400/used_token/index.html")?.contains("../../../r/bad/used_token/index.html") == true)
    }

    @Test func `an address that differs by letter case only is no other place`() async throws {
        let fixture = try SiteFixture([
            "content/catalog/400.yml": Self.catalog.replacing("used_token", with: "Used"),
            "content/notes/used_token.md": nil,
        ])
        try change(fixture, to: #"{entry: "e/{code}/"}"#)
        try await fixture.release()
        try change(fixture, to: #"{entry: "e/{code:lower}/"}"#)
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .lostPermalink)
        #expect(fault.help.first?.contains("one address") == true)
    }

    @Test func `anchors of a front page that has nothing of its own lead on`() async throws {
        let fixture = try await published(then: #"{errors: "errors/"}"#)
        try await fixture.build()
        let front = try #require(fixture.output("index.html"))
        #expect(front.contains("<li id=\"used-token\"><a href=\"errors/index.html#used-token\">"))
        #expect(front.contains("data-to=\"errors/index.html\""))
        #expect(fixture.output("_redirects") == "/ /api/errors/ 301\n")
        #expect(fixture.output("changes/index.html")?.contains("<h2>2026-01-02</h2>+invalid_card +used_token") == true)
        try await fixture.release("2026-03-01")
        #expect(fixture.output("changes/index.html")?.contains("2026-03-01") == false)
        // And back, and to a third place.
        try change(fixture, to: nil)
        try await fixture.build()
        #expect(fixture.output("errors/index.html")?.contains("href=\"../index.html#used-token\"") == true)
        try change(fixture, to: #"{errors: "all.html"}"#)
        try await fixture.build()
        #expect(fixture.output("errors/index.html")?.contains("href=\"../all.html#used-token\"") == true)
        #expect(fixture.output("index.html")?.contains("href=\"all.html#used-token\"") == true)
        try await fixture.release("2026-04-01")
        try change(fixture, to: #"{errors: "errors/"}"#)
        try await fixture.build()
        #expect(fixture.output("all.html")?.contains("href=\"errors/index.html#used-token\"") == true)
    }

    @Test func `anchors of a front page with an introduction lead on from below it`() async throws {
        let fixture = try SiteFixture(["content/pages/index.md": "## Hello\n\nText.\n"])
        try await fixture.release()
        try change(fixture, to: #"{errors: "errors/"}"#)
        try await fixture.build()
        let front = try #require(fixture.output("index.html"))
        #expect(front.contains("<h2 id=\"hello\">"))
        #expect(front.contains("<li id=\"used_token\"><a href=\"errors/index.html#used_token\">"))
        #expect(front.contains("<script src=\"assets/former-anchors-"))
        #expect(fixture.output("errors/index.html")?.contains("hello") == false)
    }

    @Test func `a heading of the front page may have the name of a code that stands elsewhere`() async throws {
        let fixture = try SiteFixture([
            "content/pages/index.md": "## used_token {#used_token}\n\n[x](index.md#used_token)\n"
        ])
        try change(fixture, to: #"{errors: "errors/"}"#)
        try await fixture.build()
    }

    @Test(arguments: ["", "addresses: {errors: errors/}\n"])
    func `a former address of the introduction leads to the front page, and is kept`(addresses: String) async throws {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n" + addresses
        let introduction = "---\ntitle: T\naliases: [old/errors, errors.html]\n---\n\nHello.\n"
        let fixture = try SiteFixture(["content/site.yml": site, "content/pages/index.md": introduction])
        try await fixture.release()
        #expect(try fixture.read("public/errors.html").contains("data-to=\"index.html\""))
        #expect(try fixture.read("public/old/errors/index.html").contains("data-to=\"../../index.html\""))
        #expect(try fixture.read("content/permalinks.txt").contains("\nerrors.html\tpage index\t"))
        try fixture.write(introduction.replacing(", errors.html", with: ""), to: "content/pages/index.md")
        #expect(try await fixture.faults().map(\.code) == [.lostPermalink])
    }
}
