import Foundation
import Output
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

    @Test(arguments: ["x//own.txt", "/x/own.txt", "x/./own.txt", "x/../x/own.txt"])
    func `a list of files means none by another spelling`(line: String) async throws {
        let fixture = try SiteFixture(["public/x/own.txt": "mine"])
        try await fixture.build()
        try fixture.write(try fixture.read("public/.docsite-files") + line + "\n", to: "public/.docsite-files")
        try await fixture.build()
        #expect(fixture.output("x/own.txt") == "mine")
    }

    @Test(arguments: [
        String(repeating: "0", count: 300), String(repeating: "a/", count: 3000) + "a", "own.txt\0x", "\0", "a//b",
        "a/./b",
        ".", ".docsite-files", ".docsite-stage/tree/index.html", "index.html/x", "own.txt/x", "own.txt/", " ",
        "\u{FFFD}",
    ])
    func `a list of files with a name that cannot be there is as good as one without`(line: String) async throws {
        let fixture = try SiteFixture(["public/own.txt": "mine"])
        try await fixture.build()
        try fixture.write(try fixture.read("public/.docsite-files") + line + "\n", to: "public/.docsite-files")
        try fixture.write("## Why\n\nAn edit.\n", to: "content/notes/used_token.md")
        try await fixture.build()
        #expect(fixture.output("own.txt") == "mine")
        #expect(fixture.output("errors/used_token/index.html")?.contains("An edit.") == true)
    }

    @Test(arguments: [".docsite-stage", ".docsite-files", "errors", "search", "groups"])
    func `a link in the place of what docsite makes is not followed, whatever it leads to`(name: String) async throws {
        let fixture = try SiteFixture(["foreign/tree/secret.txt": "mine", "foreign/own": "mine"])
        try await fixture.build()
        let files = FileManager.default
        let place = fixture.folder.appending(path: "public/\(name)")
        let former = fixture.folder.appending(path: "former")
        if files.fileExists(atPath: place.path) { try files.moveItem(at: place, to: former) }
        // Where something was there the link leads to the very same, so that nothing seems to have changed.
        let target = files.fileExists(atPath: former.path) ? "../former" : "../foreign"
        try files.createSymbolicLink(atPath: place.path, withDestinationPath: target)
        try await expectRefused(fixture)
        #expect(try fixture.read("foreign/tree/secret.txt") == "mine")
        #expect(fixture.output("secret.txt") == nil)
    }

    @Test func `a link that an interrupted build might have left in its stage goes without what it leads to`()
        async throws
    {
        let fixture = try SiteFixture(["foreign/secret.txt": "mine", "public/.docsite-stage/x": "left"])
        let stage = fixture.folder.appending(path: "public/.docsite-stage").path
        for name in ["tree", "own"] {
            try FileManager.default.createSymbolicLink(atPath: "\(stage)/\(name)", withDestinationPath: "../../foreign")
        }
        try await fixture.build()
        #expect(try fixture.read("foreign/secret.txt") == "mine")
        #expect(fixture.output("secret.txt") == nil)
        #expect(!FileManager.default.fileExists(atPath: stage))
    }

    @Test func `an output folder that is a link of the author's own is written through`() async throws {
        let fixture = try SiteFixture(["elsewhere/own.txt": "mine"])
        let link = fixture.folder.appending(path: "public").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "elsewhere")
        try await fixture.build()
        #expect(try fixture.read("elsewhere/index.html").contains("invalid_card"))
        #expect(try fixture.read("elsewhere/own.txt") == "mine")
    }

    @Test(arguments: ["permalinks.txt.new", ".permalinks.txt.docsite-new"])
    func `a ledger that a killed build did not finish is passed over and cleared`(name: String) async throws {
        let fixture = try SiteFixture(["content/\(name)": "# half"])
        #expect(try await fixture.faults().isEmpty)
        try await fixture.build()
        #expect(!FileManager.default.fileExists(atPath: fixture.folder.appending(path: "content/\(name)").path))
    }

    @Test func `empty folders in the place of a file go, however deep`() async throws {
        let fixture = try SiteFixture()
        let place = fixture.folder.appending(path: "public/robots.txt/deep/er")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try await fixture.build()
        #expect(fixture.output("robots.txt") != nil)
    }
}
