internal import Diagnostics
internal import SiteModel

extension MarkdownBinder {
    /// Binds what of a field is a link or Markdown: a text for each link, in their order.
    /// - Parameters:
    ///   - value: the value of the field.
    ///   - entry: the entry that has it.
    /// - Returns: the texts; none where it is neither.
    func bind(_ value: FieldValue, about entry: Int? = nil) -> [BoundText] {
        switch value.content {
        case .texts, .flag: []
        case .links(let links): links.map { bind($0, about: entry) }
        case .markdown(let text): [bind(text, about: entry)]
        }
    }
}

extension ShortTexts {
    /// The faults of the Markdown texts of fields.
    /// - Parameters:
    ///   - texts: what was bound of them, in their order.
    ///   - values: the values of the fields.
    /// - Returns: the faults.
    static func faults(_ texts: [BoundText], of values: [FieldValue]) -> [Diagnostic] {
        var texts = texts[...]
        return values.flatMap { value -> [Diagnostic] in
            switch value.content {
            case .texts, .flag: return []
            case .links(let links):
                texts = texts.dropFirst(links.count)
                return []
            case .markdown(let source):
                return texts.popFirst().map { faults($0, source, .field) } ?? []
            }
        }
    }
}
