import Diagnostics
import Testing

/// Codes that are parts of others.
@Suite struct SubCodeTests {
    private func site(_ catalog: String, _ more: [String: String?] = [:]) throws -> SiteFixture {
        let entry = """
            {{#entry}}{{#parent}}part of {{code}} at {{url}}{{/parent}}
            {{#sub_codes}}{{code}},{{/sub_codes}}{{sub_code_count}}{{#has_many_sub_codes}}many{{/has_many_sub_codes}}
            {{/entry}}

            """
        let files: [String: String?] = [
            "content/catalog/400.yml": "group: \"400\"\ntitle: 400 Bad Request\nstatus: 400\nerrors:\n" + catalog,
            "content/notes/invalid_card.md": nil, "content/notes/used_token.md": nil,
            "theme/templates/entry.mustache": entry,
        ]
        return try SiteFixture(files.merging(more) { $1 })
    }

    private static func entry(_ code: String, _ more: String = "") -> String {
        "  - code: \(code)\n    title: \(code)\n" + more.split(separator: "\n").map { "    \($0)\n" }.joined()
    }

    @Test func `a sub-code says its parent, and the parent lists it`() async throws {
        let catalog =
            Self.entry("funds", "parent: declined") + Self.entry("other") + Self.entry("declined")
            + Self.entry("lost", "parent: declined")
        let fixture = try site(catalog)
        try await fixture.build()
        let funds = try #require(fixture.output("errors/funds/index.html"))
        #expect(funds.hasPrefix("part of declined at ../../errors/declined/index.html\n0"))
        #expect(fixture.output("errors/declined/index.html") == "\nfunds,lost,2\n")
        let errors = try #require(fixture.output("index.html"))
        let codes = errors.matches(of: /<h3 id="(\w+)"/).map { String($0.output.1) }
        #expect(codes == ["other", "declined", "funds", "lost"])
    }

    @Test func `a sub-code of another group stays in its own`() async throws {
        let other = "group: \"500\"\ntitle: Other\nerrors:\n" + Self.entry("funds", "parent: declined")
        let fixture = try site(Self.entry("declined"), ["content/catalog/500.yml": other])
        try await fixture.build()
        #expect(fixture.output("errors/declined/index.html") == "\nfunds,1\n")
        #expect(fixture.output("groups/500/index.html") == "<h1>Other</h1>\n")
    }

    @Test func `more than eight are many`() async throws {
        let fixture = try site(
            Self.entry("declined") + (1...9).map { Self.entry("d\($0)", "parent: declined") }.joined()
        )
        try await fixture.build()
        #expect(fixture.output("errors/declined/index.html")?.hasSuffix("9many\n") == true)
    }

    @Test func `the search says the parent, and finds the sub-code by it`() async throws {
        let fixture = try site(Self.entry("zzz_declined") + Self.entry("funds", "parent: zzz_declined"))
        try await fixture.build()
        #expect(fixture.output("search/entries-0.json")?.contains(#""parent":"zzz_declined""#) == true)
        #expect(fixture.output("search/index.json")?.contains(#""parents":true"#) == true)
        let without = try site(Self.entry("declined"))
        try await without.build()
        #expect(without.output("search/index.json")?.contains("parent") == false)
    }

    @Test func `a parent that is not there`() async throws {
        let catalog = Self.entry("declined") + Self.entry("funds", "parent: ⟦declind⟧")
        try await site(catalog).expect(.unknownCode, helping: "`declined`")
    }

    @Test func `a code that is its own parent`() async throws {
        try await site(Self.entry("declined", "parent: ⟦declined⟧")).expect(.selfReference)
    }

    @Test(arguments: [2, 3, 40])
    func `parents in a circle, told once`(count: Int) async throws {
        let catalog = (0..<count).map { number in
            let parent = "e\((number + 1) % count)"
            return Self.entry("e\(number)", "parent: \(number == 0 ? "⟦\(parent)⟧" : parent)")
        }
        try await site(catalog.joined()).expect(.circularParent, helping: "`parent:`")
    }

    @Test func `a retired parent of a code that is still sent`() async throws {
        let parent = Self.entry("declined", "retired: {since: \"2025-01-01\"}")
        try await site(parent + Self.entry("funds", "parent: ⟦declined⟧")).expect(.retiredParent, helping: "`retired:`")
        try await site(parent + Self.entry("funds", "parent: declined\nretired: {since: \"2025-01-01\"}")).build()
    }

    @Test func `the body of a part may say the code of the whole, and the other way round`() async throws {
        let whole = Self.entry("declined", "error_body: '{\"code\": \"funds\"}'")
        try await site(whole + Self.entry("funds", "parent: declined\nerror_body: '{\"code\": \"declined\"}'")).build()
    }
}
