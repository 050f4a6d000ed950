package import Diagnostics

/// What an entry says of the API's answers beside its message. A class, as most entries have none.
package final class EntryAnswers: Sendable {
    /// The body that it has in place of its group's and the site's.
    package let errorBody: OwnErrorBody?
    package let examples: [AnswerExample]
    package let variants: [EntryVariant]

    /// - Returns: `nil` where nothing is said.
    package init?(errorBody: OwnErrorBody?, examples: [AnswerExample], variants: [EntryVariant]) {
        guard errorBody != nil || !examples.isEmpty || !variants.isEmpty else { return nil }
        self.errorBody = errorBody
        self.examples = examples
        self.variants = variants
    }
}

/// The body of a group or an entry, in place of the one that holds for more.
package enum OwnErrorBody: Sendable {
    /// None is shown, though one holds for more.
    case omitted
    /// A template.
    case template(Located<String>)

    /// The text that stands for ``omitted``.
    package static let noneText = "none"
}

/// An answer of the API as it may look, with a name of its own.
package struct AnswerExample: Sendable {
    package let title: Located<String>?
    /// The entry's usual one where none is given.
    package let status: Located<HTTPStatus>?
    package let mediaType: Located<MediaType>?
    /// A template as `error_body` is one.
    package let body: Located<String>

    package init(
        title: Located<String>?,
        status: Located<HTTPStatus>?,
        mediaType: Located<MediaType>?,
        body: Located<String>
    ) {
        self.title = title
        self.status = status
        self.mediaType = mediaType
        self.body = body
    }
}
