package import YAML

/// The keys of a parameter of a message.
package enum ParameterKeys {
    static let type = Key.text("type", "What it is, such as `string`.")
    static let description = Key.text("description", "What it says, in Markdown, one line.")
    static let example = Key.text("example", "What may stand there.")

    package static let all = SchemaKeys(type, description, example)
}
