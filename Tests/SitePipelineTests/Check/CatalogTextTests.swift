import Diagnostics
import Foundation
import SourceReading
import Testing

/// What an author would not see: names that only look alike, lists with gaps, codes that lead round in a circle.
@Suite struct CatalogTextTests {
    private func catalog(_ entries: String, head: String = "group: \"400\"\ntitle: T\n") -> [String: String?] {
        [
            "content/catalog/400.yml": head + "errors:\n" + entries,
            "content/notes/invalid_card.md": nil, "content/notes/used_token.md": nil,
        ]
    }

    private func entry(_ code: String, _ more: String = "") -> String {
        "  - code: \(code)\n    title: T\n    message: m\n    summary: s\n" + more
    }

    @Test(arguments: [
        "\u{200B}", "\u{200D}", "\u{AD}", "\u{FEFF}", "\u{200E}", "\u{E0041}", "\u{FE0F}", "\u{3164}",
        "\u{115F}",
        "\u{2060}", "\u{34F}", "\u{180E}",
    ])
    func `a character that nobody sees`(character: String) async throws {
        try await SiteFixture(catalog(entry("⟦inv\(character)alid⟧"))).expect(.invalidCode, helping: "`invalid`")
        try await SiteFixture(catalog(entry("a", "    aliases: [⟦old\(character)code⟧]\n")))
            .expect(.invalidCode, helping: "`oldcode`")
        try await SiteFixture(catalog(entry("a", "    tags: [⟦ca\(character)rd⟧]\n"))).expect(
            .invalidValue,
            helping: "`card`"
        )
        try await SiteFixture(catalog(entry("a", "    since: ⟦1\(character).0⟧\n"))).expect(
            .invalidValue,
            helping: "`1.0`"
        )
        try await SiteFixture(catalog(entry("a"), head: "group: ⟦4\(character)00⟧\ntitle: T\n"))
            .expect(.invalidValue, helping: "`400`")
    }

    @Test func `a character that nobody sees, and nothing beside it`() async throws {
        try await SiteFixture(catalog(entry("a", "    tags: [⟦\u{200B}⟧]\n"))).expect(
            .invalidValue,
            helping: "nothing else stands there"
        )
        let fixture = try SiteFixture(catalog(entry("⟦\u{200B}⟧")))
        try await fixture.expect(.invalidCode, helping: "nothing else stands there")
        #expect(try await fixture.faults().first?.headline.contains("U+200B") == true)
    }

    @Test func `a space that is none`() async throws {
        try await SiteFixture(catalog(entry("a", "    tags: [⟦two\u{A0}words⟧]\n"))).expect(
            .invalidValue,
            helping: "`two words`"
        )
        try await SiteFixture(catalog(entry("⟦two\u{A0}words⟧"))).expect(.invalidCode)
    }

    @Test(arguments: ["deprecated:⟦⟧", "retired:⟦⟧", "deprecated: ⟦null⟧", "retired: ⟦~⟧"])
    func `a withdrawal without a value`(line: String) async throws {
        let key = line.prefix { $0 != ":" }
        try await SiteFixture(catalog(entry("a", "    \(line)\n"))).expect(.emptyValue, helping: "`\(key): {}`")
        try await SiteFixture(catalog(entry("a", "    \(key): {}\n"))).build()
    }

    @Test(arguments: ["draft", "since", "status", "tags", "aliases", "see", "slug", "retry", "messages"])
    func `a key without a value`(key: String) async throws {
        try await SiteFixture(catalog(entry("a", "    \(key):⟦⟧\n"))).expect(.emptyValue, helping: "leave the key out")
        try await SiteFixture(catalog(entry("a", "    \(key): ~\n"))).build()
    }

    @Test(arguments: ["order", "draft", "updated", "aliases"])
    func `a key of front matter without a value`(key: String) async throws {
        let page = "---\ntitle: Retrying\n\(key):⟦⟧\n---\n\n## Backoff\n\nWait.\n"
        try await SiteFixture(["content/pages/retrying.md": page]).expect(.emptyValue, helping: "leave the key out")
    }

