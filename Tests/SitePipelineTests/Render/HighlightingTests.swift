import Testing

/// Code in notes and in the body that the API returns.
@Suite struct HighlightingTests {
    private func entryPage(_ site: String) async throws -> String {
        let fixture = try SiteFixture([
            "content/site.yml": (SiteFixture.soundSite["content/site.yml"] ?? "") + site,
            "content/notes/used_token.md": "```json\n{\"paid\": true}\n```\n",
            "theme/templates/entry.mustache": "{{#entry}}{{{note}}}{{#body}}{{{html}}}{{/body}}{{/entry}}",
        ])
        try await fixture.build()
        return fixture.output("errors/used_token/index.html") ?? ""
    }

    @Test func `code is highlighted`() async throws {
        let page = try await entryPage("\nerror_body: '{\"code\": \"{{code}}\"}'\n")
        #expect(page.contains("<span class=\"hl-"))
        #expect(!page.contains("{&quot;paid&quot;"))
    }

    @Test func `code is left as it is where the site wants it so`() async throws {
        let page = try await entryPage("\nerror_body: '{\"code\": \"{{code}}\"}'\nmarkdown: {highlighting: false}\n")
        #expect(!page.contains("<span"))
        #expect(page.contains("{&quot;paid&quot;: true}"))
        #expect(page.contains("{&quot;code&quot;: &quot;used_token&quot;}"))
    }
}
