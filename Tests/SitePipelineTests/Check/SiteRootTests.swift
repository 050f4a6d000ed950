import Diagnostics
import SiteModel
import SitePipeline
import Testing

/// Links that begin with `/` lead into the site around.
@Suite struct SiteRootTests {
    private static func site(_ root: String, _ note: String) throws -> SiteFixture {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n" + root + "\n"
        return try SiteFixture(["content/site.yml": site, "content/notes/used_token.md": note + "\n"])
    }

    @Test(arguments: [
        ("https://www.example.test/", "/docs/x?y=1#z", "https://www.example.test/docs/x?y=1#z"),
        ("https://www.example.test/en", "</docs/a b>", "https://www.example.test/en/docs/a%20b"),
        ("https://www.example.test", "/", "https://www.example.test/"),
    ])
    func `a link is relative to the root, and hosts are asked for it`(root: String, link: String, address: String)
        async throws
    {
        let fixture = try Self.site("site_root: \(root)", "[it](\(link))")
        try await fixture.build()
        #expect(fixture.output("errors/used_token/index.html")?.contains("href=\"\(address)\"") == true)
        let report = try await SiteBuild(fixture.options).check { links in
            links.map { Diagnostic(.deadLink, $0.address, at: $0.range) }
        }
        #expect(report.diagnostics.map(\.headline) == [address])
    }

    @Test func `what lies below the site's own address is checked as its own`() async throws {
        let root = "site_root: https://example.test/"
        let sound = try Self.site(root, "[a](/api/errors/invalid_card/), [b](/api/#used_token), [c](/other)")
        try await sound.build()
        try await Self.site(root, "[a](⟦/api/errors/gone/⟧)").expect(.brokenLink)
    }

    @Test func `without a root such a link is a fault that says how to name it`() async throws {
        let fixture = try SiteFixture(["content/notes/used_token.md": "[it](⟦/docs/x⟧)\n"])
        try await fixture.expect(.unresolvedLink)
        #expect(try await fixture.faults().first?.help.last?.contains("`site_root: https://www.example.com/`") == true)
    }

    @Test(arguments: ["![x](⟦/flow.svg⟧)", "[it](⟦//example.test/x⟧)"])
    func `images lie in the site, and an address names its scheme`(note: String) async throws {
        try await Self.site("site_root: https://www.example.test/", note).expect(.unresolvedLink)
    }

    @Test(arguments: [
        ("www.example.test", "write `https://www.example.test"), ("/docs", "begin with `/`"),
        ("https://example.test/?q", "write `https://example.test/`"), ("javascript:x", "begin with `/`"),
    ])
    func `a root that is no address of a site`(root: String, help: String) async throws {
        try await Self.site("site_root: ⟦\(root)⟧", "Text.").expect(.invalidValue, helping: help)
    }
}
