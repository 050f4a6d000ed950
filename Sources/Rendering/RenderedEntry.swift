internal import CommonMark
internal import Diagnostics
internal import Markup
internal import SiteModel
internal import TextBinding

/// What pages show of one entry, rendered once. A class, so that handing one on doesn't count the references in it.
package final class RenderedEntry: Sendable {
    let summary: RenderedText
    /// The summary as plain text.
    let summaryText: String
    let note: RenderedText?
    /// The reasons of `deprecated` and `retired`, for a line of a page.
    let deprecationReason: RenderedText?
    let retirementReason: RenderedText?
    /// The ids of the note's headings, which links may lead to.
    package let headings: [String]

    init(
        summary: RenderedText,
        summaryText: String,
        note: RenderedText?,
        deprecationReason: RenderedText?,
        retirementReason: RenderedText?,
        headings: [String]
    ) {
        self.summary = summary
        self.summaryText = summaryText
        self.note = note
        self.deprecationReason = deprecationReason
        self.retirementReason = retirementReason
        self.headings = headings
    }

    /// The same for pages that do not show the note, which is most of it.
    package var withoutNote: RenderedEntry {
        RenderedEntry(
            summary: summary,
            summaryText: summaryText,
            note: nil,
            deprecationReason: deprecationReason,
            retirementReason: retirementReason,
            headings: headings
        )
    }
}

extension EntryTexts {
    /// The texts as HTML.
    func rendered(in site: Site) -> RenderedEntry {
        RenderedEntry(
            summary: summary.rendered(in: site),
            summaryText: summary.plainText,
            note: note?.rendered(in: site),
            deprecationReason: deprecation?.rendered(in: site, isInline: true),
            retirementReason: retirement?.rendered(in: site, isInline: true),
            headings: note?.headings.map(\.id) ?? []
        )
    }
}
