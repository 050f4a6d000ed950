import Diagnostics
import Testing

/// Faults of notes, pages and their links.
@Suite struct NoteFaultTests {
    private let requiringNotes =
        (SiteFixture.soundSite["content/site.yml"] ?? "")
        + "\nnotes: {required: true, sections: [Why it happens, How to fix it]}\n"

    private func note(_ text: String) -> [String: String?] {
        ["content/notes/used_token.md": text]
    }

    @Test func `a note for no code`() async throws {
        try await SiteFixture(["content/notes/used_tokens.md": "Text.\n"]).expect(
            .orphanNote,
            about: "content/notes/used_tokens.md"
        )
    }

    @Test func `a note that names a code which is not there`() async throws {
        try await SiteFixture([
            "content/notes/x.md": "---\ncode: ⟦used_tokn⟧\n---\nText.\n", "content/notes/used_token.md": nil,
        ])
        .expect(.orphanNote, helping: "`used_token`")
    }

    @Test func `two notes for one code`() async throws {
        try await SiteFixture(["content/notes/x.md": "---\ncode: used_token\n---\nText.\n"])
            .expect(.duplicateNote, about: "content/notes/x.md")
    }

    @Test func `a missing note, where notes are required`() async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?.replacing(
            "code: used_token",
            with: "code: ⟦used_token⟧"
        )
        try await SiteFixture([
            "content/site.yml": requiringNotes, "content/notes/used_token.md": nil, "content/catalog/400.yml": catalog,
        ])
        .expect(.missingNote, helping: "notes/used_token.md")
    }

    @Test func `a missing section, where sections are required`() async throws {
        try await SiteFixture([
            "content/site.yml": requiringNotes, "content/notes/used_token.md": "## Why it happens\n\nx\n",
        ])
        .expect(.missingSection, about: "content/notes/used_token.md")
    }

    @Test func `front matter that is not closed`() async throws {
        try await SiteFixture(note("⟦---⟧\ncode: used_token\n\nText.\n")).expect(.unclosedFrontMatter)
    }

    @Test func `an unknown key in front matter`() async throws {
        try await SiteFixture(note("---\n⟦cod⟧: used_token\n---\nText.\n")).expect(.unknownKey, helping: "`code`")
    }

    @Test func `a link to a code that is not there`() async throws {
        try await SiteFixture(note("Intro.\n\n- See [the card](⟦#invalid_crad⟧) first.\n"))
            .expect(.unresolvedLink, helping: "`invalid_card`")
    }

    @Test(arguments: ["content/notes/used_token.md", "content/pages/index.md"])
    func `a heading whose id belongs to the theme`(path: String) async throws {
        try await SiteFixture([path: "Intro.\n\n⟦## Docsite search⟧\n\n## Docsite {#ours}\n"])
            .expect(.duplicateAnchor, helping: "`## Docsite search {#name}`")
    }

    @Test func `a link to a note that is not there`() async throws {
        try await SiteFixture(note("See [the card](⟦invalid_crad.md⟧).\n")).expect(
            .unresolvedLink,
            helping: "`invalid_card.md`"
        )
    }

    @Test func `a link to a page that is not there`() async throws {
        try await SiteFixture(note("See [it](⟦../pages/retriyng.md⟧).\n")).expect(
            .unresolvedLink,
            helping: "retrying.md"
        )
    }

    @Test func `a link to a heading that is not there`() async throws {
        try await SiteFixture(note("See [it](⟦../pages/retrying.md#backof⟧).\n"))
            .expect(.unresolvedFragment, helping: "`#backoff`")
    }

    @Test func `a link to a heading of another note that is not there`() async throws {
        try await SiteFixture(note("See [it](⟦invalid_card.md#how-to-fix⟧).\n"))
            .expect(.unresolvedFragment, helping: "`#how-to-fix-it`")
    }

    @Test func `a sign behind a percent sign is no digit`() async throws {
        let faults = try await SiteFixture(note("[b](#%+41)\n")).faults()
        #expect(faults.map(\.headline) == ["link to `#%+41` leads nowhere"])
    }

    @Test func `a link without a destination`() async throws {
        try await SiteFixture(note("See [it](⟦⟧).\n")).expect(.unresolvedLink)
    }

    @Test func `a link out of the content folder`() async throws {
        try await SiteFixture(note("See [it](⟦../../secret.md⟧).\n")).expect(.unresolvedLink)
    }

    @Test(arguments: ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x", "file:///etc/passwd"])
    func `a link with a scheme that is not safe`(address: String) async throws {
        try await SiteFixture(note("See [it](⟦\(address)⟧).\n")).expect(.unsafeLink)
    }

    @Test func `a link name that stands for nothing`() async throws {
        try await SiteFixture(note("See ⟦[it][error objekt]⟧.\n")).expect(
            .unknownLinkName,
            helping: "`error object`"
        )
    }

    @Test func `brackets that are near to no link name are a warning`() async throws {
        try await SiteFixture(note("See ⟦[it][something else]⟧.\n")).expect(.unresolvedReference)
    }

    @Test func `a link in a summary is found inside the folded text`() async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing(
                "summary: Tokens are single use.",
                with: "summary: >-\n      Tokens are\n      [single](⟦#used_tokn⟧) use."
            )
        try await SiteFixture(["content/catalog/400.yml": catalog]).expect(.unresolvedLink)
    }

    @Test func `an image that is not there`() async throws {
        try await SiteFixture(note("![flow](⟦../static/flow.svg⟧)\n")).expect(.unresolvedLink)
    }

    @Test func `an image from elsewhere`() async throws {
        try await SiteFixture(note("![flow](⟦https://example.test/flow.svg⟧)\n")).expect(.unresolvedLink)
    }

    @Test func `an image without a text is a warning`() async throws {
        try await SiteFixture(
            note("⟦![](../static/flow.svg)⟧\n").merging(["content/static/flow.svg": "<svg/>"]) { $1 }
        )
        .expect(.missingImageText)
    }

    @Test func `a page without a title`() async throws {
        try await SiteFixture(["content/pages/retrying.md": "Text.\n"]).expect(
            .missingKey,
            about: "content/pages/retrying.md"
        )
    }

    @Test func `a page in the place of the site's own`() async throws {
        try await SiteFixture(["content/pages/errors/x.md": "---\ntitle: T\n---\n"])
            .expect(.reservedPage, about: "content/pages/errors/x.md")
    }

    @Test func `a text that nests 10,000 deep`() async throws {
        let fixture = try SiteFixture(note(String(repeating: ">", count: 10_000) + " deep\n"))
        #expect(try await fixture.faults().map(\.code) == [.nestingTooDeep])
    }

    @Test(arguments: ["Used token", "Group 400"])
    func `a heading of the introduction that takes the anchor of a code or a group`(heading: String) async throws {
        let fixture = try SiteFixture(["content/pages/index.md": "Text.\n\n## \(heading)\n"])
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .headingClash)
        #expect(fault.range.text.contains(heading))
        #expect(fault.related.first?.range.file.path.hasSuffix("catalog/400.yml") == true)
    }
}
