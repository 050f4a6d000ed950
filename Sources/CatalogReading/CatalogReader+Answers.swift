internal import Diagnostics
internal import SiteModel
internal import SourceReading
package import YAML

/// The keys of an example of an answer.
package enum ExampleKeys {
    static let title = Key.text("title", "What it shows, such as `Two fields are wrong`.")
    static let status = Key.number("status", 100...599, "The HTTP status; the entry's usual one unless given.")
    static let mediaType = Key.text(
        "media_type",
        matching: "^[^/;\\s]+/[^/;\\s]+( *;.*=.*)?$",
        "What the body is, such as `application/problem+json`; JSON is checked, and it is highlighted by it."
    )
    static let body = Key.text("body", required: true, "The body, with the names of `error_body` to be filled in.")

    package static let all = SchemaKeys(title, status, mediaType, body)
}

extension CatalogReader {
    /// What an entry says of the API's answers.
    mutating func answers(_ entry: YAMLMapping) -> EntryAnswers? {
        let errorBody = ownBody(EntryKeys.errorBody, of: entry)
        let nodes = entry.read(EntryKeys.examples, &diagnostics) ?? []
        let examples = nodes.compactMap { example($0) }
        reportRepeated(examples.compactMap(\.title))
        return EntryAnswers(errorBody: errorBody, examples: examples, variants: variants(entry))
    }

    /// The body of an entry or a group.
    mutating func ownBody(_ key: Key<Located<String>>, of mapping: YAMLMapping) -> OwnErrorBody? {
        mapping.read(key, &diagnostics).map { $0.value == OwnErrorBody.noneText ? .omitted : .template($0) }
    }

    private mutating func example(_ node: YAMLNode) -> AnswerExample? {
        guard let mapping = YAMLMapping(node, "an example", ExampleKeys.all, &diagnostics) else { return nil }
        let title = mapping.read(ExampleKeys.title, &diagnostics).map { checkName($0, "the title of an example") }
        var status: Located<HTTPStatus>?
        if let number = mapping.read(ExampleKeys.status, &diagnostics), let known = self.status(number) {
            status = Located(known, at: number.range)
        }
        let mediaType = self.mediaType(mapping)
        guard let body = mapping.read(ExampleKeys.body, &diagnostics) else { return nil }
        return AnswerExample(title: title?.trimmed, status: status, mediaType: mediaType, body: body)
    }

    private mutating func mediaType(_ mapping: YAMLMapping) -> Located<MediaType>? {
        guard let text = mapping.read(ExampleKeys.mediaType, &diagnostics) else { return nil }
        if let type = MediaType(text.value) { return text.map { _ in type } }
        let usual = ["application/json", "application/problem+json", "application/xml", "text/plain", "text/html"]
        let meant = usual.first { $0.hasSuffix("/" + text.value.lowercased()) }
        diagnostics.append(
            Diagnostic(
                .invalidValue,
                "`\(text.value.prefix(200))` is no media type",
                at: text.range,
                help: (meant ?? SimilarNames.nearest(to: text.value, among: usual)).map { "did you mean `\($0)`?" }
                    ?? "write it as in `Content-Type`, such as `application/problem+json`, or leave it out"
            )
        )
        return nil
    }

    /// Titles by which examples are told apart.
    private mutating func reportRepeated(_ names: [Located<String>]) {
        var first: [String: SourceRange] = [:]
        for name in names {
            guard let other = first.updateValue(name.range, forKey: name.value.lowercased()) else { continue }
            diagnostics.append(
                Diagnostic(
                    .duplicateItem,
                    "two examples are called `\(name.value)`",
                    at: name.range,
                    related: [("the other stands here", other)],
                    help: "say in the title of each what it shows, so that readers can tell them apart"
                )
            )
        }
    }
}
