import Foundation
import Testing
import YAML

@testable import Stylesheets
@testable import Theming

/// The README is where an author looks up what a theme may hold; it says no more and no less than the program.
@Suite struct ThemeDocumentationTests {
    @Test func `every color of the theme is in the README and in the schema, and no other`() throws {
        let css = try String(
            contentsOf: ReadmeTable.repository.appending(path: "theme/assets/site.css"),
            encoding: .utf8
        )
        let declared = StylesheetColors(of: css).colors.keys.sorted()
        #expect(ThemeKeys.colorNames.names.sorted() == declared)
        let readme = try String(contentsOf: ReadmeTable.repository.appending(path: "README.md"), encoding: .utf8)
        let start = try #require(readme.firstRange(of: "The colors of docsite's own stylesheet are"))
        let sentence = readme[start.upperBound...].prefix { $0 != "." }
        #expect(sentence.matches(of: /`([a-z-]+)`/).map { String($0.1) }.sorted() == declared)
    }
}
