internal import Diagnostics
package import SiteModel
package import YAML

extension GroupKeys {
    /// The keys of a file of the catalog, with the values of fields as a site declares them.
    package static func all(declaring declared: DeclaredFields) -> SchemaKeys {
        keys(declared.key(of: .group), errors(of: EntryKeys.keys(withFields: declared.key(of: .entry))))
    }
}

extension DeclaredFields {
    /// Where the values of fields stand, at entries or at groups.
    fileprivate func key(of holder: DeclaredField.Holder) -> Key<YAMLNode> {
        let keys = all.filter { $0.holder == holder }.map { field in
            Key<YAMLNode>.node(field.name.value, field.value, field.description ?? "\(field.label).")
        }
        let others = areUnknown || !unread.isEmpty ? FieldValueKeys.value : nil
        return .node(
            FieldValueKeys.fields.name,
            .mapping(SchemaKeys(keys), others: others),
            FieldValueKeys.fields.schema.about
        )
    }
}

extension DeclaredField {
    /// What may stand behind its name.
    fileprivate var value: SchemaKey.Value {
        switch kind {
        case .text, .markdown: .text
        case .flag: .bool
        case .number: .matching(#"^[-+]?[0-9]+(\.[0-9]+)?$"#)
        case .date: .matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        case .code: .either(.text, .list(.text))
        case .list: .list(.text)
        case .choice: .oneOf(choices.map { ($0.value, $0.label) })
        case .link: FieldValueKeys.value
        }
    }
}
