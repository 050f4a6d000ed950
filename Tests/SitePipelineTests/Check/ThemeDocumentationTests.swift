import Foundation
import SourceReading
import Testing

@testable import SiteModel
@testable import SitePipeline
@testable import Stylesheets
@testable import Theming

/// The README is where an author looks up what a theme may hold; it says no more and no less than the program.
@Suite struct ThemeDocumentationTests {
    private typealias Value = TemplateVocabulary.Value

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

    /// The names in a value, those of objects that are documented by themselves left out.
    private func names(_ value: Value) -> Set<String> {
        switch value {
        case .text, .html, .flag: []
        case .list(let item): names(item)
        case .object(let names): self.names(names)
        }
    }

    private func names(_ all: [String: Value], but own: String? = nil) -> Set<String> {
        let known = TemplateVocabulary.objects.filter { $0.key != own && Set($0.value.keys).isSubset(of: all.keys) }
        let largest = known.values.max { $0.count < $1.count } ?? [:]
        let rest = all.filter { largest[$0.key] == nil }
        return rest.values.reduce(into: Set(rest.keys)) { $0.formUnion(names($1)) }
    }

    @Test func `every variable of templates is in the README, and no other`() throws {
        let rows = try rows(under: "Templates")
        let vocabulary = TemplateVocabulary(assets: [])
        let kinds = PageKind.allCases.map { ($0.rawValue, vocabulary.variables(of: $0)) }
        let scopes = kinds.map(\.1) + [vocabulary.navigation]
        let everywhere = scopes.dropFirst().reduce(scopes[0]) { common, scope in common.filter { scope[$0.key] != nil }
        }
        let everyPage = kinds.dropFirst().reduce(kinds[0].1) { common, kind in common.filter { kind.1[$0.key] != nil } }
        var expected = [
            "everywhere": names(everywhere),
            "every page": names(everyPage.filter { everywhere[$0.key] == nil }),
            "`navigation`": names(vocabulary.navigation.filter { everywhere[$0.key] == nil })
                // The row says what the navigation lacks, too.
                .union(["page", "navigation"]),
        ]
        for (kind, names) in kinds { expected["`\(kind)`"] = self.names(names.filter { everyPage[$0.key] == nil }) }
        for (object, names) in TemplateVocabulary.objects { expected[object] = self.names(names, but: object) }
        // Its values, which stand there as code.
        expected["entry link"]?.formUnion(["deprecated", "retired"])
        for (row, names) in expected.sorted(by: { $0.key < $1.key }) {
            let text = try #require(rows[row], "the README has no row \(row)")
            #expect(words(in: text).symmetricDifference(names).sorted() == [], "the row \(row)")
        }
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
