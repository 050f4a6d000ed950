import Diagnostics
import Testing

/// What changed about an error: told at the entry, on the page of changes and in the feed.
@Suite struct EntryChangeTests {
    private func site(_ changes: String, templates: [String: String] = [:]) throws -> SiteFixture {
        var files: [String: String?] = [
            "content/catalog/400.yml": """
            group: "400"
            title: 400 Bad Request
            errors:
              - code: invalid_card
                title: Invalid Card
                summary: The card is not valid.
                since: "2024-01-01"
                changes: \(changes)
              - {code: used_token, title: Used Token, since: "2024-01-01"}

            """
        ]
        for (name, text) in templates { files["theme/templates/\(name).mustache"] = text }
        return try SiteFixture(files)
    }

    @Test func `an item that does not say when or what`() async throws {
        try await site("[{⟦since⟧: \"2024-02-01\"}]").expect(.missingKey, helping: "`what: …`")
        try await site("[{⟦what⟧: Said otherwise.}]").expect(.missingKey, helping: "`since: …`")
        try await site("[{since: \"1\", what: a, ⟦wat⟧: b}]").expect(.unknownKey, helping: "`what`")
        try await site("⟦{⟧since: \"1\", what: a}").expect(.wrongType)
    }

    @Test func `a link that leads nowhere, and more than a line`() async throws {
        try await site("[{since: \"1\", what: \"[x](⟦#nowhere⟧)\"}]").expect(.unresolvedLink)
        try await site("[{since: \"1\", what: \"a\\n\\n⟦b⟧\"}]").expect(.summaryBlock)
    }

    @Test func `a version that is written in two ways`() async throws {
        try await site("[{since: \"v 1\", what: a}, {since: ⟦v-1⟧, what: b}]").expect(.duplicateAnchor)
    }

    @Test func `the entry tells it in the order of the author`() async throws {
        let template = "{{#entry.history}}{{since}}: {{{what}}};{{/entry.history}}"
        let changes =
            "[{since: \"2025-01-01\", what: \"Now *also* `used_token`.\"}, {since: \"2024-06-01\", what: Slower.}]"
        let site = try site(changes, templates: ["entry": template])
        try await site.build()
        #expect(
            site.output("errors/invalid_card/index.html")
                == "2025-01-01: Now <em>also</em> <a href=\"../../errors/used_token/index.html\"><code>used_token</code></a>.;"
                + "2024-06-01: Slower.;"
        )
    }

    @Test func `the page of changes and the feed tell it`() async throws {
        let template =
            "{{#releases}}{{name}}{{#added}} +{{code}}{{/added}}{{#changed}} {{code}}:{{{what}}}{{/changed}};{{/releases}}"
        let changes =
            "[{since: \"2024-01-01\", what: One.}, {since: \"2024-02-02\", what: Two.}, {since: \"2024-02-02\", what: Three.}]"
        let site = try site(changes, templates: ["changes": template])
        try await site.build()
        #expect(
            site.output("changes/index.html")
                == "2024-02-02 invalid_card:Two. invalid_card:Three.;2024-01-01 +invalid_card +used_token invalid_card:One.;"
        )
        #expect(try #require(site.output("changes/feed.xml")).contains(">changed: invalid_card\n<"))
    }

    @Test func `an edit of a note leaves the page of changes as it is`() async throws {
        let site = try site(
            "[{since: \"2024-02-02\", what: Two.}]",
            templates: ["changes": "{{#releases}}{{#changed}}{{{what}}}{{/changed}}{{/releases}}"]
        )
        try await site.build()
        try site.write("## Why it happens\n\nAnother slip.\n", to: "content/notes/used_token.md")
        try await site.build()
        #expect(site.output("changes/index.html") == "Two.")
    }
}
