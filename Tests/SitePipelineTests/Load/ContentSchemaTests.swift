import Diagnostics
import Foundation
import SiteModel
import SitePipeline
import Testing

/// What editors are told of the files that authors write.
@Suite struct ContentSchemaTests {
    /// Every object of a schema that lists the words a value may be.
    private static func choices(in value: Any) -> [[String: Any]] {
        if let list = value as? [Any] { return list.flatMap(choices) }
        guard let object = value as? [String: Any] else { return [] }
        return (object["enumDescriptions"] == nil ? [] : [object]) + object.values.flatMap(choices)
    }

    @Test func `every word that a value may be is described, and nothing at all as well`() throws {
        let choices = Self.choices(in: try JSONSerialization.jsonObject(with: Data(ContentSchema.catalog.json)))
        #expect(!choices.isEmpty)
        for choice in choices {
            let words = try #require(choice["enum"] as? [Any])
            #expect((choice["enumDescriptions"] as? [String])?.count == words.count)
        }
    }

    @Test func `values of fields are of the types that a site declares`() throws {
        let place = SourceFile(path: "site.yml", text: "").whole
        var level = DeclaredField(name: Located(text: "level", at: place), label: "Level")
        level.kind = .choice
        level.choices = [.init(value: "info", label: "Info")]
        var owner = DeclaredField(name: Located(text: "owner", at: place), label: "Owner")
        owner.holder = .group
        var declared = DeclaredFields()
        declared.all = [level, owner]
        let text = ContentSchema.catalog.text(declaring: declared)
        let schema = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        func names(_ path: String...) -> [String] {
            var value: Any? = schema
            for name in path {
                if name == "anyOf" {
                    value = (((value as? [String: Any])?[name]) as? [Any])?.first
                } else {
                    value = (value as? [String: Any])?[name]
                }
            }
            return ((value as? [String: Any])?.keys).map(Array.init) ?? []
        }
        let entry = ["properties", "errors", "items", "properties", "fields", "anyOf", "properties"]
        #expect(names("properties", "fields", "anyOf", "properties") == ["owner"])
        #expect(names(entry[0], entry[1], entry[2], entry[3], entry[4], entry[5], entry[6]) == ["level"])
        #expect(text.contains("\"info\""))
    }
}
