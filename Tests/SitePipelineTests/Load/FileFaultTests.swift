import Diagnostics
import Foundation
import Testing

/// Files that are not what they should be.
@Suite struct FileFaultTests {
    private func write(_ bytes: [UInt8], to path: String, of fixture: SiteFixture) throws {
        try Data(bytes).write(to: fixture.folder.appending(path: path))
    }

    @Test(arguments: [".hidden.md", ".obsidian/x.md", "a/.b.md", "#x/.c.md"])
    func `a hidden file is no note, nor is one in a hidden folder`(path: String) async throws {
        try await SiteFixture(["content/notes/\(path)": "x\n"]).build()
    }

    @Test func `a byte-order mark and CR LF change nothing`() async throws {
        let plain = try SiteFixture()
        try await plain.build()
        let marked = try SiteFixture(
            SiteFixture.soundSite.filter { $0.key.hasPrefix("content/") }
                .mapValues { "\u{FEFF}" + $0.replacing("\n", with: "\r\n") }
        )
        try await marked.build()
        #expect(try marked.outputs() == plain.outputs())
    }

    @Test func `a fault behind CR LF is at the right place`() async throws {
        try await SiteFixture(["content/notes/used_token.md": "One.\r\n\r\nSee [x](⟦#nowhere⟧).\r\n"]).expect(
            .unresolvedLink
        )
    }

    @Test func `a NUL character`() async throws {
        try await SiteFixture(["content/notes/used_token.md": "One\nTwo ⟦\0⟧\n"]).expect(.nulCharacter)
    }

    @Test func `a text that is not UTF-8`() async throws {
        let fixture = try SiteFixture()
        try write(Array("One\nTwo ".utf8) + [0xFF, 0xFE], to: "content/notes/used_token.md", of: fixture)
        let fault = try #require(await fixture.faults().first)
        #expect(fault.code == .invalidUTF8)
        #expect(fault.range.bounds.lowerBound == 8)
    }

    @Test func `a note of 10 MB`() async throws {
        let fixture = try SiteFixture(["content/notes/used_token.md": String(repeating: "word ", count: 2_000_000)])
        try await fixture.expect(.fileTooLarge, about: "content/notes/used_token.md")
    }

    @Test func `a file to be copied that claims more than 1 GiB`() async throws {
        let fixture = try SiteFixture(["content/static/disk.img": ""])
        let file = try FileHandle(forWritingTo: fixture.folder.appending(path: "content/static/disk.img"))
        try file.truncate(atOffset: (1 << 30) + 1)
        try file.close()
        try await fixture.expect(.fileTooLarge, about: "content/static/disk.img")
    }

    @Test func `a folder in the place of a file`() async throws {
        let fixture = try SiteFixture(["content/site.yml": nil])
        try FileManager.default.createDirectory(
            at: fixture.folder.appending(path: "content/site.yml"),
            withIntermediateDirectories: false
        )
        try await fixture.expect(.notAFile, about: "content/site.yml")
    }

    @Test func `a folder in the place of a note`() async throws {
        let fixture = try SiteFixture()
        try FileManager.default.createDirectory(
            at: fixture.folder.appending(path: "content/notes/x.md"),
            withIntermediateDirectories: false
        )
        try await fixture.expect(.notAFile, about: "content/notes/x.md")
    }

    @Test func `a loop of symbolic links`() async throws {
        let fixture = try SiteFixture()
        let link = fixture.folder.appending(path: "content/notes/loop.md").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "loop.md")
        try await fixture.expect(.symbolicLink, about: "content/notes/loop.md")
    }

    @Test func `a symbolic link to a folder above`() async throws {
        let fixture = try SiteFixture()
        let link = fixture.folder.appending(path: "content/notes/up").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "..")
        try await fixture.expect(.symbolicLink, about: "content/notes/up")
    }

    @Test func `a symbolic link out of the content folder`() async throws {
        let fixture = try SiteFixture(["secret.txt": "secret"])
        try FileManager.default.createDirectory(
            at: fixture.folder.appending(path: "content/static"),
            withIntermediateDirectories: false
        )
        let link = fixture.folder.appending(path: "content/static/secret.txt").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../../secret.txt")
        try await fixture.expect(.symbolicLink, about: "content/static/secret.txt")
    }

    @Test func `a symbolic link out of the theme folder`() async throws {
        let fixture = try SiteFixture(["secret.txt": "secret"])
        let link = fixture.folder.appending(path: "theme/assets/secret.txt").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "../../secret.txt")
        try await fixture.expect(.symbolicLink, about: "theme/assets/secret.txt")
    }

    #if os(Linux)
        // Other systems refuse such a name themselves.
        @Test func `a name that is not UTF-8`() async throws {
            let fixture = try SiteFixture(["content/static/a.txt": "text"])
            let path = fixture.folder.appending(path: "content/static/b").path
            let name = path.utf8.map { CChar(bitPattern: $0) } + [CChar(bitPattern: 0xFF), 0]
            #expect(unsafe mkfifo(name, 0o644) == 0)
            try await fixture.expect(.invalidUTF8, about: "content/static/b\u{FFFD}")
        }
    #endif

    @Test func `a symbolic link within the content folder is followed`() async throws {
        let fixture = try SiteFixture(["content/static/a.txt": "text"])
        let link = fixture.folder.appending(path: "content/static/b.txt").path
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a.txt")
        try await fixture.build()
        #expect(fixture.output("b.txt") == "text")
    }

    @Test func `what Emacs leaves beside a file that is being changed is no fault`() async throws {
        let fixture = try SiteFixture(["content/static/a.txt": "text", "content/notes/#used_token.md#": "half a note"])
        for path in ["content/static/.#a.txt", "content/notes/.#used_token.md"] {
            let link = fixture.folder.appending(path: path).path
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "author@host.1:2")
        }
        try await fixture.build()
        #expect(fixture.output("a.txt") == "text")
    }

    @Test(.timeLimit(.minutes(5))) func `a pipe is refused and does not block`() async throws {
        let fixture = try SiteFixture()
        #expect(unsafe mkfifo(fixture.folder.appending(path: "content/notes/pipe.md").path, 0o644) == 0)
        try await fixture.expect(.notAFile, about: "content/notes/pipe.md")
    }

    @Test func `a missing site yml`() async throws {
        try await SiteFixture(["content/site.yml": nil]).expect(.missingFile, about: "content/site.yml")
    }

    @Test func `a file that docsite does not read is a warning`() async throws {
        try await SiteFixture(["content/notes/readme.txt": "x"]).expect(
            .unexpectedFile,
            about: "content/notes/readme.txt"
        )
    }
}
