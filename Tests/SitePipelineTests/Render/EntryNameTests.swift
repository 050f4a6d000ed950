import Diagnostics
import Foundation
import Testing

@testable import SitePipeline

/// Entries that have no title, no message or no summary, and those whose texts say the same.
@Suite struct EntryNameTests {
    private func site(_ keys: String, _ files: [String: String] = [:]) throws -> SiteFixture {
        var changes: [String: String?] = [
            "content/catalog/400.yml": "group: g\ntitle: Group\nerrors:\n  - {code: a, \(keys)}\n",
            "content/notes/invalid_card.md": nil, "content/notes/used_token.md": nil,
            "content/pages/retrying.md": nil,
        ]
        for (path, text) in files { changes[path] = text }
        return try SiteFixture(changes)
    }

    /// What the page of an entry with some keys becomes.
    private func page(_ template: String, _ keys: String) async throws -> String? {
        let fixture = try site(keys, ["theme/templates/entry.mustache": template])
        try await fixture.build()
        return fixture.output("errors/a/index.html")
    }

    @Test(arguments: [
        ("title: T, message: m, summary: S.", "T"),
        ("message: it went wrong, summary: S.", "it went wrong"),
        ("summary: The *card* is `old`.", "The card is old."),
        ("message: \"one\\n  two\"", "one two"),
    ])
    func `an entry is called by the first of title, message and summary`(keys: String, name: String) async throws {
        #expect(try await page("{{#entry}}{{name}}{{/entry}}", keys) == name)
    }

    @Test func `a name is a line of whole words`() async throws {
        let message = Array(repeating: "word", count: 40).joined(separator: " ")
        let name = try await page("{{#entry}}{{name}}{{/entry}}", "message: \(message)")
        #expect(name == Array(repeating: "word", count: 20).joined(separator: " ") + "…")
    }

    @Test func `an entry with none of them is told once`() async throws {
        let faults = try await site("tags: [x]").faults()
        #expect(faults.map(\.headline) == ["an entry has no `title`, no `message` and no `summary`"])
    }

    @Test func `what is no text is told as that alone`() async throws {
        let faults = try await site("title: [x]").faults()
        #expect(faults.map(\.code) == [.wrongType])
    }

    @Test(arguments: [
        ("title: Not found., message: not found, summary: S.", "Not found.|not found|S."),
        ("title: Not found, message: Not found, summary: S.", "|Not found|S."),
        ("title: Not found, message: m, summary: Not found.", "Not found|m|"),
        ("message: Not found., summary: Not found.", "|Not found.|"),
        ("title: One, message: One, summary: One.", "|One|"),
        ("summary: Only this.", "||Only this."),
        ("message: m, messages: [One, Two.], summary: Two", "|m|"),
        (
            "message: \"[Ask](https://example.test/)\", summary: \"[Ask](https://example.test/)\"",
            "|[Ask](https://example.test/)|<a href=\"https://example.test/\">Ask</a>"
        ),
    ])
    func `no text stands twice on a page`(keys: String, shown: String) async throws {
        let page = try await page(
            "{{#entry}}{{^title_repeats}}{{title}}{{/title_repeats}}|{{message}}|"
                + "{{^summary_repeats}}{{{summary}}}{{/summary_repeats}}{{/entry}}",
            keys
        )
        let text = page?.replacing("<p>", with: "").replacing("</p>", with: "")
            .trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(text == shown)
    }

    @Test(arguments: [
        ("title: a", nil), ("title: a, message: it went wrong", nil), ("message: a, summary: S.", nil),
        ("title: A", "A"),
    ])
    func `a name that is the code says nothing beside it`(keys: String, name: String?) async throws {
        let template = "{{page.title}}|{{#entry}}{{^title_repeats}}{{title}}{{/title_repeats}}|{{name}}{{/entry}}"
        let shown = name.map { "a: \($0)|\($0)|\($0)" } ?? "a||"
        #expect(try await page(template, keys) == shown)
    }

    @Test func `a page describes itself where there is no summary`() async throws {
        #expect(try await page("{{page.description}}", "message: it went wrong") == "it went wrong")
    }

    @Test(arguments: ["message", "title"])
    func `an error body that needs a text which an entry lacks is told`(name: String) async throws {
        let configuration = """
            title: Errors
            description: All of them
            base_url: https://example.test/api/
            error_body: |
              {"text": "{{\(name)}}"}
            """
        let faults = try await site("summary: S.", ["content/site.yml": configuration]).faults()
        #expect(faults.map(\.headline) == ["the error body needs a \(name), and `a` has none"])
    }

