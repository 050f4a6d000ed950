internal import SiteModel
package import YAML

/// The keys of a field that `site.yml` declares.
package enum FieldKeys {
    static let label = Key.text("label", "What pages call it; the name unless given.")
    static let type = Key.text(
        "type",
        oneOf: DeclaredField.Kind.allCases.map { ($0.rawValue, $0.about) },
        "What its values are; `text` unless given."
    )
    static let holder = Key.text(
        "of",
        oneOf: [("entry", "Entries have it."), ("group", "Groups have it.")],
        "What has it; `entry` unless given."
    )
    static let choices = Key.node(
        "choices",
        .either(.list(.text), .names(.text)),
        "The values of a `choice`: a list, or `value: what pages call it`."
    )
    static let description = Key.text("description", "What it means, in a sentence for readers.")
    static let filter = Key.flag("filter", "Whether the errors page and the search are narrowed by it.")
    static let search = Key.flag("search", "Whether the search finds its values.")
    static let head = Key.flag("head", "Whether it stands beside the title, also in lists.")

    package static let all = SchemaKeys(label, type, holder, choices, description, filter, search, head)
}

/// Where the values of fields stand.
enum FieldValueKeys {
    static let fields = Key.node(
        "fields",
        .names(value),
        "Facts of your own, `name: value`, as `fields` in `site.yml` declares them."
    )

    /// A value of which nothing is known; links take all of it.
    static let value = SchemaKey.Value.either(.text, .either(.list(item), .mapping(LinkKeys.all)))
    private static let item = SchemaKey.Value.either(.text, .mapping(LinkKeys.all))
}