    @Test(arguments: [
        "title: One⟦\u{2028}⟧two", "summary: One⟦\u{85}⟧two", "deprecated: {reason: \"One⟦\u{2029}⟧two\"}",
        "tags: [a] # One⟦\u{2028}⟧two",
    ])
    func `a line's end that nobody sees`(line: String) async throws {
        try await SiteFixture(catalog(entry("a", "    \(line)\n"))).expect(.controlCharacter, helping: "write a space")
    }

    @Test func `an alias with the sign before it`() async throws {
        try await SiteFixture(catalog(entry("a", "    aliases: [⟦\"#old\"⟧]\n"))).expect(.invalidCode, helping: "`old`")
    }

    @Test(arguments: ["since", "reason", "use"]) func `a value of a withdrawal that is empty`(key: String) async throws
    {
        try await SiteFixture(catalog(entry("a", "    retired: {\(key): ⟦''⟧}\n"))).expect(.emptyValue)
    }

    @Test func `lists with gaps and doubles`() async throws {
        let lists = "    messages: [⟦\"\"⟧, ⟦\" \"⟧]\n    tags: [⟦''⟧]\n    aliases: [⟦~⟧, x]\n    see: [⟦''⟧]\n"
        try await SiteFixture(catalog(entry("a", lists))).expect(.emptyValue)
        let doubles = "    messages: [m, ⟦m⟧]\n    tags: [a, b, ⟦a⟧]\n    aliases: [x, ⟦x⟧]\n    see: [b, ⟦b⟧]\n"
        try await SiteFixture(catalog(entry("a", doubles) + entry("b"))).expect(.duplicateItem)
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nnotes: {sections: [⟦''⟧]}\n"
        try await SiteFixture(["content/site.yml": site]).expect(.emptyValue)
    }

    @Test func `a character in each of several codes is told with the code only`() async throws {
        let entries = ["a\u{202E}b", "c\u{202E}d", "e\u{202E}f", "g\u{202E}h"].map { entry("⟦\($0)⟧") }
        try await SiteFixture(catalog(entries.joined())).expect(.invalidCode)
    }

    @Test(arguments: ["***", "---", "#", "<b></b>"])
    func `a summary that shows nothing is told as that only`(summary: String) async throws {
        let catalog = "  - code: a\n    title: T\n    summary: ⟦\"\(summary)\"⟧\n"
        let faults = try await SiteFixture(self.catalog(catalog)).faults().filter { $0.code != .rawHTML }
        #expect(faults.map(\.code) == [.emptyValue])
    }

    @Test func `former ids of a group that stand twice are told as that only`() async throws {
        let head = "group: g\ntitle: T\naliases: [x, ⟦x⟧]\n"
        try await SiteFixture(catalog(entry("a"), head: head)).expect(.duplicateItem)
        let alike = "group: g\ntitle: T\naliases: [x y, x-y]\n"
        #expect(try await SiteFixture(catalog(entry("a"), head: alike)).faults().isEmpty)
    }

    @Test(arguments: ["\u{A0}", "\u{A0}\u{A0}\u{A0}\u{A0}", "  \u{2003}"])
    func `a key of an entry that is indented by what is no space is not missing`(space: String) async throws {
        let faults = try await SiteFixture(catalog("  - code: a\n\(space)title: T\n")).faults()
        #expect(faults.map(\.code) == [.yamlSyntax])
    }

    @Test(arguments: ["\u{A0}", "\u{3000}"])
    func `lines that are indented by what is no space are told once`(space: String) async throws {
        let entry = "⟦\u{A0}⟧\u{A0}- code: a\n\u{A0}\u{A0}  title: T\n".replacing("\u{A0}", with: space)
        let fixture = try SiteFixture(catalog(entry))
        try await fixture.expect(.yamlSyntax, helping: "plain spaces")
        #expect(try await fixture.faults().allSatisfy { !$0.headline.contains(space) })
    }

    @Test func `a reason that is more than a paragraph is told to be a reason`() async throws {
        let fixture = try SiteFixture(catalog(entry("a", "    deprecated: {reason: \"One.\\n\\nTwo.\"}\n")))
        #expect(try await fixture.faults().map(\.headline) == ["a reason is one paragraph"])
    }

