package import Diagnostics

/// What varies in the messages of an entry, described.
package struct MessageParameter: Sendable {
    /// At most so many are described at one entry.
    package static let most = 50

    package let name: Located<String>
    package let type: String?
    /// Markdown, one line.
    package let description: Located<String>?
    package let example: String?

    package init(name: Located<String>, type: String?, description: Located<String>?, example: String?) {
        self.name = name
        self.type = type
        self.description = description
        self.example = example
    }
}

extension CatalogEntry {
    /// What varies in its messages, in the order of the author.
    package var parameters: [MessageParameter] { facts?.parameters ?? [] }

    /// How one of its messages names what varies in it, or `nil` where nothing is known of that.
    /// - Parameters:
    ///   - style: what the site says.
    ///   - isDefault: whether it is the message that is there by default: unless the site says more, that is verbatim.
    /// - Returns: the style.
    package func placeholderStyle(_ style: PlaceholderStyle?, isDefault: Bool) -> PlaceholderStyle? {
        style ?? (parameters.isEmpty ? nil : isDefault ? PlaceholderStyle.none : .braces)
    }

    /// The parameter that stands in a place of a message.
    /// - Parameters:
    ///   - placeholder: the place.
    ///   - style: how the message names what varies.
    /// - Returns: its index among the parameters.
    package func parameter(at placeholder: Placeholder, _ style: PlaceholderStyle) -> Int? {
        if let name = placeholder.name { return parameters.firstIndex { $0.name.value == name } }
        guard let position = placeholder.position else { return nil }
        // A name that is a number says which one it is.
        let number = style == .printf ? position + 1 : position
        if let index = parameters.firstIndex(where: { $0.name.value == String(number) }) { return index }
        return parameters.indices.contains(position) && Int(parameters[position].name.value) == nil ? position : nil
    }
}
