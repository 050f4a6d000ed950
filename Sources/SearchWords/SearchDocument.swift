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

    /// What a result shows of it. Documents of one group follow each other.
    package let entry: SearchEntry
    /// The summary as plain text.
    package var summary: String
    /// The note as plain text, without its code blocks.
    package var note: String
    /// The text of the note's code blocks: it is on the page, so it is found, but it weighs little.
    package var examples: String

    package init(_ entry: SearchEntry, summary: String = "", note: String = "", examples: String = "") {
        self.entry = entry
        self.summary = summary
        self.note = note
        self.examples = examples
    }
}
