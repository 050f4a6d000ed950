internal import Bytes
internal import Diagnostics
package import MarkdownRendering
package import SiteModel
internal import SitePaths
package import Templates

/// A declared field of an entry or a group, with its value.
package final class FieldContext: TemplateSubject, TemplateObject {
    package static let variables = TemplateVariables<FieldContext>(
        called: "field",
        [
            .text("name") { $0.field.name.value },
            .text("label") { $0.field.label },
            .text("type") { $0.field.kind.rawValue },
            .text("description") { $0.field.description },
            .text("value", "as the catalog writes it; of a list all of them, with commas") {
                $0.items.map(\.value).joined(separator: ", ")
            },
            .text("head_text", "as it stands beside a title") { $0.headText },
            .list("values", "one, but of a list") { $0.items },
            .flag("is_code") { $0.field.kind == .code },
            .flag("is_markdown") { $0.field.kind == .markdown },
            .flag("is_filter") { $0.field.isFilter },
        ]
    )

    let field: DeclaredField
    private let items: [FieldItem]

    fileprivate init(_ field: DeclaredField, items: [FieldItem]) {
        self.field = field
        self.items = items
    }

    /// A flag and a choice say by themselves what they are; a number or a day does not.
    private var headText: String? {
        let text = items.map(\.text).joined(separator: ", ")
        return switch field.kind {
        case .flag: field.label
        case .choice, .list, .code: text
        case .text, .number, .date, .link, .markdown: "\(field.label): \(text)"
        }
    }

    /// Whether it has something to say beside a title: what is not so is no mark.
    var isInHead: Bool {
        field.isInHead && (field.kind != .flag || items.contains { $0.value == "true" })
    }

    /// Whether a list is narrowed by it, with each value as an entry names it.
    var filterValues: [String] {
        field.isFilter ? items.map { "\(field.name.value)=\($0.name)" } : []
    }
}

extension FieldContext {
    /// The fields of an entry or a group.
    /// - Parameters:
    ///   - values: their values.
    ///   - rendered: their links and Markdown, in their order.
    ///   - contexts: what the pages of the site have in common.
    /// - Returns: the fields, in the order in which they are declared.
    package static func all(_ values: [FieldValue], _ rendered: [RenderedText], in contexts: PageContexts)
        -> [FieldContext]
    {
        guard !values.isEmpty else { return [] }
        let declared = contexts.site.configuration.fields.all
        var rendered = rendered[...]
        return values.map { value in
            let field = declared[value.field]
            let errors = contexts.site.addresses.errors
            func item(_ text: String, _ written: String, _ name: String = "", _ html: RenderedText? = nil) -> FieldItem
            {
                FieldItem(text: text, value: written, name: name, html: html, field: field.name.value, errors: errors)
            }
            let items: [FieldItem]
            switch value.content {
            case .texts(let texts):
                items = zip(texts, value.names).map { text, name in item(field.label(of: text.value), text.value, name)
                }
            case .flag(let flag):
                let text = contexts.words.text(flag ? .fieldYes : .fieldNo)
                items = [item(text, String(flag), String(flag))]
            case .links(let links):
                items = links.map { item($0.title ?? $0.address.value, $0.address.value, "", rendered.popFirst()) }
            case .markdown(let text):
                items = [item(text.value, text.value, "", rendered.popFirst())]
            }
            return FieldContext(field, items: items)
        }
    }
}

/// One value of a field.
private struct FieldItem: TemplateSubject {
    static let variables = TemplateVariables<FieldItem>([
        .text("text", "as pages show it") { $0.text },
        .html("html", "of a link and of Markdown") { $0.html },
        .path("url", "of a filter: the errors page, narrowed by it", rest: { $0.query }) { $0.errors },
    ])

    let text: String
    /// As the catalog writes it.
    let value: String
    /// As addresses call it.
    let name: String
    let html: RenderedText?
    let field: String
    let errors: SitePath

    private var query: String { "?\(field)=" + PercentEncoding.queryValue(name) }
}

/// A field that lists are narrowed by, with the few values that stand above a list.
struct FieldFilterContext: TemplateSubject {
    static let variables = TemplateVariables<FieldFilterContext>([
        .text("name") { $0.field.name.value },
        .text("label") { $0.field.label },
        .list("choices", "of a flag or of a choice of few") { $0.choices },
    ])

    struct Choice: TemplateSubject {
        static let variables = TemplateVariables<Choice>([
            .text("text") { $0.text },
            .text("value") { $0.value },
            .text("query", "for an address, behind `?`") { "\($0.field)=" + PercentEncoding.queryValue($0.value) },
        ])

        let text: String
        let value: String
        let field: String
    }

    /// Of more than so many values one is chosen in the search, or on an entry's page.
    private static let mostChoices = 8

    let field: DeclaredField
    let choices: [Choice]

    /// The filter of a field, or `nil` where there is nothing to choose, or too much.
    /// - Parameters:
    ///   - field: the field.
    ///   - used: the values that entries have.
    ///   - words: what the program says.
    private init?(_ field: DeclaredField, used: Set<String>, words: Words) {
        let all: [(value: String, text: String)]
        switch field.kind {
        case .flag: all = [("true", words.text(.fieldYes)), ("false", words.text(.fieldNo))]
        case .choice: all = field.choices.map { ($0.value, $0.label) }
        default: return nil
        }
        choices = all.filter { used.contains($0.value) }.map {
            Choice(text: $0.text, value: $0.value, field: field.name.value)
        }
        self.field = field
        guard (2...Self.mostChoices).contains(choices.count) else { return nil }
    }

    /// The filters of a site.
    static func all(of site: Site, words: Words) -> [FieldFilterContext] {
        site.configuration.fields.filterValues(of: site.entries.lazy.map(\.source)).compactMap {
            FieldFilterContext($0.field, used: $0.used, words: words)
        }
    }
}
