internal import CommonMark
internal import Diagnostics
internal import Markup
internal import SiteModel

/// The Markdown texts of one entry, bound.
struct EntryTexts {
    let note: BoundText?
    let diagnostics: [Diagnostic]
    let fragmentLinks: [BoundText.FragmentLink]
    let externalLinks: [ExternalLink]

    private let index: Int
    private let summary: BoundText
    private let deprecation: BoundText?
    private let retirement: BoundText?

    init(_ index: Int, in site: Site, binder: MarkdownBinder) {
        let entry = site.entries[index]
        self.index = index
        summary = binder.bind(entry.source.summary, about: index)
        note = entry.note.map { binder.bind($0, about: index) }
        deprecation = entry.source.deprecated?.reason.map { binder.bind($0, about: index) }
        retirement = entry.source.retired?.reason.map { binder.bind($0, about: index) }
        let texts = [summary, note, deprecation, retirement].compactMap { $0 }
        fragmentLinks = texts.flatMap(\.fragmentLinks)
        externalLinks = texts.flatMap(\.externalLinks)
        var diagnostics = texts.flatMap(\.diagnostics)
        if let note, let source = entry.note {
            diagnostics += RequiredSections.check(note.headings, of: source, site.configuration.requiredSections)
        }
        self.diagnostics = diagnostics
    }

    func rendered(in site: Site) -> RenderedEntry {
        let deep = BoundText.Placement(root: "../../")
        let inLine = BoundText.Placement(root: "../../", isInline: true)
        let inGroup = BoundText.Placement(
            root: "../../",
            topLevel: 3,
            idPrefix: "\(site.entries[index].slug)--"
        )
        return RenderedEntry(
            summaryAtTop: summary.html(.init(root: ""), in: site),
            summary: summary.html(deep, in: site),
            summaryText: summary.plainText,
            groupNote: note?.html(inGroup, in: site),
            deprecationReason: deprecation?.html(inLine, in: site),
            retirementReason: retirement?.html(inLine, in: site),
            noteText: note?.plainText ?? "",
            examples: note?.examples ?? "",
            headings: note?.headings.map(\.id) ?? []
        )
    }
}
