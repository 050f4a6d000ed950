internal import Diagnostics
internal import Rendering
internal import SearchIndex
internal import SiteModel
internal import TextBinding

/// What was made of a run of entries.
struct EntryChunk<Outcome: Sendable>: Sendable {
    /// The notes of the entries.
    let notes: [SourceFile?]
    /// Whether nothing is to be told of the entries that a later rendering could not tell without them.
    let isReusable: Bool
    let diagnostics: [Diagnostic]
    let fragmentLinks: [BoundText.FragmentLink]
    /// The ids of the headings of each entry's note.
    let headings: [[String]]
    let search: SearchRun
    /// The words of the entries, until they are weighed.
    var terms: EntryTerms?
    /// The words of the entries, once they are weighed.
    var matches: WordMatches?
    let batch: FileBatch<Outcome>
}

/// All that was made of a site, by what a later rendering can take over of it.
struct RenderedSite<Outcome: Sendable>: Sendable {
    var chunks: [EntryChunk<Outcome>] = []
    /// What of each entry other pages show; in a site that nothing is taken over of, without the notes.
    var entries: [RenderedEntry?] = []
    /// The pages of the groups.
    var groups: [FileBatch<Outcome>] = []
    /// The pages and files that show no note.
    var others: FileBatch<Outcome>
    var search: FileBatch<Outcome>
    var index: SearchIndex.Former?
    var meanLengths: SectionLengths?
    var staticFiles: FileBatch<Outcome>

    init(empty: FileBatch<Outcome>) {
        others = empty
        search = empty
        staticFiles = empty
    }

    /// All files in one.
    var whole: FileBatch<Outcome> {
        var whole = others.empty
        for chunk in chunks { whole.add(chunk.batch) }
        for group in groups { whole.add(group) }
        for batch in [others, search, staticFiles] { whole.add(batch) }
        return whole
    }
}

/// What an earlier rendering made, and what of it is as it was.
struct FormerSite<Outcome: Sendable>: Sendable {
    let site: RenderedSite<Outcome>
    /// The note of each entry.
    private let notes: [SourceFile?]
    /// Whether the ledger is as it was, which the list of changes is made of.
    let hasSameLedger: Bool
    /// Whether it is known of links only where they lead, and not where they stand.
    let isRecorded: Bool
    /// Whether the note of an entry is as it was; everything else is.
    private let isSame: @Sendable (_ former: SourceFile?, _ now: SourceFile?) -> Bool

    init(
        site: RenderedSite<Outcome>,
        hasSameLedger: Bool,
        isRecorded: Bool,
        isSame: @escaping @Sendable (_ former: SourceFile?, _ now: SourceFile?) -> Bool
    ) {
        self.site = site
        self.hasSameLedger = hasSameLedger
        self.isRecorded = isRecorded
        self.isSame = isSame
        notes = site.chunks.flatMap(\.notes)
    }

    /// Whether the notes of entries are as they were.
    func hasSame(_ entries: Range<Int>, in now: Site) -> Bool {
        entries.allSatisfy { isSame(notes[$0], now.entries[$0].note?.body.file) }
    }

    /// What was made of a run of entries, where making it again would make the same.
    func chunk(_ number: Int, notes: [SourceFile?]) -> EntryChunk<Outcome>? {
        guard site.chunks.indices.contains(number) else { return nil }
        let chunk = site.chunks[number]
        guard chunk.isReusable, chunk.notes.count == notes.count else { return nil }
        return zip(chunk.notes, notes).allSatisfy(isSame) ? chunk : nil
    }
}
