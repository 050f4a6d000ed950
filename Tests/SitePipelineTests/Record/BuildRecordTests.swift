import Diagnostics
import Foundation
import SitePipeline
import Testing

/// A build that finds nothing to do is one that would change nothing.
@Suite struct BuildRecordTests {
    private func options(_ fixture: SiteFixture) -> SiteBuild.Options {
        var options = fixture.options
        options.records = .init(caches: fixture.folder.path, path: "records", program: "this")
        return options
    }

    private func isUnchanged(_ report: SiteBuild.Report) -> Bool {
        if case .unchanged = report.result { true } else { false }
    }

    /// What a build tells: each headline, and the text that it points at. The report itself holds the output folder.
    private func told(_ fixture: SiteFixture) async throws -> [String] {
        try await SiteBuild(options(fixture)).build().diagnostics.map { "\($0.headline): \($0.range.text)" }
    }

    @Test func `a ledger that is changed by hand while a build works is seen by the next`() async throws {
        let fixture = try SiteFixture()
        try await Task.sleep(for: .milliseconds(30))
        try await fixture.build(options(fixture))
        #expect(isUnchanged(try await fixture.build(options(fixture))))
        try fixture.write("Another text.\n", to: "content/notes/used_token.md")
        try await Task.sleep(for: .milliseconds(30))
        var watched = options(fixture)
        let ledger = fixture.folder.appending(path: "content/permalinks.txt")
        watched.progress = { _, _ in
            let text = try? String(contentsOf: ledger, encoding: .utf8)
            try? Data(((text ?? "") + "#gone\terror gone\t2024-01-02\n").utf8).write(to: ledger)
        }
        try await fixture.build(watched)
        let report = try await SiteBuild(options(fixture)).build()
        #expect(report.diagnostics.map(\.code) == [.lostPermalink])
    }

    @Test func `a note of which something was told is told of after an edit of another`() async throws {
        let fixture = try SiteFixture([
            "content/notes/invalid_card.md": "## Twice\n\n[nowhere][]\n\n## Twice\n",
            "content/notes/used_token.md": "Text.\n",
        ])
        try await Task.sleep(for: .milliseconds(30))
        let first = try await told(fixture)
        #expect(!first.isEmpty)
        try fixture.write("Another text.\n", to: "content/notes/used_token.md")
        try await Task.sleep(for: .milliseconds(30))
        #expect(try await told(fixture) == first)
    }

    @Test func `a fault that an edit makes of an untouched note shows its line`() async throws {
        let fixture = try SiteFixture([
            "content/notes/a.md": "---\ncode: invalid_card\n---\nText.\n", "content/notes/invalid_card.md": nil,
        ])
        try await Task.sleep(for: .milliseconds(30))
        try await fixture.build(options(fixture))
        // Now it is for the code whose note has not been read.
        try fixture.write("---\ncode: used_token\n---\nText.\n", to: "content/notes/a.md")
        try await Task.sleep(for: .milliseconds(30))
        let report = try await SiteBuild(options(fixture)).build()
        #expect(report.diagnostics.map(\.code) == [.duplicateNote])
        #expect(report.diagnostics.flatMap(\.places).map(\.file.text.isEmpty) == [false, false])
    }

    /// A static file of so many bytes that what was made is written down.
    private static let large = String(repeating: "0123456789abcde\n", count: 1 << 16)

    @Test func `static files, and links from one to another, stay as they are after an edit of a note`() async throws {
        let fixture = try SiteFixture([
            "content/static/large.txt": Self.large,
            "content/static/one.html": "<p id=\"a\"><a href=\"index.html#invalid-card\">A</a></p>\n",
            "content/static/two.html": "<p><a href=\"one.html#a\">B</a></p>\n",
        ])
        try await Task.sleep(for: .milliseconds(30))
        try await fixture.build(options(fixture))
        try fixture.write("Another text.\n", to: "content/notes/used_token.md")
        try await Task.sleep(for: .milliseconds(30))
        #expect(try await told(fixture).isEmpty)
        #expect(try fixture.read("public/large.txt") == Self.large)
        // What the other links to is gone, and so it is told of a file that is as it was.
        try fixture.write("<p>Without an id.</p>\n", to: "content/static/one.html")
        try await Task.sleep(for: .milliseconds(30))
        let told = try await told(fixture)
        #expect(told.count == 1 && told[0].hasSuffix(": one.html#a"), "\(told)")
    }
}