    @Test func `codes that are to be used in place of one another`() async throws {
        let circle =
            entry("start", "    retired: {use: a}\n") + entry("c", "    retired: {use: ⟦a⟧}\n")
            + entry("a", "    deprecated: {use: b}\n") + entry("b", "    retired: {use: c}\n")
            + entry("d", "    retired: {use: ⟦e⟧}\n") + entry("e", "    retired: {use: d}\n")
        try await SiteFixture(catalog(circle)).expect(.circularSuccessor)
    }

    @Test func `a successor that is withdrawn itself`() async throws {
        let chain =
            entry("a", "    retired: {use: b}\n") + entry("b", "    deprecated: {use: ⟦c⟧}\n")
            + entry("c", "    retired: {}\n")
            + entry("x", "    retired: {use: y}\n") + entry("y", "    deprecated: {use: z}\n") + entry("z")
        try await SiteFixture(catalog(chain)).expect(.withdrawnSuccessor, helping: "still sent")
    }

    @Test func `a reference to a former name is told the name of now`() async throws {
        let now = entry("b", "    aliases: [old]\n")
        try await SiteFixture(catalog(entry("a", "    see: [⟦old⟧]\n") + now)).expect(
            .unknownCode,
            helping: "write `b`"
        )
        let entries = entry("c", "    retired: {use: a}\n") + entry("a", "    retired: {use: ⟦old⟧}\n") + now
        try await SiteFixture(catalog(entries)).expect(.unknownCode, helping: "write `b`")
        let itself = try SiteFixture(catalog(entry("b", "    aliases: [old]\n    see: [⟦old⟧]\n")))
        try await itself.expect(.unknownCode, helping: "this code itself")
        #expect(try await itself.faults().map(\.headline) == ["`old` is now `b`"])
    }

    @Test(arguments: ["nowhere", "a"])
    func `a successor whose own successor is wrong is not told to have none`(use: String) async throws {
        let entries = entry("c", "    retired: {use: a}\n") + entry("a", "    retired: {use: \(use)}\n")
        #expect(try await SiteFixture(catalog(entries)).faults().count == 1)
    }

    @Test(arguments: [("retired: {}", "is itself retired"), ("deprecated: {}", "is itself deprecated")])
    func `what became of a withdrawn successor is said`(state: String, words: String) async throws {
        let entries = entry("a", "    retired: {use: b}\n") + entry("b", "    \(state)\n")
        let faults = try await SiteFixture(catalog(entries)).faults()
        #expect(faults.map { $0.headline.contains(words) } == [true])
    }

    @Test func `versions that would share an anchor`() async throws {
        let entries =
            entry("a", "    since: a b\n") + entry("b", "    since: a b\n")
            + entry("c", "    since: ⟦a-b⟧\n    retired: {since: a b}\n")
        try await SiteFixture(catalog(entries)).expect(.duplicateAnchor, helping: "`a b`")
    }

    @Test(arguments: [
        "con", "NUL", "aux", "com1", "日本", "…", "'.'", "'..'", "'*'", "'///'", String(repeating: "x", count: 101),
        String(repeating: "long_code.", count: 30),
    ])
    func `the slug that is proposed for a code without one is one`(code: String) async throws {
        let fixture = try SiteFixture(catalog(entry(code)))
        let fault = try #require(await fixture.faults().first { $0.code == .invalidSlug })
        let slug = try #require(fault.help.last?.split(separator: "`").dropFirst().first)
        #expect(slug.hasPrefix("slug: "))
        try fixture.write(
            catalog(entry(code, "    \(slug)\n"))["content/catalog/400.yml"]??.description ?? "",
            to: "content/catalog/400.yml"
        )
        try await fixture.build()
    }

    @Test func `slugs and ids that cannot be`() async throws {
        try await SiteFixture(catalog(entry("a", "    slug: ⟦con⟧\n"))).expect(.invalidSlug)
        try await SiteFixture(catalog(entry("a"), head: "group: ⟦con⟧\ntitle: T\n")).expect(.invalidSlug)
    }
}

/// The error body is what readers compare with what they got.
@Suite struct ErrorBodyTests {
    private func site(_ body: String, catalog: String? = nil) throws -> SiteFixture {
        var files: [String: String?] = [
            "content/site.yml": (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nerror_body: |-\n  \(body)\n"
        ]
        if let catalog { files["content/catalog/400.yml"] = catalog }
        return try SiteFixture(files)
    }

    private static let withoutStatus = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "").replacing(
        "status: 400\n",
        with: ""
    )

