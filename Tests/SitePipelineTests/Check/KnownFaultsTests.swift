import Diagnostics
import Foundation
import SitePipeline
import Testing

/// Faults that are listed in `known-faults.txt` pass; all others are told as ever.
@Suite struct KnownFaultsTests {
    private static let list = "content/known-faults.txt"
    private static let deadLink = "notes/used_token.md\tunresolved-link\tlink to `old.md` leads nowhere"

    /// A site with a link that leads nowhere, which is listed.
    private static func site(_ changes: [String: String?] = [:]) throws -> SiteFixture {
        let files: [String: String?] = [
            "content/notes/used_token.md": "See **[the old page](old.md)**, and [the card](#invalid_card).\n",
            list: deadLink + "\n",
        ]
        return try SiteFixture(files.merging(changes) { $1 })
    }

    private func accept(_ fixture: SiteFixture) async throws -> SiteBuild.Report {
        var options = fixture.options
        options.acceptsFaults = true
        return try await SiteBuild(options).check()
    }

    private func isNew(_ report: SiteBuild.Report) -> Bool? {
        if case .accepted(_, let isNew) = report.result { isNew } else { nil }
    }

    @Test func `a link that is known to lead nowhere passes, and its text is shown without a link`() async throws {
        let fixture = try Self.site()
        let report = try await fixture.build()
        #expect(report.known == 1)
        let page = try #require(fixture.output("errors/used_token/index.html"))
        #expect(page.contains("<strong>the old page</strong>"))
        #expect(page.contains("errors/invalid_card/index.html\">the card</a>"))
        #expect(!page.contains("old.md"))
    }

    @Test func `a fault that is not listed fails beside one that is`() async throws {
        let fixture = try Self.site(["content/notes/invalid_card.md": "[x](gone.md)\n"])
        let report = try await SiteBuild(fixture.options).build()
        #expect(report.diagnostics.map(\.headline) == ["link to `gone.md` leads nowhere"])
        #expect(fixture.output("index.html") == nil)
    }

    @Test func `a line that no longer holds is a warning at its place`() async throws {
        try await Self.site([
            "content/notes/used_token.md": "Mended.\n", Self.list: "# Known.\n⟦\(Self.deadLink)⟧\n",
        ]).expect(.outdatedKnownFault)
    }

    @Test func `under strict the list is not looked at`() async throws {
        let fixture = try Self.site([Self.list: "no line\n" + Self.deadLink + "\n"])
        var options = fixture.options
        options.isStrict = true
        let report = try await SiteBuild(options).check()
        #expect(report.diagnostics.map(\.code) == [.unresolvedLink])
        #expect(report.known == 0)
    }

    @Test func `a fault is known wherever in its file it stands`() async throws {
        let fixture = try Self.site(["content/notes/used_token.md": "More.\n\nAnd more.\n\n[the old page](old.md)\n"])
        #expect(try await fixture.build().known == 1)
    }

    @Test func `of faults that read alike as many pass as are listed, the first of them`() async throws {
        let three = "[a](old.md) [b](old.md)\n\n[c](⟦old.md⟧)\n"
        try await Self.site(["content/notes/used_token.md": three, Self.list: Self.deadLink + "\t×2\n"])
            .expect(.unresolvedLink)
        let fewer = try Self.site([Self.list: "⟦" + Self.deadLink + "\t×2⟧\n"])
        try await fewer.expect(.outdatedKnownFault)
        #expect(try await fewer.faults().first?.headline.contains("is listed 2 times, and there once") == true)
    }

    @Test(arguments: [
        "notes/a.md unresolved-link x", "notes/a.md\tunresolved-lnk\tx", "notes/a.md\tunresolved-link\t",
        "notes/a.md\tunresolved-link\tx\t3", "notes/a.md\tunresolved-link\tx\t×1", "a\tunresolved-link\tx\t×2\t×2",
    ])
    func `a line of another form`(_ line: String) async throws {
        try await SiteFixture([Self.list: "# Head\n⟦\(line)⟧\n"]).expect(.knownFaultsSyntax)
    }

    @Test func `a line that lists what cannot be let pass`() async throws {
        try await SiteFixture([Self.list: "⟦permalinks.txt\tlost-permalink\tthe code is gone⟧\n"])
            .expect(.unacceptableFault)
    }

