internal import DataRendering
internal import PageMarkup
package import TemplateContexts
package import TextBinding

/// Something that is made of a site. Its pages are one output, what hosts and feed readers read are others; one for
/// programs is a file beside these, and a line in ``SiteRenderer``.
///
/// What an output does not make of entries, groups or the site, it leaves out. All of it can be asked for on any thread.
protocol SiteOutput: Sendable {
    /// The files of entries that follow each other in the site.
    func files(of entries: [BoundEntry]) -> [OutputFile]

    /// The files of a group.
    func files(of group: BoundGroup) -> [OutputFile]

    /// The files of the site, which are made without notes: each piece of work can be done on any thread.
    func work(on site: BoundSite) -> [@Sendable () -> [OutputFile]]
}

extension SiteOutput {
    func files(of entries: [BoundEntry]) -> [OutputFile] { [] }
    func files(of group: BoundGroup) -> [OutputFile] { [] }
    func work(on site: BoundSite) -> [@Sendable () -> [OutputFile]] { [] }
}

/// An entry, its texts bound, and HTML of them.
struct BoundEntry {
    /// Its index in the site.
    let index: Int
    /// The texts as events.
    let texts: EntryTexts
    let html: RenderedEntryWithNote
    /// What programs get of it, where any file asks for it.
    let forms: EntryForms?
}

/// A group with its entries.
package struct BoundGroup: Sendable {
    /// Its index in the site.
    let index: Int
    let summary: BoundText?
    /// The links and the Markdown of its fields, in their order.
    let fields: [BoundText]
    /// In their order.
    let entries: [RenderedEntryWithNote]

    package init(index: Int, summary: BoundText?, fields: [BoundText], entries: [RenderedEntryWithNote]) {
        self.index = index
        self.summary = summary
        self.fields = fields
        self.entries = entries
    }
}

/// A site whose texts are bound.
struct BoundSite: Sendable {
    /// The texts that belong to no entry.
    let texts: SiteTexts
    /// Every entry without its note, in the order of the site. Some may have to be rendered again.
    let entries: @Sendable () -> [RenderedEntry]
}
