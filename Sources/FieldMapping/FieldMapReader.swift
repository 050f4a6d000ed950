internal import CatalogReading
package import Diagnostics
internal import SiteModel
internal import SitePaths
internal import SourceReading
package import YAML

/// The keys of a map.
package enum FieldMapKeys {
    package static let entries = Key.text(
        "entries",
        "Where the errors stand in JSON and YAML, such as `messages[]` or `*.errors[]`: `[]` is every item, `*` every member."
    )
    package static let fields = Key.node(
        "fields",
        .names(.either(.text, .mapping(FieldRuleKeys.all))),
        "What each field of the source becomes: a key of the catalog, `note`, `group`, `group_title`, `group_summary`, `address`, `nothing`, or a mapping."
    )
    package static let title = Key.text("title", "What the site is called, where there is no `site.yml` yet.")
    package static let description = Key.text("description", "What the site is, where there is no `site.yml` yet.")
    package static let baseURL = Key.text("base_url", "Where the site will live, where there is no `site.yml` yet.")
    package static let siteRoot = Key.text("site_root", "What links that begin with `/` are relative to.")
    package static let addresses = Key.text(
        "addresses",
        "Where the pages of codes were and are to be, below `base_url`, such as `error/{code}/`."
    )
    package static let publishedAt = Key.text(
        "published_at",
        "The address below which the source was published: what relative links of its texts lead to."
    )
    package static let placeholders = Key.text(
        "placeholders",
        oneOf: PlaceholderStyle.allCases.map { ($0.rawValue, $0.about) },
        "How its messages name what varies."
    )
    package static let groups = Key.text(
        "groups",
        oneOf: [
            ("field", "By the field that is `group`."), ("status", "By their status."),
            ("source", "By the file that they come from."), ("none", "One group."),
        ],
        "By what errors are put into groups."
    )
    package static let scopes = Key.flag("scopes", "Whether each file of the source is a scope of its own.")

    package static let all = SchemaKeys(
        entries,
        fields,
        title,
        description,
        baseURL,
        siteRoot,
        addresses,
        publishedAt,
        placeholders,
        groups,
        scopes
    )
}

/// The keys of what a field becomes.
package enum FieldRuleKeys {
    package static let key = Key.text("key", "A key of the catalog, or `note`.")
    package static let section = Key.text("section", "A section of the note, by its heading.")
    package static let field = Key.text("field", "A fact of its own, by the name that `site.yml` declares.")
    package static let label = Key.text("label", "What pages call that fact.")
    package static let type = Key.text(
        "type",
        oneOf: DeclaredField.Kind.allCases.map { ($0.rawValue, $0.about) },
        "What the values of that fact are; `text` unless given."
    )
    package static let filter = Key.flag("filter", "Whether lists are narrowed by that fact.")
    package static let text = Key.text(
        "text",
        oneOf: [
            ("markdown", "Markdown."), ("plain", "A text without any markup, which is escaped."), ("html", "HTML."),
        ],
        "How its texts are to be read; guessed unless given."
    )

    package static let all = SchemaKeys(key, section, field, label, type, filter, text)
}

