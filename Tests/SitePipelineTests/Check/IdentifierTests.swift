import Diagnostics
import Testing

/// The name of an error in programs.
@Suite struct IdentifierTests {
    private func site(_ first: String, _ second: String = "B") throws -> SiteFixture {
        try SiteFixture([
            "content/catalog/400.yml": """
            group: "400"
            title: 400 Bad Request
            errors:
              - {code: invalid_card, title: Invalid Card, aliases: [bad_card], identifier: \(first)}
              - {code: used_token, title: Used Token, identifier: \(second)}

            """,
            "theme/templates/entry.mustache": "{{entry.identifier}}",
        ])
    }

    @Test(arguments: [
        ("⟦invalid-card⟧", "`invalid_card`"), ("⟦1st⟧", "`E1st`"), ("⟦a.b⟧", "`a_b`"), ("⟦\"größe 1\"⟧", "`gr_e_1`"),
        ("⟦\"a\\u200Bb\"⟧", "`a_b`"),
    ])
    func `what no program could call a constant`(name: String, near: String) async throws {
        let faults = try await site(name).faults().filter { $0.code == .invalidValue }
        #expect(faults.count == 1)
        #expect(faults.first?.help.last?.contains(near) == true, "\(faults.map(\.help))")
    }

    @Test(arguments: ["InvalidCard", "INVALIDCARD", "invalidcard"])
    func `an identifier of two entries, whatever the case of its letters`(second: String) async throws {
        try await site("InvalidCard", "⟦\(second)⟧").expect(.duplicateIdentifier, helping: "another name")
    }

    @Test func `letters, digits and low lines are one, and templates have it`() async throws {
        let site = try site("_InvalidCard2")
        try await site.build()
        #expect(site.output("errors/invalid_card/index.html") == "_InvalidCard2")
    }

    @Test func `the search takes it for a name of the entry`() async throws {
        let site = try site("WrongPan")
        try await site.build()
        let entries = try #require(site.output("search/entries-0.json"))
        #expect(entries.contains(#""aliases":["bad_card","WrongPan"]"#))
        #expect(try #require(site.output("search/codes-0.json")).contains("\"wrongpan\""))
    }
}
