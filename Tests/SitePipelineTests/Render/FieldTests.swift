import Diagnostics
import Testing

/// What pages, templates and the search show of fields that a site declares.
@Suite struct FieldTests {
    private static let fields = """
        severity: {type: choice, choices: {error: Error, never: Never said}, filter: true, head: true, search: true}
        fixable: {type: flag, filter: true, head: true}
        sqlstate: {label: SQLSTATE, type: code, description: "A <class> of SQL"}
        level: {type: number, head: true}
        products: {type: list, filter: true, search: true}
        docs: {type: link}
        why: {type: markdown, search: true}
        owner: {of: group, search: true}
        told: {type: link, of: group}
        """

    private func site(_ values: String, group: String = "", templates: [String: String] = [:]) throws -> SiteFixture {
        let files = templates.map { ("theme/templates/\($0).mustache", Optional($1)) }
        return try SiteFixture(
            declaring: Self.fields,
            entry: "fields: {\(values)}",
            group: group,
            Dictionary(uniqueKeysWithValues: files)
        )
    }

    private func page(_ template: String, _ values: String) async throws -> String? {
        let site = try site(values, templates: ["entry": template])
        try await site.build()
        return site.output("errors/invalid_card/index.html")
    }

    @Test func `fields come in the order of the site, each with its label, type and value`() async throws {
        let template =
            "{{#entry.fields}}{{label}} {{type}} {{value}} {{#values}}({{text}}){{/values}};{{/entry.fields}}"
        let values = "products: [b, a], sqlstate: \"23505\", fixable: true, severity: never, level: \"007\""
        #expect(
            try await page(template, values)
                == "Severity choice never (Never said);Fixable flag true (Yes);SQLSTATE code 23505 (23505);"
                + "Level number 007 (007);Products list b, a (b)(a);"
        )
    }

    @Test func `a field is called by its name`() async throws {
        let template =
            "{{#entry.field.level}}{{label}} {{value}}{{/entry.field.level}}{{^entry.field.docs}}none{{/entry.field.docs}}{{entry.field.severity.value}}"
        #expect(try await page(template, "level: 3") == "Level 3none")
    }

    @Test func `a template that names a field that is not declared`() async throws {
        let site = try site("level: 3", templates: ["entry": "{{⟦entry.field.levle.value⟧}}{{{entry.note}}}"])
        let faults = try await site.faults()
        #expect(faults.map(\.code) == [.unknownVariable])
        #expect(faults.first?.help.first?.contains("`level`") == true)
    }

    @Test func `what stands beside the title says what it is`() async throws {
        let template = "{{#entry.head_fields}}[{{head_text}}]{{/entry.head_fields}}"
        #expect(try await page(template, "level: 3, fixable: true, severity: error") == "[Error][Fixable][Level: 3]")
        #expect(try await page(template, "fixable: false") == "")
    }

    @Test func `links are made for each page and called after what they lead to`() async throws {
        let template = "{{#entry.fields}}{{#values}}{{{html}}}{{/values}}{{/entry.fields}}"
        let values =
            "docs: [\"#used_token\", ../pages/retrying.md, {title: \"A <b>\", url: \"https://example.com/?a&b\"}]"
        #expect(
            try await page(template, values)
                == "<a href=\"../../errors/used_token/index.html\">Used Token</a><a href=\"../../retrying/index.html\">Retrying</a>"
                + "<a href=\"https://example.com/?a&amp;b\">A &lt;b&gt;</a>"
        )
    }

    @Test func `a filter leads to the errors page, with every value on one line`() async throws {
        let template =
            "{{#entry.fields}}{{#values}}{{#is_filter}}{{url}} {{/is_filter}}{{/values}}{{/entry.fields}}{{#entry.filters}}<{{.}}>{{/entry.filters}}"
        let values = "products: [\"R&D / C++\", \"two\\nlines\"], level: 3, fixable: false"
        #expect(
            try await page(template, values)
                == "../../index.html?fixable=false ../../index.html?products=R%26D%20/%20C%2B%2B "
                + "../../index.html?products=two%20lines <fixable=false><products=R&amp;D / C++><products=two lines>"
        )
    }

    @Test func `a group shows its own`() async throws {
        let group = "fields: {owner: Payments, told: ../pages/retrying.md}"
        let site = try site(
            "level: 1",
            group: group,
            templates: [
                "group":
                    "{{#group.fields}}{{label}}:{{#values}}{{^html}}{{text}}{{/html}}{{{html}}}{{/values}};{{/group.fields}}{{#entries}}{{{note}}}{{/entries}}"
            ]
        )
        try await site.build()
        let page = try #require(site.output("groups/400/index.html"))
        #expect(page.hasPrefix("Owner:Payments;Told:<a href=\"../../retrying/index.html\">Retrying</a>;"))
    }

    @Test func `the search finds and filters what it is told to`() async throws {
        let site = try site(
            "severity: error, sqlstate: hidden, products: [zebra], why: \"A *quagga* came.\", fixable: true",
            group: "fields: {owner: Okapi}"
        )
        try await site.build()
        let head = try #require(site.output("search/index.json"))
        #expect(head.contains(#""labels":{"severity":"Severity","fixable":"Fixable","products":"Products"}"#))
        #expect(head.contains(#""field-severity":[{"value":"error","title":"Error","count":1}]"#))
        #expect(head.contains(#""field-fixable":[{"value":"true","count":1}]"#))
        #expect(try #require(site.output("search/filters.json")).contains(#""field-products":[[0]]"#))
        let words = try #require(site.output("search/words-0.json"))
        for word in ["zebra", "quagga", "okapi", "error"] { #expect(words.contains("\"\(word)\""), "\(word)") }
        #expect(!words.contains("\"hidden\""))
    }

    @Test func `an edit of a declaration changes every page`() async throws {
        let site = try site("level: 3", templates: ["entry": "{{#entry.fields}}{{label}}{{/entry.fields}}"])
        try await site.build()
        try site.write(
            try site.read("content/site.yml").replacing("level: {", with: "level: {label: Rank, "),
            to: "content/site.yml"
        )
        try await site.build()
        #expect(site.output("errors/invalid_card/index.html") == "Rank")
    }
}
