internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// Which note belongs to which entry: by its id or code in the front matter, else by the file name, which is the slug.
struct NoteBinding {
    /// The note of every entry, in the order of the catalog.
    let notes: [MarkdownSource?]
    let diagnostics: [Diagnostic]

    init(_ sources: [MarkdownSource], catalog: ErrorCatalog, slugs: [Slug]) {
        let entries = catalog.entries
        let stems = Stems(catalog, slugs)
        var diagnostics: [Diagnostic] = []
        var notes = [MarkdownSource?](repeating: nil, count: entries.count)
        var unknown: [Located<String>] = []
        var orphans: [MarkdownSource] = []
        for source in sources {
            let code = source.frontMatter.code
            guard let index = code.map({ catalog.entry(named: $0.value) }) ?? stems.entry(source.stem) else {
                let sharers = catalog.sharers(of: code?.value ?? source.stem).map { entries[$0] }
                if !sharers.isEmpty {
                    diagnostics.append(
                        code.map { .ambiguous($0, among: sharers) } ?? .ambiguous(source, among: sharers)
                    )
                } else if let code {
                    unknown.append(code)
                } else {
                    orphans.append(source)
                }
                continue
            }
            if let first = notes[index] {
                diagnostics.append(Self.second(source, after: first, of: entries[index]))
            } else {
                notes[index] = source
            }
        }
        self.notes = notes
        // A name that another note has is no cure.
        let free = entries.indices.lazy.filter { [notes] in notes[$0] == nil }
        diagnostics += unknown.map { Self.unknown($0, among: free.map { entries[$0].id.rawValue }) }
        diagnostics += orphans.map { Self.orphan($0, among: free.map { slugs[$0].rawValue }) }
        self.diagnostics = diagnostics
    }

    /// The entries by the names that their notes have: slugs, and else ids and codes.
    private struct Stems {
        private let catalog: ErrorCatalog
        private let slugs: [Slug]
        /// Most slugs are the ids themselves; these are the others.
        private var otherSlugs: [String: Int] = [:]

        init(_ catalog: ErrorCatalog, _ slugs: [Slug]) {
            self.catalog = catalog
            self.slugs = slugs
            for index in catalog.entries.indices.reversed() {
                let slug = slugs[index].rawValue
                if catalog.entries[index].id.rawValue != slug || !catalog.isFirstOfItsID(index) {
                    otherSlugs[slug] = index
                }
            }
        }

        /// The index of the entry whose note is called so.
        func entry(_ stem: String) -> Int? {
            guard let index = catalog.entry(named: stem) else { return otherSlugs[stem] }
            guard slugs[index].rawValue == stem else { return otherSlugs[stem] ?? index }
            return min(index, otherSlugs[stem] ?? index)
        }
    }

    /// A fault for every entry without a note.
    /// - Parameters:
    ///   - catalog: the catalog.
    ///   - slugs: the slug of every entry.
    ///   - unreadable: the paths of files that are there and cannot be read.
    /// - Returns: the faults.
    func missing(in catalog: ErrorCatalog, slugs: [Slug], besides unreadable: Set<String>) -> [Diagnostic] {
        let stems = Set(unreadable.filter { $0.hasPrefix("notes/") }.map(MarkdownSource.stem))
        // A note of another name says in its front matter which code it is about: it may be any.
        let names =
            stems.isEmpty
            ? [] : Set(slugs.map(\.rawValue) + catalog.entries.flatMap { [$0.id.rawValue, $0.code.value.rawValue] })
        guard stems.isSubset(of: names) else { return [] }
        return zip(zip(catalog.entries, slugs), notes).compactMap { entry, note in
            if let note, note.isRead, note.body.text.allSatisfy(\.isWhitespace) {
                return Diagnostic(
                    .missingNote,
                    "the note of the code `\(entry.0.id)` is empty",
                    at: note.body.file.whole,
                    help: "write into it why it happens and how to fix it"
                )
            }
            guard note == nil, !stems.contains(entry.1.rawValue), !stems.contains(entry.0.id.rawValue),
                !stems.contains(entry.0.code.value.rawValue)
            else { return nil }
            return Diagnostic(
                .missingNote,
                "the code `\(entry.0.id)` has no note",
                at: entry.0.code.range,
                help: "write notes/\(entry.1).md: "
                    + (entry.0.retired == nil
                        ? "why it happens and how to fix it" : "what it meant, and what to do now that it is not sent")
            )
        }
    }

    private static func second(
        _ source: MarkdownSource,
        after first: MarkdownSource,
        of entry: CatalogEntry
    ) -> Diagnostic {
        Diagnostic(
            .duplicateNote,
            "the code `\(entry.id)` has two notes",
            at: source.body.file.whole,
            related: [("the other note is this", first.body.file.whole)],
            help: "put both into one file"
        )
    }

    private static func unknown(
        _ code: Located<String>,
        among codes: some Sequence<String> & Sendable
    ) -> Diagnostic {
        Diagnostic(
            .orphanNote,
            "the catalog has no code `\(code.value)`",
            at: code.range,
            guess: Guess(
                { SimilarNames.nearest(to: code.value, among: codes).map { "did you mean `\($0)`?" } },
                otherwise: "add the code to the catalog, or remove this note"
            )
        )
    }

    private static func orphan(
        _ source: MarkdownSource,
        among slugs: some Sequence<String> & Sendable
    ) -> Diagnostic {
        Diagnostic(
            .orphanNote,
            "this is a note for no code: the catalog has no entry with the slug `\(source.stem)`",
            at: source.body.file.whole,
            guess: Guess {
                SimilarNames.nearest(to: source.stem, among: slugs)
                    .map { "a note with a similar name would belong to an entry: `\($0).md`" }
            },
            help:
                "name the file after the code's slug, or begin it with front matter that names the code (`code: …`)"
        )
    }
}
