internal import Diagnostics
internal import PageAudit
internal import PageMarkup
internal import Rendering
internal import SearchIndex
internal import SearchWords
internal import SiteModel
internal import TemplateContexts
internal import TextBinding
internal import Work

/// One rendering of a site: makes every file, on several threads, and hands each on as soon as it is made, so that no
/// more than a few are held at a time. What an earlier rendering made and would be the same is taken over.
struct SiteRendering<Outcome: Sendable>: Sendable {
    /// After so many entries the pages of their groups are made, and the notes are forgotten.
    private static var entriesPerSpan: Int { 1 << 15 }

    let renderer: SiteRenderer
    let site: Site
    let ledger: PermalinkLedger
    let frontMatter: [String]
    /// How many threads work at most.
    let jobs: Int
    let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
    /// What an earlier rendering made.
    let former: FormerSite<Outcome>?
    /// The codes that no file may hold.
    let internals: InternalCodes?
    let handOn: @Sendable (OutputFile) throws -> Outcome

    private var empty: FileBatch<Outcome> {
        FileBatch(links: PageLinks(at: site.configuration.baseURL, pages: renderer.pages), internals: internals)
    }

    /// Makes every file.
    /// - Returns: what was made, and the faults of the texts, of links to headings and of static files, with the headings
    ///   that something without an end takes in.
    /// - Throws: what `handOn` throws, ``FormerBuildDiffers``, or what keeps threads from working.
    func run() async throws
        -> (made: RenderedSite<Outcome>, diagnostics: [Diagnostic], hidden: HiddenHeadings)
    {
        let texts = renderer.texts()
        var made = RenderedSite(empty: empty, ledger: ledger, frontMatter: frontMatter)
        for span in spans {
            let rendered = try await makeEntries(span.entries, &made)
            try await makeGroups(span.groups, rendered, texts, &made)
            made.entries += rendered.map { $0?.entry }
        }
        var diagnostics = made.chunks.flatMap(\.diagnostics)
        diagnostics += texts.faults(of: site)
        var hidden = HiddenHeadings(behind: diagnostics, of: site)
        diagnostics += texts.fragmentFaults(
            of: site,
            entryHeadings: made.chunks.flatMap(\.headings),
            entryLinks: made.chunks.flatMap(\.fragmentLinks),
            hiding: &hidden
        )
        try await makeSearchAndOthers(texts, &made)
        for (number, source) in site.staticFiles.enumerated() {
            made.staticFiles.append(try makeStaticFile(number, source, &diagnostics))
        }
        return (made, diagnostics, hidden)
    }

    /// The faults of links on the pages that were made.
    /// - Parameters:
    ///   - made: what was made.
    ///   - content: the content folder, as it is called in reports.
    ///   - diagnostics: what is told already.
    ///   - hidden: the headings that something without an end takes in, to which what leads there is added.
    ///   - isExcused: whether something is not there for a fault that is told.
    /// - Returns: the faults.
    func linkFaults(
        on made: RenderedSite<Outcome>,
        content: String,
        beside diagnostics: [Diagnostic],
        hiding hidden: inout HiddenHeadings,
        excusing isExcused: @escaping (_ path: String, _ fragment: String?) -> Bool = { _, _ in false }
    ) -> [Diagnostic] {
        let faults = PageLinkFaults(
            of: made.links,
            blaming: PageBlame(site, templates: renderer.ownTemplates, content: content),
            settings: renderer.settingsLinks,
            written: made.wholeLinks(renderer.texts()),
            beside: diagnostics,
            hiding: hidden,
            excusing: isExcused
        )
        hidden = faults.hidden
        return faults.diagnostics
    }

