import Foundation
import SourceReading
import Testing

@testable import Stylesheets
@testable import Theming

/// The README is where an author looks up what a theme may hold; it says no more and no less than the program.
@Suite struct ThemeDocumentationTests {
    private static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")

    /// The rows of the tables under a heading, by their first cell; of two with the same, the last.
    private func rows(under heading: String) throws -> [String: String] {
        let text = try String(contentsOf: Self.repository.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(text.firstRange(of: "\n### \(heading)\n"))
        let section = text[start.upperBound...].prefix { _ in true }
        let end = section.firstRange(of: "\n##")?.lowerBound ?? section.endIndex
        let cells = section[..<end].split(separator: "\n").filter { $0.hasPrefix("| ") }
            .map { $0.dropFirst(2).dropLast(2).components(separatedBy: " | ") }
        return Dictionary(cells.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { $1 }
    }

    /// What stands between backticks, taken apart at dots.
    private func words(in text: String) -> Set<String> {
        Set(text.matches(of: /`([a-z_.]+)(\.<name>)?`/).flatMap { $0.1.split(separator: ".").map(String.init) })
    }

    @Test func `every key of theme_yml is in the README, and no other`() throws {
        let keys = try rows(under: "theme.yml").keys.flatMap { words(in: $0) }
        #expect(Set(keys) == Set(ThemeKeys.theme.names))
    }

    @Test func `every color of the theme is in the README and in the schema, and no other`() throws {
        let css = try String(contentsOf: Self.repository.appending(path: "theme/assets/site.css"), encoding: .utf8)
        let declared = StylesheetColors(of: css).colors.keys.sorted()
        #expect(ThemeKeys.colors.names.sorted() == declared)
        let readme = try String(contentsOf: Self.repository.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(readme.firstRange(of: "The colors of docsite's own stylesheet are"))
        let sentence = readme[start.upperBound...].prefix { $0 != "." }
        #expect(sentence.matches(of: /`([a-z-]+)`/).map { String($0.1) }.sorted() == declared)
    }
}
