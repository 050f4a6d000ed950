import Diagnostics
import Testing

/// Bodies of groups and entries, and examples of answers.
@Suite struct OwnBodyTests {
    /// The sound site with more at its first code.
    private func site(_ entry: String, group: String = "", site: String = "", template: String? = nil) throws
        -> SiteFixture
    {
        let lines = entry.split(separator: "\n").map { "\n    \($0)" }.joined()
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "")
            .replacing("summary: The card is not valid.", with: "summary: The card is not valid.\(lines)")
            .replacing("status: 400\n", with: "status: 400\n\(group)")
        var files: [String: String?] = [
            "content/catalog/400.yml": catalog,
            "content/site.yml": (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n\(site)\n",
        ]
        files["theme/templates/entry.mustache"] =
            template ?? "{{#entry}}{{#body}}{{status_line}}|{{text}}{{/body}}{{^body}}nothing{{/body}}{{/entry}}\n"
        return try SiteFixture(files)
    }

    @Test func `the body of an entry stands before its group's, and that before the site's`() async throws {
        let fixture = try site(
            "error_body: 'own {{code}}'",
            group: "error_body: 'of the group {{code}}'\n",
            site: "error_body: 'of the site {{code}}'"
        )
        try await fixture.build()
        #expect(fixture.output("errors/invalid_card/index.html") == "HTTP/1.1 400 Bad Request|own invalid_card\n")
        #expect(fixture.output("errors/used_token/index.html") == "HTTP/1.1 400 Bad Request|of the group used_token\n")
    }

    @Test func `an entry and a group without a body, though one holds for more`() async throws {
        let entry = try site("error_body: none", site: "error_body: 'of the site {{code}}'")
        try await entry.build()
        #expect(entry.output("errors/invalid_card/index.html") == "nothing\n")
        #expect(entry.output("errors/used_token/index.html")?.contains("of the site used_token") == true)
        let group = try site("error_body: '{{code}}'", group: "error_body: none\n", site: "error_body: '{{title}}'")
        try await group.build()
        #expect(group.output("errors/invalid_card/index.html")?.contains("|invalid_card") == true)
        #expect(group.output("errors/used_token/index.html") == "nothing\n")
    }

    @Test func `a body is checked for those entries only that have it`() async throws {
        // Without quotes only the code of the first is no JSON.
        try await site("error_body: none\nslug: card", site: "error_body: '{\"m\": \"{{message}}\"}'").build()
        try await site("error_body: '{\"c\": ⟦{{code}}⟧}'").expect(.brokenErrorBody, helping: "`\"{{code}}\"`")
        try await site("", group: "error_body: '{\"c\": ⟦{{cod}}⟧}'\n").expect(.unknownVariable, helping: "`{{code}}`")
    }

    @Test func `examples are shown with their titles, statuses and media types`() async throws {
        let fixture = try site(
            """
            status: [400, 422]
            examples:
              - title: As JSON
                media_type: application/problem+json
                body: '{"code": "{{code}}", "status": {{status}}}'
              - title: As XML
                status: 422
                media_type: application/xml; charset=utf-8
                body: <error status="{{status}}">a {{message}}</error>
              - body: "{{code}} & more"
            """,
            template:
                "{{#entry}}{{#examples}}{{title}}|{{status_line}}|{{media_type}}|{{{html}}}|{{text}}\n{{/examples}}{{/entry}}"
        )
        try await fixture.build()
        let page = fixture.output("errors/invalid_card/index.html")?.split(separator: "\n").map(String.init) ?? []
        try #require(page.count == 3)
        #expect(page[0].hasPrefix("As JSON|HTTP/1.1 400 Bad Request|application/problem+json|{<span class=\"hl-p\">"))
        #expect(page[0].hasSuffix("\"invalid_card\", \"status\": 400}") || page[0].hasSuffix("400}"))
        #expect(page[1].hasPrefix("As XML|HTTP/1.1 422 Unprocessable Content|application/xml; charset=utf-8|&lt;"))
        #expect(page[1].contains("a invalid card"))
        #expect(page[2].hasPrefix("|HTTP/1.1 400 Bad Request||invalid_card &amp; more|"))
    }

    @Test func `what is filled into XML is escaped for it`() async throws {
        let fixture = try site(
            "examples:\n  - media_type: text/xml\n    body: <m>{{title}}</m>",
            template: "{{#entry}}{{#examples}}{{text}}{{/examples}}{{/entry}}\n"
        )
        let path = "content/catalog/400.yml"
        try fixture.write(fixture.read(path).replacing("title: Invalid Card", with: "title: A < B"), to: path)
        try await fixture.build()
        #expect(fixture.output("errors/invalid_card/index.html")?.contains("A &amp;lt; B") == true)
    }

