import Diagnostics
import Testing

/// The operations that return errors, and their pages.
@Suite struct OperationTests {
    private func site(_ first: String, _ second: String = "", _ more: [String: String?] = [:]) throws -> SiteFixture {
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "")
            .replacing("summary: The card is not valid.", with: "summary: The card is not valid.\n\(first)")
            .replacing("summary: Tokens are single use.", with: "summary: Tokens are single use.\n\(second)")
        let entry = "{{#entry}}{{#returned_by}}<a href=\"{{url}}\">{{name}}</a>{{/returned_by}}{{operation_count}}"
        let files: [String: String?] = [
            "content/catalog/400.yml": catalog,
            "theme/templates/entry.mustache":
                entry + "{{#has_many_operations}}many{{/has_many_operations}}{{{note}}}{{/entry}}\n",
            "theme/templates/navigation.mustache": "<nav>{{operations}}</nav>\n",
        ]
        return try SiteFixture(files.merging(more) { $1 })
    }

    private static let both = (
        "    returned_by: [\"POST  /charges/{id}\", POST /charges]", "    returned_by: [POST /charges]"
    )

    @Test func `an entry leads to its operations, and each of them to its errors`() async throws {
        let fixture = try site(Self.both.0, Self.both.1)
        try await fixture.build()
        let entry = try #require(fixture.output("errors/invalid_card/index.html"))
        let links = """
            <a href="../../operations/post-charges/index.html">POST /charges</a>\
            <a href="../../operations/post-charges-id/index.html">POST /charges/{id}</a>2
            """
        #expect(entry.hasPrefix(links))
        #expect(
            fixture.output("operations/post-charges/index.html") == """
                <h1>POST /charges</h1><a href="../../errors/invalid_card/index.html">invalid_card</a>\
                <a href="../../errors/used_token/index.html">used_token</a>

                """
        )
        #expect(fixture.output("operations/index.html")?.contains("post-charges-id/index.html") == true)
        #expect(fixture.output("sitemap.xml")?.contains("/operations/post-charges/<") == true)
        let ledger = try fixture.read("content/permalinks.txt")
        #expect(ledger.contains("operations/post-charges/\toperation POST /charges\t"))
        #expect(fixture.output("search/words-0.json")?.contains("\"charges\"") == true)
    }

    @Test func `without operations there is nothing of them`() async throws {
        let fixture = try site("")
        try await fixture.build()
        #expect(fixture.output("operations/index.html") == nil)
        #expect(fixture.output("sitemap.xml")?.contains("operations") == false)
        #expect(try fixture.read("content/permalinks.txt").contains("operations") == false)
        let page = "---\ntitle: Operations\n---\n\nOurs.\n"
        try await site("", "", ["content/pages/operations.md": page]).build()
    }

    @Test func `operations of one path stand together, in the order of methods`() async throws {
        let names = ["DELETE /b", "charges.Create", "POST /a/b", "PUT /a", "GET /b", "GET /a"]
        let fixture = try site("    returned_by: [\(names.joined(separator: ", "))]")
        try await fixture.build()
        let list = fixture.output("operations/index.html")?.matches(of: />([^<]+)</).map { String($0.output.1) }
        #expect(list == ["GET /a", "PUT /a", "POST /a/b", "GET /b", "DELETE /b", "charges.Create"])
    }

    @Test func `more than eight operations are many`() async throws {
        let fixture = try site("    returned_by: [\((1...9).map { "GET /a\($0)" }.joined(separator: ", "))]")
        try await fixture.build()
        #expect(fixture.output("errors/invalid_card/index.html")?.contains("9many") == true)
    }

    @Test(arguments: [
        ("[POST /a, ⟦post /a⟧]", DiagnosticCode.slugClash), ("[POST /a, ⟦POST /a/⟧]", .slugClash),
        ("[⟦支払い⟧]", .invalidSlug), ("⟦POST /a⟧", .wrongType), ("[POST /a, ⟦POST /a⟧]", .duplicateItem),
    ])
    func `operations that have no page of their own`(list: String, code: DiagnosticCode) async throws {
        try await site("    returned_by: \(list)").expect(code)
    }

    @Test func `pages and files in the place of operations`() async throws {
        let page = "---\ntitle: Operations\n---\n\nOurs.\n"
        let path = "content/pages/operations/mine.md"
        try await site(Self.both.0, "", [path: page]).expect(.reservedPage, about: path)
        let file = "content/static/operations/x.txt"
        try await site(Self.both.0, "", [file: "x"]).expect(.reservedPage, about: file)
    }

    @Test func `addresses of entries that meet those of operations`() async throws {
        let settings =
            (SiteFixture.soundSite["content/site.yml"] ?? "")
            + "\naddresses: {entry: \"operations/{slug}/\"}\n"
        let fixture = try site("    slug: post-charges\n" + Self.both.0, "", ["content/site.yml": settings])
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.slugClash])
        #expect(faults.first?.headline.contains("the operation `POST /charges`") == true)
    }

    @Test func `links of texts lead to operations`() async throws {
        let note = "[All](../operations/), [one](../operations/post-charges/).\n"
        let fixture = try site(Self.both.0, "", ["content/notes/used_token.md": note])
        try await fixture.build()
        let page = try #require(fixture.output("errors/used_token/index.html"))
        #expect(page.contains("../../operations/index.html"))
        #expect(page.contains("../../operations/post-charges/index.html"))
        let wrong = "[One](⟦../operations/post-charge/⟧).\n"
        try await site(Self.both.0, "", ["content/notes/used_token.md": wrong]).expect(.unresolvedLink)
    }

    @Test func `an operation that is no longer named is carried on by an alias`() async throws {
        let fixture = try site(Self.both.0, Self.both.1)
        try await fixture.release()
        let path = "content/catalog/400.yml"
        let text = try fixture.read(path)
        try fixture.write(text.replacing("\"POST  /charges/{id}\", ", with: ""), to: path)
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.lostPermalink])
        #expect(faults.first?.help.first?.contains("`aliases: [/operations/post-charges-id]`") == true)
        let alias = "POST /charges]\n    aliases: [/operations/post-charges-id]"
        try fixture.write(
            text.replacing("\"POST  /charges/{id}\", POST /charges]", with: alias),
            to: path
        )
        try await fixture.build()
        #expect(fixture.output("operations/post-charges-id/index.html")?.contains("errors/invalid_card/") == true)
    }

    @Test func `a theme without templates of operations is sound until some are named`() async throws {
        let lacking: [String: String?] = [
            "theme/templates/operation.mustache": nil, "theme/templates/operations.mustache": nil,
        ]
        try await site("", "", lacking).build()
        let faults = try await site(Self.both.0, "", lacking).faults()
        #expect(faults.map(\.code) == [.missingTemplate, .missingTemplate])
    }
}
