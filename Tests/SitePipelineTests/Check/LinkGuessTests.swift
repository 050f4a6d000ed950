import Diagnostics
import SitePipeline
import Testing

/// What "did you mean" says is right as it stands: a second run with it finds nothing wrong.
@Suite struct LinkGuessTests {
    private static let files: [String: String?] = [
        "content/pages/guides/backing-off.md": "---\ntitle: Backing off\n---\n\nWait.\n",
        "content/pages/index.md": "---\ntitle: Errors\n---\n\nHello.\n",
        "content/static/a flow (1).svg": "<svg/>",
        "content/static/img/logo.png": "x",
    ]

    private static let faulty: [(path: String, link: String)] = [
        ("content/notes/used_token.md", "#invalid_crad"), ("content/notes/used_token.md", "invalid_crad.md"),
        ("content/notes/used_token.md", "retrying.md"), ("content/notes/used_token.md", "pages/retrying.md"),
        ("content/notes/used_token.md", "/pages/retrying.md"),
        ("content/notes/used_token.md", "../../pages/retrying.md"),
        ("content/notes/used_token.md", "backing-off.md"), ("content/notes/used_token.md", "../pages/backing-off.md"),
        ("content/notes/used_token.md", "../pages/guides/backing-of.md"),
        ("content/notes/used_token.md", "../pages/indx.md"),
        ("content/notes/used_token.md", "errors/invalid_crad/"), ("content/notes/used_token.md", "retrying.html"),
        ("content/notes/used_token.md", "../static/a%20flow%20(2).svg"), ("content/notes/used_token.md", "logo.png"),
        ("content/notes/used_token.md", "../pages/retrying.md#bakoff"),
        ("content/notes/used_token.md", "#why-it-hapens"),
        ("content/pages/guides/backing-off.md", "retrying.md"),
        ("content/pages/guides/backing-off.md", "../notes/used_tokn.md"),
        ("content/pages/guides/backing-off.md", "static/img/logo.png"),
        ("content/pages/retrying.md", "guides/backin-off.md"),
    ]

    @Test(arguments: faulty) func `the file that was meant`(path: String, link: String) async throws {
        let body = "## Why it happens\n\n"
        let head = path.hasPrefix("content/pages/") ? "---\ntitle: T\n---\n\n" : ""
        let fixture = try SiteFixture(Self.files.merging([path: head + body + "See [it](\(link)).\n"]) { $1 })
        let fault = try #require(await fixture.faults().first)
        let help = try #require(fault.help.first)
        let quoted = try #require(help.split(separator: "`").dropFirst().first, "\(help)")
        let isCode = help.hasPrefix("a code")
        // Of a fault in a fragment, the fragment is what is said.
        let meant =
            fault.code == .unresolvedFragment ? link.prefix { $0 != "#" } + quoted : (isCode ? "#" : "") + quoted
        try fixture.write(head + body + "See [it](\(meant)).\n", to: path)
        #expect(try await fixture.faults().map(\.headline) == [], "\(help)")
    }

    @Test func `a catalog is answered with a path as it is read from there`() async throws {
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "")
            .replacing("summary: Tokens are single use.", with: "summary: See [it](⟦pages/retrying.md⟧).")
        try await SiteFixture(["content/catalog/400.yml": catalog]).expect(
            .unresolvedLink,
            helping: "`../pages/retrying.md`"
        )
    }

    @Test func `a note is not told to take a name that another has`() async throws {
        let fixture = try SiteFixture([
            "content/notes/used_tokne.md": "One.\n", "content/notes/odd.md": "---\ncode: used_tokn\n---\nTwo.\n",
        ])
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.orphanNote, .orphanNote])
        #expect(!faults.contains { fault in fault.help.contains { $0.contains("`used_token") } })
    }

    @Test func `a code is not told to refer to itself`() async throws {
        let catalog = (SiteFixture.soundSite["content/catalog/400.yml"] ?? "")
            .replacing("summary: Tokens are single use.", with: "summary: s\n    see: [⟦used_tokn⟧]")
        try await SiteFixture(["content/catalog/400.yml": catalog]).expect(.unknownCode, helping: "name a code")
    }

    @Test func `a code that is like none that is gone is not said to be its new name`() async throws {
        let fixture = try SiteFixture()
        var options = fixture.options
        options.release = "2026-01-02"
        try await fixture.build(options)
        try fixture.remove("content/notes/used_token.md")
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""
        try fixture.write(catalog.replacing("code: used_token", with: "code: quota"), to: "content/catalog/400.yml")
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .lostPermalink)
        #expect(!fault.help.contains { $0.contains("quota") })
        // The same words in another order are the same name.
        try fixture.write(
            catalog.replacing("code: used_token", with: "code: token-used"),
            to: "content/catalog/400.yml"
        )
        #expect(try await fixture.faults().first?.help.first?.contains("`token-used`") == true)
    }
}