    @Test(arguments: ["{\"s\": ⟦{{status}}⟧}", "{\"s\": \"⟦{{status}}⟧\"}", "[⟦{{status}}⟧]"])
    func `an entry without the status that the body needs, told once`(body: String) async throws {
        try await site(body, catalog: Self.withoutStatus).expect(.brokenErrorBody, helping: "`status:`")
    }

    @Test(arguments: [
        "{\"c\": \"{{code}}\"⟦ ⟧\"m\": 1}", "{\"c\": \"{{code}}\",⟦}⟧", "{\"c\": ⟦'⟧{{code}}'}",
        "{\"c\": \"{{code}}\"}⟦}⟧", "{⟦:⟧ \"{{code}}\"}",
        "HTTP/1.1 400 Bad Request\n  Content-Type: application/json\n\n  {\"c\": \"{{code}}\",⟦}⟧",
        "HTTP/2 {{status}}\n\n  {\"c\": \"{{code}}\"⟦ ⟧\"m\": 1}", "HTTP/1.1 400 Bad Request\n  {\"c\": ⟦'⟧{{code}}'}",
        "Content-Type: application/problem+json; charset=utf-8\n\n  {\"c\": \"{{code}}\"}⟦}⟧",
        "HTTP/1.1 100 Continue\n\n  HTTP/1.1 400\n  content-type: application/json\n\n  {{code}}⟦:⟧ {}",
        "{\n    \"c\": {{status}},\n    ⟦.⟧..\n  }", "{\"c\": \"\\⟦{⟧{message}}\"}",
    ])
    func `a body that is no JSON`(body: String) async throws {
        let fixture = try site(body)
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.brokenErrorBody])
        let line = body.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("⟦") } ?? 0
        let range = try #require(faults.first?.range)
        #expect(LineIndex(range.file.text).position(of: range.bounds.lowerBound).line == 7 + line)
    }

    @Test func `a body that is nested deeper than anybody could read is told`() async throws {
        let nested = String(repeating: "[", count: 600) + "\"{{code}}\"" + String(repeating: "]", count: 600)
        #expect(try await site(nested).faults().map(\.code) == [.brokenErrorBody])
    }

    @Test func `a code that stands without quotes`() async throws {
        try await site("{\"c\": ⟦{{code}}⟧}").expect(.brokenErrorBody, helping: "`\"{{code}}\"`")
    }

    @Test(arguments: [
        "{\"u\": \"⟦{{base_url}}⟧nowhere/{{code}}\"}", "{\"u\": \"⟦https://example.test/api/⟧codes/{{code}}\"}",
        "{\"u\": \"⟦{{page_url}}⟧more\"}", "see ⟦{{base_url}}⟧#E{{code}}",
        "{\"u\": \"⟦{{base_url}}⟧errors/{{code_hyphenated}}/\"}",
        "{\"u\": \"⟦https:\\/\\/example.test\\/api\\/⟧codes\\/{{code}}\"}", "see ⟦HTTPS://Example.Test/api/⟧codes.",
        "{\"u\": \"⟦https:\\u002F\\u002fexample.TEST/api/⟧codes\"}", "{\"u\":\"⟦http://example.test/api/⟧#E{{code}}\"}",
        "HTTP/1.1 400 Bad Request\n  Link: <⟦https://Example.test/api/⟧nowhere>; rel=help\n\n  {\"c\": \"{{code}}\"}",
    ])
    func `a link that leads nowhere, told once`(body: String) async throws {
        try await site(body).expect(.brokenErrorBody, helping: "`{{url}}`")
    }

    @Test(arguments: [
        "{\"s\": {{status}}, \"a\": [true, null, -1.5e3, \"\\u00e9\\n{{message}}\"], \"u\": \"{{url}}\", \"p\": \"{{page_url}}\"}",
        "{\"u\": \"{{base_url}}errors/{{code}}/\", \"v\": \"{{base_url}}#{{code_hyphenated}}\", \"b\": \"{{base_url}}\"}",
        "{\"p\": \"{{base_url}}retrying/\", \"g\": \"{{base_url}}groups/400/\", \"c\": \"{{code}}\"}",
        "{\"p\": \"https:\\/\\/Example.test\\/api\\/retrying\\/\", \"q\": \"https://example.test/api\"}",
        "HTTP/1.1 {{status}} Bad Request\n  Content-Type: application/json\n\n  {\"m\": \"{{message}}\", \"s\": {{status}}}",
        "HTTP/1.1 100 Continue\n\n  HTTP/2 {{status}}\n  content-type: text/plain\n\n  [{{code}}]",
        "HTTP/1.1 400 Bad Request\n\n  {{code}}: {{message}}", "Note: all is {lost\n\n  [{{code}}]",
        "HTTP {{status}} {{code}}: see {{url}}.", "<error status=\"{{status}}\">{{message}}</error>",
        "{{code}}: {{message}}",
    ])
    func `a body that is right, or no JSON at all`(body: String) async throws {
        try await site(body).build()
    }

    @Test func `what is no JSON needs no status`() async throws {
        try await site("<error status=\"{{status}}\"/>", catalog: Self.withoutStatus).build()
    }
}

