import Diagnostics
import SiteModel
import SitePipeline
import Testing

/// What hosts and crawlers read, ours and an author's.
@Suite struct HostFileTests {
    private static let moved = "---\ntitle: T\naliases: [old way]\n---\n".replacing(" way", with: "")

    private func output(_ path: String, _ changes: [String: String?]) async throws -> String? {
        let fixture = try SiteFixture(changes)
        try await fixture.build()
        return fixture.output(path)
    }

    @Test func `a former address leads to a path of the whole host`() async throws {
        #expect(
            try await output("_redirects", ["content/pages/retrying.md": Self.moved]) == "/old/ /api/retrying/ 301\n"
        )
    }

    @Test func `an author's redirects come behind the site's own`() async throws {
        let theirs = "\u{FEFF}# Mine.\r\n/docs/* /api/:splat 301"
        #expect(
            try await output(
                "_redirects",
                ["content/pages/retrying.md": Self.moved, "content/static/_redirects": theirs]
            )
                == "/old/ /api/retrying/ 301\n# Mine.\r\n/docs/* /api/:splat 301"
        )
    }

    @Test func `an author's redirect of a former address is never read`() async throws {
        try await SiteFixture([
            "content/pages/retrying.md": Self.moved,
            "content/static/_redirects": "/a /b\n\n  ⟦/old /c 302⟧\n# /old /d\n",
        ])
        .expect(.hostRuleClash)
    }

    @Test func `an author's headers are sent beside the site's own`() async throws {
        let headers = try #require(
            try await output("_headers", ["content/static/_headers": "/*\n  X-Robots-Tag: noindex\n"])
        )
        #expect(headers.hasPrefix("/*\n  Content-Security-Policy: "))
        #expect(headers.contains("/search/*\n  Access-Control-Allow-Origin: *\n"))
        #expect(headers.hasSuffix("\n/*\n  X-Robots-Tag: noindex\n"))
    }

    @Test func `an author's header takes the place of the same one for the same pattern`() async throws {
        let own = "/assets/*\n  cache-control: no-store\n/*\n\tX: y\n  Content-Security-Policy: default-src 'self'\n"
        let headers = try #require(try await output("_headers", ["content/static/_headers": own]))
        #expect(!headers.contains("immutable") && headers.contains("no-store"))
        #expect(!headers.contains("/assets/*\n/"))
        #expect(!headers.contains("default-src 'none'") && headers.contains("nosniff"))
    }

    @Test(arguments: [
        "/errors/*\n  ⟦Content-Security-Policy: default-src 'self'⟧\n", "/*\n  ⟦cache-control: no-cache⟧\n",
        "https://:project.pages.dev/*\n  ⟦Access-Control-Allow-Origin: https://a.test⟧\n",
        "/:page/x\n  ⟦Referrer-Policy: no-referrer⟧\n", "/assets/x.svg\n  ⟦Cache-Control: no-store⟧\n",
    ])
    func `an author's header that hosts join with docsite's`(own: String) async throws {
        try await SiteFixture(["content/static/_headers": own]).expect(.hostRuleClash, helping: "in place of")
    }

    @Test(arguments: [
        "/downloads/*\n  Cache-Control: no-store\n", "/*\n  cache-control: x\n/assets/*\n  Cache-Control: y\n",
        "/errors/*\n  ! Content-Security-Policy\n  Content-Security-Policy: default-src 'self'\n",
        "/errors/*\n  X-Content-Type-Options: nosniff\n", "/assets\n  Cache-Control: x\n",
    ])
    func `an author's header that stands alone`(own: String) async throws {
        #expect(try await SiteFixture(["content/static/_headers": own]).faults().map(\.headline) == [])
    }

    @Test func `an author's robots.txt takes the place of the site's`() async throws {
        let robots = "User-agent: *\nDisallow: /\n"
        #expect(try await output("robots.txt", ["content/static/robots.txt": robots]) == robots)
    }

    @Test(arguments: ["Robots.txt", "_headers/x", "sitemap.xml", "404.html", "assets/x"])
    func `other files of the site's are not an author's`(path: String) async throws {
        try await SiteFixture(["content/static/\(path)": "x"]).expect(.reservedPage, about: "content/static/\(path)")
    }

    @Test(arguments: [
        ".git/config", ".svn/x", ".hg/x", "a/CVS/x", ".x.swp", ".x.swo", "4913", "a.txt~", "#a#", ".#a", "._a",
        ".DS_Store",
        "Thumbs.db", "a/desktop.ini", "__MACOSX/x", ".vscode/x", ".idea/x", ".~lock.a.odt#", ".env", "a/.gitignore",
    ])
    func `what editors, systems and version control leave is not published`(path: String) async throws {
        #expect(try await output(path, ["content/static/\(path)": "x"]) == nil)
    }

    @Test(arguments: [
        ".well-known/security.txt", ".nojekyll", ".htaccess", "CNAME", ".domains", "a.swp", "a#b", "x.tmp", "git/x",
        "a b%?é\"'.txt",
    ])
    func `what hosts and people read is published`(path: String) async throws {
        #expect(try await output(path, ["content/static/\(path)": "x"]) == "x")
    }

    @Test func `beside notes and the catalog nothing hidden is read`() async throws {
        #expect(
            try await SiteFixture([
                "content/notes/.git/x.md": "x", "content/notes/.x.md": "x", "content/catalog/.a.yml": "x",
                "content/notes/#a.md#": "x", "content/pages/~$a.md": "x", "content/catalog/4913": "x",
            ])
            .faults().map(\.headline) == []
        )
    }

    @Test func `files that differ in how the same letters are encoded`() async throws {
        let fixture = try SiteFixture(["content/static/e\u{301}.txt": "x"])
        try fixture.write("y", to: "content/static/\u{E9}.txt")
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.slugClash])
        #expect(faults.first?.range.file.path.utf8.contains(0xCC) == false)
    }
}