    @Test func `what is accepted passes from then on, and accepting it again changes nothing`() async throws {
        let fixture = try Self.site([
            "content/catalog/400.yml": """
            group: "400"
            title: 400 Bad Request
            errors:
              - {code: used_token, message: used, summary: "[a](x.md) [b](x.md)", see: [nobody, used_token]}
            """,
            "content/notes/invalid_card.md": "An orphan.\n",
            "content/site.yml": """
            title: Errors
            description: All of them
            base_url: https://example.test/api/
            notes: {sections: [Cause]}
            links: {object: https://example.test/}
            """,
            "content/pages/retrying.md": """
            ---
            title: Retrying
            ---
            [x](../notes/used_token.md#gone) [y][objet] ![z](../static/no.png)
            """,
            Self.list: "# Ours.\n\n# Mend them.\nnotes/gone.md\torphan-note\tx\n# Not at the head.\n",
        ])
        #expect(isNew(try await accept(fixture)) == true)
        let list = try fixture.read(Self.list)
        #expect(
            list == """
                # Ours.

                # Mend them.
                catalog/400.yml\tself-reference\tthe code `used_token` refers to itself
                catalog/400.yml\tunknown-code\tthe catalog has no code `nobody`
                catalog/400.yml\tunresolved-link\tlink to `x.md` leads nowhere\t×2
                notes/invalid_card.md\torphan-note\tthis is a note for no code: the catalog has no entry with \
                the slug `invalid_card`
                notes/used_token.md\tmissing-section\tthe note has no section `Cause`
                notes/used_token.md\tunresolved-link\tlink to `#invalid_card` leads nowhere
                notes/used_token.md\tunresolved-link\tlink to `old.md` leads nowhere
                pages/retrying.md\tunknown-link-name\tno link is named `objet`
                pages/retrying.md\tunresolved-fragment\tthe page has no heading with the id `gone`
                pages/retrying.md\tunresolved-link\tlink to `../static/no.png` leads nowhere

                """
        )
        #expect(isNew(try await accept(fixture)) == false)
        #expect(try fixture.read(Self.list) == list)
        let report = try await fixture.build()
        #expect(report.known == 11)
        #expect(fixture.output("errors/invalid_card/index.html") == nil)
        let page = try #require(fixture.output("retrying/index.html"))
        #expect(!page.contains("no.png") && !page.contains("<img"))
    }

    @Test func `nothing is accepted while there is an error that cannot be`() async throws {
        let fixture = try Self.site([
            "content/notes/invalid_card.md": "[x](javascript:alert) [y](gone.md)\n", Self.list: nil,
        ])
        let report = try await accept(fixture)
        #expect(report.diagnostics.map(\.code) == [.unsafeLink])
        #expect(report.diagnostics[0].help.last == "it cannot be accepted as known: readers could come to harm")
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.appending(path: Self.list).path))
    }

    @Test func `where all is well no list is begun`() async throws {
        let fixture = try SiteFixture()
        #expect(isNew(try await accept(fixture)) == false)
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.appending(path: Self.list).path))
    }

    @Test func `known faults are known to a build that finds nothing to do, and after an edit`() async throws {
        let fixture = try Self.site()
        var options = fixture.options
        options.records = .init(caches: fixture.folder.path, path: "records", program: "this")
        try await Task.sleep(for: .milliseconds(30))
        try await fixture.build(options)
        let again = try await fixture.build(options)
        #expect(again.known == 1)
        if case .unchanged = again.result {} else { Issue.record("the build found something to do") }
        try fixture.write("Another text.\n", to: "content/notes/invalid_card.md")
        try await Task.sleep(for: .milliseconds(30))
        #expect(try await fixture.build(options).known == 1)
        try fixture.write("# None.\n", to: Self.list)
        #expect(try await SiteBuild(options).build().diagnostics.map(\.code) == [.unresolvedLink])
    }

    @Test func `a link that hosts say is dead stays listed where nobody asks them`() async throws {
        let line = "notes/used_token.md\tdead-link\t`https://example.test/gone` is dead"
        let fixture = try Self.site([Self.list: Self.deadLink + "\n" + line + "\n"])
        #expect(try await fixture.build().known == 1)
        #expect(isNew(try await accept(fixture)) == true)
        #expect(try fixture.read(Self.list).contains(line))
    }
}
