import Diagnostics
import Foundation
import PageMarkup
import SiteModel
import Synchronization
import Testing

@testable import ContentReading
@testable import Files
@testable import SitePipeline

/// A build in memory after others of the same process makes what a first build makes, and no more than it must.
@Suite struct BuildMemoryTests {
    private struct Refused: Error {}

    /// Which files were made, as threads tell of them.
    private final class Made: Sendable {
        private let paths = Mutex<Set<String>>([])

        func insert(_ path: String) {
            _ = paths.withLock { $0.insert(path) }
        }

        func contains(_ path: String) -> Bool {
            paths.withLock { $0.contains(path) }
        }
    }

    private func files(_ report: SiteBuild.Report) throws -> [String: [UInt8]] {
        guard case .rendered(let files, _) = report.result else { throw Refused() }
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
    }

    /// Builds with the memory and without; both must agree.
    /// - Returns: whether the page of `used_token` was made anew.
    private func build(_ fixture: SiteFixture, _ memory: inout BuildMemory?) async throws -> Bool {
        try await made(fixture, &memory).contains("errors/used_token/index.html")
    }

    /// Builds with the memory and without; both must agree.
    /// - Returns: the files that were made anew.
    private func made(_ fixture: SiteFixture, _ memory: inout BuildMemory?) async throws -> Made {
        // What was saved at this very moment could be saved again without its stamp changing.
        try await Task.sleep(for: .milliseconds(30))
        let made = Made()
        let again = try await SiteBuild(fixture.options).render(remembering: &memory) { file in
            made.insert(file.path)
            return file
        }
        var none: BuildMemory?
        let first = try await SiteBuild(fixture.options).render(remembering: &none)
        #expect(try files(again) == files(first))
        #expect(again.diagnostics.map(\.headline) == first.diagnostics.map(\.headline))
        return made
    }

    private func write(_ text: String, to path: String, in fixture: SiteFixture) throws {
        try Data(text.utf8).write(to: fixture.folder.appending(path: path))
    }

    @Test func `what is as it was is not made again`() async throws {
        let fixture = try SiteFixture()
        var memory: BuildMemory?
        #expect(try await build(fixture, &memory))
        #expect(try await build(fixture, &memory) == false)
        #expect(try await build(fixture, &memory) == false)
    }

    @Test(arguments: [
        ("content/notes/used_token.md", "## Another heading\n\nAnother text with `invalid_card`.\n"),
        ("content/notes/used_token.md", "---\nupdated: 2026-01-02\n---\nText.\n"),
        ("content/notes/invalid_card.md", "## A note\n\nOf another code.\n"),
        ("content/pages/retrying.md", "---\ntitle: Another title\n---\nText.\n"),
        ("content/site.yml", "title: X\ndescription: y\nbase_url: https://example.test/\n"),
        ("theme/templates/entry.mustache", "<h1>{{entry.code}}</h1>\n"),
    ])
    func `a change shows wherever it is`(path: String, text: String) async throws {
        let fixture = try SiteFixture()
        var memory: BuildMemory?
        _ = try await build(fixture, &memory)
        try write(text, to: path, in: fixture)
        #expect(try await build(fixture, &memory))
        #expect(try await build(fixture, &memory) == false)
    }

    @Test func `of static files only those that were changed are read again`() async throws {
        let fixture = try SiteFixture([
            "content/static/one.txt": "One.\n", "content/static/two.html": "<p id=\"a\"><a href=\"#a\">A</a></p>\n",
        ])
        var memory: BuildMemory?
        _ = try await build(fixture, &memory)
        try write("Another text.\n", to: "content/notes/used_token.md", in: fixture)
        let edited = try await made(fixture, &memory)
        #expect(edited.contains("errors/used_token/index.html"))
        #expect(!edited.contains("one.txt"))
        #expect(!edited.contains("two.html"))
        try write("Two.\n", to: "content/static/one.txt", in: fixture)
        let changed = try await made(fixture, &memory)
        #expect(changed.contains("one.txt"))
        #expect(!changed.contains("two.html"))
        #expect(!changed.contains("errors/used_token/index.html"))
    }

    @Test func `a note that goes is gone`() async throws {
        let fixture = try SiteFixture()
        var memory: BuildMemory?
        _ = try await build(fixture, &memory)
        try FileManager.default.removeItem(at: fixture.folder.appending(path: "content/notes/used_token.md"))
        #expect(try await build(fixture, &memory))
    }

