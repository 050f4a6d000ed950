import Diagnostics
import Testing

/// One error with several shapes.
@Suite struct VariantTests {
    private static let variants = """
        variants:
          - name: By your bank
            status: [409, 402]
            message: declined by {bank}
            summary: The bank *refused*.
            when: the card is new, see `used_token`
          - name: By us
        """

    private func site(_ entry: String, _ more: [String: String?] = [:]) throws -> SiteFixture {
        let lines = entry.split(separator: "\n").map { "\n    \($0)" }.joined()
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "")
            .replacing("summary: The card is not valid.", with: "summary: The card is not valid.\(lines)")
        let template = """
            {{#entry}}{{#status_lines}}{{.}} {{/status_lines}}
            {{#variants}}<h2 id="{{anchor}}">{{name}}</h2>{{#statuses}}{{.}},{{/statuses}}|{{message}}|{{{summary}}}|{{{when}}}
            {{/variants}}{{/entry}}

            """
        let files: [String: String?] = [
            "content/catalog/400.yml": catalog, "theme/templates/entry.mustache": template,
        ]
        return try SiteFixture(files.merging(more) { $1 })
    }

    @Test func `variants are shown with what they say, and their statuses are the entry's`() async throws {
        let fixture = try site(Self.variants)
        try await fixture.build()
        let page = try #require(fixture.output("errors/invalid_card/index.html"))
        #expect(page.hasPrefix("400 Bad Request 409 Conflict 402 Payment Required \n"))
        let first = #"<h2 id="invalid_card~by-your-bank">By your bank</h2>409,402,|declined by {bank}|<p>The bank"#
        #expect(page.contains(first + " <em>refused</em>.</p>"))
        #expect(page.contains(#"|the card is new, see <a href="../../errors/used_token/index.html""#))
        #expect(page.contains(#"<h2 id="invalid_card~by-us">By us</h2>|||"#))
    }

    @Test func `the group's status is none of those of an entry whose variants all have their own`() async throws {
        let fixture = try site("variants:\n  - {name: a, status: 409}\n  - {name: b, status: [402, 409]}")
        try await fixture.build()
        #expect(
            fixture.output("errors/invalid_card/index.html")?.hasPrefix("409 Conflict 402 Payment Required \n") == true
        )
    }

    @Test func `their messages and what else they say are found, and their statuses are filtered by`() async throws {
        let fixture = try site(Self.variants)
        try await fixture.build()
        let entries = try #require(fixture.output("search/entries-0.json"))
        #expect(entries.contains(#""statuses":[400,409,402]"#))
        #expect(entries.contains(#""messages":["declined by {bank}"]"#))
        #expect(fixture.output("search/words-0.json")?.contains("\"refused\"") == true)
    }

    @Test func `the anchors of variants are on the errors page and in the ledger, and links lead to their sections`()
        async throws
    {
        let note = "[One](#invalid_card~by-us), [two](invalid_card.md#invalid_card~by-your-bank).\n"
        let fixture = try site(Self.variants, ["content/notes/used_token.md": note])
        try fixture.write(
            fixture.read("theme/templates/entry.mustache").replacing("{{/entry}}", with: "{{{note}}}{{/entry}}"),
            to: "theme/templates/entry.mustache"
        )
        try await fixture.release()
        let page = try #require(fixture.output("errors/used_token/index.html"))
        #expect(page.contains(##"/index.html#invalid_card~by-us""##))
        #expect(page.contains(##"/index.html#invalid_card~by-your-bank""##))
        #expect(fixture.output("index.html")?.contains(#"<i id="invalid_card~by-us"></i>"#) == true)
        #expect(try fixture.read("content/permalinks.txt").contains("#invalid_card~by-us\terror invalid_card\t"))
        // A name that changes takes its anchor along only if it is said.
        let path = "content/catalog/400.yml"
        try fixture.write(fixture.read(path).replacing("name: By us", with: "name: By ourselves"), to: path)
        try fixture.write("Nothing.\n", to: "content/notes/used_token.md")
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.lostPermalink])
        #expect(faults.first?.help.first?.contains("aliases: [invalid_card~by-us]") == true, "\(faults.map(\.help))")
        let alias = "- name: By ourselves\n    aliases: [invalid_card~by-us]"
        try fixture.write(fixture.read(path).replacing("- name: By ourselves", with: alias), to: path)
        try await fixture.build()
    }

    @Test func `a link to a variant that is not there`() async throws {
        let note = "[One](⟦#invalid_card~by-ust⟧).\n"
        try await site(Self.variants, ["content/notes/used_token.md": note]).expect(.unresolvedLink)
    }

    @Test(arguments: [
        ("variants:\n  - ⟦message⟧: a", DiagnosticCode.missingKey), ("variants:\n  - {name: ⟦---⟧}", .invalidValue),
        ("variants:\n  - {name: a}\n  - {name: ⟦A⟧}", .duplicateAnchor), ("variants:\n  - ⟦a⟧", .wrongType),
        ("variants:\n  - {name: a b}\n  - {name: ⟦a-b⟧}", .duplicateAnchor),
        ("variants:\n  - {name: a, ⟦stauts⟧: 400}", .unknownKey),
        ("variants:\n  - {name: a, status: ⟦99⟧}", .invalidValue),
        ("variants:\n  - {name: a, summary: \"⟦# A⟧\"}", .summaryHeading),
        ("variants:\n  - name: a\n    when: \"[x](⟦#nowhere⟧)\"", .unresolvedLink),
        ("variants:\n  - name: a\n    summary: ⟦to do⟧", .placeholderText),
    ])
    func `a variant with a fault`(entry: String, code: DiagnosticCode) async throws {
        try await site(entry).expect(code)
    }

    @Test func `an anchor of a variant that is another's`() async throws {
        let fixture = try site("variants:\n  - name: ⟦a⟧")
        let path = "content/catalog/400.yml"
        try fixture.write(
            fixture.read(path).replacing("- code: used_token", with: "- code: invalid_card~a\n    slug: used_token"),
            to: path
        )
        try await fixture.expect(.duplicateAnchor)
    }

    @Test func `the status of a variant is one that a body may say`() async throws {
        try await site("variants:\n  - {name: a, status: 409}\n  - name: b\nerror_body: '{\"status\": 409}'").build()
    }
}
