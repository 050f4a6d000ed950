/// A value of a source. Nothing (`null`, an empty cell) is no value.
package indirect enum FoundValue: Sendable, Equatable {
    case text(String)
    /// `true` or `false`, where the source tells them from texts.
    case flag(Bool)
    case list([FoundValue])
    case mapping([Member])

    package struct Member: Sendable, Equatable {
        package let name: String
        package let value: FoundValue

        package init(_ name: String, _ value: FoundValue) {
            self.name = name
            self.value = value
        }
    }

    /// The text of what has no parts.
    package var text: String? {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .list, .mapping: nil
        }
    }

    /// The text, also where it stands alone in a list.
    package var single: String? {
        if case .list(let values) = self { return values.count == 1 ? values[0].text : nil }
        return text
    }

    /// The texts of a text or a list of texts.
    package var texts: [String]? {
        if let text { return [text] }
        guard case .list(let values) = self else { return nil }
        let texts = values.compactMap(\.text)
        return texts.count == values.count ? texts : nil
    }

    package subscript(name: String) -> FoundValue? {
        guard case .mapping(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}
