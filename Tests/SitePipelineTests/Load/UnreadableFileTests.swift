import Diagnostics
import Foundation
import Testing

/// Files of which nothing can be read: one cause, one fault.
@Suite struct UnreadableFileTests {
    private let requiringNotes =
        (SiteFixture.soundSite["content/site.yml"] ?? "")
        + "\nnotes: {required: true, sections: [Why it happens, How to fix it]}\n"

    private func site(_ note: String) throws -> SiteFixture {
        try SiteFixture(["content/site.yml": requiringNotes, "content/notes/used_token.md": note])
    }

    @Test(arguments: [
        "\n⟦---⟧\nupdated: 2024-02-03\n---\nText.\n", "⟦+++⟧\nupdated = 2024-02-03\n+++\nText.\n",
        "<!-- c -->\n⟦---⟧\ncode: used_token\n---\n", "\u{FEFF}⟦---⟧\nupdated: 2024-02-03\n---\n",
        "# Title\n\n⟦---⟧\nlayout: post\ntags:\n  - a\n---\n", "⟦updated: 2024-02-03⟧\n---\nText.\n",
        " ⟦---⟧\ntitle: x\n---\n",
        "⟦---toml⟧\na = 1\n---\n", "⟦----⟧\ntitle: x\n----\nText.\n", "⟦—⟧\ntitle: x\n—\nText.\n",
        "⟦;;;⟧\n{\"title\": \"x\"}\n;;;\n", "⟦{⟧\n  \"title\": \"x\",\n  \"draft\": true\n}\n\nText.\n",
        "⟦{\"title\": \"x\"}⟧\nText.\n", "---\nupdated: 2024-02-03\n---\n\n⟦---⟧\ntitle: x\n---\nText.\n",
        "---\ncode: used_token\n---\n⟦+++⟧\ntitle = \"x\"\n+++\n",
    ])
    func `front matter that is not read`(note: String) async throws {
        // A byte order mark at the very beginning is taken off; this is a second one.
        let note = note.hasPrefix("\u{FEFF}") ? "\u{FEFF}" + note : note
        let faults = try await site(note).faults()
        #expect(faults.map(\.code) == [.misplacedFrontMatter])
    }

    @Test(arguments: [
        "Text.\n\n---\n\nMore.\n", "\n---\n\nText.\n\n---\n", "+ a\n+ b\n", "{name} is one.\n", "“A”\n", "—\n\nA.\n",
        "---\nupdated: 2024-02-03\n---\n\nA.\n\n---\n\nb: c\n\n---\n", "# T\n\n---\nSo it: is.\n",
    ])
    func `lines that are no front matter`(note: String) async throws {
        try await SiteFixture(["content/notes/used_token.md": note]).build()
    }

    @Test(arguments: [
        "content/notes/used_token.md", "content/pages/retrying.md", "content/catalog/400.yml", "content/site.yml",
    ])
    func `what git leaves of a conflict`(path: String) async throws {
        let text = (SiteFixture.soundSite[path] ?? "").replacing("Used.", with: "Us<<ed >>.")
        let conflict = "⟦<<<<<<< HEAD⟧\na\n||||||| base\nb\n=======\nc\n>>>>>>> main\n"
        try await SiteFixture([path: text + "\n" + conflict]).expect(.conflictMarker)
    }

    @Test(arguments: [
        "theme/templates/page.mustache", "theme/assets/site.css", "theme/assets/more.js", "theme/theme.yml",
        "theme/strings/de.yml", "content/static/_headers", "content/static/_redirects", "content/static/robots.txt",
        "content/static/a/b.html", "content/static/c.css",
    ])
    func `what git leaves of a conflict in a theme or a static file`(path: String) async throws {
        let text = SiteFixture.soundSite[path] ?? ""
        try await SiteFixture([path: text + "⟦<<<<<<< HEAD⟧\na: b\n=======\nc: d\n>>>>>>> main\n"]).expect(
            .conflictMarker
        )
    }

    @Test func `a patch to download may hold what git leaves`() async throws {
        let conflict = "<<<<<<< HEAD\na\n=======\nc\n>>>>>>> main\n"
        try await SiteFixture(["content/static/a.diff": conflict, "content/static/a.txt": conflict]).build()
    }

