package import MarkdownRendering
package import Markup
package import SitePaths

/// What a name of ``TemplateVocabulary`` stands for on one page.
package enum TemplateValue: Sendable {
    /// Text, which `{{name}}` escapes.
    case text(String)
    /// The path of a file of the site, as an address, and what follows it there: the page's root is written before it.
    case path(SitePath, rest: String = "")
    /// Finished HTML, for `{{{name}}}`.
    case html(HTML)
    /// A Markdown text, for `{{{name}}}`.
    case rendered(RenderedText)
    /// A code, for `{{{name}}}`, with places to break it over lines.
    case code(String)
    /// A word of the program.
    case word(ProgramWord)
    case flag(Bool)
    case list([TemplateValue])
    case object(any TemplateObject)
    /// The addresses of the theme's assets by their variables.
    case assets([TemplateName: String])
    /// Things by names that the site gives them.
    case named([TemplateName: TemplateValue])
    /// Nothing, and no reason to look for the name further up.
    case absent

    /// What is called so in an object, and `nil` in anything else.
    subscript(name: TemplateName) -> TemplateValue? {
        switch self {
        case .object(let object): object.value(of: name)
        case .assets(let addresses): addresses[name].map(TemplateValue.text)
        case .named(let things): things[name]
        case .text, .path, .html, .rendered, .code, .word, .flag, .list, .absent: nil
        }
    }

    /// A text, or nothing where there is none.
    package static func optional(_ text: String?) -> TemplateValue {
        text.map(TemplateValue.text) ?? .absent
    }
}
