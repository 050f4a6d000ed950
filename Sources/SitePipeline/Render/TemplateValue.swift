internal import Markup

/// What a name of ``TemplateVocabulary`` stands for on one page.
enum TemplateValue: Sendable {
    /// Text, which `{{name}}` escapes.
    case text(String)
    /// Finished HTML, for `{{{name}}}`.
    case html(HTML)
    case flag(Bool)
    case list([TemplateValue])
    case object([String: TemplateValue])
    /// Nothing, and no reason to look for the name further up.
    case absent

    /// What is called so in an object, and `nil` in anything else.
    subscript(name: String) -> TemplateValue? {
        guard case .object(let names) = self else { return nil }
        return names[name]
    }
}
