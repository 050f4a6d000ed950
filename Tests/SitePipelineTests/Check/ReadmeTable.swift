import Foundation
import Testing

/// A table of the README that says what the program knows. `make tables` writes them anew.
struct ReadmeTable {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    private static let readme = repository.appending(path: "README.md")

    /// The heading that it stands under.
    let heading: String
    let head: [String]
    let rows: [[String]]

    private var lines: [String] {
        ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    }

    /// Holds the README to the table.
    func expect(sourceLocation: SourceLocation = #_sourceLocation) throws {
        var text = try String(contentsOf: Self.readme, encoding: .utf8)
        let section = try #require(text.firstRange(of: "\n### \(heading)\n"), "the README has no heading \(heading)")
        let start = try #require(
            text[section.upperBound...].firstRange(of: lines[0] + "\n")?.lowerBound,
            "nothing begins with \(lines[0]) under \(heading)"
        )
        let end = text[start...].firstRange(of: "\n\n")?.lowerBound ?? text.endIndex
        let expected = lines.joined(separator: "\n")
        guard text[start..<end] != expected else { return }
        if ProcessInfo.processInfo.environment["RECORD_TABLES"] == "1" {
            text.replaceSubrange(start..<end, with: expected)
            try text.write(to: Self.readme, atomically: true, encoding: .utf8)
        }
        Issue.record("a table under \(heading) is another: `make tables` writes it", sourceLocation: sourceLocation)
    }
}
