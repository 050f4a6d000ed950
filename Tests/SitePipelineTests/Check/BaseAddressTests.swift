import Diagnostics
import SitePipeline
import Testing

/// What is wrong with `base_url` is said, and how it should be.
@Suite struct BaseAddressTests {
    @Test(arguments: [
        (" https://e.example/", "white space at its ends", "write `https://e.example/`"),
        ("https://e.example/a b", "holds white space", "where the site will live"),
        ("https://é.example/", "not ASCII", "where the site will live"),
        ("https://e.example/é/", "holds `é`", "write `https://e.example/%C3%A9/`"),
        ("//e.example/", "does not begin with `https://`", "write `https://e.example/`"),
        ("e.example", "does not begin with `https://`", "write `https://e.example`"),
        ("ftp://e.example/", "does not begin with `https://`", "where the site will live"),
        ("https://e.example//a/", "has `//` in its path", "write `https://e.example/a/`"),
        ("https://", "names no host", "where the site will live"),
        ("https://e.example/a?b", "has a query", "write `https://e.example/a`"),
        ("https://e.example/a#b", "has a fragment", "write `https://e.example/a`"),
        ("https://e.example/a/../b/", "dots alone", "where the site will live"),
        ("https://e.example/<a>/", "holds `<`", "write `https://e.example/%3Ca%3E/`"),
    ])
    func `an address that is none`(address: String, reason: String, help: String) async throws {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "")
            .replacing("base_url: https://example.test/api/", with: "base_url: ⟦\"\(address)\"⟧")
        let fixture = try SiteFixture(["content/site.yml": site])
        try await fixture.expect(.invalidValue, helping: help)
        #expect(try await fixture.faults().first?.headline.contains(reason) == true)
    }
}
