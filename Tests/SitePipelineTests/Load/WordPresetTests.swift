import Diagnostics
import Testing

/// A site may take words that are ready for what it is about, and say single ones otherwise.
@Suite struct WordPresetTests {
    private static let template = "{{words.deprecated_text}}, {{words.all_errors}}, {{words.next}}, {{words.map}}"

    private func site(_ settings: String, _ files: [String: String?] = [:]) throws -> SiteFixture {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n" + settings + "\n"
        let changes: [String: String?] = [
            "content/site.yml": site, "theme/templates/changes.mustache": Self.template,
        ]
        return try SiteFixture(changes.merging(files) { $1 })
    }

    private func words(_ settings: String, _ files: [String: String?] = [:]) async throws -> String? {
        let fixture = try site(settings, files)
        try await fixture.build()
        return fixture.output("changes/index.html")
    }

    @Test func `the words of linters are those for rules`() async throws {
        #expect(try await words("wording: {preset: linter}") == "It is still reported., All rules, Next, Map")
        #expect(try await words("wording: {}") == "The API still sends it., All errors, Next, Map")
    }

    @Test func `the site's own words stand above the preset's, and it above the theme's of the same language`()
        async throws
    {
        let files = ["theme/strings/en.yml": "all_errors: Ours\nmap: Our map\n"]
        let preset = "wording: {preset: linter}"
        #expect(try await words(preset, files) == "It is still reported., All rules, Next, Our map")
        let own = "wording: {preset: linter, all_errors: All lints}"
        #expect(try await words(own, files) == "It is still reported., All lints, Next, Our map")
    }

    @Test func `a theme has presets of its own, in the languages that it knows`() async throws {
        let files = [
            "theme/strings/de.yml": "next: Weiter\nmap: Karte\n",
            "theme/strings/de.device.yml": "all_errors: Alle Meldungen\nmap: Plan\n",
        ]
        let expected = "The API still sends it., Alle Meldungen, Weiter, Plan"
        #expect(try await words("language: de\nwording: {preset: device}", files) == expected)
    }

    @Test(arguments: [
        ("{preset: ⟦lintr⟧}", "did you mean `linter`?"), ("{preset: ⟦appliance⟧}", "those that it has are `linter`"),
    ])
    func `a preset that is not there`(wording: String, help: String) async throws {
        try await site("wording: \(wording)").expect(.invalidValue, helping: help)
    }

    @Test func `a preset names one text`() async throws {
        try await site("wording: {⟦preset⟧: {other: linter}}").expect(.unknownKey)
    }

    @Test func `a word of a preset that the program does not say`() async throws {
        try await site("", ["theme/strings/en.device.yml": "⟦all_erors⟧: x\n"]).expect(.unknownKey)
    }
}
