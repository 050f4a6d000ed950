import Diagnostics
import Foundation
import SitePipeline
import Testing

/// A small sound site in a temporary folder. A test changes what it is about and leaves the rest.
///
/// In the texts of a test `⟦` and `⟧` stand around the place where a fault is expected; they are taken out before the
/// text is written. A fault that nobody expected fails the test as well.
final class SiteFixture: Sendable {
    let folder: URL
    /// The marked places, as `path: text before the mark | text between the marks`.
    private let expected: [String]

    /// Writes the site.
    /// - Parameter changes: texts by path; `nil` removes a file of the sound site.
    /// - Throws: where the folder cannot be written.
    init(_ changes: [String: String?] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "docsite-\(UUID().uuidString)")
        var files: [String: String] = Self.soundSite
        for (path, text) in changes { files[path] = text }
        var expected: [String] = []
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let (plain, places) = Self.unmarked(text)
            expected += places.map { "\(path): \($0)" }
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(plain.utf8).write(to: url)
        }
        self.expected = expected
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The sound site: two codes in one group, their notes, a page, and a theme that shows all of it.
    static let soundSite: [String: String] = [
        "content/site.yml": """
        title: Errors
        description: All of them
        base_url: https://example.test/api/
        links:
          error object: https://example.test/object
        """,
        "content/catalog/400.yml": """
        group: "400"
        title: 400 Bad Request
        status: 400
        errors:
          - code: invalid_card
            title: Invalid Card
            message: invalid card
            summary: The card is not valid.
          - code: used_token
            title: Used Token
            message: token was used
            summary: Tokens are single use.
        """,
        "content/notes/invalid_card.md": "## Why it happens\n\nA slip.\n\n## How to fix it\n\nType again.\n",
        "content/notes/used_token.md": "## Why it happens\n\nUsed.\n\n## How to fix it\n\nMake a new one.\n",
        "content/pages/retrying.md": "---\ntitle: Retrying\n---\n\n## Backoff\n\nWait.\n",
        "theme/templates/errors.mustache": """
        <title>{{page.title}}</title>{{{introduction}}}{{#groups}}<h2 id="{{anchor}}">{{title}}</h2>
        {{#entries}}<h3 id="{{anchor}}">{{#anchors}}<i id="{{.}}"></i>{{/anchors}}{{code}}</h3>{{{summary}}}{{/entries}}
        {{/groups}}
        """,
        "theme/templates/entry.mustache": "<h1>{{entry.code}}</h1>{{{entry.summary}}}{{{entry.note}}}\n",
        "theme/templates/group.mustache": "<h1>{{group.title}}</h1>{{#entries}}{{{note}}}{{/entries}}\n",
        "theme/templates/page.mustache": "<h1>{{page.title}}</h1>{{{content}}}\n",
        "theme/templates/changes.mustache":
            "{{#releases}}<h2>{{name}}</h2>{{#added}}+{{code}} {{/added}}{{#retired}}-{{code}} {{/retired}}{{/releases}}\n",
        "theme/templates/not_found.mustache": "<p>{{root}}</p>\n",
        "theme/templates/operation.mustache":
            "<h1>{{operation.name}}</h1>{{#entries}}<a href=\"{{url}}\">{{code}}</a>{{/entries}}\n",
        "theme/templates/operations.mustache": "{{#operations}}<a href=\"{{url}}\">{{name}}</a>{{/operations}}\n",
        "theme/templates/navigation.mustache": "<nav></nav>\n",
        "theme/assets/site.css": "body { color: black }\n",
    ]

    /// The words of the program, which every theme inherits.
    static let words: [String: [UInt8]] = {
        let theme = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../theme")
        let paths = ["strings/en.yml", "strings/en.linter.yml"]
        let texts = paths.map { try? Data(contentsOf: theme.appending(path: $0)) }
        return Dictionary(uniqueKeysWithValues: zip(paths, texts.map { Array($0 ?? Data()) }))
    }()

    var options: SiteBuild.Options {
        var options = SiteBuild.Options(
            content: folder.appending(path: "content").path,
            theme: folder.appending(path: "theme").path,
            output: folder.appending(path: "public").path,
            jobs: 2
        )
        options.inheritedTheme = Self.words
        return options
    }

    /// The faults of the site.
    func faults() async throws -> [Diagnostic] {
        try await SiteBuild(options).check().diagnostics
    }

    /// Builds the site, which must be sound.
    @discardableResult
    func build(_ options: SiteBuild.Options? = nil) async throws -> SiteBuild.Report {
        let report = try await SiteBuild(options ?? self.options).build()
        #expect(report.diagnostics.map(\.headline) == [])
        return report
    }

    /// Builds the site for its release, so that its addresses are published from then on.
    @discardableResult
    func release(_ day: String = "2026-01-02") async throws -> SiteBuild.Report {
        var options = options
        options.release = day
        return try await build(options)
    }

    /// Replaces a file of the site.
    func write(_ text: String, to path: String) throws {
        let url = folder.appending(path: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// Removes a file of the site.
    func remove(_ path: String) throws {
        try FileManager.default.removeItem(at: folder.appending(path: path))
    }

    /// Removes a file of the site, and every promise that was made.
    func withdraw(_ path: String) throws {
        try remove(path)
        try remove("content/permalinks.txt")
    }

    /// A file of the site.
    func read(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    /// A file of the built site, or `nil` where it is not there.
    func output(_ path: String) -> String? {
        try? String(contentsOf: folder.appending(path: "public/\(path)"), encoding: .utf8)
    }

    /// Every file of the built site, by path.
    func outputs() throws -> [String: Data] {
        let root = folder.appending(path: "public")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
        return try Dictionary(
            uniqueKeysWithValues: paths.compactMap { path in
                let url = root.appending(path: path)
                let isFile = try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true
                return isFile ? (path, try Data(contentsOf: url)) : nil
            }
        )
    }

    /// Expects faults of one kind at exactly the marked places, and no others.
    func expect(
        _ code: DiagnosticCode,
        helping help: String? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let faults = try await faults()
        let found = faults.map { fault in
            let path = String(fault.range.file.path.dropFirst(folder.path.count + 1))
            let before = fault.range.file.text.utf8.prefix(fault.range.bounds.lowerBound)
            let line =
                String(decoding: before, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).last
                ?? ""
            return "\(path): \(line)|\(fault.range.text)"
        }
        #expect(Set(faults.map(\.code)) == [code], "\(faults.map(\.headline))", sourceLocation: sourceLocation)
        #expect(found.sorted() == expected.sorted(), sourceLocation: sourceLocation)
        if let help {
            #expect(
                faults.first?.help.first?.contains(help) == true,
                "\(faults.map(\.help))",
                sourceLocation: sourceLocation
            )
        }
    }

    /// Expects one fault of a kind about a file as a whole.
    func expect(
        _ code: DiagnosticCode,
        about path: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let faults = try await faults()
        #expect(
            faults.map { "\($0.code.rawValue) \($0.range.file.path)" }
                == ["\(code.rawValue) \(folder.appending(path: path).path)"],
            "\(faults.map(\.headline))",
            sourceLocation: sourceLocation
        )
    }

    private static func unmarked(_ text: String) -> (text: String, places: [String]) {
        var plain = ""
        var places: [String] = []
        var start: (line: String, text: String)?
        for character in text {
            switch character {
            case "⟦":
                start = (
                    String(plain.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).last ?? ""), ""
                )
            case "⟧":
                if let start { places.append("\(start.line)|\(start.text)") }
                start = nil
            default:
                plain.append(character)
                start?.text.append(character)
            }
        }
        return (plain, places)
    }
}
