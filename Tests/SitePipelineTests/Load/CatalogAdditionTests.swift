import ContentReading
import Diagnostics
import SiteModel
import SitePaths
import SitePipeline
import Testing

/// An entry is added to a file of the catalog, and every other byte of it stays.
@Suite struct CatalogAdditionTests {
    private static let head = "group: \"400\"\ntitle: 400 Bad Request\nstatus: 400\n"
    private static let added = """
        - code: new_one
          title: New One
          message: new one
          summary: It is new.

        """

    /// What becomes of the sound site's file, with these entries.
    private func file(with text: String) async throws -> String {
        let fixture = try SiteFixture([
            "content/catalog/400.yml": text, "content/notes/used_token.md": nil,
        ])
        let (content, _, _) = try await ContentReader(root: fixture.options.content, baseURL: nil, jobs: 1).read()
        let group = try #require(content?.catalog.groups.first)
        let code = try #require(ErrorCode("new_one"))
        return try CatalogAddition(
            code: code,
            title: "New One",
            message: "new one",
            summary: "It is new.",
            status: nil,
            retry: nil
        )
        .adding(to: group, in: text).text
    }

    /// An entry whose lines stand this far from the margin, but for its last line's end.
    private static func entry(_ margin: String) -> String {
        [
            "- code: invalid_card", "  title: Invalid Card", "  message: invalid card",
            "  summary: The card is not valid.",
        ]
        .map { margin + $0 }.joined(separator: "\n")
    }

    private static func added(_ margin: String) -> String {
        added.split(separator: "\n").map { margin + $0 + "\n" }.joined()
    }

    @Test(arguments: ["", "  ", "    "])
    func `it stands as far from the margin as the others`(margin: String) async throws {
        let text = Self.head + "errors:\n" + Self.entry(margin) + "\n"
        #expect(try await file(with: text) == text + Self.added(margin))
    }

    @Test func `a file whose last line has no end gets one`() async throws {
        let text = Self.head + "errors:\n" + Self.entry("  ")
        #expect(try await file(with: text) == text + "\n" + Self.added("  "))
    }

    @Test func `lines end as the others of the file do`() async throws {
        let text = (Self.head + "errors:\n" + Self.entry("  ") + "\n").replacing("\n", with: "\r\n")
        #expect(try await file(with: text) == text + Self.added("  ").replacing("\n", with: "\r\n"))
    }

    @Test(arguments: ["\n", "\r\n"])
    func `it is set apart by a blank line where the last one is`(ending: String) async throws {
        let text = Self.head + "errors:\n\n" + Self.entry("  ") + "\n"
        let wanted = (text + "\n" + Self.added("  ")).replacing("\n", with: ending)
        #expect(try await file(with: text.replacing("\n", with: ending)) == wanted)
    }

    @Test(arguments: ["\n\n", "\n  \n", "\n# the end\n"])
    func `what follows the last one stays behind it`(rest: String) async throws {
        let text = Self.head + "errors:\n" + Self.entry("  ")
        #expect(try await file(with: text + rest) == text + "\n" + Self.added("  ") + rest.dropFirst())
    }

    @Test func `a list within the last entry belongs to it`() async throws {
        let text = Self.head + "errors:\n" + Self.entry("  ") + "\n    tags:\n      - card\n      - money\n"
        #expect(try await file(with: text) == text + Self.added("  "))
    }

    @Test func `the entry's code may stand below a list of its own`() async throws {
        let entry = "  - tags:\n      - card\n    title: Invalid Card\n    code: invalid_card\n"
        let text = Self.head + "errors:\n" + entry + "    message: invalid card\n    summary: The card is not valid.\n"
        #expect(try await file(with: text) == text + Self.added("  "))
    }

    @Test(arguments: ["|+", ">+", "|2+", "|+2", "|+ # all of it"])
    func `blank lines that belong to the last text stay its own`(mark: String) async throws {
        let text = Self.head + "errors:\n\n" + Self.entry("  ") + "\n    scope: \(mark)\n      Cards.\n\n\n"
        #expect(try await file(with: text) == text + Self.added("  "))
        let rest = "# the end\n"
        #expect(try await file(with: text + rest) == text + Self.added("  ") + rest)
    }

    @Test(arguments: ["|", ">-", "|-"])
    func `blank lines that do not belong to it stay behind`(mark: String) async throws {
        let text = Self.head + "errors:\n" + Self.entry("  ") + "\n    scope: \(mark)\n      Cards.\n"
        #expect(try await file(with: text + "\n\n") == text + Self.added("  ") + "\n\n")
    }

    @Test func `a text that keeps its blank lines further up changes nothing`() async throws {
        let entry = Self.entry("  ").replacing("message: invalid card", with: "message: |+\n      invalid card\n\n")
        let text = Self.head + "errors:\n" + entry + "\n"
        #expect(try await file(with: text + "\n") == text + Self.added("  ") + "\n")
    }

    @Test(arguments: ["errors: []", "errors: [ ]   # none yet", "errors:  []"])
    func `a list that is empty is begun`(list: String) async throws {
        let comment = list.contains("#") ? "   # none yet" : ""
        let text = Self.head + list + "\nsummary: All.\n"
        #expect(try await file(with: text) == Self.head + "errors:\(comment)\n" + Self.added("  ") + "summary: All.\n")
        #expect(try await file(with: Self.head + list) == Self.head + "errors:\(comment)\n" + Self.added("  "))
    }

    @Test func `what the entry would break is said`() async throws {
        let fixture = try SiteFixture()
        let (content, _, _) = try await ContentReader(root: fixture.options.content, baseURL: nil, jobs: 1).read()
        let group = try #require(content?.catalog.groups.first)
        let code = try #require(ErrorCode("new_one"))
        let addition = CatalogAddition(
            code: code,
            title: "",
            message: "m",
            summary: "s",
            status: nil,
            retry: nil
        )
        let file = try fixture.read("content/catalog/400.yml")
        #expect {
            _ = try addition.adding(to: group, in: file)
        } throws: { error in
            guard case .fault(let fault) = error as? CatalogAddition.Obstacle else { return false }
            return fault.headline == "`title` is empty"
        }
    }

    @Test func `a key of the group below the list stays there`() async throws {
        let head = "group: \"400\"\ntitle: 400 Bad Request\nerrors:\n" + Self.entry("  ") + "\n"
        #expect(try await file(with: head + "status: 400\n") == head + Self.added("  ") + "status: 400\n")
    }

    @Test func `entries in one line are not touched`() async throws {
        let entry = "{code: invalid_card, title: Invalid Card, message: invalid card, summary: Not valid.}"
        await #expect(throws: CatalogAddition.Obstacle.self) {
            _ = try await file(with: Self.head + "errors: [\(entry)]\n")
        }
    }

    @Test(arguments: ["invalid_card", "Über 3.5 it's", "_x", "7 days", "a/b, c"])
    func `plain words stay plain`(text: String) {
        #expect(CatalogAddition.scalar(text) == text)
    }

    @Test(arguments: ["a: b", "# no", "-x", "'x'", ".5", "null", "ends in space ", "tab\tin", "a #b", "*x", ""])
    func `what could mean something else is quoted`(text: String) {
        #expect(CatalogAddition.scalar(text) == "\"\(text)\"")
    }

    @Test func `quotes, backslashes and line ends are escaped`() {
        #expect(CatalogAddition.scalar("a\"b\\c\nd") == #""a\"b\\c\nd""#)
    }
}