    @Test func `a ledger that was changed by hand shows, and nothing else is made again`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        var memory: BuildMemory?
        _ = try await build(fixture, &memory)
        let ledger = try fixture.read("content/permalinks.txt")
        #expect(ledger.contains("unreleased"))
        try write(ledger.replacing("unreleased", with: "2024-05-06"), to: "content/permalinks.txt", in: fixture)
        let made = try await made(fixture, &memory)
        #expect(made.contains("changes/index.html"))
        #expect(!made.contains("errors/used_token/index.html"))
    }

    @Test func `of what was changed at this very moment nothing is taken over`() async throws {
        let fixture = try SiteFixture()
        // The clock may go on between the two; then they are tried again.
        for attempt in 0..<200 {
            try fixture.write("body { color: #\(100 + attempt) }\n", to: "theme/assets/site.css")
            let content = try FolderListing(of: fixture.options.content)
            if try await SourceStamps(of: fixture.options, content: content) == nil { return }
        }
        Issue.record("a file that could change again without another stamp is taken for settled")
    }

    @Test func `a fault is told each time, and what it was mended to is made`() async throws {
        let fixture = try SiteFixture()
        var memory: BuildMemory?
        _ = try await build(fixture, &memory)
        try write("[x](#nowhere)\n", to: "content/notes/used_token.md", in: fixture)
        for _ in 0..<2 {
            try await Task.sleep(for: .milliseconds(30))
            let report = try await SiteBuild(fixture.options).render(remembering: &memory)
            guard case .refused = report.result else {
                Issue.record("a site with a fault was built")
                return
            }
            #expect(report.diagnostics.map(\.headline) == ["link to `#nowhere` leads nowhere"])
        }
        try write("Mended.\n", to: "content/notes/used_token.md", in: fixture)
        #expect(try await build(fixture, &memory))
    }

    @Test func `a heading that another note links to is missed once it goes`() async throws {
        let fixture = try SiteFixture([
            "content/notes/invalid_card.md": "See [the other](used_token.md#why).\n",
            "content/notes/used_token.md": "## Why\n\nText.\n",
        ])
        var memory: BuildMemory?
        _ = try await build(fixture, &memory)
        try write("## Because\n\nText.\n", to: "content/notes/used_token.md", in: fixture)
        try await Task.sleep(for: .milliseconds(30))
        let report = try await SiteBuild(fixture.options).render(remembering: &memory)
        #expect(report.diagnostics.map(\.code.rawValue) == ["unresolved-fragment"])
    }

    @Test func `edits one after another come to what a first build makes of them`() async throws {
        let codes = (0..<200).map { "code_\($0)" }
        var files = ["content/notes/code_100.md": "## Why\n\nSee [another](code_190.md#cause).\n"]
        for (number, code) in codes.enumerated() where files["content/notes/\(code).md"] == nil {
            files["content/notes/\(code).md"] = "## Cause\n\nThe token\(number % 17) of host\(number % 31) expired.\n"
        }
        for group in 0..<4 {
            let entries = codes[group * 50..<group * 50 + 50].map { code in
                "  - {code: \(code), title: Title of \(code), message: The \(code) is missing, summary: It is gone.}\n"
            }
            files["content/catalog/g\(group).yml"] =
                "group: \"g\(group)\"\ntitle: Group \(group)\nerrors:\n" + entries.joined()
        }
        let fixture = try SiteFixture(files)
        var memory: BuildMemory?
        #expect(try await made(fixture, &memory).contains("errors/code_0/index.html"))
        for (note, text, averageChanges) in [
            ("code_3", "## Cause\n\nThe token3 of host3 expired twice.\n", false),
            ("code_77", "## Cause\n\nA word that no other note has: zyzzyva, aardvark.\n", false),
            ("code_77", "## Cause\n\nNow without it.\n", false),
            ("code_190", "## Cause\n\nDuplicate tokens froze accounts.\n\n## More\n", false),
            // So long that notes are longer on average, and every entry weighs something else.
            ("code_120", "## Cause\n\n" + String(repeating: "The token5 of host7 expired. ", count: 2000) + "\n", true),
            ("code_120", "Short.\n", true),
        ] {
            try write(text, to: "content/notes/\(note).md", in: fixture)
            let made = try await made(fixture, &memory)
            #expect(made.contains("errors/\(note)/index.html"))
            for path in ["errors/code_150/index.html", "index.html"] {
                #expect(made.contains(path) == averageChanges, "\(path) after \(note)")
            }
            // A word that is new may begin a file, and then all files have another number in common.
            if note == "code_3" { #expect(!made.contains("search/entries-0.json")) }
            #expect(made.contains("groups/g3/index.html") == (averageChanges || note == "code_190"))
        }
        try write("## Reason\n\nText.\n", to: "content/notes/code_190.md", in: fixture)
        try await Task.sleep(for: .milliseconds(30))
        let report = try await SiteBuild(fixture.options).render(remembering: &memory)
        #expect(report.diagnostics.map(\.code.rawValue) == ["unresolved-fragment"])
    }
}
