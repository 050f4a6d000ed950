/// A key that authors may write, with what it means, as editors and the guide are told of it; see ``Key``.
package struct SchemaKey: Sendable {
    /// What may stand after a key.
    package indirect enum Value: Sendable {
        /// Any scalar, read as it is written: `404` and `on` are texts too.
        case text
        /// A text with a form of its own, as a regular expression that JSON Schema and JavaScript read alike.
        case matching(String)
        /// One of some words, each with what it means.
        case oneOf([(word: String, about: String)])
        case number(ClosedRange<Int>)
        case bool
        case list(Value)
        /// Known keys, and where `others` is given any further one with such a value.
        case mapping(SchemaKeys, others: Value? = nil)
        /// Names of the author's choice, each with a value.
        case names(Value)
        case either(Value, Value)
    }

    package let name: String
    package let about: String
    package let value: Value
    package let isRequired: Bool
    /// Whether the key says something by being there, so that a value must stand behind it.
    package let isMark: Bool

    package init(_ name: String, _ value: Value, required: Bool = false, mark: Bool = false, _ about: String) {
        self.name = name
        self.about = about
        self.value = value
        isRequired = required
        isMark = mark
    }
}
