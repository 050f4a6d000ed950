import Diagnostics
import Foundation
import SitePipeline
import Testing

/// A fault of a finished page stands where an author can mend it, and never in a file that the site does not have.
@Suite struct PageBlameTests {
    private static let unsafe =
        (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nmarkdown: {unsafe_html: true}\n"

    /// The sound site with its theme inherited, so that nothing of it lies in the folder.
    private func inheriting(_ changes: [String: String]) throws -> (fixture: SiteFixture, options: SiteBuild.Options) {
        let theme = SiteFixture.soundSite.filter { $0.key.hasPrefix("theme/") }
        var all: [String: String?] = theme.mapValues { _ in nil }
        for (path, text) in changes { all[path] = text }
        let fixture = try SiteFixture(all)
        var options = fixture.options
        options.requiresTheme = false
        for (path, text) in theme { options.inheritedTheme[String(path.dropFirst("theme/".count))] = Array(text.utf8) }
        options.inheritedTheme["templates/page.mustache"] = Array(
            "{{{content}}}{{#theme.footer}}<a href=\"{{url}}\">{{title}}</a>{{/theme.footer}}".utf8
        )
        return (fixture, options)
    }

    private func places(_ changes: [String: String]) async throws -> [String] {
        let (fixture, options) = try inheriting(changes)
        return try await SiteBuild(options).check().diagnostics.map { fault in
            let path = fault.range.file.path.dropFirst(fixture.folder.path.count + 1)
            let before = fault.range.file.text.utf8.prefix(fault.range.bounds.lowerBound)
            let line = before.count { $0 == UInt8(ascii: "\n") } + 1
            return "\(fault.code.rawValue) \(path):\(line) \(fault.range.text)"
        }
    }

    @Test func `a link of a static file`() async throws {
        #expect(
            try await places(["content/static/a/p.html": "<p>\r\n<a href='x.html'>x</a>\n<a href='p.html'>y</a>"])
                == ["broken-link content/static/a/p.html:2 x.html"]
        )
    }

    @Test func `every link of a static file, and each static file's own`() async throws {
        let page = (0..<60).map { "<a href=\"x\($0).html\">x</a>\n" }.joined()
        let found = try await places(["content/static/p.html": page, "content/static/q.html": page])
        #expect(found.count == 120)
        #expect(found.contains("broken-link content/static/q.html:60 x59.html"))
    }