    @Test(arguments: ["application/json", "application/problem+json", "Text/JSON; charset=utf-8"])
    func `an example that is said to be JSON and is none`(type: String) async throws {
        let example = "examples:\n  - media_type: \(type)\n    body: '{\"c\": ⟦o⟧ops}'"
        try await site(example).expect(.brokenErrorBody, helping: "`media_type`")
    }

    @Test func `an example of another media type need be no JSON`() async throws {
        try await site("examples:\n  - media_type: application/x-ndjson\n    body: '{\"c\": oops}'").build()
    }

    @Test(arguments: ["json", "problem+json", "application/", "/json", "application/json; charset", "a b/c", "ä/json"])
    func `what is no media type`(type: String) async throws {
        try await site("examples:\n  - media_type: ⟦\(type)⟧\n    body: a").expect(.invalidValue)
    }

    @Test func `an example without a body`() async throws {
        try await site("examples:\n  - ⟦title⟧: A").expect(.missingKey, helping: "`body")
    }

    @Test func `a key that an example does not have`() async throws {
        try await site("examples:\n  - ⟦mediatype⟧: a/b\n    body: a").expect(.unknownKey, helping: "`media_type`")
    }

    @Test func `two examples of one name`() async throws {
        let examples = "examples:\n  - title: One\n    body: a\n  - title: ⟦one⟧\n    body: b"
        try await site(examples).expect(.duplicateItem)
    }

    @Test func `a link of an example that leads nowhere`() async throws {
        let example = "examples:\n  - body: see ⟦{{base_url}}⟧no/{{code}}"
        try await site(example).expect(.brokenErrorBody, helping: "`{{url}}`")
    }

    // MARK: - Agreement

    @Test(arguments: [
        "{\"status\": ⟦404⟧}", "{\"error\": {\"status\": ⟦\"404\"⟧}}", "{\"errors\": [{\"statusCode\": ⟦404⟧}]}",
    ])
    func `a body with another status than the entry`(body: String) async throws {
        try await site("error_body: '\(body)'").expect(.contradictoryBody, helping: "`status: [400, 404]`")
    }

    @Test(arguments: [
        "{\"code\": ⟦\"used_token\"⟧}", "{\"error\": ⟦\"used_token\"⟧}",
        "{\"error\": {\"status\": 400, \"code\": ⟦\"used_token\"⟧}}", "{\"status\": ⟦\"used_token\"⟧}",
    ])
    func `a body with the code of another entry`(body: String) async throws {
        try await site("examples:\n  - body: '\(body)'").expect(.contradictoryBody, helping: "`{{code}}`")
    }

    @Test(arguments: [
        "{\"code\": \"{{code}}\", \"status\": {{status}}}", "{\"code\": \"invalid_card\", \"status\": 400}",
        "{\"code\": \"unheard_of\", \"id\": \"used_token\"}", "{\"code\": 400}", "{\"status\": \"BAD\", \"code\": 7}",
        "{\"errors\": [{\"code\": \"invalid_card\"}, {\"code\": \"used_token\"}]}", "{\"status\": 1404}",
        "{\"cause\": {\"code\": \"used_token\", \"status\": 404}}", "[{\"code\": \"used_token\"}]",
        "{\"status\": 40{{status}}}", "{\"url\": \"/404\", \"code\": \"used_token_{{code}}\"}",
    ])
    func `a body that may well be the entry's`(body: String) async throws {
        try await site("error_body: '\(body)'").build()
    }

    @Test func `the right one of two equal lines is pointed at`() async throws {
        let body = """
            examples:
              - body: |-
                  {"cause": {
                    "status": 404
                  },
                    "status": ⟦404⟧
                  }
            """
        let fixture = try site(body)
        try await fixture.expect(.contradictoryBody)
    }

    @Test func `an example with a status that the entry does not have`() async throws {
        let example = "examples:\n  - status: ⟦409⟧\n    body: gone"
        try await site(example).expect(.contradictoryBody, helping: "`status: [400, 409]`")
    }

    @Test func `the status of an example is what its body must say`() async throws {
        let example = "status: [400, 422]\nexamples:\n  - status: 422\n    body: '{\"status\": ⟦400⟧}'"
        try await site(example).expect(.contradictoryBody, helping: "`{{status}}`")
    }

    @Test func `a body of the site that is one entry's is told once`() async throws {
        let fixture = try site("", site: "error_body: '{\"code\": ⟦\"used_token\"⟧}'")
        try await fixture.expect(.contradictoryBody, helping: "`{{code}}`")
    }
}
