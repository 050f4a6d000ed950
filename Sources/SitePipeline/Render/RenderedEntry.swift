internal import Diagnostics
internal import Markup

/// What several pages show of one entry, rendered once.
struct RenderedEntry: Sendable {
    /// The summary for the errors page.
    let summaryAtTop: HTML
    /// The summary for pages two folders deep: the entry's own and its group's.
    let summary: HTML
    /// The summary as plain text.
    let summaryText: String
    /// The note for the group's page, with ids and headings that fit in there.
    let groupNote: HTML?
    /// The reasons of `deprecated` and `retired`.
    let deprecationReason: HTML?
    let retirementReason: HTML?
    /// What is in the note, for the search index.
    let noteText: String
    let examples: String
    /// The ids of the note's headings, which links may lead to.
    let headings: [String]
}
