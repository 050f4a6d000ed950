internal import CatalogReading
internal import ContentReading
internal import Markup
package import SiteModel
internal import Theming
internal import YAML

/// A description of a file that authors write, for editors and checkers (JSON Schema, draft 7: what the YAML language
/// server of editors knows best; nothing here means anything else in later drafts).
package enum ContentSchema: String, CaseIterable, Sendable {
    /// A file of `content/catalog`.
    case catalog
    /// `content/site.yml`.
    case site
    /// `theme/theme.yml`.
    case theme

    /// The schema as JSON.
    package var json: [UInt8] { json(declaring: nil) }

    /// The schema as people read it, ending in a line feed; the same bytes on every machine.
    package var text: String { text(declaring: nil) }

    /// The schema as people read it, of a site that declares fields.
    package func text(declaring fields: DeclaredFields?) -> String {
        String(decoding: JSONLayout.indented(json(declaring: fields)), as: UTF8.self) + "\n"
    }

    private func json(declaring fields: DeclaredFields?) -> [UInt8] {
        var json = JSONBuffer()
        json.object { json in
            json.member("$schema", "http://json-schema.org/draft-07/schema#")
            switch self {
            case .catalog:
                json.member("title", "A group of an error catalog (docsite)")
                Self.write(fields.map { GroupKeys.all(declaring: $0) } ?? GroupKeys.all, to: &json)
            case .site:
                json.member("title", "The settings of an error reference (docsite)")
                Self.write(SiteKeys.all, to: &json)
            case .theme:
                json.member("title", "The settings of a theme (docsite)")
                Self.write(ThemeKeys.all, to: &json)
            }
        }
        return json.finished()
    }

    private static func write(_ keys: SchemaKeys, others: SchemaKey.Value? = nil, to json: inout JSONBuffer) {
        json.member("type", "object")
        json.name("properties")
        json.object { json in
            for key in keys.all {
                json.name(key.name)
                json.object { json in
                    json.member("description", key.about)
                    write(key.value, isOptional: !key.isRequired && !key.isMark, to: &json)
                }
            }
        }
        let required = keys.all.filter(\.isRequired).map(\.name)
        if !required.isEmpty { json.member("required", required) }
        if !keys.alternatives.isEmpty {
            json.name("anyOf")
            json.array { json in
                for name in keys.alternatives { json.object { $0.member("required", [name]) } }
            }
        }
        json.name("additionalProperties")
        if let others {
            json.object { write(others, isOptional: true, to: &$0) }
        } else {
            json.bool(false)
        }
    }

    /// Describes a value; an optional one may also be nothing.
    private static func write(_ value: SchemaKey.Value, isOptional: Bool, to json: inout JSONBuffer) {
        // `key:` with nothing behind it is as good as no key.
        func type(_ names: String...) { json.member("type", isOptional ? names + ["null"] : names) }
        switch value {
        case .text:
            type("string", "number", "boolean")
            if !isOptional { json.member("pattern", #"\S"#) }
        case .matching(let pattern):
            type("string", "number", "boolean")
            json.member("pattern", pattern)
        case .oneOf(let words):
            json.name("enum")
            json.array { json in
                for (word, _) in words { json.string(word) }
                if isOptional { json.null() }
            }
            // No word of JSON Schema; editors show it beside each word that they offer.
            json.member("enumDescriptions", words.map(\.about) + (isOptional ? ["As without the key."] : []))
        case .number(let range):
            type("integer")
            json.member("minimum", range.lowerBound)
            json.member("maximum", range.upperBound)
        case .bool:
            type("boolean")
        case .list(let item):
            type("array")
            json.name("items")
            json.object { write(item, isOptional: false, to: &$0) }
        case .mapping(let keys, let others):
            if isOptional {
                json.name("anyOf")
                json.array { json in
                    json.object { write(keys, others: others, to: &$0) }
                    json.object { $0.member("type", "null") }
                }
            } else {
                write(keys, others: others, to: &json)
            }
        case .either(let one, let other):
            json.name("anyOf")
            json.array { json in
                json.object { write(one, isOptional: isOptional, to: &$0) }
                json.object { write(other, isOptional: false, to: &$0) }
            }
        case .names(let item):
            type("object")
            json.name("additionalProperties")
            json.object { write(item, isOptional: false, to: &$0) }
        }
    }
}