    @Test func `an id of a static file that stands twice`() async throws {
        #expect(
            try await places(["content/static/p.html": "<p id=a>\n<p id=a>"])
                == ["duplicate-id content/static/p.html:2 a"]
        )
    }

    @Test func `an id that a heading has, too`() async throws {
        #expect(
            try await places([
                "theme/templates/page.mustache": "<p id=\"{{page.kind}}\"></p>{{{content}}}",
                "content/pages/retrying.md": "---\ntitle: R\n---\n\nA.\n\n## Page\n",
            ]) == ["duplicate-id content/pages/retrying.md:7 ## Page"]
        )
        #expect(
            try await places([
                "theme/templates/group.mustache": "{{#entries}}<p id=\"{{code}}--why\"></p>{{{note}}}{{/entries}}",
                "content/notes/used_token.md": "A.\n\n### Why\n",
            ]) == ["duplicate-id content/notes/used_token.md:3 ### Why"]
        )
    }

    @Test func `a link of a text's HTML, told once for all pages that show it`() async throws {
        #expect(
            try await places([
                "content/site.yml": Self.unsafe, "content/notes/used_token.md": "A.\n\n<a href=\"gone/\">x</a>\n",
            ]) == ["broken-link content/notes/used_token.md:3 gone/"]
        )
    }

    @Test func `a link of theme.yml, told once`() async throws {
        let pages = ["content/pages/other.md": "---\ntitle: Other\n---\n"]
        for address in ["errors/used_token/#x", "errors/gone/", "https://example.test/api/gone/", "retrying/#x"] {
            let theme = "name: x\nfooter:\n  H: \(address)\n"
            #expect(
                try await places(pages.merging(["theme/theme.yml": theme]) { $1 })
                    == ["broken-link theme/theme.yml:3 \(address)"]
            )
        }
    }

    @Test func `a link of the site's own template`() async throws {
        try await SiteFixture(["theme/templates/page.mustache": "<p>\n<a href=\"⟦{{root}}guide.html⟧\">x</a>\n"])
            .expect(.brokenLink)
        try await SiteFixture([
            "theme/templates/page.mustache": "{{> part}}",
            "theme/templates/part.mustache": "<a href=\"⟦{{home}}#nowhere⟧\">x</a>",
        ])
        .expect(.brokenLink)
    }

    @Test(arguments: [
        "https://example.test/api/errors/nope/", "http://EXAMPLE.test/api/x", "https://example.test/api/#nope",
    ])
    func `a whole address below the site's own`(address: String) async throws {
        #expect(
            try await places(["content/notes/used_token.md": "[a](\(address))\n"])
                == ["broken-link content/notes/used_token.md:1 \(address)"]
        )
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n  dead: \(address)\n"
        #expect(
            try await places(["content/site.yml": site, "content/notes/used_token.md": "[a][dead]\n"])
                == ["broken-link content/site.yml:6 \(address)"]
        )
    }

    @Test func `each whole address below the site's own is told where it stands`() async throws {
        let dead = (0..<30).map { "[a](https://example.test/api/no\($0)/)" }.joined(separator: "\n\n")
        let notes = [
            "content/notes/used_token.md": "\(dead)\n",
            "content/notes/invalid_card.md": "[a](https://example.test/api/no0/) [b](https://example.test/api/#nope)\n",
        ]
        let told = try await places(notes)
        #expect(told.count == 32)
        #expect(told.contains("broken-link content/notes/invalid_card.md:1 https://example.test/api/no0/"))
        #expect(told.contains("broken-link content/notes/invalid_card.md:1 https://example.test/api/#nope"))
        #expect(told.contains("broken-link content/notes/used_token.md:1 https://example.test/api/no0/"))
        #expect(told.contains("broken-link content/notes/used_token.md:59 https://example.test/api/no29/"))
    }

    @Test(arguments: [
        "https://example.test/api/errors/used_token/", "https://example.test/api/errors/used_token",
        "https://example.test/api", "https://example.test/api/#invalid-card", "https://example.test/api/?q=1",
        "https://example.test/other/", "https://example.test.evil/api/x",
        "https://example.test/api/LICENSE", "https://example.test/api/feed.txt",
    ])
    func `a whole address that leads somewhere`(address: String) async throws {
        #expect(
            try await places([
                "content/notes/used_token.md": "[a](\(address))\n", "content/static/LICENSE": "x",
                "content/static/feed.txt": "x", "content/site.yml": Self.unsafe,
            ]) == []
        )
    }

    @Test func `what follows the path of a static file stays`() async throws {
        let note = "[a](../static/d.pdf#page=2&zoom=1) ![b](../static/s.svg#view) [c](../static/a%20b.txt?x=1%26y#ü)"
        let fixture = try SiteFixture([
            "content/notes/used_token.md": note, "content/static/d.pdf": "x",
            "content/static/s.svg": "x", "content/static/a b.txt": "x",
        ])
        try await fixture.build()
        let page = try #require(fixture.output("errors/used_token/index.html"))
        #expect(page.contains("href=\"../../d.pdf#page=2&amp;zoom=1\""))
        #expect(page.contains("src=\"../../s.svg#view\""))
        #expect(page.contains("href=\"../../a%20b.txt?x=1%26y#%C3%BC\""))
    }

    @Test func `an id of a static page that is not there`() async throws {
        let page = ["content/static/p.html": "<p id=\"sec\">x</p>"]
        #expect(
            try await places(page.merging(["content/notes/used_token.md": "[a](../static/p.html#sec)"]) { $1 }) == []
        )
        #expect(
            try await places(page.merging(["content/notes/used_token.md": "[a](../static/p.html#nope)"]) { $1 })
                == ["broken-link content/notes/used_token.md:1 p.html#nope"]
        )
    }

    @Test func `faults of texts and of pages are told in one run, and each once`() async throws {
        #expect(
            try await places([
                "content/static/p.html": "<a href=x.html>x</a>",
                "content/notes/used_token.md":
                    "[a](nope.md) [b](../pages/retrying.md#nope) [c](#nope) [d](../static/p.html#nope)\n",
            ]).map { String($0.prefix { $0 != ":" }) }
                == [
                    "unresolved-link content/notes/used_token.md", "unresolved-fragment content/notes/used_token.md",
                    "unresolved-link content/notes/used_token.md", "broken-link content/static/p.html",
                ]
        )
    }
}
