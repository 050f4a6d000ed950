package import Diagnostics
package import SiteModel
internal import SourceReading
package import YAML

/// Reads `fields:` of `site.yml`.
package enum FieldDeclarations {
    /// What the address of a list is narrowed by already.
    private static let builtInFilters: Set<String> = ["q", "status", "retry", "group", "tag", "state"]
    private static let longestName = 40
    private static let mostChoices = 200

    package static func read(_ site: YAMLMapping, _ diagnostics: inout [Diagnostic]) -> DeclaredFields {
        var fields = DeclaredFields()
        guard let node = site.read(SiteKeys.fields) else { return fields }
        guard case .mapping(let pairs) = node.content else {
            diagnostics.append(
                Diagnostic(
                    .wrongType,
                    "`fields` must be a mapping of names to what they are, and this is \(node.kind)",
                    at: node.range,
                    help: "write `severity: {type: text}` lines below it"
                )
            )
            return .unknown
        }
        var places: [String: SourceRange] = [:]
        for (key, value) in pairs {
            guard let name = name(key, after: &places, &diagnostics) else {
                if case .scalar(let scalar) = key.content { fields.unread.insert(scalar.text) }
                continue
            }
            guard fields.all.count < DeclaredFields.most else {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue,
                        "more than \(DeclaredFields.most) fields are declared",
                        at: name.range,
                        help: "keep those that readers look for; what is long belongs into the notes"
                    )
                )
                return .unknown
            }
            let count = diagnostics.count
            let field = field(name, value, &diagnostics)
            if let field, diagnostics.count == count {
                fields.all.append(field)
            } else {
                fields.unread.insert(name.value)
            }
        }
        return fields
    }

    private static func name(
        _ key: YAMLNode,
        after places: inout [String: SourceRange],
        _ diagnostics: inout [Diagnostic]
    ) -> Located<String>? {
        guard case .scalar(let scalar) = key.content else {
            diagnostics.append(
                Diagnostic(.wrongType, "a key must be a text", at: key.range, help: "write `key: value`")
            )
            return nil
        }
        if let first = places.updateValue(scalar.range, forKey: scalar.text) {
            places[scalar.text] = first
            diagnostics.append(
                Diagnostic(
                    .duplicateKey,
                    "the field `\(scalar.text)` is declared twice",
                    at: scalar.range,
                    related: [("it is declared here first", first)],
                    help: "keep one of the two"
                )
            )
            return nil
        }
        guard isName(scalar.text) else {
            diagnostics.append(
                Diagnostic(
                    .invalidValue,
                    "`\(scalar.text.prefix(60))` is no name of a field",
                    at: scalar.range,
                    help:
                        "write at most \(longestName) ASCII letters, digits and `_`, a letter first; what pages call it is the `label`"
                )
            )
            return nil
        }
        return Located(text: scalar.text, at: scalar.range)
    }

    /// Whether templates, addresses and files can call a field so.
    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= longestName else { return false }
        func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
        return isLetter(first)
            && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
    }

    private static func field(
        _ name: Located<String>,
        _ node: YAMLNode,
        _ diagnostics: inout [Diagnostic]
    ) -> DeclaredField? {
        var field = DeclaredField(name: name, label: label(of: name.value))
        // A name alone is a text.
        if case .scalar(let scalar) = node.content, scalar.isNull { return field }
        guard let mapping = YAMLMapping(node, "the field `\(name.value)`", FieldKeys.all, &diagnostics) else {
            return nil
        }
        if let label = mapping.read(FieldKeys.label, &diagnostics) { field.label = label.trimmed.value }
        if let kind: DeclaredField.Kind = mapping.word(FieldKeys.type, &diagnostics) { field.kind = kind }
        if let holder: DeclaredField.Holder = mapping.word(FieldKeys.holder, &diagnostics) { field.holder = holder }
        field.description = mapping.read(FieldKeys.description, &diagnostics)?.trimmed.value
        field.isFilter = mapping.read(FieldKeys.filter, &diagnostics) ?? false
        field.isSearched = mapping.read(FieldKeys.search, &diagnostics) ?? false
        field.isInHead = mapping.read(FieldKeys.head, &diagnostics) ?? false
        let choices = mapping.read(FieldKeys.choices)
        if let choices { field.choices = self.choices(choices, &diagnostics) }
        check(field, mapping, choices, &diagnostics)
        return field
    }

    /// `exit_code` as people write it.
    private static func label(of name: String) -> String {
        let words = name.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private static func choices(_ node: YAMLNode, _ diagnostics: inout [Diagnostic]) -> [DeclaredField.Choice] {
        let pairs: [(value: YAMLNode, label: YAMLNode?)]
        switch node.content {
        case .sequence(let items): pairs = items.map { ($0, nil) }
        case .mapping(let names): pairs = names.map { ($0.key, $0.value) }
        case .scalar: pairs = [(node, nil)]
        }
        var places: [String: SourceRange] = [:]
        var choices: [DeclaredField.Choice] = []
        for (value, label) in pairs {
            guard case .scalar(let scalar) = value.content, !scalar.text.trimmed.isEmpty, choices.count < mostChoices
            else {
                diagnostics.append(
                    Diagnostic(
                        .wrongType,
                        "`choices` are at most \(mostChoices) texts",
                        at: value.range,
                        help: "write `choices: [info, warning, error]`, or `info: what pages call it` lines below it"
                    )
                )
                continue
            }
            let name = scalar.text.trimmed
            if let first = places[name] {
                diagnostics.append(
                    Diagnostic(
                        .duplicateItem,
                        "`\(name.prefix(60))` stands twice in `choices`",
                        at: scalar.range,
                        related: [("it stands here first", first)],
                        help: "keep one of the two"
                    )
                )
                continue
            }
            places[name] = scalar.range
            var shown = name
            if case .scalar(let text)? = label?.content, !text.isNull { shown = text.text.trimmed }
            choices.append(DeclaredField.Choice(value: name, label: shown))
        }
        return choices
    }

    /// What the keys of one field say of each other.
    private static func check(
        _ field: DeclaredField,
        _ mapping: YAMLMapping,
        _ choices: YAMLNode?,
        _ diagnostics: inout [Diagnostic]
    ) {
        func fault(_ headline: String, at key: String, help: String) {
            let place = mapping.node(key)?.range ?? field.name.range
            diagnostics.append(Diagnostic(.invalidValue, headline, at: place, help: help))
        }
        let kind = field.kind.rawValue
        if field.kind == .choice, choices == nil {
            diagnostics.append(
                Diagnostic(
                    .missingKey,
                    "the field `\(field.name.value)` is a choice of nothing",
                    at: field.name.range,
                    help: "name its values: `choices: [info, warning, error]`"
                )
            )
        } else if field.kind != .choice, choices != nil {
            fault(
                "a field of the type `\(kind)` has no `choices`",
                at: FieldKeys.choices.name,
                help: "write `type: choice`"
            )
        }
        for (isSet, key) in [(field.isFilter, FieldKeys.filter.name), (field.isInHead, FieldKeys.head.name)] where isSet
        {
            if !field.kind.isShort {
                fault(
                    "a field of the type `\(kind)` cannot have `\(key)`",
                    at: key,
                    help: "leave `\(key)` out, or write another `type`"
                )
            } else if field.holder == .group {
                fault(
                    "a field of groups cannot have `\(key)`",
                    at: key,
                    help: "leave `\(key)` out; groups are a filter themselves"
                )
            }
        }
        if field.isFilter, builtInFilters.contains(field.name.value) {
            fault(
                "`\(field.name.value)` is a filter of every site already",
                at: FieldKeys.filter.name,
                help: "give the field another name, such as `own_\(field.name.value)`"
            )
        }
    }
}