    @Test func `several statuses stand in the order of the catalog, the usual one first`() async throws {
        let template =
            "{{#entry}}{{status}} {{#further_statuses}}+{{.}}{{/further_statuses}} "
            + "{{#has_several_statuses}}{{#status_lines}}{{.}};{{/status_lines}}{{/has_several_statuses}}{{/entry}}"
        #expect(try await page(template, "title: T, status: [404, 400]") == "404 +400 404 Not Found;400 Bad Request;")
        #expect(try await page(template, "title: T, status: [404]") == "404  ")
        #expect(try await page(template, "title: T, status: 404") == "404  ")
    }

    @Test(arguments: [
        ("[404, 404]", "`404` stands twice in `status`"), ("[404, 42]", "42 is no HTTP status"),
        ("[404, x]", "`status` must be a whole number or a list of them, and this is `x`"),
    ])
    func `a wrong status in a list is told at its place`(status: String, headline: String) async throws {
        #expect(try await site("title: T, status: \(status)").faults().map(\.headline) == [headline])
    }

    @Test func `an entry is found by each of its statuses`() async throws {
        let fixture = try site("title: T, status: [404, 400]")
        try await fixture.build()
        #expect(fixture.output("search/filters.json")?.contains("\"statuses\":[[0],[0]]") == true)
        #expect(fixture.output("search/entries-0.json")?.contains("\"statuses\":[404,400]") == true)
    }

    @Test(arguments: [
        ("since: \"2031-04\"", "2031"), ("retry: after-delay, retry_after: 17 seconds", "17"),
        ("see: [{title: The zebra, url: \"https://example.test/z\"}]", "zebra"),
        ("deprecated: {since: v4711, reason: Zebras do it better.}", "v4711"),
        ("retired: {since: v4711, reason: Zebras do it better.}", "zebras"),
        ("changes: [{since: v4711, what: It is older.}]", "v4711"),
        ("message: no, messages: [\"no {x}\"], parameters: {x: {type: zebra}}", "zebra"),
    ])
    func `what a page says of an entry is found`(keys: String, word: String) async throws {
        let fixture = try site("\(keys.hasPrefix("message") ? "" : "title: T, ")\(keys)")
        try await fixture.build()
        #expect(try #require(fixture.output("search/words-0.json")).contains("\"\(word)\""))
    }

    @Test func `related pages elsewhere stand beside related codes`() async throws {
        let template =
            "{{#entry}}{{#has_see}}{{#see}}{{code}}{{/see}}{{#see_links}}{{title}} {{url}}{{/see_links}}{{/has_see}}{{/entry}}"
        let keys = "title: T, see: [{title: The guide, url: \"https://example.test/g?a&b\"}]"
        #expect(try await page(template, keys) == "The guide https://example.test/g?a&amp;b")
    }

    @Test(arguments: ["deprecated", "retired"])
    func `what took the place of a code may be elsewhere`(key: String) async throws {
        let template = "{{#entry}}{{#\(key)}}{{#use_link}}{{title}} {{url}}{{/use_link}}{{/\(key)}}{{/entry}}"
        let keys = "title: T, \(key): {use: {title: New API, url: \"https://example.test/v2\"}}"
        #expect(try await page(template, keys) == "New API https://example.test/v2")
    }

    @Test(arguments: [
        ("see: [{title: X}]", "an item of `see` has no `url`"),
        ("see: [{title: X, url: nowhere}]", "`nowhere` is no absolute address"),
        (
            "see: [{title: X, link: \"https://example.test/\", url: \"https://example.test/\"}]",
            "an item of `see` has no key `link`"
        ),
        (
            "deprecated: {use: {title: X, url: \"javascript:x\"}}",
            "`javascript:x` has the scheme `javascript:`, which a link may not have"
        ),
    ])
    func `a link that is none is told`(keys: String, headline: String) async throws {
        #expect(try await site("title: T, \(keys)").faults().map(\.headline).contains(headline))
    }

    @Test func `a successor that has its own elsewhere is no dead end`() async throws {
        let elsewhere = "retired: {use: {title: X, url: \"https://example.test/\"}}"
        let fixture = try site("title: T, deprecated: {use: b}}\n  - {code: b, title: B, \(elsewhere)")
        #expect(try await fixture.faults().isEmpty)
    }

    @Test func `a pause is told with the advice to wait`() async throws {
        let template = "{{#entry}}{{retry.value}} {{retry_after}}{{/entry}}"
        #expect(
            try await page(template, "title: T, retry: after-delay, retry_after: 60 seconds")
                == "after-delay 60 seconds"
        )
    }

    @Test(arguments: ["", "retry: never, ", "retry: safe, "])
    func `a pause without advice to wait is told`(retry: String) async throws {
        let headlines = try await site("title: T, \(retry)retry_after: 1 s").faults().map(\.headline)
        #expect(headlines == ["`retry_after` says how long to wait, and `retry` does not say that one should"])
    }
}
