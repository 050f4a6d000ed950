internal import Diagnostics
internal import SiteModel
internal import SourceReading
package import YAML

/// The keys of a variant of an error.
package enum VariantKeys {
    static let name = Key.text(
        "name",
        required: true,
        "What tells it from the others; its anchor is `#<code>~<name>`, with hyphens for spaces."
    )
    static let status = Key.numbers(
        "status",
        100...599,
        "The HTTP status, or a list of them; the entry's unless given."
    )
    static let message = Key.text("message", "The message, verbatim as the API sends it.")
    static let summary = Key.text("summary", "Markdown, one short paragraph.")
    static let when = Key.text("when", "When the error looks so: Markdown, one line.")

    package static let all = SchemaKeys(name, status, message, summary, when)
}

extension CatalogReader {
    /// The variants of an entry.
    mutating func variants(_ entry: YAMLMapping) -> [EntryVariant] {
        let nodes = entry.read(EntryKeys.variants, &diagnostics) ?? []
        return nodes.compactMap { variant($0) }
    }

    private mutating func variant(_ node: YAMLNode) -> EntryVariant? {
        guard let mapping = YAMLMapping(node, "a variant", VariantKeys.all, &diagnostics) else { return nil }
        let name = mapping.read(VariantKeys.name, &diagnostics).map { checkName($0, "the name of a variant") }
        let statuses = mapping.read(VariantKeys.status, &diagnostics).compactMap { status($0) }
        let message = mapping.read(VariantKeys.message, &diagnostics)
        let summary = mapping.read(VariantKeys.summary, &diagnostics)
        let when = mapping.read(VariantKeys.when, &diagnostics)
        guard let name = name?.trimmed else { return nil }
        if let variant = EntryVariant(name: name, statuses: statuses, message: message, summary: summary, when: when) {
            return variant
        }
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "the name of a variant has a letter or a digit, of which its anchor is made",
                at: name.range,
                help: "write what tells it from the others, such as `name: Expired`"
            )
        )
        return nil
    }
}
