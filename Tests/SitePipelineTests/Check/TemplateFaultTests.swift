import Diagnostics
import Testing

/// Faults of the theme. Mustache itself would render an unknown name as nothing.
@Suite struct TemplateFaultTests {
    private func page(_ template: String) -> [String: String?] {
        ["theme/templates/page.mustache": template]
    }

    @Test func `an unknown variable`() async throws {
        try await SiteFixture(page("<p>⟦{{page.titel}}⟧</p>\n")).expect(.unknownVariable, helping: "`title`")
    }

    @Test func `a variable of another kind of page`() async throws {
        try await SiteFixture(page("⟦{{entry.code}}⟧\n")).expect(.unknownVariable)
    }

    @Test func `a variable inside a section is looked up in what the section shows`() async throws {
        #expect(
            try await SiteFixture(
                page("{{#headings}}<a href=\"{{fragment}}\">{{text}}</a>{{site.title}}{{/headings}}{{{content}}}")
            )
            .faults().isEmpty
        )
    }

    @Test func `an unknown partial`() async throws {
        try await SiteFixture(page("⟦{{> haed}}⟧\n").merging(["theme/templates/head.mustache": "x"]) { $1 })
            .expect(.unknownPartial, helping: "`head`")
    }

    @Test(arguments: ["head.mustache", "templates/head.mustache", "templates/head"])
    func `a partial that is named as its file is`(name: String) async throws {
        try await SiteFixture(page("⟦{{> \(name)}}⟧\n").merging(["theme/templates/head.mustache": "x"]) { $1 })
            .expect(.unknownPartial, helping: "write `{{> head}}`")
        try await SiteFixture(page("⟦{{> \(name.replacing("head", with: "zzz"))}}⟧\n"))
            .expect(.unknownPartial, helping: "write templates/zzz.mustache, and `{{> zzz}}` here")
    }

    @Test(arguments: [("#if x", "if"), ("#if x", "if x"), ("^a b", "a"), ("#each items", "each")])
    func `a tag of another language is told once, and not its end`(tag: String, end: String) async throws {
        try await SiteFixture(page("⟦{{\(tag)}}⟧a{{#page}}{{title}}{{/page}}{{/\(end)}}\n")).expect(.templateSyntax)
    }

    @Test func `a fault in a partial is told once, there`() async throws {
        try await SiteFixture([
            "theme/templates/head.mustache": "⟦{{page.titel}}⟧\n",
            "theme/templates/page.mustache": "{{> head}}\n", "theme/templates/group.mustache": "{{> head}}\n",
        ])
        .expect(.unknownVariable)
    }

    @Test func `a partial that contains itself`() async throws {
        try await SiteFixture(page("{{> loop}}\n").merging(["theme/templates/loop.mustache": "⟦{{> loop}}⟧\n"]) { $1 })
            .expect(.templateSyntax)
    }

    @Test func `HTML that would be escaped, and text that would not`() async throws {
        try await SiteFixture(page("⟦{{content}}⟧ ⟦{{{page.title}}}⟧\n")).expect(.unknownVariable)
    }

    @Test(arguments: ["page.title!", "page title", "é"])
    func `a tag whose name is none`(name: String) async throws {
        try await SiteFixture(page("⟦{{\(name)}}⟧\n")).expect(.templateSyntax)
    }

    @Test func `a section that is not closed`() async throws {
        try await SiteFixture(page("⟦{{#headings}}⟧x\n")).expect(.templateSyntax)
    }

    @Test func `sections that overlap`() async throws {
        try await SiteFixture(page("{{#headings}}{{#page}}⟦{{/headings}}⟧⟦{{/page}}⟧\n")).expect(.templateSyntax)
    }

    @Test func `an asset that the theme does not have`() async throws {
        try await SiteFixture(page("⟦{{assets.sight_css}}⟧\n")).expect(.unknownAsset, helping: "`site_css`")
    }

    @Test func `an address in a stylesheet that leads to no asset`() async throws {
        try await SiteFixture(["theme/assets/site.css": "a { background: url(⟦icon.svg⟧) }\n"]).expect(.unknownAsset)
    }

    @Test func `two assets that templates would call by one name`() async throws {
        try await SiteFixture(["theme/assets/a-b.txt": "1", "theme/assets/a_b.txt": "2"]).expect(
            .duplicateAsset,
            about: "theme/assets/a_b.txt"
        )
    }

    @Test func `sections that are nested more than 100 deep`() async throws {
        let open = "{{#page}}"
        let close = String(repeating: "{{/page}}", count: 40_000)
        try await SiteFixture(
            page(
                String(repeating: open, count: 100) + "⟦\(open)⟧" + String(repeating: open, count: 39_899) + close
            )
        )
        .expect(.templateSyntax)
    }

    @Test func `sections that are nested 100 deep are no fault`() async throws {
        let template =
            String(repeating: "{{#page}}", count: 100) + "{{title}}" + String(repeating: "{{/page}}", count: 100)
        try await SiteFixture(page(template)).build()
    }

    @Test func `a chain of 101 partials`() async throws {
        var files = page("{{> p1}}")
        for number in 1...100 { files["theme/templates/p\(number).mustache"] = "{{> p\(number + 1)}}" }
        files["theme/templates/p100.mustache"] = "⟦{{> p101}}⟧"
        files["theme/templates/p101.mustache"] = "x"
        try await SiteFixture(files).expect(.templateSyntax)
    }

    @Test(.timeLimit(.minutes(5))) func `partials that double what the next one holds`() async throws {
        var files = page("{{> p1}}")
        for number in 1...24 {
            files["theme/templates/p\(number).mustache"] = "{{> p\(number + 1)}}{{> p\(number + 1)}}"
        }
        files["theme/templates/p25.mustache"] = "x"
        let faults = try await SiteFixture(files).faults()
        #expect(faults.map(\.code) == [.templateSyntax])
        #expect(faults.first?.headline.contains("100000 tags") == true)
    }

    @Test func `a missing template`() async throws {
        try await SiteFixture(["theme/templates/group.mustache": nil]).expect(
            .missingTemplate,
            about: "theme/templates/group.mustache"
        )
    }

    @Test func `an address in a stylesheet leads to the published name`() async throws {
        let fixture = try SiteFixture([
            "theme/assets/site.css": "a { background: url(\"icon.svg#copy\") }\n", "theme/assets/icon.svg": "<svg/>",
            "theme/templates/page.mustache": "{{assets.site_css}}\n",
        ])
        try await fixture.build()
        let stylesheet = try #require(fixture.output("retrying/index.html")).dropFirst("../".count).dropLast()
        let css = try #require(fixture.output(String(stylesheet)))
        let address = try #require(css.firstMatch(of: /url\("(icon\.[0-9a-f]{16}\.svg)#copy"\)/)?.1)
        #expect(fixture.output("assets/\(address)") == "<svg/>")
    }
}
