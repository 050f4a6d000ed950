internal import Diagnostics
internal import PageAudit
internal import PageMarkup
internal import Rendering
internal import SearchIndex
internal import SiteModel
internal import TextBinding
internal import Work

/// One rendering of a site: makes every file, on several threads, and hands each on as soon as it is made, so that no
/// more than a few are held at a time. What an earlier rendering made and would be the same is taken over.
struct SiteRendering<Outcome: Sendable>: Sendable {
    /// After so many entries the pages of their groups are made, and the notes are forgotten.
    private static var entriesPerSpan: Int { 1 << 15 }
    /// How many chunks of entries are weighed at a time.
    private static var chunksPerPart: Int { 8 }

    let renderer: SiteRenderer
    let site: Site
    /// How many threads work at most.
    let jobs: Int
    let progress: (@Sendable (_ done: Int, _ total: Int) -> Void)?
    /// What an earlier rendering made.
    let former: FormerSite<Outcome>?
    /// Whether a later rendering may take over what this one makes.
    let isKept: Bool
    let handOn: @Sendable (OutputFile) throws -> Outcome

    private var empty: FileBatch<Outcome> {
        FileBatch(links: PageLinks(at: site.configuration.baseURL, pages: renderer.pages))
    }

    /// Makes every file.
    /// - Parameter diagnostics: takes the faults of the texts, of links to headings and of static files.
    /// - Returns: what was made, or `nil` where nothing can be taken over, though it seemed so.
    /// - Throws: what `handOn` throws, or what keeps threads from working.
    func run(_ diagnostics: inout [Diagnostic]) async throws -> RenderedSite<Outcome>? {
        let texts = renderer.texts()
        var made = RenderedSite(empty: empty)
        for span in spans {
            let rendered = try await makeEntries(span.entries, &made)
            try await makeGroups(span.groups, rendered, texts, &made)
            // The notes of the last are of no use either, but are forgotten with all the rest soon enough.
            let isLast = span.entries.upperBound == site.entries.count
            made.entries += isKept || isLast ? rendered : rendered.map { $0?.withoutNote }
        }
        diagnostics += made.chunks.flatMap(\.diagnostics)
        diagnostics += texts.faults(
            of: site,
            entryHeadings: made.chunks.flatMap(\.headings),
            entryLinks: made.chunks.flatMap(\.fragmentLinks)
        )
        guard try await makeRest(texts, &made) else { return nil }
        for source in site.staticFiles {
            guard let read = StaticFileReader.read(source, &diagnostics),
                let file = HostFiles.joined(read, at: source.location, of: site, &diagnostics)
            else { continue }
            try made.staticFiles.take([file], handOn: handOn)
        }
        return made
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
}

// MARK: - Entries and groups

extension SiteRendering {
    /// Makes the pages of entries.
    /// - Returns: what other pages show of them, where it is at hand.
    private func makeEntries(_ entries: Range<Int>, _ made: inout RenderedSite<Outcome>) async throws
        -> [RenderedEntry?]
    {
        let empty = empty
        let chunks = Chunks(count: entries.count, jobs: jobs)
        let first = made.chunks.count
        let (done, total) = (entries.lowerBound, site.entries.count)
        let results = try await chunks.map { count, _ in
            progress?(done + count, total)
        } _: { part in
            let range = part.lowerBound + entries.lowerBound..<part.upperBound + entries.lowerBound
            let notes = site.entries[range].map { $0.note?.body.file }
            if let former, let chunk = former.chunk(first + part.lowerBound / chunks.size, notes: notes) {
                return (chunk: chunk, entries: Array(former.site.entries[range]))
            }
            var batch = empty
            let rendered = batch.times.measure(.render) { renderer.entries(range) }
            batch.times.add(rendered.times, outOf: .render)
            try batch.take(rendered.files, handOn: handOn)
            let chunk = EntryChunk(
                notes: notes,
                isReusable: true,
                diagnostics: rendered.diagnostics,
                fragmentLinks: rendered.fragmentLinks,
                headings: rendered.entries.map(\.headings),
                search: rendered.search,
                terms: rendered.terms,
                batch: batch
            )
            return (chunk: chunk, entries: rendered.entries.map(Optional.some))
        }
        made.chunks += results.map(\.chunk)
        return results.flatMap(\.entries)
    }

