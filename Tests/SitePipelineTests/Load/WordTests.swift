import Diagnostics
import Foundation
import Testing

@testable import SitePipeline
@testable import Templates
@testable import Theming

/// What the program itself says on pages, and in whose words.
@Suite struct WordTests {
    private static let site = "title: Errors\ndescription: All of them\nbase_url: https://example.test/api/\n"

    /// What the page of changes becomes with a template, a `site.yml` that says more, and further files.
    private func page(_ template: String, site: String = "", _ files: [String: String?] = [:]) async throws -> String? {
        let changes: [String: String?] = [
            "content/site.yml": Self.site + site, "theme/templates/changes.mustache": template,
        ]
        let fixture = try SiteFixture(changes.merging(files) { $1 })
        try await fixture.build()
        return fixture.output("changes/index.html")
    }

    @Test func `a site says single words otherwise`() async throws {
        let template = "{{page.title}}, {{words.show_all}}, {{words.next}}"
        #expect(try await page(template) == "Changes, Show all, Next")
        let wording = "wording:\n  changes: News\n  show_all: <All & everything>\n"
        #expect(try await page(template, site: wording) == "News, &lt;All &amp; everything&gt;, Next")
    }

    @Test func `words stand above one another: the program's, the theme's, the site's`() async throws {
        let template = "{{words.next}} {{words.previous}} {{words.map}} {{words.about}}"
        let files = [
            "theme/strings/en.yml": "next: next own\nmap: map own\n", "theme/strings/pt.yml": "next: próximo\n",
            "theme/strings/pt-BR.yml": "previous: anterior\n", "theme/strings/th.yml": "about: เกี่ยวกับ\n",
        ]
        let site = "language: pt-BR\nwording: {about: Sobre}\n"
        #expect(try await page(template, site: site, files) == "próximo anterior map own Sobre")
        #expect(try await page(template, site: "", files) == "next own Previous map own About")
    }

