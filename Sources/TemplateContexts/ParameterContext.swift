internal import Diagnostics
internal import MarkdownRendering
internal import Markup
internal import SiteModel
package import Templates

/// A parameter of the messages of an entry.
struct ParameterContext: TemplateSubject {
    static let variables = TemplateVariables<ParameterContext>([
        .text("name") { $0.parameter.name.value },
        .text("type") { $0.parameter.type },
        .html("description") { $0.description },
        .text("example") { $0.parameter.example },
    ])

    let parameter: MessageParameter
    let description: RenderedText?
}

/// A message with what varies in it marked.
struct MarkedMessage: TemplateSubject {
    static let variables = TemplateVariables<MarkedMessage>([.html("html") { $0.html }])

    let html: HTML

    /// - Parameters:
    ///   - message: the message.
    ///   - style: how it names what varies.
    ///   - entry: whose it is.
    init(_ message: String, _ style: PlaceholderStyle, of entry: CatalogEntry) {
        var html = HTMLBuffer()
        let bytes = message.utf8
        func text(_ range: Range<Int>) -> Substring {
            let lower = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
            return message[lower..<bytes.index(lower, offsetBy: range.count)]
        }
        var start = 0
        for placeholder in style.placeholders(in: message) {
            html.attributeText(String(text(start..<placeholder.range.lowerBound)))
            html.markup("<var class=\"parameter\"")
            // What only has an order is called so in the table.
            if placeholder.name == nil, let index = entry.parameter(at: placeholder, style) {
                html.markup(" title=\"")
                html.attributeText(entry.parameters[index].name.value)
                html.markup("\"")
            }
            html.markup(">")
            html.attributeText(String(text(placeholder.range)))
            html.markup("</var>")
            start = placeholder.range.upperBound
        }
        html.attributeText(String(text(start..<bytes.count)))
        self.html = html.finished()
    }
}

extension EntryContext {
    /// What varies in its messages.
    package static let parameterVariables: [TemplateVariable<EntryContext>] = [
        .html("message_html", "with its parameters marked, where it has any") { $0.markedMessage?.html },
        .list("marked_messages", "`messages` in the same way, where one of them has any") { $0.markedMessages },
        .list("parameters", "of its messages") { entry in
            zip(entry.source.parameters, entry.rendered.parameters).map(ParameterContext.init)
        },
        .flag("has_parameters") { !$0.source.parameters.isEmpty },
        .flag("has_parameter_types") { $0.source.parameters.contains { $0.type != nil } },
        .flag("has_parameter_descriptions") { $0.source.parameters.contains { $0.description != nil } },
        .flag("has_parameter_examples") { $0.source.parameters.contains { $0.example != nil } },
    ]

    private func style(isDefault: Bool) -> PlaceholderStyle? {
        source.placeholderStyle(contexts.site.configuration.placeholders, isDefault: isDefault)
    }

    private var markedMessage: MarkedMessage? {
        guard let message = source.message?.value, let style = style(isDefault: true),
            !style.placeholders(in: message).isEmpty
        else { return nil }
        return MarkedMessage(message, style, of: source)
    }

    private var markedMessages: [MarkedMessage] {
        guard let style = style(isDefault: false),
            source.messages.contains(where: { !style.placeholders(in: $0.value).isEmpty })
        else { return [] }
        return source.messages.map { MarkedMessage($0.value, style, of: source) }
    }
}
