package import YAML

/// The keys of what changed about an error.
package enum ChangeKeys {
    static let since = Key.text("since", required: true, "A version or a date, as the API names its versions.")
    static let what = Key.text("what", required: true, "Markdown, one line.")

    package static let all = SchemaKeys(since, what)
}