    /// Makes the pages of groups, but for those whose entries are all as they were.
    private func makeGroups(
        _ groups: Range<Int>,
        _ rendered: [RenderedEntry?],
        _ texts: SiteTexts,
        _ made: inout RenderedSite<Outcome>
    ) async throws {
        guard let first = groups.first.map({ site.groups[$0].entries.lowerBound }) else { return }
        var pages = groups.map { group -> FileBatch<Outcome>? in
            let entries = site.groups[group].entries
            return former.flatMap { $0.hasSame(entries, in: site) ? $0.site.groups[group] : nil }
        }
        let pending = pages.indices.filter { pages[$0] == nil }
        let rendered = try await completed(rendered, from: first, in: pending.map { groups.lowerBound + $0 })
        let work = pending.map { number in
            let group = groups.lowerBound + number
            let entries = site.groups[group].entries.map { rendered[$0 - first] }
            return Work(stage: .render) {
                ([renderer.groupPage(group, texts.summaries[group], entries.compactMap { $0 })], ())
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
        _ rendered: [RenderedEntry?],
        from first: Int,
        in groups: [Int]
    ) async throws -> [RenderedEntry?] {
        let missing = groups.flatMap { site.groups[$0].entries }.filter { rendered[$0 - first] == nil }
        guard !missing.isEmpty else { return rendered }
        let made = try await Chunks(count: missing.count, jobs: jobs).map { range in
            missing[range].map { renderer.entry($0) }
        }
        var rendered = rendered
        for (entry, result) in zip(missing, made.joined()) { rendered[entry - first] = result }
        return rendered
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

// MARK: - Everything else

extension SiteRendering {
    /// What the files of the index are made of.
    private enum SearchProduct: Sendable {
        case entries(SearchEntries)
        case words(WordIndex)
        case matches([WordMatches])
    }

    /// Makes what comes after entries and groups, the search index beside the pages.
    /// - Returns: whether what was taken over of the index still holds.
    private func makeRest(_ texts: SiteTexts, _ made: inout RenderedSite<Outcome>) async throws -> Bool {
        let runs = made.chunks.map(\.search)
        let meanLengths = SectionLengths(runs)
        let pending = made.chunks.indices.filter { made.chunks[$0].terms != nil }
        let isUpdate = pending.count < made.chunks.count
        // What a word weighs in one entry depends on how long all others are on average.
        guard !isUpdate || meanLengths == former?.site.meanLengths && former?.site.index != nil else { return false }
        let terms = pending.compactMap { made.chunks[$0].terms }
        var work: [Work<SearchProduct?>] = []
        if !isUpdate {
            work.append(Work(stage: .index) { ([], .words(WordIndex(terms))) })
            work.append(Work(stage: .index) { ([], .entries(SearchEntries(runs))) })
        }
        for start in stride(from: 0, to: terms.count, by: Self.chunksPerPart) {
            let part = terms[start..<min(start + Self.chunksPerPart, terms.count)]
            work.append(
                Work(stage: .index) { ([], .matches(part.map { WordMatches($0, meanLengths: meanLengths) })) }
            )
        }
        if let former, former.hasSameLedger {
            made.others = former.site.others
        } else {
            let entries = made.entries
            work += renderer.otherFiles(texts, entries).map { files in Work(stage: .render) { (files(), nil) } }
        }

        var entries = isUpdate ? former?.site.index?.entries : nil
        var index: WordIndex?
        var matches: [WordMatches] = []
        for (batch, product) in try await make(work) {
            made.others.add(batch)
            switch product {
            case .entries(let all): entries = all
            case .words(let words): index = words
            case .matches(let some): matches += some
            case nil: break
            }
        }
        for (number, matches) in zip(pending, matches) {
            made.chunks[number].terms = nil
            made.chunks[number].matches = matches
        }
        made.meanLengths = meanLengths
        let weighed = WeighedRuns(runs, made.chunks.compactMap(\.matches))
        var lists: [WordLists] = []
        if let index {
            let work = index.parts.map { words in
                Work(stage: .index) { ([], index.lists(words, of: weighed)) }
            }
            for (batch, list) in try await make(work) {
                made.search.add(batch)
                lists.append(list)
            }
        } else if let former {
            let replaced = pending.compactMap { number in
                former.site.chunks[number].matches.map { (run: number, former: $0) }
            }
            guard replaced.count == pending.count else { return false }
            lists = made.search.times.measure(.index) {
                weighed.lists(updating: former.site.index?.words ?? [], replaced: replaced)
            }
        }
        return try await makeSearch(entries ?? SearchEntries(runs), lists, &made)
    }

    /// Makes the files of the search index.
    /// - Returns: whether all that it takes over was there.
    private func makeSearch(
        _ entries: SearchEntries,
        _ words: [WordLists],
        _ made: inout RenderedSite<Outcome>
    ) async throws -> Bool {
        let url = site.configuration.baseURL.absolute
        let index = made.search.times.measure(.index) {
            SearchIndex(entries, words: words, siteURL: url, former: former?.site.index)
        }
        if let former, !made.search.take(over: index.unchanged, of: former.site.search) { return false }
        let files = try await make(
            index.parts.map { part in
                Work(stage: .index) { (part.files().map { OutputFile(path: $0.path, bytes: $0.bytes) }, ()) }
            }
        )
        for (batch, _) in files { made.search.add(batch) }
        made.index = index.former
        return true
    }
}
