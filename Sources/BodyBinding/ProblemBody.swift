internal import Diagnostics
internal import SiteModel

/// A body that says that it is a problem (RFC 9457) is one: its type is the address of the error, which `{{type}}` is, or
/// `about:blank`, whose title is what HTTP calls the status.
enum ProblemBody {
    private static let blank = "about:blank"

    /// - Parameters:
    ///   - sample: the body with values in the place of its names; it is JSON.
    ///   - body: the body.
    ///   - template: what it was made of.
    ///   - entries: those that have it.
    ///   - context: the site.
    /// - Returns: the faults, each with the first entry that shows it.
    static func faults(
        of sample: JSONSample,
        _ body: ErrorBody,
        from template: Located<String>,
        for entries: [SiteEntry],
        in context: CheckedSite
    ) -> [Diagnostic] {
        guard body.mediaType?.subtype == "problem+json" else { return [] }
        func literal(_ name: String) -> (text: String, range: SourceRange)? {
            guard let member = sample.members.first(where: { $0.path == [name] }), sample.isLiteral(member.range) else {
                return nil
            }
            return (sample.value(of: member), body.place(of: sample.template(member), in: template.range))
        }
        guard let type = literal("type") else { return [] }
        guard type.text == blank else {
            let wrong = entries.filter { !addresses(of: $0, in: context.site).contains(type.text) }
            return wrong.first.map { [fault(type.text, wrong, $0, at: type.range, context)] } ?? []
        }
        guard let title = literal("title") else { return [] }
        let wrong = entries.filter { body.status(for: $0)?.phrase.map { $0 != title.text } ?? false }
        return wrong.first.map { [fault(title: title.text, body, $0, at: title.range, context)] } ?? []
    }

    private static func addresses(of entry: SiteEntry, in site: Site) -> [String] {
        var published = site.configuration
        published.baseURL = site.configuration.publishedURL
        return [published.baseURL.absolute + entry.address, entry.permalink(in: published)]
    }

    private static func fault(
        _ type: String,
        _ wrong: [SiteEntry],
        _ first: SiteEntry,
        at place: SourceRange,
        _ context: CheckedSite
    ) -> Diagnostic {
        Diagnostic(
            .contradictoryBody,
            "\(context.name) has the type `\(type)`, which is not the address of \(ErrorBodyCheck.list(wrong))",
            at: place,
            related: [("this is the entry", first.source.code.range)],
            help: "write `\"type\": \"{{type}}\"`, or `about:blank` where the API says no more than the status"
        )
    }

    private static func fault(
        title: String,
        _ body: ErrorBody,
        _ first: SiteEntry,
        at place: SourceRange,
        _ context: CheckedSite
    ) -> Diagnostic {
        Diagnostic(
            .contradictoryBody,
            "\(context.name) is of the type `about:blank`, and its title is `\(title)`",
            at: place,
            related: [("this is the entry", first.source.code.range)],
            help:
                "such a problem has the title of its status: write `\(body.status(for: first)?.phrase ?? "")`, or another type"
        )
    }
}
