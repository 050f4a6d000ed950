import Foundation
import Testing
import YAML

@testable import Stylesheets
@testable import Theming

/// The guide is where an author looks up what a theme may hold; it says no more and no less than the program.
@Suite struct ThemeDocumentationTests {
    @Test func `every color of the theme is in the guide and in the schema, and no other`() throws {
        let css = try String(
            contentsOf: GuideTable.repository.appending(path: "theme/assets/site.css"),
            encoding: .utf8
        )
        let declared = StylesheetColors(of: css).colors.keys.sorted()
        #expect(ThemeKeys.colorNames.names.sorted() == declared)
        let guide = try String(contentsOf: GuideTable.file("themes"), encoding: .utf8)
        let start = try #require(guide.firstRange(of: "The colors of docsite's own stylesheet are"))
        let sentence = guide[start.upperBound...].prefix { $0 != "." }
        #expect(sentence.matches(of: /`([a-z-]+)`/).map { String($0.1) }.sorted() == declared)
    }
}
