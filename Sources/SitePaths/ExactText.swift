extension String {
    /// Whether two texts have the same bytes. `==` takes texts of different normal forms for one, and a browser does not.
    package func hasBytes(of other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}

/// A text by its bytes: as a browser compares an address with an id.
package struct ExactText: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package static func == (one: ExactText, other: ExactText) -> Bool {
        one.text == other.text && one.text.hasBytes(of: other.text)
    }

    /// Texts of the same bytes are equal as texts, too.
    package func hash(into hasher: inout Hasher) {
        text.hash(into: &hasher)
    }
}