/// Reads a map.
package enum FieldMapReader {
    package static func read(_ path: String, _ diagnostics: inout [Diagnostic]) -> FieldMap? {
        guard let file = SourceReader.read(path, as: path, &diagnostics) else { return nil }
        return read(file, &diagnostics)
    }

    package static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> FieldMap? {
        let count = diagnostics.count
        let empty = (
            DiagnosticCode.emptyValue, "the map says nothing", "write `fields:` and below it `code: code` lines"
        )
        let mapping = YAMLMapping.read(file, "a map", keys: FieldMapKeys.all.names, whenEmpty: empty, &diagnostics)
        guard let mapping else { return nil }
        var map = FieldMap()
        map.entries = mapping.read(FieldMapKeys.entries, &diagnostics)?.value
        map.settings = settings(mapping, &diagnostics)
        if let node = mapping.read(FieldMapKeys.fields) {
            if case .mapping(let pairs) = node.content {
                for (key, value) in pairs {
                    guard case .scalar(let name) = key.content else { continue }
                    if let rule = rule(name, value, &diagnostics) { map.rules.append(rule) }
                }
            } else {
                diagnostics.append(
                    Diagnostic(
                        .wrongType,
                        "`fields` must be a mapping of fields to what they become, and this is \(node.kind)",
                        at: node.range,
                        help: "write `name of the field: code` lines below it"
                    )
                )
            }
        }
        return diagnostics.count == count ? map : nil
    }

    private static func settings(_ mapping: YAMLMapping, _ diagnostics: inout [Diagnostic]) -> FieldMap.Settings {
        var settings = FieldMap.Settings()
        settings.title = mapping.read(FieldMapKeys.title, &diagnostics)?.value
        settings.description = mapping.read(FieldMapKeys.description, &diagnostics)?.value
        settings.siteRoot = mapping.read(FieldMapKeys.siteRoot, &diagnostics)?.value
        settings.placeholders = mapping.word(FieldMapKeys.placeholders, &diagnostics)
        settings.groups = mapping.word(FieldMapKeys.groups, &diagnostics)
        settings.scopes = mapping.read(FieldMapKeys.scopes, &diagnostics)
        for (key, path) in [
            (FieldMapKeys.baseURL, \FieldMap.Settings.baseURL), (FieldMapKeys.publishedAt, \.publishedAt),
        ] {
            guard let text = mapping.read(key, &diagnostics) else { continue }
            if BaseURL(text.value) == nil {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue,
                        "`\(key.name)` must be an absolute address, and this is `\(text.value.prefix(100))`",
                        at: text.range,
                        help: "write it with its scheme, such as `https://docs.example.com/errors/`"
                    )
                )
            }
            settings[keyPath: path] = text.value
        }
        if let pattern = mapping.read(FieldMapKeys.addresses, &diagnostics) {
            do {
                _ = try AddressPattern(pattern.value, with: AddressPattern.Placeholder.ofEntries)
                settings.addresses = pattern.value
            } catch {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue,
                        "`\(pattern.value.prefix(100))` is no pattern of addresses",
                        at: pattern.range,
                        help: "write it as `addresses: {entry: …}` in site.yml, such as `error/{code}/`"
                    )
                )
            }
        }
        return settings
    }

    private static func rule(_ name: YAMLScalar, _ node: YAMLNode, _ diagnostics: inout [Diagnostic]) -> FieldMap.Rule?
    {
        if case .scalar(let scalar) = node.content {
            return target(named: Located(text: scalar.text, at: scalar.range), &diagnostics).map {
                FieldMap.Rule(field: name.text, target: $0)
            }
        }
        guard let mapping = YAMLMapping(node, "the field `\(name.text)`", FieldRuleKeys.all, &diagnostics) else {
            return nil
        }
        let form: FieldMap.TextForm? = mapping.word(FieldRuleKeys.text, &diagnostics)
        if let key = mapping.read(FieldRuleKeys.key, &diagnostics) {
            return target(named: key, &diagnostics).map { FieldMap.Rule(field: name.text, target: $0, form: form) }
        }
        if let heading = mapping.read(FieldRuleKeys.section, &diagnostics) {
            return FieldMap.Rule(field: name.text, target: .section(heading.value.trimmed), form: form)
        }
        guard let field = mapping.read(FieldRuleKeys.field, &diagnostics) else {
            diagnostics.append(
                Diagnostic(
                    .missingKey,
                    "what the field `\(name.text)` becomes is not said",
                    at: mapping.range,
                    help:
                        "write `key: summary`, `section: Possible causes` or `field: \(DeclaredFact.name(of: name.text))`"
                )
            )
            return nil
        }
        var fact = DeclaredFact(name: field.value)
        fact.label = mapping.read(FieldRuleKeys.label, &diagnostics)?.value
        fact.kind = mapping.word(FieldRuleKeys.type, &diagnostics) ?? .text
        fact.isFilter = mapping.read(FieldRuleKeys.filter, &diagnostics) ?? false
        return FieldMap.Rule(field: name.text, target: .field(fact), form: form)
    }

    private static func target(named name: Located<String>, _ diagnostics: inout [Diagnostic]) -> FieldMap.Target? {
        switch name.value {
        case "note": return .note
        case "group": return .group
        case "group_title": return .groupTitle
        case "group_summary": return .groupSummary
        case "address": return .address
        case "nothing": return .nothing
        default: break
        }
        if let part = EntryPart(rawValue: name.value) { return .key(part) }
        let names =
            EntryPart.allCases.map(\.rawValue)
            + ["note", "group", "group_title", "group_summary", "address", "nothing"]
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "a field cannot become `\(name.value.prefix(60))`",
                at: name.range,
                help: SimilarNames.nearest(to: name.value, among: names).map { "did you mean `\($0)`?" }
                    ?? "write one of \(names.map { "`\($0)`" }.joined(separator: ", ")), or `{field: name}` for a fact of its own"
            )
        )
        return nil
    }
}