    @Test func `of a ledger both sides are kept`() async throws {
        let fixture = try SiteFixture()
        try await fixture.release()
        let ledger = try fixture.read("content/permalinks.txt")
        let conflict = "<<<<<<< HEAD\n\(ledger)=======\n\(ledger)>>>>>>> main\n"
        try fixture.write(conflict, to: "content/permalinks.txt")
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.conflictMarker])
        #expect(faults.first?.help.first?.hasPrefix("keep the lines of both sides") == true)
    }

    @Test func `lines that are no conflict`() async throws {
        try await SiteFixture([
            "content/notes/used_token.md": "A\n=======\n\n <<<<<<< HEAD\n\n>>>>>>>> x\n\n| a |\n|---|\n|||||||\n"
        ])
        .build()
    }

    @Test func `a note that is no UTF-8 is not missing as well`() async throws {
        let fixture = try site("x")
        try Data([0x78, 0xFF]).write(to: fixture.folder.appending(path: "content/notes/used_token.md"))
        #expect(try await fixture.faults().map(\.code) == [.invalidUTF8])
    }

    @Test(arguments: ["\n", "\r", "\r\n"])
    func `a line is one in whatever it ends, also where the file is no UTF-8`(ending: String) async throws {
        let fixture = try site("x")
        let bytes = Data([0xEF, 0xBB, 0xBF]) + Data("one\(ending)two\(ending)x".utf8) + Data([0xFF])
        try bytes.write(to: fixture.folder.appending(path: "content/notes/used_token.md"))
        let fault = try #require(await fixture.faults().first)
        let before = fault.range.file.text.utf8.prefix(fault.range.bounds.lowerBound)
        #expect(String(decoding: before, as: UTF8.self) == "one\ntwo\nx")
    }

    @Test func `a note that is too large is not missing as well`() async throws {
        let fixture = try site(String(repeating: "x", count: 1 << 20 + 1))
        #expect(try await fixture.faults().map(\.code) == [.fileTooLarge])
    }

    @Test func `a page that is no UTF-8 has its links and its addresses`() async throws {
        let fixture = try SiteFixture(["content/notes/used_token.md": "[it](../pages/retrying.md#backoff)\n"])
        try await fixture.build()
        try Data([0xFF]).write(to: fixture.folder.appending(path: "content/pages/retrying.md"))
        #expect(try await fixture.faults().map(\.code) == [.invalidUTF8])
    }

    @Test func `a note that nests too deep has its sections, and is blamed at its line`() async throws {
        let text =
            "## Why it happens\n\nx\n\n## How to fix it\n\n⟦" + String(repeating: ">", count: 200) + " deep⟧\n"
        let fixture = try site(text)
        let faults = try await fixture.faults()
        #expect(faults.map(\.code) == [.nestingTooDeep])
        let before = faults.first.map { $0.range.file.text.utf8.prefix($0.range.bounds.lowerBound) }
        #expect(before?.filter { $0 == 10 }.count == 6)
    }

    @Test(arguments: [
        "## Why it happens\n\n## How to fix it\n\nx\n", "## Why it happens\n\n***\n\n## How to fix it\n\nx\n",
    ])
    func `a required section with nothing in it`(note: String) async throws {
        let fixture = try site(note.replacing("## Why it happens", with: "⟦## Why it happens⟧"))
        try await fixture.expect(.emptySection)
    }

    @Test(arguments: ["TODO", "To do.", "*TBD*", "…", "TODO: write", "Lorem ipsum dolor"])
    func `a required section that is still to be written`(text: String) async throws {
        try await site("⟦## Why it happens⟧\n\n\(text)\n\n## How to fix it\n\nDo it.\n").expect(.placeholderText)
    }

    @Test func `a section whose name holds code`() async throws {
        let configuration = requiringNotes.replacing("[Why it happens, How to fix it]", with: "[\"The `x` header\"]")
        let note = "## The `x` header\n\nx\n"
        try await SiteFixture([
            "content/site.yml": configuration, "content/notes/used_token.md": note,
            "content/notes/invalid_card.md": note,
        ])
        .build()
    }

    @Test(arguments: ["Say here, in one short paragraph, what has gone wrong.", "TODO"])
    func `a summary that is still to be written`(summary: String) async throws {
        let catalog = SiteFixture.soundSite["content/catalog/400.yml"]?
            .replacing("summary: Tokens are single use.", with: "summary: ⟦\(summary)⟧")
        try await SiteFixture(["content/catalog/400.yml": catalog]).expect(.placeholderText)
    }
}
