import Diagnostics
import SitePipeline
import Testing

/// What was published and is made a draft is told there, with a cure that works.
@Suite struct DraftPermalinkTests {
    private static let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""

    private func published(then changes: [String: String], _ before: [String: String] = [:]) async throws -> SiteFixture
    {
        let fixture = try SiteFixture(before)
        try await fixture.release()
        for (path, text) in changes { try fixture.write(text, to: path) }
        return fixture
    }

    @Test func `a published code that becomes a draft is told at the code, with every address`() async throws {
        let draft = Self.catalog.replacing("title: Used Token", with: "title: Used Token\n    draft: true")
        let fixture = try await published(then: ["content/catalog/400.yml": draft])
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.lostPermalink])
        #expect(faults.first?.range.text == "used_token")
        #expect(faults.first?.headline.contains("is a draft now") == true)
        #expect(faults.first?.headline.contains("`#used-token`, `#used_token`, `errors/used_token/`") == true)
        #expect(
            faults.first?.help == [
                "take `draft: true` out; if the code is no longer sent, write `retired: {}` in its place"
            ]
        )
        try fixture.write(draft.replacing("draft: true", with: "retired: {}"), to: "content/catalog/400.yml")
        #expect(try await fixture.faults().isEmpty)
    }

    @Test func `the former names of a code go with it, and come back with it`() async throws {
        let named = Self.catalog.replacing("title: Used Token", with: "title: Used Token\n    aliases: [old_token]")
        let fixture = try await published(
            then: [
                "content/catalog/400.yml": named.replacing("used_token", with: "token_used")
                    .replacing("aliases: [old_token]", with: "aliases: [old_token, used_token]\n    draft: true"),
                "content/notes/token_used.md": "Used.\n",
            ],
            ["content/catalog/400.yml": named]
        )
        try fixture.remove("content/notes/used_token.md")
        let faults = try await fixture.faults()
        #expect(faults.map { "\($0.code.rawValue) \($0.range.text)" } == ["lost-permalink token_used"])
        #expect(faults.first?.headline.contains("`#old_token`") == true)
    }

    @Test func `a published page that becomes a draft is told there, its headings with it`() async throws {
        let page = "---\ntitle: Retrying\ndraft: true\n---\n\n## Backoff\n\nWait.\n"
        let fixture = try await published(then: ["content/pages/retrying.md": page])
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.lostPermalink])
        #expect(faults.first?.range.file.path.hasSuffix("pages/retrying.md") == true)
        #expect(faults.first?.headline.contains("`retrying/`, `retrying/#backoff`") == true)
        #expect(faults.first?.help.first?.contains("take `draft: true` out") == true)
    }

    @Test func `the headings of an introduction that becomes a draft are told there`() async throws {
        let page = "## Hello\n\nHi.\n"
        let fixture = try await published(
            then: ["content/pages/index.md": "---\ndraft: true\n---\n\n" + page],
            ["content/pages/index.md": page]
        )
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.lostPermalink])
        #expect(faults.first?.range.file.path.hasSuffix("pages/index.md") == true)
    }

    @Test func `a group of drafts alone is told with its entries`() async throws {
        let second = "group: g2\ntitle: G2\nerrors:\n  - code: other\n    title: O\n"
        let fixture = try await published(
            then: ["content/catalog/500.yml": second + "    draft: true\n"],
            ["content/catalog/500.yml": second]
        )
        let faults = try await fixture.faults()
        #expect(faults.map { "\($0.code.rawValue) \($0.range.text)" } == ["lost-permalink other"])
    }

    @Test func `what was never published may be a draft again`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let draft = Self.catalog.replacing("title: Used Token", with: "title: Used Token\n    draft: true")
        try fixture.write(draft, to: "content/catalog/400.yml")
        #expect(try await fixture.faults().isEmpty)
    }
}
