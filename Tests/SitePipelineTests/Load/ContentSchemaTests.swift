import Foundation
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
}