/// Files that are no UTF-8: one cause, one fault.
@Suite struct EncodingTests {
    private static let encodings: [(String.Encoding, [UInt8])] = [
        (.utf16LittleEndian, [0xFF, 0xFE]), (.utf16BigEndian, [0xFE, 0xFF]), (.utf16LittleEndian, []),
        (.utf16BigEndian, []),
    ]

    @Test(arguments: [
        "content/site.yml", "content/catalog/400.yml", "content/notes/used_token.md", "content/pages/retrying.md",
        "theme/templates/navigation.mustache", "theme/templates/entry.mustache", "theme/templates/footer.mustache",
    ])
    func `a file in UTF-16 is one fault`(path: String) async throws {
        for (encoding, mark) in Self.encodings {
            let fixture = try SiteFixture([
                "content/notes/invalid_card.md":
                    "## Why\n\nSee [it](used_token.md) and [that](../pages/retrying.md).\n",
                "content/site.yml": (SiteFixture.soundSite["content/site.yml"] ?? "")
                    + "\nnotes: {required: true, sections: [Why]}\n",
                "content/notes/used_token.md": "## Why\n\nUsed.\n",
                "theme/templates/footer.mustache": "<p>Here stands some text of the footer.</p>\n",
                "theme/templates/page.mustache": "<h1>{{page.title}}</h1>{{{content}}}{{> footer}}\n",
            ])
            try await fixture.build()
            let data = try #require(try fixture.read(path).data(using: encoding))
            try (Data(mark) + data).write(to: fixture.folder.appending(path: path))
            let faults = try await fixture.faults()
            #expect(faults.map(\.headline) == ["this is UTF-16, not UTF-8"], "\(faults.map(\.range.file.path))")
        }
    }

    @Test(arguments: encodings)
    func `the fault of UTF-16 shows what stands there`(encoding: String.Encoding, mark: [UInt8]) throws {
        var faults: [Diagnostic] = []
        let data = try #require("title: Übel\n".data(using: encoding))
        #expect(SourceReader.text(of: mark + Array(data), path: "a.yml", &faults) == nil)
        #expect(faults.map(\.range.file.text) == ["title: Übel\n"])
    }

    @Test(arguments: [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]] as [[UInt8]])
    func `UTF-32 is told apart from UTF-16`(mark: [UInt8]) {
        var faults: [Diagnostic] = []
        #expect(SourceReader.text(of: mark + [0x61, 0, 0, 0], path: "a.yml", &faults) == nil)
        #expect(faults.map(\.headline) == ["this is UTF-32, not UTF-8"])
    }

    @Test func `a fault behind a lone CR is on its line`() async throws {
        let fixture = try SiteFixture()
        try Data(Array("One\rTwo\r\nThree ".utf8) + [0xFF]).write(
            to: fixture.folder.appending(path: "content/notes/used_token.md")
        )
        let range = try #require(await fixture.faults().first?.range)
        let position = LineIndex(range.file.text).position(of: range.bounds.lowerBound)
        #expect(position.line == 3 && position.column == 7)
    }
}