    @Test func `the word says where in it stands what varies`() async throws {
        let template = "{{#words.use_instead}}\n  {{#code}}<b>{{site.title}}</b>{{/code}}\n{{/words.use_instead}}."
        #expect(try await page(template) == "use <b>Errors</b> instead.")
        #expect(
            try await page(template, site: "wording: {use_instead: \"{code}: better\"}\n") == "<b>Errors</b>: better."
        )
    }

    @Test func `what stands in a place has the names around the word, and may hold words`() async throws {
        let template = """
            {{#releases}}{{#added}}{{#words.formerly}}{{#name}}{{code}} {{#words.use_instead}}{{#code}}{{title}}\
            {{/code}}{{/words.use_instead}}{{/name}}{{/words.formerly}};{{/added}}{{/releases}}
            """
        #expect(
            try await page(template)
                == "formerly invalid_card use Invalid Card instead;formerly used_token use Used Token instead;"
        )
    }

    @Test func `alerts, tables and tasks are called as the site says`() async throws {
        let fixture = try SiteFixture([
            "content/site.yml": Self.site + "wording: {alert_note: Hinweis, table: Tabelle, task_open: Offen}\n",
            "content/pages/retrying.md":
                "---\ntitle: Retrying\n---\n\n> [!NOTE]\n> x\n\n| a |\n| --- |\n| b |\n\n- [ ] c\n- [x] d\n",
        ])
        try await fixture.build()
        let page = fixture.output("retrying/index.html") ?? ""
        for word in [">Hinweis<", "aria-label=\"Tabelle\"", "aria-label=\"Offen\"", "aria-label=\"Done\""] {
            #expect(page.contains(word), "\(word)")
        }
    }

    @Test func `the state of an entry is said in the site's words`() async throws {
        let fixture = try SiteFixture([
            "content/site.yml": Self.site + "wording: {state_retired: gone}\n",
            "content/catalog/500.yml":
                "group: b\ntitle: B\nerrors:\n  - {code: x, title: X, message: x, summary: S., retired: {since: \"1\"}}\n",
            "theme/templates/entry.mustache": "{{entry.code}} {{entry.state}}",
        ])
        try await fixture.build()
        #expect(fixture.output("errors/x/index.html") == "x gone")
    }

    @Test func `a script has its words when it is published, and a word that depends on a number as its forms`()
        async throws
    {
        let script = "say(\"{{words.show_all}}\", \"{{words.search_count}}\");\n"
        let fixture = try SiteFixture([
            "content/site.yml": Self.site
                + "wording:\n  show_all: \"\\\"All\\\"\"\n  search_count: {few: \"{count} x\", other: \"{count} y\"}\n",
            "theme/assets/own.js": script,
        ])
        try await fixture.build()
        let path = try #require(fixture.outputs().keys.first { $0.hasPrefix("assets/own.") })
        #expect(fixture.output(path) == "say(\"\\\"All\\\"\", {\"few\":\"{count} x\",\"other\":\"{count} y\"});\n")
    }

    @Test(arguments: [
        ("⟦shoe_all⟧: x", DiagnosticCode.unknownKey, "`show_all`"),
        ("⟦zzzzzzzzzzzz⟧: x", .unknownKey, "theme copy strings/en.yml"),
        ("use_instead: ⟦\"{cod} x\"⟧", .invalidValue, "`{code}`"),
        ("use_instead: ⟦use another⟧", .invalidValue, "write `{code}`"),
        ("show_all: ⟦\"{count} of all\"⟧", .invalidValue, "without it"),
        ("show_all: ⟦\"\"⟧", .emptyValue, "the theme's own word"),
        ("show_all: ⟦[a]⟧", .wrongType, "in quotes"),
        ("show_all: {⟦one⟧: a, other: b}", .wrongType, "without `one:`"),
        ("search_count: {⟦ohter⟧: \"{count}\", other: \"{count}\"}", .unknownKey, "`other`"),
        ("search_count: {one: x, other: ⟦y⟧}", .invalidValue, "write `{count}`"),
        ("⟦search_count⟧: {one: x}", .missingKey, "`other: …`"),
    ])
    func `a word that cannot stand`(text: String, code: DiagnosticCode, help: String) async throws {
        let isCount = text.contains("ohter") || text.contains("y⟧")
        try await expect(code, helping: help, in: ["content/site.yml": Self.site + "wording:\n  \(text)\n"], isCount)
        try await expect(code, helping: help, in: ["theme/strings/en.yml": "\(text)\n"], isCount)
        // Those of a language that the site doesn't speak are held to the same.
        try await expect(code, helping: help, in: ["theme/strings/th.yml": "\(text)\n"], isCount)
    }

    /// Whether files have the fault, and, unless it is there more than once, no other.
    private func expect(
        _ code: DiagnosticCode,
        helping help: String,
        in files: [String: String?],
        _ isTwice: Bool
    ) async throws {
        let fixture = try SiteFixture(files)
        let faults = try await fixture.faults()
        #expect(faults.contains { $0.code == code && $0.help.joined().contains(help) }, "\(faults)")
        if !isTwice { #expect(Set(faults.map(\.range.bounds)).count == 1) }
    }

    @Test(arguments: [
        ("{{⟦words.shoe_all⟧}}", "`words.show_all`"), ("{{{words.show_all}}}", "`{{words.show_all}}`"),
        ("{{words.use_instead}}", "{{#code}}"), ("{{words.search_count}}", "another word"),
        ("{{#words.use_instead}}{{#cod}}x{{/cod}}{{/words.use_instead}}", "`code`"),
        ("{{^words.show_all}}x{{/words.show_all}}", "`{{words.show_all}}`"),
        ("{{#words.show_all}}{{#code}}x{{/code}}{{/words.show_all}}", "`{{words.show_all}}`"),
    ])
    func `a template that names no word, or fills it in wrongly`(template: String, help: String) async throws {
        let plain = template.replacing("⟦", with: "").replacing("⟧", with: "")
        let faults = try await SiteFixture(["theme/templates/page.mustache": plain]).faults()
        #expect(faults.contains { $0.code == .unknownVariable && $0.help.joined().contains(help) }, "\(faults)")
    }

    @Test func `what stands beside the places of a word is told, since it would be shown nowhere`() async throws {
        let template = "{{#words.use_instead}}⟦lost ⟧{{#code}}x{{/code}}{{/words.use_instead}}"
        try await SiteFixture(["theme/templates/page.mustache": template])
            .expect(.templateSyntax, helping: "into one of its places")
    }

    @Test func `a name in a place of a word is looked up as any other`() async throws {
        let template = "{{#words.use_instead}}{{#code}}⟦{{tilte}}⟧{{/code}}{{/words.use_instead}}"
        try await SiteFixture(["theme/templates/page.mustache": template]).expect(.unknownVariable)
    }

    @Test func `a script that names no word`() async throws {
        try await SiteFixture(["theme/assets/own.js": "say(⟦\"{{words.shoe_all}}\"⟧)\n"])
            .expect(.unknownVariable, helping: "`words.show_all`")
    }

    @Test func `every word is said somewhere, and the theme says no other`() throws {
        let theme = GuideTable.repository.appending(path: "theme")
        func texts(_ folder: String) throws -> [(name: String, text: String)] {
            let folder = theme.appending(path: folder)
            return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
                ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8))
            }
        }
        let strings = try #require(try texts("strings").first { $0.name == "en.yml" }).text
        let words = Set(strings.matches(of: #/(?m)^([a-z_]+):/#).map { String($0.1) })
        #expect(words.count > 80)
        let templates = try texts("templates")
        let used = (templates + (try texts("assets"))).flatMap { file in
            file.text.matches(of: #/words\.([a-z_]+)/#).map { String($0.1) }
        }
        #expect(words == Set(used).union(ProgramWord.allCases.map(\.rawValue)))
        for (name, text) in templates {
            let shown = text.replacing(#/\{\{.*?\}\}\}?/#, with: "").replacing(#/<[^>]*>/#, with: "")
            #expect(shown.firstMatch(of: #/\p{L}+/#)?.0 == nil, "\(name) shows letters of its own")
        }
    }
}
