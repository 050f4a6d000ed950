import Diagnostics
import Foundation
import SiteModel
import SitePaths
import SitePipeline
import Testing

/// Where pages lie, as `addresses` in `site.yml` says it.
@Suite struct AddressTests {
    private static let configuration = SiteFixture.soundSite["content/site.yml"] ?? ""
    private static let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""

    private static func site(_ addresses: String) -> String { "\(configuration)\naddresses: \(addresses)\n" }

    private func fixture(_ addresses: String, _ more: [String: String?] = [:]) throws -> SiteFixture {
        try SiteFixture(["content/site.yml": Self.site(addresses)].merging(more) { $1 })
    }

    @Test(arguments: [
        (#"{entry: "e/{slug}/"}"#, "e/used_token/index.html", "groups/400/index.html", "index.html"),
        (#"{entry: "{code}/"}"#, "used_token/index.html", "groups/400/index.html", "index.html"),
        (
            #"{entry: "rules/{code:lower}.html", group: "rules/of/{id}.html"}"#, "rules/used_token.html",
            "rules/of/400.html", "index.html"
        ),
        (
            #"{entry: "{group}/{code}/", group: "{id}/", errors: "all.html"}"#, "400/used_token/index.html",
            "400/index.html", "all.html"
        ),
        (
            #"{entry: "a/b/c/{slug}/", errors: "a/b/"}"#, "a/b/c/used_token/index.html", "groups/400/index.html",
            "a/b/index.html"
        ),
        (#"{errors: ""}"#, "errors/used_token/index.html", "groups/400/index.html", "index.html"),
    ])
    func `pages lie where the patterns say`(addresses: String, entry: String, group: String, errors: String)
        async throws
    {
        let fixture = try fixture(
            addresses,
            [
                "content/pages/retrying.md": "---\ntitle: T\n---\n[e](#used_token) [g](#group-400) `used_token`\n",
                "theme/templates/entry.mustache":
                    "<a href=\"{{home}}\">{{entry.code}}</a> {{entry.errors_url}} {{errors}}",
                "theme/templates/group.mustache": "<h1>{{group.title}}</h1>",
            ]
        )
        try await fixture.build()
        let root = String(repeating: "../", count: entry.split(separator: "/").count - 1)
        #expect(
            fixture.output(entry)
                == "<a href=\"\(root)index.html\">used_token</a> \(root)\(errors)#used_token \(root)\(errors)"
        )
        #expect(fixture.output(group) == "<h1>400 Bad Request</h1>")
        #expect(fixture.output(errors)?.contains("<h3 id=\"used_token\">") == true)
        let page = try #require(fixture.output("retrying/index.html"))
        #expect(page.contains("<a href=\"../\(entry)\">e</a> <a href=\"../\(group)\">g</a>"))
        let sitemap = try #require(fixture.output("sitemap.xml"))
        for path in [entry, group, errors] {
            let address = "https://example.test/api/" + SitePath(path).address
            #expect(sitemap.contains("<loc>\(address)</loc>"))
        }
        let search = try #require(fixture.output("search/entries-0.json"))
        #expect(search.contains("\"url\":\"\(entry)\""))
        let files = try fixture.outputs().keys
        #expect(!files.contains("errors/used_token/index.html") || entry.hasPrefix("errors/"))
    }

    @Test func `addresses as they are anyway change no byte`() async throws {
        let usual = try SiteFixture()
        try await usual.build()
        let said = try fixture(#"{entry: "errors/{slug}/", group: "groups/{id}/", errors: ""}"#)
        try await said.build()
        #expect(try usual.outputs() == said.outputs())
        #expect(try usual.read("content/permalinks.txt") == said.read("content/permalinks.txt"))
    }

    @Test(arguments: [
        #"{entry: ⟦"../{slug}/"⟧}"#, #"{entry: ⟦"/e/{slug}/"⟧}"#, #"{entry: ⟦"e/{slug}"⟧}"#,
        #"{entry: ⟦"e/{scope}/"⟧}"#,
        #"{entry: ⟦"e%2f{slug}/"⟧}"#, #"{entry: ⟦"e/"⟧}"#, #"{group: ⟦"g/{slug}/"⟧}"#, #"{group: ⟦"g/"⟧}"#,
        #"{errors: ⟦"{slug}/"⟧}"#, #"{errors: ⟦"errors"⟧}"#, #"{errors: ⟦"index.html"⟧}"#,
    ])
    func `a pattern that is none`(addresses: String) async throws {
        try await fixture(addresses).expect(.invalidValue)
    }

    @Test(arguments: [
        #"{entry: ⟦"search/{slug}/"⟧}"#, #"{entry: ⟦"Assets/x/{slug}/"⟧}"#, #"{group: ⟦"changes/{id}/"⟧}"#,
        #"{errors: ⟦"search/"⟧}"#, #"{errors: ⟦"search/all.html"⟧}"#, #"{errors: ⟦"404.html"⟧}"#,
        #"{errors: ⟦"404/"⟧}"#,
        #"{errors: ⟦"changes/"⟧}"#, #"{errors: ⟦"changes.html"⟧}"#,
    ])
    func `a pattern that takes the place of the site's own files`(addresses: String) async throws {
        try await fixture(addresses).expect(.reservedPage)
    }

    @Test(arguments: [
        #"{entry: ⟦"x/{slug}/"⟧, group: "x/{id}/"}"#, #"{group: ⟦"errors/{id}.html"⟧}"#,
        #"{entry: ⟦"GROUPS/{slug}/"⟧}"#,
    ])
    func `patterns that may meet`(addresses: String) async throws {
        try await fixture(addresses).expect(.slugClash, helping: "a folder of its own")
    }

    @Test(arguments: ["search", "404", "Changes", "assets", "index"])
    func `a code at the top that the site itself needs`(code: String) async throws {
        let catalog = Self.catalog.replacing("code: used_token", with: "code: ⟦\(code)⟧")
        let more = ["content/catalog/400.yml": catalog, "content/notes/used_token.md": nil]
        try await fixture(#"{entry: "{code}/"}"#, more).expect(.reservedPage, helping: "errors/{slug}/")
    }

    @Test(arguments: ["a/../b", "a//b", ".a", "a.", "é", "a%41", "a+b", "nul.x"])
    func `a code that can stand in no address`(code: String) async throws {
        let catalog = Self.catalog.replacing("code: used_token", with: "code: ⟦\"\(code)\"⟧\n    slug: used_token")
        try await fixture(#"{entry: "e/{code}/"}"#, ["content/catalog/400.yml": catalog])
            .expect(.invalidSlug, helping: "`{slug}`")
    }

    @Test func `a former code that can stand in no address is an anchor and had no page`() async throws {
        let catalog = Self.catalog.replacing("code: used_token", with: "code: used_token\n    aliases: [é9]")
        let fixture = try fixture(#"{entry: "e/{code}/"}"#, ["content/catalog/400.yml": catalog])
        try await fixture.build()
        #expect(fixture.output("index.html")?.contains("<i id=\"é9\">") == true)
        #expect(fixture.output("e/é9/index.html") == nil)
    }

    @Test func `a code with a slash lies in folders`() async throws {
        let catalog = Self.catalog.replacing("code: used_token", with: "code: auth/used_token\n    slug: used_token")
        let fixture = try fixture(#"{entry: "e/{code}/"}"#, ["content/catalog/400.yml": catalog])
        try await fixture.build()
        #expect(fixture.output("e/auth/used_token/index.html")?.contains("auth/used_token") == true)
        #expect(fixture.output("e/invalid_card/index.html") != nil)
    }

    @Test(arguments: [
        (#"{entry: "e/{code:lower}/"}"#, "Invalid_Card"), (#"{entry: "e/{code}.html"}"#, "invalid_card.html/x"),
        (#"{entry: "e/{code}/"}"#, "invalid_card/index.html/x"),
    ])
    func `codes that would share a place`(addresses: String, code: String) async throws {
        let catalog = Self.catalog.replacing("code: used_token", with: "code: ⟦\(code)⟧\n    slug: used_token")
        try await fixture(addresses, ["content/catalog/400.yml": catalog]).expect(.slugClash)
    }

    @Test func `a page where a code lies`() async throws {
        let page = "---\ntitle: T\n---\n"
        try await fixture(#"{entry: "{code}.html"}"#, ["content/pages/used_token.md": page])
            .expect(.slugClash, about: "content/pages/used_token.md")
        try await fixture(#"{entry: "docs/e/{code}/"}"#, ["content/pages/docs/e/x.md": page])
            .expect(.reservedPage, about: "content/pages/docs/e/x.md")
        try await fixture(#"{errors: "docs/"}"#, ["content/pages/docs.md": page])
            .expect(.slugClash, about: "content/pages/docs.md")
    }

    @Test func `a page beside the pages of codes, and one for their folder`() async throws {
        let page = "---\ntitle: T\n---\n"
        let fixture = try fixture(
            #"{entry: "docs/e/{code}/"}"#,
            ["content/pages/docs/x.md": page, "content/pages/docs/e/index.md": page, "content/pages/errors.md": page]
        )
        try await fixture.build()
        for path in ["docs/x/index.html", "docs/e/index.html", "errors/index.html"] {
            #expect(fixture.output(path) != nil)
        }
    }

    @Test(arguments: [
        (#"{entry: "{code}/"}"#, "used_token/index.html"), (#"{entry: "{code}/"}"#, "used_token"),
        (#"{entry: "{code}.html"}"#, "Used_Token.html"), (#"{errors: "all.html"}"#, "all.html"),
        (#"{group: "{id}/"}"#, "400/index.html"), (#"{entry: "docs/e/{code}/"}"#, "docs/e/x.png"),
    ])
    func `a static file where a page lies`(addresses: String, file: String) async throws {
        try await fixture(addresses, ["content/static/\(file)": "x"]).expect(
            .reservedPage,
            about: "content/static/\(file)"
        )
    }

    @Test func `a link by an address of the site leads there`() async throws {
        let note = "[a](../e/invalid_card/) [b](../g/400.html) [c](../docs/) [d](../docs/#invalid_card)\n"
        let fixture = try fixture(
            #"{entry: "e/{slug}/", group: "g/{id}.html", errors: "docs/"}"#,
            ["content/notes/used_token.md": note]
        )
        try await fixture.build()
        let page = try #require(fixture.output("e/used_token/index.html"))
        #expect(
            page.contains(
                "<a href=\"../../e/invalid_card/index.html\">a</a> <a href=\"../../g/400.html\">b</a> "
                    + "<a href=\"../../docs/index.html\">c</a> <a href=\"../../e/invalid_card/index.html\">d</a>"
            )
        )
    }

    @Test func `the body that the API returns has the addresses`() async throws {
        let body = "error_body: '{\"a\": \"{{url}}\", \"b\": \"{{page_url}}\"}'\n"
        let fixture = try fixture(
            #"{entry: "e/{slug}.html", errors: "docs/"}"#,
            ["theme/templates/entry.mustache": "{{#entry}}{{#body}}{{body.text}}{{/body}} {{permalink}}{{/entry}}"]
        )
        try fixture.write(Self.site(#"{entry: "e/{slug}.html", errors: "docs/"}"#) + body, to: "content/site.yml")
        try await fixture.build()
        let page = try #require(fixture.output("e/used_token.html"))
        #expect(page.contains("https://example.test/api/docs/#used_token"))
        #expect(page.contains("https://example.test/api/e/used_token.html"))
    }
}
