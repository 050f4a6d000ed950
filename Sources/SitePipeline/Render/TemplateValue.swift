internal import Markup
internal import Mustache

/// What a name of ``TemplateVocabulary`` stands for on one page, as Mustache reads it.
///
/// One type that answers Mustache's questions by itself: for a dictionary of `Any` they are asked of the runtime,
/// name by name, and a section of a plain `String` is looked into by reflection.
enum TemplateValue: Sendable {
    /// Text, which `{{name}}` escapes.
    case text(String)
    /// Finished HTML, for `{{{name}}}`.
    case html(String)
    case flag(Bool)
    case list([TemplateValue])
    case object([String: TemplateValue])
    /// Nothing, and no reason to look for the name further up.
    case absent
}

extension TemplateValue {

    /// Finished HTML.
    static func html(_ html: HTML) -> TemplateValue {
        .html(html.string)
    }
}

extension TemplateValue: MustacheParent {
    func child(named name: String) -> Any? {
        guard case .object(let names) = self else { return nil }
        return names[name]
    }
}

extension TemplateValue: MustacheCustomRenderable {
    var renderText: String {
        switch self {
        case .text(let text): text
        case .html(let html): html
        case .flag, .list, .object, .absent: ""
        }
    }

    var isNull: Bool { false }
}

extension TemplateValue: MustacheCustomRepresentation {
    /// Mustache knows flags and lists by their own types.
    var representation: Any? {
        switch self {
        case .text, .html, .object: self
        case .flag(let flag): flag
        case .list(let items): items
        case .absent: nil
        }
    }
}
