import Diagnostics
import Testing

/// Fields that a site declares: what is declared, and what stands as their values.
@Suite struct FieldFaultTests {
    /// A site with fields, and one entry with values of them.
    private func site(_ fields: String, entry: String = "", group: String = "") throws -> SiteFixture {
        try SiteFixture(declaring: fields, entry: entry, group: group)
    }

    // MARK: - Declarations

    @Test(arguments: [
        ("⟦1st⟧: {}", "letter first"), ("⟦exit code⟧: {}", "letter first"), ("⟦größe⟧: {}", "letter first"),
        ("level: {type: ⟦txt⟧}", "`text`"), ("level: {of: ⟦groups⟧}", "`group`"),
        ("level: {choices: ⟦[⟧a, b]}", "`type: choice`"),
        ("note: {type: markdown, filter: ⟦true⟧}", "leave `filter` out"),
        ("docs: {type: link, head: ⟦true⟧}", "leave `head` out"),
        ("owner: {of: group, filter: ⟦true⟧}", "leave `filter` out"),
        ("retry: {filter: ⟦true⟧}", "`own_retry`"),
    ])
    func `a declaration that cannot be`(fields: String, help: String) async throws {
        try await site(fields).expect(.invalidValue, helping: help)
    }

    @Test func `a choice of nothing`() async throws {
        try await site("⟦level⟧: {type: choice}").expect(.missingKey, helping: "choices: [")
    }

    @Test func `a value that is named twice among choices`() async throws {
        try await site("level: {type: choice, choices: [a, ⟦a⟧]}").expect(.duplicateItem)
    }

    @Test func `a field that is declared twice`() async throws {
        try await site("level: {}\n⟦level⟧: {}").expect(.duplicateKey)
    }

    @Test func `a key that a declaration does not have`() async throws {
        try await site("level: {⟦lable⟧: Level}").expect(.unknownKey, helping: "`label`")
    }

    @Test func `fields that are no mapping`() async throws {
        let site = try SiteFixture([
            "content/site.yml": "title: E\ndescription: D\nbase_url: https://example.test/\nfields: ⟦[⟧level]\n"
        ])
        try await site.expect(.wrongType, helping: "severity")
    }

    @Test func `more fields than anybody reads`() async throws {
        let fields = (1...50).map { "f\($0): {}" } + ["⟦f51⟧: {}"]
        try await site(fields.joined(separator: "\n"), entry: "fields: {f51: a}").expect(
            .invalidValue,
            helping: "notes"
        )
    }

    @Test func `of a field whose declaration is wrong no value is told`() async throws {
        try await site("level: {type: ⟦nubmer⟧}", entry: "fields: {level: high}").expect(
            .invalidValue,
            helping: "`number`"
        )
    }

    // MARK: - Values

    @Test(arguments: ["fields: {⟦lvel⟧: a}", "fields: {level: a, ⟦Level⟧: b}"])
    func `a value of a field that is not declared`(entry: String) async throws {
        try await site("level: {}", entry: entry).expect(.unknownKey, helping: "`level`")
    }

    @Test func `values where the site declares none`() async throws {
        let site = try SiteFixture([
            "content/catalog/400.yml": """
            group: "400"
            title: Bad
            errors:
              - {code: invalid_card, title: A, fields: ⟦{⟧level: 1}}
              - {code: used_token, title: B}

            """
        ])
        try await site.expect(.unknownKey, helping: "site.yml")
    }

    @Test func `a value that belongs to groups`() async throws {
        try await site("owner: {of: group}", entry: "fields: {owner: ⟦us⟧}").expect(.unknownKey, helping: "of: entry")
        try await site("owner: {}", group: "fields: {owner: ⟦us⟧}").expect(.unknownKey, helping: "of: group")
    }

    @Test(arguments: [
        ("{type: number}", "⟦high⟧", "`type: text`"), ("{type: number}", "⟦1.⟧", "`3`"),
        ("{type: number}", "⟦--1⟧", "`3`"),
        ("{type: number}", "⟦1e3⟧", "`3`"), ("{type: date}", "⟦2026-02-30⟧", "`2026-01-31`"),
        ("{type: date}", "⟦31.1.2026⟧", "`2026-01-31`"),
        ("{type: choice, choices: [info, error]}", "⟦eror⟧", "`error`"),
        ("{type: choice, choices: [info, error]}", "⟦Info⟧", "`info`"),
    ])
    func `a value of another type`(field: String, value: String, help: String) async throws {
        try await site("level: \(field)", entry: "fields: {level: \(value)}").expect(.invalidValue, helping: help)
    }

