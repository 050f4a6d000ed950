internal import Diagnostics
internal import SiteModel
internal import SourceReading
internal import YAML

extension CatalogReader {
    /// What an entry has beside what most have, or `nil` where that is nothing.
    mutating func facts(of entry: YAMLMapping) -> EntryFacts? {
        EntryFacts(
            fields: fields(of: entry, .entry),
            parameters: parameters(of: entry),
            changes: changes(of: entry),
            identifier: identifier(of: entry)
        )
    }

    private mutating func changes(of entry: YAMLMapping) -> [EntryChange] {
        (entry.read(EntryKeys.changes, &diagnostics) ?? []).compactMap { node in
            guard let change = YAMLMapping(node, "an item of `changes`", ChangeKeys.all, &diagnostics) else {
                return nil
            }
            let since = change.read(ChangeKeys.since, &diagnostics).map { checkName($0, "`since`") }
            let what = change.read(ChangeKeys.what, &diagnostics)
            guard let since, let what else { return nil }
            return EntryChange(since: since, what: what)
        }
    }

    /// The values under `fields`, in the order in which the fields are declared. Reports what is not declared, and what is
    /// no value of its field.
    mutating func fields(of mapping: YAMLMapping, _ holder: DeclaredField.Holder) -> [FieldValue] {
        guard let node = mapping.read(FieldValueKeys.fields), !declared.areUnknown else { return [] }
        guard !declared.all.isEmpty || !declared.unread.isEmpty else {
            diagnostics.append(
                Diagnostic(
                    .unknownKey,
                    "the site declares no fields",
                    at: node.range,
                    help: "declare them in site.yml: `fields:` and below it `severity: {type: text}`"
                )
            )
            return []
        }
        let names = declared.all.map(\.name.value) + declared.unread.sorted()
        guard let values = YAMLMapping(node, "`fields`", keys: names, &diagnostics) else { return [] }
        return declared.all.indices.compactMap { index in
            let field = declared.all[index]
            guard let node = values.node(field.name.value) else {
                // Nothing behind it may be a comment that was meant as text.
                if field.kind.isShort { _ = values.read(Self.textKey(field), &diagnostics) }
                return nil
            }
            guard field.holder == holder else {
                reportHolder(of: field, at: node.range)
                return nil
            }
            return content(of: field, node, in: values).map { FieldValue(field: index, content: $0, range: node.range) }
        }
    }

    private mutating func reportHolder(of field: DeclaredField, at range: SourceRange) {
        let (holder, other) = field.holder == .group ? ("groups", "entry") : ("entries", "group")
        diagnostics.append(
            Diagnostic(
                .unknownKey,
                "`\(field.name.value)` is a field of \(holder)",
                at: range,
                related: [("it is declared here", field.name.range)],
                help: "write it there, or declare it with `of: \(other)`"
            )
        )
    }

    private static func textKey(_ field: DeclaredField) -> Key<Located<String>> { .text(field.name.value, "") }

    private mutating func content(
        of field: DeclaredField,
        _ node: YAMLNode,
        in values: YAMLMapping
    ) -> FieldValue.Content? {
        switch field.kind {
        case .flag: return values.read(.flag(field.name.value, ""), &diagnostics).map { .flag($0) }
        case .list: return texts(of: field, in: values)
        case .link: return links(of: field, node, in: values)
        case .markdown: return values.read(Self.textKey(field), &diagnostics).map { .markdown($0) }
        case .code:
            if case .sequence = node.content { return texts(of: field, in: values) }
        case .text, .number, .date, .choice: break
        }
        guard let text = values.read(Self.textKey(field), &diagnostics), isSound(text, of: field) else { return nil }
        return .texts([text.trimmed])
    }

    private mutating func texts(of field: DeclaredField, in values: YAMLMapping) -> FieldValue.Content? {
        let texts = values.read(Key<[Located<String>]>.texts(field.name.value, ""), &diagnostics)
        return texts.isEmpty ? nil : .texts(texts.map(\.trimmed))
    }

    /// Whether a text is a value of its field, which is reported where it is none.
    private mutating func isSound(_ text: Located<String>, of field: DeclaredField) -> Bool {
        let value = text.value.trimmed
        let name = field.name.value
        let wanted: String
        switch field.kind {
        case .number where !Self.isNumber(value):
            wanted = "a number, such as `3` or `0.5`"
        case .date where !CalendarDay.isOne(value):
            wanted = "a day, such as `2026-01-31`"
        case .choice where !field.choices.contains { $0.value == value }:
            let named = [("its values are named here", field.name.range)]
            diagnostics.append(
                .unknownWord(text.trimmed, of: name, among: field.choices.map(\.value), related: named)
            )
            return false
        default: return true
        }
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`\(name)` must be \(field.kind == .date ? "a day" : "a number"), and this is `\(value.prefix(60))`",
                at: text.range,
                related: [("it is declared here", field.name.range)],
                help: "write \(wanted), or declare the field with `type: text`"
            )
        )
        return false
    }

    /// Digits, with a sign before them and a fraction behind them, if any.
    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        guard text.utf8.count - digits.count <= 1 else { return false }
        let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (0x30...0x39).contains($0) } }
    }

    // MARK: - Links

    private mutating func links(
        of field: DeclaredField,
        _ node: YAMLNode,
        in values: YAMLMapping
    ) -> FieldValue.Content? {
        switch node.content {
        case .scalar:
            guard let text = values.read(Self.textKey(field), &diagnostics) else { return nil }
            return .links([FieldLink(title: nil, address: text.trimmed)])
        case .mapping: return fieldLink(node, field).map { .links([$0]) }
        case .sequence:
            let list = values.read(Key<MixedList>.texts(field.name.value, or: LinkKeys.all, ""), &diagnostics)
            let links =
                list.texts.map { FieldLink(title: nil, address: $0.trimmed) }
                + list.mappings.compactMap { fieldLink($0) }
            // As they were written, whichever of the two forms each has.
            return links.isEmpty ? nil : .links(links.sorted { $0.address.range < $1.address.range })
        }
    }

    private mutating func fieldLink(_ node: YAMLNode, _ field: DeclaredField) -> FieldLink? {
        YAMLMapping(node, "`\(field.name.value)`", LinkKeys.all, &diagnostics).flatMap { fieldLink($0) }
    }

    private mutating func fieldLink(_ mapping: YAMLMapping) -> FieldLink? {
        guard let title = mapping.read(LinkKeys.title, &diagnostics), let url = mapping.read(LinkKeys.url, &diagnostics)
        else { return nil }
        return FieldLink(title: title.trimmed.value, address: url.trimmed)
    }
}
