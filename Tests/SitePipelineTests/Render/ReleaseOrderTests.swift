import SitePipeline
import Testing

/// The order of the page of changes.
@Suite struct ReleaseOrderTests {
    private func names(_ since: [String]) async throws -> [String] {
        let entries = since.enumerated().map { index, since in
            "  - code: c\(index)\n    title: T\n    since: \"\(since)\"\n"
        }
        let fixture = try SiteFixture([
            "content/catalog/400.yml": "group: g\ntitle: G\nerrors:\n" + entries.joined(),
            "content/notes/invalid_card.md": nil, "content/notes/used_token.md": nil,
        ])
        try await fixture.build()
        let page = try #require(fixture.output("changes/index.html"))
        return page.matches(of: #/<h2>(?<name>[^<]*)<\/h2>/#).map { String($0.name) }
    }

    @Test func `dates of differing precision are ordered together`() async throws {
        let dates = ["2023-11", "2024-05-01", "2023-10-31", "2023-11-02", "2025"]
        #expect(try await names(dates) == ["2025", "2024-05-01", "2023-11-02", "2023-11", "2023-10-31"])
    }

    @Test func `a year beside versions is one of them`() async throws {
        #expect(
            try await names(["2023", "2023.2", "2024-05-01", "2022.1"]) == ["2023.2", "2023", "2022.1", "2024-05-01"]
        )
    }

    @Test func `versions and names stand before dates`() async throws {
        #expect(
            try await names(["2024-05", "v2", "summer", "2024-05-01"]) == ["v2", "summer", "2024-05-01", "2024-05"]
        )
    }
}