    @Test(arguments: [
        ("{type: flag}", "⟦maybe⟧"), ("{type: flag}", "⟦\"true\"⟧"), ("{type: text}", "⟦[⟧a]"), ("{type: list}", "⟦a⟧"),
        ("{type: number}", "⟦[⟧1]"), ("{type: markdown}", "⟦{⟧a: b}"), ("{type: code}", "⟦{⟧a: b}"),
        ("{type: list}", "[⟦{⟧a: b}]"),
    ])
    func `a value of another form`(field: String, value: String) async throws {
        try await site("level: \(field)", entry: "fields: {level: \(value)}").expect(.wrongType)
    }

    @Test(arguments: ["-1", "+0.5", "0", "12345678901234567890"])
    func `any number is one, as it was written`(number: String) async throws {
        let site = try site("level: {type: number}", entry: "fields: {level: \(number)}")
        #expect(try await site.faults().map(\.headline) == [])
    }

    // MARK: - Links and Markdown

    @Test(arguments: [
        "⟦#nowhere⟧", "⟦missing.md⟧", "[\"#used_token\", ⟦missing.md⟧]", "{title: It, url: ⟦missing.md⟧}",
        "[{title: It, url: ⟦missing.md⟧}]", "⟦/docs/x⟧",
    ])
    func `a link that leads nowhere`(value: String) async throws {
        let text = value.hasPrefix("⟦#") ? "\"\(value.dropFirst().dropLast())\"" : value
        let marked = value.hasPrefix("⟦#") ? "⟦\(text)⟧" : text
        try await site("docs: {type: link}", entry: "fields: {docs: \(marked)}").expect(.unresolvedLink)
    }

    @Test func `a link that nobody may follow`() async throws {
        try await site(
            "docs: {type: link}",
            entry: "fields: {docs: \"⟦javascript:alert(1)⟧\"}".replacing("\"⟦", with: "⟦\"").replacing(
                "⟧\"",
                with: "\"⟧"
            )
        )
        .expect(.unsafeLink)
    }

    @Test func `a heading that is not on the page`() async throws {
        try await site("docs: {type: link}", entry: "fields: {docs: ⟦../pages/retrying.md#nowhere⟧}")
            .expect(.unresolvedFragment)
    }

    @Test func `links of the site are as in a note`() async throws {
        let values = [
            "\"#used_token\"", "used_token.md", "../pages/retrying.md#backoff",
            "[\"#used_token\", https://example.com]",
        ]
        for value in values {
            let site = try site("docs: {type: link}", entry: "fields: {docs: \(value)}")
            #expect(try await site.faults().map(\.headline) == [])
        }
    }

    @Test func `a link of Markdown that leads nowhere, at entries and groups`() async throws {
        try await site("why: {type: markdown}", entry: "fields: {why: \"See [it](⟦#nowhere⟧).\"}").expect(
            .unresolvedLink
        )
        try await site("why: {type: markdown, of: group}", group: "fields: {why: \"See [it](⟦#nowhere⟧).\"}")
            .expect(.unresolvedLink)
    }

    @Test func `a heading in Markdown of a field`() async throws {
        try await site("why: {type: markdown}", entry: "fields: {why: \"⟦# Why⟧\"}").expect(.summaryHeading)
    }

    @Test func `what a filter could not show`() async throws {
        let entries = (0...200).map { "  - {code: c\($0), title: C, fields: {product: p\($0)}}" }
        let site = try SiteFixture([
            "content/site.yml":
                "title: E\ndescription: D\nbase_url: https://example.test/\nfields:\n  ⟦product⟧: {filter: true}\n",
            "content/catalog/400.yml": "group: g\ntitle: G\nerrors:\n" + entries.joined(separator: "\n") + "\n",
            "content/notes/invalid_card.md": nil, "content/notes/used_token.md": nil,
        ])
        try await site.expect(.invalidValue, helping: "search: true")
    }
}
