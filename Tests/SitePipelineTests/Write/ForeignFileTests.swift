import Foundation
import SitePipeline
import Testing

/// Nothing that docsite did not make is touched, and a build that is refused has changed nothing.
@Suite struct ForeignFileTests {
    /// Builds, and expects that it is refused and everything in the output and the ledger is as it was.
    private func expectRefused(_ fixture: SiteFixture, sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let before = try fixture.outputs()
        let ledger = try? fixture.read("content/permalinks.txt")
        let build = SiteBuild(fixture.options)
        await #expect(throws: OutputError.self, sourceLocation: sourceLocation) { try await build.build() }
        #expect(try fixture.outputs() == before, sourceLocation: sourceLocation)
        #expect((try? fixture.read("content/permalinks.txt")) == ledger, sourceLocation: sourceLocation)
    }

    @Test func `a foreign file is refused before the ledger promises anything`() async throws {
        try await expectRefused(SiteFixture(["public/robots.txt": "mine"]))
    }

    @Test func `a foreign folder in the place of a file is refused before anything is replaced`() async throws {
        try await expectRefused(SiteFixture(["public/robots.txt/mine": "mine"]))
    }

    @Test func `a file in the place of a folder is refused before anything is replaced`() async throws {
        try await expectRefused(SiteFixture(["public/groups": "mine"]))
    }

    @Test func `a link in the place of a folder is refused before anything is replaced`() async throws {
        let fixture = try SiteFixture(["elsewhere/x": "x", "public/x": "x"])
        let link = fixture.folder.appending(path: "public/groups").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../elsewhere")
        try await expectRefused(fixture)
    }

    @Test func `a name that begins with a number sign is remembered`() async throws {
        let fixture = try SiteFixture(["content/static/#a.txt": "one"])
        try await fixture.build()
        try fixture.write("two", to: "content/static/#a.txt")
        try await fixture.build()
        #expect(fixture.output("#a.txt") == "two")
    }

    @Test(arguments: ["../victim", "..//victim", "x/../../victim", "/victim", "../\u{301}victim", "./../victim"])
    func `a list of files that was tampered with leads nowhere else`(line: String) async throws {
        let fixture = try SiteFixture(["victim": "mine", "\u{301}victim": "mine", "public/x/y": "mine"])
        try await fixture.build()
        try fixture.write(try fixture.read("public/.docsite-files") + line + "\n", to: "public/.docsite-files")
        try await fixture.build()
        #expect(try fixture.read("victim") == "mine")
        #expect(try fixture.read("\u{301}victim") == "mine")
    }
}