    /// Groups that follow each other, and their entries.
    private var spans: [(groups: Range<Int>, entries: Range<Int>)] {
        var spans: [(groups: Range<Int>, entries: Range<Int>)] = []
        var start = (group: 0, entry: 0)
        for (number, group) in site.groups.enumerated() {
            let end = group.entries.upperBound
            guard end - start.entry >= Self.entriesPerSpan || number == site.groups.count - 1 else { continue }
            spans.append((start.group..<number + 1, start.entry..<end))
            start = (number + 1, end)
        }
        return spans
    }

    private func makeStaticFile(
        _ number: Int,
        _ source: StaticFile,
        _ diagnostics: inout [Diagnostic]
    ) throws -> FileBatch<Outcome> {
        if let known = former?.staticFile(number, at: source.path) { return known }
        var batch = empty
        guard let read = StaticFileReader.read(source, &diagnostics),
            let file = HostFiles.joined(read, at: source.location, of: site, &diagnostics)
        else { return batch }
        try batch.take([file], handOn: handOn)
        return batch
    }

    /// Something to be made on any thread.
    private struct Work<Product: Sendable>: Sendable {
        let stage: StageTimes.Stage
        let make: @Sendable () -> (files: [OutputFile], product: Product)
    }

    /// - Returns: what came of each, in order.
    private func make<Product: Sendable>(
        _ work: [Work<Product>]
    ) async throws -> [(batch: FileBatch<Outcome>, product: Product)] {
        let empty = empty
        return try await Chunks(count: work.count, jobs: jobs, size: 1).map { range in
            try work[range].map { work in
                var batch = empty
                let (files, product) = batch.times.measure(work.stage, work.make)
                try batch.take(files, handOn: handOn)
                return (batch: batch, product: product)
            }
        }.flatMap { $0 }
    }
}

// MARK: - Entries and groups

extension SiteRendering {
    /// Makes the pages of entries.
    /// - Returns: what other pages show of them, where it is at hand.
    private func makeEntries(_ entries: Range<Int>, _ made: inout RenderedSite<Outcome>) async throws
        -> [RenderedEntryWithNote?]
    {
        let chunks = Chunks(count: entries.count, jobs: jobs)
        let first = made.chunks.count
        let (done, total) = (entries.lowerBound, site.entries.count)
        let results = try await chunks.map { count, _ in
            progress?(done + count, total)
        } _: { part in
            let range = part.lowerBound + entries.lowerBound..<part.upperBound + entries.lowerBound
            let notes = site.entries[range].map { $0.note?.path }
            if let chunk = former?.chunk(first + part.lowerBound / chunks.size, notes: notes) {
                return (chunk: chunk, entries: [RenderedEntryWithNote?](repeating: nil, count: range.count))
            }
            return try makeChunk(range, notes)
        }
        made.chunks += results.map(\.chunk)
        return results.flatMap(\.entries)
    }

    private func makeChunk(
        _ range: Range<Int>,
        _ notes: [String?]
    ) throws -> (chunk: EntryChunk<Outcome>, entries: [RenderedEntryWithNote?]) {
        var batch = empty
        let rendered = batch.times.measure(.render) { renderer.entries(range) }
        batch.times.add(rendered.times, outOf: .render)
        try batch.take(rendered.files, handOn: handOn)
        let chunk = EntryChunk(
            notes: notes,
            isReusable: true,
            diagnostics: rendered.diagnostics,
            externalLinks: rendered.externalLinks,
            fragmentLinks: rendered.fragmentLinks,
            headings: rendered.entries.map(\.entry.headings),
            run: rendered.run,
            batch: batch
        )
        return (chunk, rendered.entries)
    }

