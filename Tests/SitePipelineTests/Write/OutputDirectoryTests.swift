import Foundation
import Output
import SitePipeline
import Testing

/// What stands in the output folder before, during and after a build.
@Suite struct OutputDirectoryTests {
    private func summary(_ report: SiteBuild.Report) throws -> OutputDirectory.Summary {
        guard case .written(let summary) = report.result else { throw NotWritten() }
        return summary
    }

    private struct NotWritten: Error {}

    @Test func `a second build of the same input touches nothing`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let page = fixture.folder.appending(path: "public/index.html").path
        let before = try FileManager.default.attributesOfItem(atPath: page)
        let second = try summary(await fixture.build())
        let after = try FileManager.default.attributesOfItem(atPath: page)
        #expect((second.new, second.changed, second.removed) == (0, 0, 0))
        #expect(before[.systemFileNumber] as? Int == after[.systemFileNumber] as? Int)
        #expect(before[.modificationDate] as? Date == after[.modificationDate] as? Date)
    }

    @Test func `the number of threads changes no byte`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let first = try fixture.outputs()
        var options = fixture.options
        options.jobs = 1
        options.output = fixture.folder.appending(path: "other").path
        try await fixture.build(options)
        try FileManager.default.removeItem(at: fixture.folder.appending(path: "public"))
        try FileManager.default.moveItem(
            at: fixture.folder.appending(path: "other"),
            to: fixture.folder.appending(path: "public")
        )
        #expect(try fixture.outputs() == first)
    }

    @Test func `files that are no longer made go, and their folders with them`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        try fixture.withdraw("content/pages/retrying.md")
        #expect(try summary(await fixture.build()).removed == 2)
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.appending(path: "public/retrying").path))
    }

    @Test func `the list of files forgets what is gone`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        #expect(try fixture.read("public/.docsite-files").contains("retrying/"))
        try fixture.withdraw("content/pages/retrying.md")
        try await fixture.build()
        #expect(try !fixture.read("public/.docsite-files").contains("retrying/"))
    }

    @Test func `what docsite did not make stays`() async throws {
        let fixture = try SiteFixture(["public/own/notes.txt": "mine"])
        try await fixture.build()
        try fixture.withdraw("content/pages/retrying.md")
        try await fixture.build()
        #expect(fixture.output("own/notes.txt") == "mine")
    }

    @Test func `a file that docsite did not make is not replaced`() async throws {
        let fixture = try SiteFixture(["public/index.html": "mine"])
        await #expect(throws: OutputError.self) { try await fixture.build() }
        #expect(fixture.output("index.html") == "mine")
        #expect(try fixture.outputs().keys.sorted() == ["index.html"])
    }

    @Test func `cleaning removes everything else`() async throws {
        let fixture = try SiteFixture(["public/index.html": "mine", "public/own.txt": "mine"])
        var options = fixture.options
        options.cleans = true
        try await fixture.build(options)
        #expect(fixture.output("own.txt") == nil)
        #expect(fixture.output("index.html")?.contains("invalid_card") == true)
    }

    @Test func `cleaning refuses a git checkout`() async throws {
        let fixture = try SiteFixture(["public/.git/HEAD": "ref", "public/own.txt": "mine"])
        var options = fixture.options
        options.cleans = true
        let build = SiteBuild(options)
        await #expect(throws: OutputError.self) { try await build.build() }
        #expect(fixture.output("own.txt") == "mine")
    }

    @Test func `a fault leaves the former site whole`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let before = try fixture.outputs()
        try Data("[x](#nowhere)".utf8).write(to: fixture.folder.appending(path: "content/notes/used_token.md"))
        let report = try await SiteBuild(fixture.options).build()
        guard case .refused = report.result else {
            Issue.record("a site with a fault was built")
            return
        }
        #expect(try fixture.outputs() == before)
    }

    @Test(arguments: ["content", "content/public", ".", "theme", "theme/assets"])
    func `an output folder that is, holds or lies in what is read is refused`(path: String) async throws {
        let fixture = try SiteFixture()
        var options = fixture.options
        options.output = fixture.folder.appending(path: path).path
        let build = SiteBuild(options)
        await #expect(throws: OutputError.self) { try await build.build() }
        #expect(try await fixture.faults().isEmpty)
    }

    @Test func `a page's folder that is a link is not followed`() async throws {
        let fixture = try SiteFixture(["elsewhere/x": "x", "public/x": "x"])
        let link = fixture.folder.appending(path: "public/errors").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../elsewhere")
        let build = SiteBuild(fixture.options)
        await #expect(throws: OutputError.self) { try await build.build() }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: fixture.folder.appending(path: "elsewhere").path) == [
                "x"
            ]
        )
    }

    @Test func `a folder takes the place of a file, and a file that of a folder`() async throws {
        let fixture = try SiteFixture(["content/static/a": "file", "content/static/b/c": "file"])
        try await fixture.build()
        let files = FileManager.default
        try files.removeItem(at: fixture.folder.appending(path: "content/static"))
        try files.createDirectory(
            at: fixture.folder.appending(path: "content/static/a"),
            withIntermediateDirectories: true
        )
        try Data("new".utf8).write(to: fixture.folder.appending(path: "content/static/a/c"))
        try Data("new".utf8).write(to: fixture.folder.appending(path: "content/static/b"))
        try await fixture.build()
        #expect(fixture.output("a/c") == "new")
        #expect(fixture.output("b") == "new")
    }

    @Test func `a list of files that was tampered with leads nowhere else`() async throws {
        let fixture = try SiteFixture(["keep.txt": "mine"])
        try await fixture.build()
        let list = fixture.folder.appending(path: "public/.docsite-files")
        let text = try String(contentsOf: list, encoding: .utf8) + "../keep.txt\n/etc/hostname\n"
        try Data(text.utf8).write(to: list)
        try await fixture.build()
        #expect(FileManager.default.fileExists(atPath: fixture.folder.appending(path: "keep.txt").path))
    }

    @Test func `a comparison names what is missing, changed and stale, and writes nothing`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let files = FileManager.default
        try files.removeItem(at: fixture.folder.appending(path: "public/index.html"))
        try Data("x".utf8).write(to: fixture.folder.appending(path: "public/404.html"))
        try fixture.withdraw("content/pages/retrying.md")
        let before = try fixture.outputs()
        guard case .compared(let differences, _) = try await SiteBuild(fixture.options).compare().result else {
            Issue.record("compared")
            return
        }
        let told = Dictionary(uniqueKeysWithValues: differences.map { ($0.path, $0.difference) })
        #expect(told["index.html"] == .missing)
        #expect(told["404.html"] == .changed)
        #expect(told["retrying/index.html"] == .stale)
        #expect(try fixture.outputs() == before)
    }
}
