/// One error as the search sees it: what a reader may have in hand, and where it leads.
package struct SearchDocument: Sendable {
    /// The entry's place in the life of the API.
    package enum State: String, Sendable {
        case current, deprecated, retired
    }

    /// The group that an entry stands in.
    package struct Group: Sendable, Equatable {
        /// The permanent id, e.g. `400`.
        package var id: String
        /// The title as the site shows it, e.g. `400 Bad Request`.
        package var title: String

        package init(id: String, title: String) {
            self.id = id
            self.title = title
        }
    }

    /// The code, verbatim as the API sends it.
    package var code: String
    /// Former codes and anchors. The hyphen form of the code need not be among them.
    package var aliases: [String] = []
    /// The title.
    package var title: String
    /// The HTTP status, where there is one.
    package var status: Int?
    /// The group it stands in. Documents of one group follow each other.
    package var group: Group
    /// The default message, with `{name}` for each varying part.
    package var message: String
    /// Other messages seen with this code, written in the same way.
    package var messages: [String] = []
    /// The tags.
    package var tags: [String] = []
    /// The summary as plain text.
    package var summary: String
    /// The note as plain text, without its code blocks.
    package var note: String
    /// The text of the note's code blocks: it is on the page, so it is found, but it weighs little.
    package var examples: String
    /// Whether the API still sends it.
    package var state: State
    /// The address of its page, relative to the site's root, e.g. `errors/invalid_card/index.html`.
    package var url: String

    package init(
        code: String,
        aliases: [String] = [],
        title: String,
        status: Int? = nil,
        group: Group,
        message: String,
        messages: [String] = [],
        tags: [String] = [],
        summary: String = "",
        note: String = "",
        examples: String = "",
        state: State = .current,
        url: String
    ) {
        self.code = code
        self.aliases = aliases
        self.title = title
        self.status = status
        self.group = group
        self.message = message
        self.messages = messages
        self.tags = tags
        self.summary = summary
        self.note = note
        self.examples = examples
        self.state = state
        self.url = url
    }
}