    /// Makes the pages of groups, but for those whose entries are all as they were.
    private func makeGroups(
        _ groups: Range<Int>,
        _ rendered: [RenderedEntryWithNote?],
        _ texts: SiteTexts,
        _ made: inout RenderedSite<Outcome>
    ) async throws {
        guard let first = groups.first.map({ site.groups[$0].entries.lowerBound }) else { return }
        var pages = groups.map { former?.group($0, in: site) }
        let pending = pages.indices.filter { pages[$0] == nil }
        let rendered = try await completed(rendered, from: first, in: pending.map { groups.lowerBound + $0 })
        let work = pending.map { number in
            let group = groups.lowerBound + number
            let entries = site.groups[group].entries.map { rendered[$0 - first] }
            return Work(stage: .render) {
                let bound = BoundGroup(
                    index: group,
                    summary: texts.summaries[group],
                    fields: texts.fields[group],
                    entries: entries.compactMap { $0 }
                )
                return (renderer.files(of: bound), ())
            }
        }
        for (number, result) in zip(pending, try await make(work)) { pages[number] = result.batch }
        made.groups += pages.compactMap { $0 }
    }

    /// Renders the entries of some groups that are not at hand.
    /// - Parameters:
    ///   - rendered: what is at hand.
    ///   - first: the entry that it begins with.
    ///   - groups: the groups.
    /// - Returns: what is at hand then.
    /// - Throws: what keeps threads from working.
    private func completed(
        _ rendered: [RenderedEntryWithNote?],
        from first: Int,
        in groups: [Int]
    ) async throws -> [RenderedEntryWithNote?] {
        let missing = groups.flatMap { site.groups[$0].entries }.filter { rendered[$0 - first] == nil }
        guard !missing.isEmpty else { return rendered }
        let made = try await Chunks(count: missing.count, jobs: jobs).map { range in
            missing[range].map { renderer.entry($0) }
        }
        var rendered = rendered
        for (entry, result) in zip(missing, made.joined()) { rendered[entry - first] = result }
        return rendered
    }
}

// MARK: - Search, and everything else

extension SiteRendering {
    /// Makes what comes after entries and groups, the search index beside the pages.
    private func makeSearchAndOthers(_ texts: SiteTexts, _ made: inout RenderedSite<Outcome>) async throws {
        var search = try searchAssembly(made.chunks.map(\.run))
        var work = search.preparations.map { prepare in
            Work<SearchAssembly.Prepared?>(stage: .index) { ([], prepare()) }
        }
        if let former, former.hasSameLedger {
            made.others = former.made.others
        } else {
            work += renderer.work(texts, made.entries).map { files in Work(stage: .render) { (files(), nil) } }
        }
        for (batch, prepared) in try await make(work) {
            made.others.add(batch)
            if let prepared { search.take(prepared) }
        }
        for (number, run) in search.runs.enumerated() { made.chunks[number].run = run }
        let listings = search.listings.map { list in Work(stage: .index) { ([], list()) } }
        var lists: [WordLists] = []
        for (batch, some) in try await make(listings) {
            made.search.add(batch)
            lists += some
        }
        try await makeSearch(search, lists, &made)
    }

    private func searchAssembly(_ runs: [SearchAssembly.Run]) throws -> SearchAssembly {
        // Where no run is as it was, there is nothing to take over.
        guard let former, runs.contains(where: { $0.matches != nil }) else { return SearchAssembly(runs) }
        let formerRuns = former.made.chunks.map(\.run)
        guard let index = former.made.index, let search = SearchAssembly(runs, after: index, of: formerRuns) else {
            throw FormerBuildDiffers()
        }
        return search
    }

    /// Makes the files of the search index.
    private func makeSearch(
        _ search: SearchAssembly,
        _ lists: [WordLists],
        _ made: inout RenderedSite<Outcome>
    ) async throws {
        let url = site.configuration.baseURL.absolute
        let gaps = site.configuration.placeholders?.pattern
        let index = made.search.times.measure(.index) { search.index(lists, siteURL: url, gaps: gaps) }
        if let former, !made.search.take(over: index.unchanged, of: former.made.search) { throw FormerBuildDiffers() }
        let files = try await make(
            index.parts.map { part in
                Work(stage: .index) { (part.files().map { OutputFile(path: $0.path, bytes: $0.bytes) }, ()) }
            }
        )
        for (batch, _) in files { made.search.add(batch) }
        made.index = index.former
    }
}
