import CatalogReading
import Testing

@testable import ContentReading
@testable import Theming
@testable import YAML

/// The guide is where an author looks up what may be written; it says no more and no less than the program.
@Suite(.serialized) struct KeyDocumentationTests {
    struct Place: Sendable, CustomTestStringConvertible {
        let page: String
        let key: String
        let keys: SchemaKeys

        var testDescription: String { "\(page), \(key)" }
    }

    private static let places = [
        Place(page: "settings", key: "key", keys: SiteKeys.all),
        Place(page: "settings", key: "key of a field", keys: FieldKeys.all),
        Place(page: "writing", key: "key of a group", keys: GroupKeys.all),
        Place(page: "writing", key: "key of an entry", keys: EntryKeys.all),
        Place(page: "writing", key: "key of a note", keys: FrontMatterKeys.note),
        Place(page: "writing", key: "key of a page", keys: FrontMatterKeys.page),
        Place(page: "themes", key: "key", keys: ThemeKeys.all),
    ]

    @Test(arguments: places)
    func `every key is in the guide`(place: Place) throws {
        let rows = place.keys.all.map { ["`\($0.name)`", ($0.isRequired ? "Required. " : "") + meaning($0)] }
        #expect(rows.count > 1)
        try GuideTable(page: place.page, head: [place.key, "meaning"], rows: rows).expect()
    }

    /// What a key means, and what may stand below it, or behind it.
    private func meaning(_ key: SchemaKey) -> String {
        let parts: [(name: String, about: String)] =
            switch key.value {
            case .mapping(let inner, others: nil): inner.all.map { ($0.name, $0.about) }
            case .oneOf(let words): words.map { ($0.word, $0.about) }
            default: []
            }
        return ([key.about] + parts.map { "`\($0.name)`: \(continued($0.about))" }).joined(separator: " ")
    }

    /// A sentence behind a colon.
    private func continued(_ sentence: String) -> String {
        let isName = sentence.dropFirst().first?.isUppercase ?? false
        return isName || sentence.hasPrefix("Markdown")
            ? sentence : sentence.prefix(1).lowercased() + sentence.dropFirst()
    }
}
