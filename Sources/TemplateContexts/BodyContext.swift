internal import BodyBinding
internal import SiteModel
internal import Templates
internal import TextBinding

/// What the API returns. A class, as an example is one with a name.
final class BodyContext: TemplateSubject, TemplateObject {
    static let variables = TemplateVariables<BodyContext>(
        called: "`body`",
        [
            .text("status_line", "`HTTP/1.1` and the status") { body in
                body.body.status(for: body.entry).map { "HTTP/1.1 " + $0.line }
            },
            .html("html") { $0.body.html(of: $0.text, highlighting: $0.site.configuration.highlightsCode) },
            .text("text") { $0.text },
        ]
    )

    fileprivate let body: ErrorBody
    private let entry: SiteEntry
    private let site: Site

    init(body: ErrorBody, entry: SiteEntry, in site: Site) {
        self.body = body
        self.entry = entry
        self.site = site
    }

    private var text: String { body.text(for: entry, in: site.configuration) }
}

/// An example of an answer.
struct ExampleContext: TemplateSubject {
    static let variables = TemplateVariables<ExampleContext>(
        called: "example",
        with: { $0.body },
        [
            .text("title") { $0.title },
            .text("media_type", "where the catalog says it") { $0.body.body.mediaType?.text },
            .text("media_type_line", "`Content-Type` and the media type") { example in
                example.body.body.mediaType.map { "Content-Type: " + $0.text }
            },
        ]
    )

    let title: String?
    let body: BodyContext
}
