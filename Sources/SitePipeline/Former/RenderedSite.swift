internal import Binding
internal import Diagnostics
internal import PageAudit
internal import Rendering
internal import SearchIndex
internal import SiteModel
internal import TemplateContexts
internal import TextBinding
internal import Work

/// What was made of a run of entries, from their notes and from what no note changes.
struct EntryChunk<Outcome: Sendable>: Sendable {
    /// The notes of the entries, as paths in the content folder.
    let notes: [String?]
    /// Whether nothing is to be told of the entries that a later rendering could not tell without them.
    let isReusable: Bool
    let diagnostics: [Diagnostic]
    var externalLinks: [ExternalLink] = []
    let fragmentLinks: [BoundText.FragmentLink]
    /// The ids of the headings of each entry's note.
    let headings: [[String]]
    /// The entries as the search index has them.
    var run: SearchAssembly.Run
    let batch: FileBatch<Outcome>
}

/// All that was made of a site, by what it was made from.
struct RenderedSite<Outcome: Sendable>: Sendable {
    /// Each from the notes of its entries.
    var chunks: [EntryChunk<Outcome>] = []
    /// What of each entry other pages show, where it is at hand.
    var entries: [RenderedEntry?] = []
    /// The pages of the groups, each from the notes of its entries.
    var groups: [FileBatch<Outcome>] = []
    /// The pages and files that are made without notes, from the ledger among others.
    var others: FileBatch<Outcome>
    let ledger: PermalinkLedger
    /// The files of the search index, from all notes.
    var search: FileBatch<Outcome>
    var index: SearchIndex.Former?
    /// The static files, each from its own.
    var staticFiles: [FileBatch<Outcome>] = []
    /// What front matter says, which all pages are made from.
    let frontMatter: [String]

    init(empty: FileBatch<Outcome>, ledger: PermalinkLedger, frontMatter: [String]) {
        others = empty
        search = empty
        self.ledger = ledger
        self.frontMatter = frontMatter
    }

    /// The links by whole addresses, in the order of the texts.
    func wholeLinks(_ texts: SiteTexts) -> [ExternalLink] { chunks.flatMap(\.externalLinks) + texts.externalLinks }

    /// All files, in the order of the site.
    private var batches: [FileBatch<Outcome>] { chunks.map(\.batch) + groups + [others, search] + staticFiles }

    /// What came of each file.
    var outcomes: [Outcome] { batches.flatMap(\.outcomes) }

    /// The internal codes that were seen in any of them.
    var sightings: [InternalCodes.Sighting] { batches.flatMap(\.sightings) }

    /// How long was worked on all files.
    var times: StageTimes {
        batches.reduce(into: StageTimes()) { $0.add($1.times) }
    }

    /// The links of all files.
    var links: PageLinks {
        batches.reduce(into: others.links.empty) { $0.add($1.links) }
    }
}

extension Content {
    /// What other pages have of notes beside that they are there: what front matter says.
    var frontMatterOfNotes: [String] {
        notes.filter { $0.frontMatter.code != nil || $0.frontMatter.updated != nil }
            .flatMap { [$0.path, $0.frontMatter.code?.value ?? "", $0.frontMatter.updated ?? ""] }
    }
}
