import Diagnostics
import Foundation
import SitePipeline
import Testing

/// Where faults keep pages from being made, the links of the pages are followed all the same, and what comes of a fault
/// is not told as another.
@Suite struct UnsoundSiteTests {
    private func faults(_ changes: [String: String?]) async throws -> [String] {
        let fixture = try SiteFixture(changes)
        return try await SiteBuild(fixture.options).check().diagnostics.map { fault in
            let path = fault.range.file.path.dropFirst(fixture.folder.path.count + 1)
            return "\(fault.code.rawValue) \(path)"
        }
    }

    /// With a static page that has a link which leads nowhere, and two that do not.
    private func faults(beside changes: [String: String?]) async throws -> [String] {
        var all = changes
        all["content/static/p.html"] = Self.page
        return try await faults(all)
    }

    private static let page =
        "<a href=\"gone.html\">x</a><a href=\"errors/used_token/\">y</a><a href=\"./#used-token\">z</a>"
    private static let dead = "broken-link content/static/p.html"

    @Test func `beside a fault of the content`() async throws {
        #expect(
            try await faults(beside: ["content/notes/nobody.md": "x\n"])
                == ["orphan-note content/notes/nobody.md", Self.dead]
        )
    }

    @Test func `beside a lost permalink, whose address is not told again`() async throws {
        let fixture = try SiteFixture()
        try await fixture.release()
        try fixture.write(Self.page, to: "content/static/p.html")
        try fixture.remove("content/notes/used_token.md")
        let entries = try fixture.read("content/catalog/400.yml").split(separator: "  - code: used_token")
        try fixture.write(String(entries[0]), to: "content/catalog/400.yml")
        let faults = try await fixture.faults()
        #expect(faults.map(\.code.rawValue).sorted() == ["broken-link", "lost-permalink"])
        #expect(faults.filter { $0.code == .brokenLink }.map { String($0.range.text) } == ["gone.html"])
    }

    @Test(arguments: [
        "group: \"400\"\ntitle: x\nerrors:\n  - code: used_token\n   title: [\n",
        "<<<<<<< ours\n  - code: used_token\n=======\n>>>>>>> theirs\n",
    ])
    func `beside a catalog that cannot be read`(catalog: String) async throws {
        let found = try await faults(beside: ["content/catalog/400.yml": catalog])
        #expect(found.contains(Self.dead))
        #expect(found.contains("orphan-note content/notes/invalid_card.md"))
        #expect(!found.contains("orphan-note content/notes/used_token.md"))
        #expect(found.count == 3, "\(found)")
    }

    @Test func `what a catalog that cannot be read may define is no fault, and all else is`() async throws {
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "").replacing(
            "title: 400",
            with: "title: [400"
        )
        let note = """
            [a](#used-token) [b](used_token.md) [c](../errors/used_token/) [d](../groups/400/) [e](#group-400)
            [f](../catalog/400.yml) [g](../pages/retrying.md#nope) [h](#nope)
            """
        #expect(
            try await faults([
                "content/catalog/400.yml": catalog,
                "content/catalog/500.yml":
                    "group: \"500\"\ntitle: x\nerrors: [{code: a, title: A, message: a, summary: A., see: [used_token, nope]}]\n",
                "content/notes/a.md": note,
            ]) == [
                "yaml-syntax content/catalog/400.yml", "unknown-code content/catalog/500.yml",
                "unresolved-fragment content/notes/a.md", "unresolved-link content/notes/a.md",
            ]
        )
    }

    @Test func `beside a site.yml that cannot be read`() async throws {
        #expect(
            try await faults(beside: [
                "content/site.yml": "title: [\n",
                "content/notes/used_token.md": "[a][error object] <b>x</b> [c](#nope)\n",
            ])
                == ["unresolved-link content/notes/used_token.md", "yaml-syntax content/site.yml", Self.dead].sorted {
                    $0.split(separator: " ")[1] < $1.split(separator: " ")[1]
                }
        )
    }

    @Test func `beside a template that is not sound`() async throws {
        let theme = SiteFixture.soundSite.filter { $0.key.hasPrefix("theme/") }
        let fixture = try SiteFixture([
            "content/static/p.html":
                "<a href=\"gone.html\">x</a><a href=\"./#own-id\">y</a><a href=\"./#used-token\">z</a>",
            "theme/templates/errors.mustache": "<p id=\"own-id\"></p>{{/nope}}",
            "theme/theme.yml": "name: x\nfooter:\n  A: nowhere/\n",
        ])
        var options = fixture.options
        for (path, text) in theme { options.inheritedTheme[String(path.dropFirst("theme/".count))] = Array(text.utf8) }
        #expect(
            try await SiteBuild(options).check().diagnostics.map(\.code.rawValue)
                == ["broken-link", "template-syntax", "broken-link"]
        )
    }

    @Test func `an address that an unknown name was left out of is not told again`() async throws {
        #expect(
            try await faults([
                "theme/templates/page.mustache":
                    "<a href=\"{{root}}errors/{{nope}}/\">x</a><a href=\"{{root}}gone/\">y</a>"
            ])
                == ["broken-link theme/templates/page.mustache", "unknown-variable theme/templates/page.mustache"]
                .reversed()
        )
    }

    @Test func `an id of two codes is told of the catalog, and not of the page as well`() async throws {
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "") + "\n    aliases: [invalid_card]\n"
        #expect(try await faults(["content/catalog/400.yml": catalog]) == ["duplicate-anchor content/catalog/400.yml"])
    }

    @Test func `the note of a code that is none is not told to have no code`() async throws {
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "")
        let spoilt = catalog.replacing("code: used_token", with: "code: used token")
        #expect(try await faults(["content/catalog/400.yml": spoilt]) == ["invalid-code content/catalog/400.yml"])
    }

    @Test func `links to a page, a note or a static file that cannot be read are no faults`() async throws {
        #expect(
            try await faults([
                "content/pages/retrying.md": "---\ntitle: x\n", "content/notes/used_token.md": "---\ncode: x\n",
                "content/static/p.html":
                    "<a href=\"retrying/\">x</a><a href=\"retrying/#a\">x</a><a href=\"errors/used_token/#how-to-fix-it\">x</a>"
                    + "<a href=\"groups/400/#used_token--how-to-fix-it\">x</a>",
            ]) == [
                "unclosed-front-matter content/notes/used_token.md", "unclosed-front-matter content/pages/retrying.md",
            ]
        )
    }
}
