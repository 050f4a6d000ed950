import Diagnostics
import SitePipeline
import Testing

/// The names of sections that `site.yml` asks of notes: a heading must be able to have them.
@Suite struct SectionNameTests {
    private func site(_ sections: String, _ note: String = "Text.\n") throws -> SiteFixture {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nnotes: {sections: [\(sections)]}\n"
        return try SiteFixture([
            "content/site.yml": site, "content/notes/invalid_card.md": note, "content/notes/used_token.md": note,
        ])
    }

    @Test(arguments: [
        ("C {#c}", "shows `C`"), ("A # b #", "shows `A # b`"), ("Why\\nx", "write `Why x`"),
    ])
    func `a name that no heading shows is told in site.yml`(name: String, help: String) async throws {
        try await site("⟦\"\(name)\"⟧").expect(.invalidValue, helping: help)
    }

    @Test(arguments: ["Why it happens", "The `id`", "*a* b", "1. a", "C#", "A \\\\# b"])
    func `a name that the heading of that name shows is none`(name: String) async throws {
        let written = name.replacing("\\\\", with: "\\")
        #expect(try await site("\"\(name)\"", "## \(written)\n\nText.\n").faults().isEmpty)
    }

    @Test func `a name that stands twice is asked for once`() async throws {
        let faults = try await site("a, a").faults()
        #expect(faults.map(\.code) == [.missingSection, .missingSection, .duplicateItem])
    }
}
