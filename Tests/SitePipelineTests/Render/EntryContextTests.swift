import Testing

@testable import SitePipeline

/// What templates are told of an entry, of its group and of how many there are.
@Suite struct EntryContextTests {
    /// What the page of `a` becomes with a template and a catalog of one group.
    private func page(
        _ template: String,
        group: String = "title: 400 Bad Request\nstatus: 400",
        _ keys: String
    ) async throws -> String? {
        let entry = "{code: a, title: A, message: a, summary: S.\(keys)}"
        let other = "{code: b, title: B, message: b, summary: S., retired: {since: \"1\"}}"
        let fixture = try SiteFixture([
            "content/catalog/400.yml": "group: g\n\(group)\nerrors:\n  - \(entry)\n  - \(other)\n",
            "content/notes/invalid_card.md": nil, "content/notes/used_token.md": nil,
            "content/pages/retrying.md": nil,
            "theme/templates/entry.mustache": template,
        ])
        try await fixture.build()
        return fixture.output("errors/a/index.html")
    }

    @Test func `advice to check first has a flag and a value of its own`() async throws {
        let template = "{{#entry}}{{#retry.after_check}}look {{/retry.after_check}}{{retry.value}}{{/entry}}"
        #expect(try await page(template, ", retry: after-check") == "look after-check")
    }

    @Test(arguments: ["never", "after-change", "after-check", "after-delay", "safe"])
    func `of all advice one flag is set`(retry: String) async throws {
        let flags = ["never", "after_change", "after_check", "after_delay", "safe"]
        let template =
            "{{#entry}}{{#retry}}" + flags.map { "{{#\($0)}}\($0){{/\($0)}}" }.joined() + "{{/retry}}{{/entry}}"
        #expect(try await page(template, ", retry: \(retry)") == retry.replacing("-", with: "_"))
    }

    @Test func `nothing is advised of a code that is no longer sent`() async throws {
        let template = "{{#entry}}{{#retry}}{{value}}{{/retry}}{{#retired}}retired{{/retired}}{{/entry}}"
        #expect(try await page(template, ", retry: never, retired: {since: \"1\"}") == "retired")
    }

    @Test func `a tag is a link to the errors page filtered by it`() async throws {
        let template = "{{#entry}}{{#tag_links}}{{title}} {{url}};{{/tag_links}}{{/entry}}"
        let links = try await page(template, ", tags: [R&D / C++, 円]")
        #expect(links == "R&amp;D / C++ ../../index.html?tag=R%26D%20/%20C%2B%2B;円 ../../index.html?tag=%E5%86%86;")
    }

    @Test func `counts say how many there are in all and how many of them are retired`() async throws {
        let template = "{{site.count}} {{site.total}} {{site.retired}} {{group.count}} {{group.total}}"
        #expect(try await page(template, "") == "1 2 1 1 2")
    }

    @Test func `the group of an entry's page is the current one`() async throws {
        #expect(try await page("{{#group.current}}here{{/group.current}}", "") == "here")
    }

    @Test func `of retired codes nothing is said where there are none`() async throws {
        let fixture = try SiteFixture(["theme/templates/entry.mustache": "<{{site.retired}}>"])
        try await fixture.build()
        #expect(fixture.output("errors/used_token/index.html") == "<>")
    }

    @Test(arguments: [
        ("title: 400 Bad Request\nstatus: 400", "", "400 Bad Request"),
        ("title: Bad Request\nstatus: 400", "", "400 Bad Request"),
        ("title: 422 Unprocessable Entity\nstatus: 422", "", "422 Unprocessable Entity"),
        ("title: Cards\nstatus: 402", "", "402 Payment Required in Cards"),
        ("title: Cards", ", status: 402", "402 Payment Required in Cards"),
        ("title: 400 Bad Request\nstatus: 400", ", status: 404", "404 Not Found in 400 Bad Request"),
    ])
    func `the head of an entry can name its group beside the status`(
        group: String,
        keys: String,
        head: String
    ) async throws {
        let template = """
            {{#entry}}{{#other_group}}{{status_line}} in {{group.title}}{{/other_group}}\
            {{^other_group}}{{group.status}} {{group.name}}{{/other_group}}{{/entry}}
            """
        #expect(try await page(template, group: group, keys) == head)
    }
}
