internal import CommonMark
internal import Diagnostics
internal import MarkdownEvents
package import MarkdownRendering
internal import Markup
internal import SiteModel
internal import TextBinding

/// What any page may show of an entry: all but its note. So an edit of a note that leaves its headings as they were changes
/// no page that is given no more than this. A class, so that handing one on doesn't count the references in it.
package final class RenderedEntry: Sendable {
    let summary: RenderedText?
    /// The summary as plain text.
    package let summaryText: String
    /// The reasons of `deprecated` and `retired`, for a line of a page.
    let deprecationReason: RenderedText?
    let retirementReason: RenderedText?
    /// The links and the Markdown of its fields, in their order.
    let fields: [RenderedText]
    /// What is said of its parameters, in their order, for a line of a page.
    let parameters: [RenderedText?]
    /// What changed about it, in the order of the author, for a line of a page.
    let changes: [RenderedText]
    /// Of each variant, in their order.
    let variants: [RenderedVariant]
    /// The ids of the note's headings and of variants, which links may lead to.
    package let headings: [String]
    /// What programs are told of it, an object of JSON; nothing where no file asks for it.
    package let data: [UInt8]

    package init(
        summary: RenderedText?,
        summaryText: String,
        deprecationReason: RenderedText?,
        retirementReason: RenderedText?,
        fields: [RenderedText],
        parameters: [RenderedText?],
        changes: [RenderedText],
        variants: [RenderedVariant],
        headings: [String],
        data: [UInt8]
    ) {
        self.summary = summary
        self.summaryText = summaryText
        self.deprecationReason = deprecationReason
        self.retirementReason = retirementReason
        self.fields = fields
        self.parameters = parameters
        self.changes = changes
        self.variants = variants
        self.headings = headings
        self.data = data
    }
}

/// The texts of a variant.
package struct RenderedVariant: Sendable {
    let summary: RenderedText?
    /// For a line of a page.
    let when: RenderedText?
}

/// An entry with its note, for its own page and that of its group.
package struct RenderedEntryWithNote: Sendable {
    package let entry: RenderedEntry
    package let note: RenderedText?
    /// What a long note holds.
    package let contents: [NoteContents.Section]
    /// It as Markdown, for the page of its group; nothing where no file asks for it.
    package let markdown: [UInt8]
}

extension EntryTexts {
    /// The texts as HTML.
    /// - Parameters:
    ///   - renderer: makes HTML.
    ///   - data: what programs are told.
    ///   - markdown: the entry as Markdown.
    /// - Returns: the texts.
    package func rendered(by renderer: TextRenderer, data: [UInt8], markdown: [UInt8]) -> RenderedEntryWithNote {
        RenderedEntryWithNote(
            entry: renderedWithoutNote(by: renderer, data: data),
            note: note?.rendered(by: renderer),
            contents: note.map(NoteContents.sections) ?? [],
            markdown: markdown
        )
    }

    /// The texts but the note as HTML.
    package func renderedWithoutNote(by renderer: TextRenderer, data: [UInt8]) -> RenderedEntry {
        RenderedEntry(
            summary: summary?.rendered(by: renderer),
            summaryText: summary?.plainText ?? "",
            deprecationReason: deprecation?.rendered(by: renderer, isInline: true),
            retirementReason: retirement?.rendered(by: renderer, isInline: true),
            fields: fields.map { $0.rendered(by: renderer) },
            parameters: parameters.map { $0?.rendered(by: renderer, isInline: true) },
            changes: changes.map { $0.rendered(by: renderer, isInline: true) },
            variants: variants.map {
                RenderedVariant(
                    summary: $0.summary?.rendered(by: renderer),
                    when: $0.when?.rendered(by: renderer, isInline: true)
                )
            },
            headings: (note?.headings.flatMap(\.ids) ?? []) + variantAnchors,
            data: data
        )
    }
}
