import Diagnostics
import SitePipeline
import Testing

/// No two files of a site share a path, and what one build writes the next finds as it should be.
@Suite struct PathClashTests {
    private static let page = "---\ntitle: T\n---\n"

    @Test func `a file that would replace a page`() async throws {
        try await SiteFixture(["content/static/retrying/index.html": "x"])
            .expect(.reservedPage, about: "content/static/retrying/index.html")
    }

    @Test func `a file in the place of a folder that a page needs`() async throws {
        try await SiteFixture(["content/static/retrying": "x"]).expect(.reservedPage, about: "content/static/retrying")
    }

    @Test func `a file that would replace a former address`() async throws {
        try await SiteFixture([
            "content/pages/retrying.md": "---\ntitle: T\naliases: [old]\n---\n", "content/static/old/index.html": "x",
        ])
        .expect(.reservedPage, about: "content/static/old/index.html")
    }

    @Test func `a former address in the place of the site's own`() async throws {
        try await SiteFixture(["content/pages/retrying.md": "---\ntitle: T\naliases: [⟦changes⟧]\n---\n"]).expect(
            .reservedPage
        )
    }

    @Test func `files that differ by letter case only`() async throws {
        try await SiteFixture(["content/static/Logo.svg": "x", "content/static/logo.svg": "y"])
            .expect(.slugClash, about: "content/static/logo.svg")
    }

    @Test(arguments: [
        "\u{301}abc", "a\u{301}", "#", "%+41", "a%2fb", "''", "a&b<c>", "日本_x", "docs.v1/x", "error", "group-400x",
    ])
    func `a code of any form is published, and found as it was published`(code: String) async throws {
        let quoted = "\"" + code.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        let catalog = """
            group: "odd ones"
            title: T
            errors:
              - {code: \(quoted), slug: odd, title: T, message: m, summary: s}
            """
        let fixture = try SiteFixture([
            "content/catalog/400.yml": catalog,
            "content/notes/invalid_card.md": nil, "content/notes/used_token.md": nil,
        ])
        try await fixture.build()
        let report = try await SiteBuild(fixture.options).compare()
        #expect(report.diagnostics.map(\.headline) == [])
        guard case .compared(let differences, _) = report.result else {
            Issue.record("compared")
            return
        }
        #expect(differences.map(\.path) == [])
    }
}
