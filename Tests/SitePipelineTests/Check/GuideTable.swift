import Foundation
import Testing

/// A table of the guide that says what the program knows. `make tables` writes them anew.
struct GuideTable {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

    /// The page that it stands on, without its ending; no other table there has its head.
    let page: String
    let head: [String]
    let rows: [[String]]

    private var lines: [String] {
        ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    }

    /// Where a page of the guide is.
    static func file(_ page: String) -> URL {
        repository.appending(path: "docs/content/pages/\(page).md")
    }

    /// Holds the guide to the table.
    func expect(sourceLocation: SourceLocation = #_sourceLocation) throws {
        var text = try String(contentsOf: Self.file(page), encoding: .utf8)
        let start = try #require(text.firstRange(of: "\n\(lines[0])\n"), "nothing on \(page) begins with \(lines[0])")
            .lowerBound
        let first = text.index(after: start)
        let end = text[first...].firstRange(of: "\n\n")?.lowerBound ?? text.index(before: text.endIndex)
        let expected = lines.joined(separator: "\n")
        guard text[first..<end] != expected else { return }
        if ProcessInfo.processInfo.environment["RECORD_TABLES"] == "1" {
            text.replaceSubrange(first..<end, with: expected)
            try text.write(to: Self.file(page), atomically: true, encoding: .utf8)
        }
        Issue.record("a table of \(page) is another: `make tables` writes it", sourceLocation: sourceLocation)
    }
}
