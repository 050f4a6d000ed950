import SiteModel
import SitePaths
import Testing

@testable import Scaffolding

/// Which notes `docsite new notes` writes.
@Suite struct MissingNotesTests {
    private func missing(_ files: [String: String], codes: [String], site: String = "") async throws -> MissingNotes {
        let errors = codes.map { "  - {code: \"\($0)\", message: m}\n" }.joined()
        let tree = try Tree(
            files.merging([
                "site.yml": "title: T\ndescription: d\nbase_url: https://x.test/\n\(site)",
                "catalog/a.yml": "group: a\ntitle: T\nerrors:\n\(errors)",
            ]) { $1 }
        )
        return MissingNotes(in: try #require(try await tree.content()))
    }

    @Test func `a note for each entry that has none`() async throws {
        let missing = try await missing(["notes/b.md": "x"], codes: ["a", "b", "c"])
        #expect(missing.drafts.map { $0.path(in: "content") } == ["content/notes/a.md", "content/notes/c.md"])
        #expect(missing.unnamed.isEmpty)
    }

    @Test func `a note names its code where its file cannot`() async throws {
        let missing = try await missing(
            ["notes/card.md": "---\ncode: auth/card\n---\n\nx"],
            codes: ["auth/card", "auth/x"]
        )
        #expect(missing.drafts.map { $0.path(in: "content") } == ["content/notes/auth-x.md"])
        let head = try #require(missing.drafts.first).bytes
        #expect(String(decoding: head, as: UTF8.self).hasPrefix("---\ncode: auth/x\n---\n\n## Why it happens\n"))
    }

    @Test func `the sections that the site asks for`() async throws {
        let missing = try await missing([:], codes: ["a"], site: "notes: {sections: [Cause, Cure]}\n")
        #expect(String(decoding: missing.drafts[0].bytes, as: UTF8.self) == "## Cause\n\n## Cure\n")
    }

    @Test func `two codes of one name get one file, and one without a name none`() async throws {
        let missing = try await missing([:], codes: ["Card", "card", "???"])
        #expect(missing.drafts.count == 1)
        #expect(missing.unnamed.map(\.rawValue) == ["???"])
    }
}
