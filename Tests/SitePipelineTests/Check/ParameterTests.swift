import Diagnostics
import Testing

/// The parameters of messages: each stands in one, is shown and is found.
@Suite struct ParameterTests {
    private func site(_ style: String?, _ entry: String, templates: [String: String] = [:]) throws -> SiteFixture {
        var files: [String: String?] = [
            "content/site.yml": """
            title: Errors
            description: All of them
            base_url: https://example.test/api/
            \(style.map { "placeholders: \($0)" } ?? "")

            """,
            "content/catalog/400.yml": """
            group: "400"
            title: 400 Bad Request
            errors:
              - code: invalid_card
                summary: The card is not valid.
                \(entry)
              - {code: used_token, title: Used Token}

            """,
        ]
        for (name, text) in templates { files["theme/templates/\(name).mustache"] = text }
        return try SiteFixture(files)
    }

    // MARK: - Faults

    @Test(
        arguments: [
            (nil, "message: a {field}", "⟦field⟧: {}", "`placeholders: braces`"),
            (nil, "message: a %s", "⟦field⟧: {}", "`placeholders: printf`"),
            (nil, "messages: [\"a {field}\"]", "⟦feild⟧: {}", "`field`"),
            (nil, "message: a", "⟦field⟧: {}", "write `{field}`"),
            ("none", "message: a {field}", "⟦field⟧: {}", "`placeholders: none`"),
            ("dollar-braces", "message: a {field}", "⟦field⟧: {}", "write `${field}`"),
            ("percent-names", "message: a %name% b", "name: {}, ⟦nam⟧: {}", "`name`"),
            ("printf", "message: a %s 5%%", "one: {}, ⟦two⟧: {}", "which has 1 of them"),
            ("printf", "message: \"a %1$s\"", "⟦\"2\"⟧: {}", "which has 1 of them"),
            ("positional", "message: \"a {0}\"", "\"0\": {}, ⟦\"1\"⟧: {}", "which has 1 of them"),
        ] as [(String?, String, String, String)]
    )
    func `a parameter that no message holds`(style: String?, entry: String, names: String, help: String) async throws {
        try await site(style, "\(entry)\n    parameters: {\(names)}").expect(.unknownParameter, helping: help)
    }

    @Test(
        arguments: [
            (nil, "message: m, {field}", "messages: [\"a {field}\"]", "field: {}"),
            ("braces", "message: \"{field} is {b}\"", "", "b: {}, field: {}"),
            ("printf", "message: \"%s is %s\"", "", "any: {}, name: {}"),
            ("printf", "message: a, messages: [\"%2$s\"]", "messages: [\"%2$s\"]", "\"2\": {}"),
            ("positional", "message: \"{1} {0}\"", "", "first: , second: "),
            ("double-braces", "message: \"{{ a }}\"", "", "a: {type: string}"),
        ] as [(String?, String, String, String)]
    )
    func `a parameter that a message holds`(style: String?, message: String, more: String, names: String) async throws {
        let entry = more.isEmpty ? message : "\(message.split(separator: ",")[0])\n    \(more)"
        let site = try site(style, "\(entry)\n    parameters: {\(names)}")
        #expect(try await site.faults().map(\.headline) == [])
    }

    @Test func `a style that there is not`() async throws {
        try await site("⟦printff⟧", "message: a").expect(.invalidValue, helping: "`printf`")
    }

    @Test func `parameters that are no mapping, or say what they do not have`() async throws {
        try await site(nil, "message: a\n    parameters: ⟦[⟧field]").expect(.wrongType, helping: "field: {")
        try await site(nil, "messages: [\"{a}\"]\n    parameters: {a: {⟦typ⟧: x}}").expect(
            .unknownKey,
            helping: "`type`"
        )
        try await site(nil, "messages: [\"{a}\"]\n    parameters: {a: {}, ⟦a⟧: {}}").expect(.duplicateKey)
    }

    @Test func `what is said of a parameter is one line, and its links lead somewhere`() async throws {
        let entry = "messages: [\"{a}\"]\n    parameters: {a: {description: \"[x](⟦#nowhere⟧)\"}}"
        try await site(nil, entry).expect(.unresolvedLink)
        try await site(nil, "messages: [\"{a}\"]\n    parameters: {a: {description: \"x\\n\\n⟦y⟧\"}}").expect(
            .summaryBlock
        )
    }

    // MARK: - Pages and search

    private func page(_ template: String, _ style: String?, _ entry: String) async throws -> String? {
        let site = try site(style, entry, templates: ["entry": template])
        try await site.build()
        return site.output("errors/invalid_card/index.html")
    }

    @Test func `what varies is marked in the message, and all else is as it was`() async throws {
        let template = "{{{entry.message_html}}}|{{#entry.marked_messages}}{{{html}}};{{/entry.marked_messages}}"
        let entry = "message: \"<b> & %s 'x' %d\"\n    messages: [\"no %% more\", \"%d ü\"]\n    parameters: {who: {}}"
        #expect(
            try await page(template, "printf", entry)
                == "&lt;b&gt; &amp; <var class=\"parameter\" title=\"who\">%s</var> &#39;x&#39; <var class=\"parameter\">%d</var>|"
                + "no %% more;<var class=\"parameter\" title=\"who\">%d</var> ü;"
        )
        #expect(try await page(template, nil, "message: a {b}\n    messages: [\"{b}\"]") == "|")
        #expect(
            try await page(template, nil, "message: a {b}\n    messages: [\"{b}\"]\n    parameters: {b: {}}")
                == "|<var class=\"parameter\">{b}</var>;"
        )
    }

    @Test func `parameters have what is said of them`() async throws {
        let template = "{{#entry.parameters}}{{name}},{{type}},{{{description}}},{{example}};{{/entry.parameters}}"
        let entry = """
            message: "{b} {a}"
                parameters:
                  a: {type: string, description: "The *card*.", example: "4242 <1>"}
                  b:

            """
        #expect(
            try await page(template, "braces", entry) == "a,string,The <em>card</em>.,4242 &lt;1&gt;;b,,,;"
        )
    }

    @Test func `the search knows what varies, and what is said of it`() async throws {
        let site = try site("printf", "message: \"quagga %shidden\"\n    parameters: {okapi: {description: A zebra.}}")
        try await site.build()
        let words = try #require(site.output("search/words-0.json"))
        for word in ["quagga", "okapi", "zebra", "hidden"] { #expect(words.contains("\"\(word)\""), "\(word)") }
        #expect(!words.contains("\"shidden\""))
        #expect(try #require(site.output("search/index.json")).contains(#""gaps":"%"#))
    }
}
