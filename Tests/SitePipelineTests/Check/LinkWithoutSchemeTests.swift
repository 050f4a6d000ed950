import Diagnostics
import SitePipeline
import Testing

/// Addresses of pages elsewhere that are written as people say them.
@Suite struct LinkWithoutSchemeTests {
    @Test(arguments: ["www.example.test/a", "example.com", "docs.example.org/x"])
    func `a link without a scheme is told which one to write`(address: String) async throws {
        try await SiteFixture(["content/notes/used_token.md": "See [k](⟦\(address)⟧).\n"])
            .expect(.unresolvedLink, helping: "write `https://\(address)`")
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n  K: ⟦\(address)⟧\n"
        try await SiteFixture(["content/site.yml": site]).expect(.invalidValue, helping: "write `https://\(address)`")
    }

    @Test(arguments: ["flow.svg", "guide.md", "a/b.html", "..example.com", "no_such"])
    func `what may be a file is told to be none`(path: String) async throws {
        let faults = try await SiteFixture(["content/notes/used_token.md": "See [k](\(path)).\n"]).faults()
        #expect(faults.allSatisfy { !$0.help.joined().contains("https://") })
        #expect(!faults.isEmpty)
    }

    @Test(arguments: ["see: [⟦https://x.example/⟧]", "retired: {use: ⟦https://x.example/⟧}"])
    func `an address in place of a code is told how a page elsewhere is named`(key: String) async throws {
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "")
            .replacing("title: Used Token", with: "title: Used Token\n    \(key)")
        try await SiteFixture(["content/catalog/400.yml": catalog])
            .expect(.unknownCode, helping: "`{title: …, url: \"https://x.example/\"}`")
    }

    @Test(arguments: ["⟦\"\"⟧", "⟦\" \"⟧"])
    func `a link of the header without words`(title: String) async throws {
        try await SiteFixture(["theme/theme.yml": "header: {\(title): https://x.example/}\n"]).expect(.emptyValue)
    }
}
