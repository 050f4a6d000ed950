import Diagnostics
import Foundation
import SiteModel
import Testing

@testable import ContentReading
@testable import SitePipeline

/// Notes that are known to be as they were, whose text is read only where it is asked for.
@Suite struct UnreadNoteTests {
    private static let note = "content/notes/used_token.md"

    /// The notes of a site, of which those that are left unread have this ending.
    private func notes(of fixture: SiteFixture, leavingUnread ending: String) async throws -> [MarkdownSource] {
        let root = fixture.folder.appending(path: "content").path(percentEncoded: false)
        let reader = ContentReader(root: root, baseURL: nil, jobs: 2, leavingUnread: { $0.hasSuffix(ending) })
        return try #require(try await reader.read().content).notes
    }

    @Test func `a note that is left unread costs nothing, and has its text once it is asked for`() async throws {
        let fixture = try SiteFixture()
        let notes = try await notes(of: fixture, leavingUnread: "used_token.md")
        #expect(notes.map(\.isRead) == [true, false])
        #expect(notes[1].body.text.isEmpty)
        var faults: [Diagnostic] = []
        let whole = try #require(FrontMatterReader.whole(notes[1], &faults))
        #expect(whole.body.text == SiteFixture.soundSite[Self.note] ?? "")
        #expect(whole.path == notes[1].path)
        #expect(faults.isEmpty)
    }

    @Test func `pages are never left unread`() async throws {
        let fixture = try SiteFixture()
        let root = fixture.folder.appending(path: "content").path(percentEncoded: false)
        let reader = ContentReader(root: root, baseURL: nil, jobs: 2, leavingUnread: { _ in true })
        let content = try #require(try await reader.read().content)
        #expect(content.pages.map(\.isRead) == [true])
        #expect(content.pages.map(\.frontMatter.title?.value) == ["Retrying"])
    }

    @Test func `a note that is gone when its text is asked for is a fault`() async throws {
        let fixture = try SiteFixture()
        let notes = try await notes(of: fixture, leavingUnread: "used_token.md")
        try FileManager.default.removeItem(at: fixture.folder.appending(path: Self.note))
        var faults: [Diagnostic] = []
        #expect(FrontMatterReader.whole(notes[1], &faults) == nil)
        #expect(faults.map(\.code) == [.missingFile])
    }
}
