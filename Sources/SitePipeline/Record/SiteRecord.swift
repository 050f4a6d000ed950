internal import Bytes
internal import Diagnostics
internal import Output
internal import PageAudit
internal import Rendering
internal import SearchIndex
internal import SearchWords
internal import SiteModel
internal import TemplateContexts
internal import Work

/// What was made of a site, written down: what an edit of a note leaves as it was need not be made again. The files
/// themselves lie in the output folder; here is what is known of them.
enum SiteRecord {
    private typealias Files = FileBatch<OutputDirectory.StagedFile>

    /// What the site was made from.
    struct Seal: Sendable {
        let frame: RecordBytes
        /// The stamps of the files that stand for themselves.
        let files: [UInt8]

        fileprivate func bytes(_ frontMatter: [String]) -> [UInt8] {
            var bytes = frame
            bytes.add(files[...])
            bytes.add(frontMatter)
            return bytes.bytes
        }
    }

    // MARK: - Writing

    /// - Parameters:
    ///   - made: what was made.
    ///   - seal: what it was made from.
    ///   - jobs: how many threads work at most.
    /// - Returns: the record, in parts that follow each other: a head that says how long the chunks are, the chunks, and
    ///   all else, beginning with the sums of the parts before and ending with its own. So each is made and looked through
    ///   by itself, and none is copied.
    /// - Throws: what keeps threads from working.
    static func parts(
        of made: RenderedSite<OutputDirectory.StagedFile>,
        sealed seal: Seal,
        jobs: Int
    ) async throws -> [[UInt8]] {
        let chunks = try await Chunks(count: made.chunks.count, jobs: jobs, size: 8).map { range in
            made.chunks[range].map { chunk in
                var bytes = RecordBytes()
                add(chunk, to: &bytes)
                return (bytes: bytes.bytes, sum: RecordBytes.sum(of: bytes.bytes[...]))
            }
        }.flatMap { $0 }
        var head = RecordBytes()
        head.add(seal.bytes(made.frontMatter)[...])
        head.add(chunks.map { UInt64($0.bytes.count) })
        var record = RecordBytes()
        record.add([RecordBytes.sum(of: head.bytes[...])] + chunks.map(\.sum))
        record.add(UInt64(made.groups.count))
        for group in made.groups { add(group, to: &record) }
        record.add(UInt64(made.staticFiles.count))
        for file in made.staticFiles { add(file, to: &record) }
        add(made.others, to: &record)
        add(made.search, to: &record)
        record.add(made.index?.meanLengths.stored ?? [])
        record.add(made.index?.build ?? "")
        record.add(UInt64(made.index?.words.count ?? 0))
        for lists in made.index?.words.map(\.stored) ?? [] {
            record.add(lists.names)
            record.add(lists.nameEnds)
            record.add(lists.lists)
            record.add(lists.listEnds)
            record.add(lists.counts)
        }
        record.add(RecordBytes.sum(of: record.bytes[...]))
        return [head.bytes] + chunks.map(\.bytes) + [record.bytes]
    }

    private static func add(
        _ chunk: EntryChunk<OutputDirectory.StagedFile>,
        to record: inout RecordBytes
    ) {
        record.add(UInt64(chunk.notes.count))
        // Whether a heading is there that a text leads to shows only when the text is bound.
        record.add(chunk.fragmentLinks.isEmpty ? 1 : 0)
        record.add(RecordedDiagnostics.bytes(of: chunk.diagnostics))
        for headings in chunk.headings { record.add(headings) }
        record.add(chunk.run.entries.lengths.map(UInt64.init))
        if let matches = chunk.run.matches?.stored {
            add(matches.words, to: &record)
            record.add(matches.matches)
            record.add(matches.ends)
        }
        add(chunk.batch, to: &record)
    }

    private static func add(_ words: WordList.Stored, to record: inout RecordBytes) {
        record.add(words.bytes)
        record.add(words.ends)
    }

    private static func add(_ files: Files, to record: inout RecordBytes) {
        record.add(files.links.files)
        record.add(files.links.ids)
        let places = files.links.links.map(\.place)
        record.add(places.map { number(of: $0.origin) })
        record.add(places.map(\.path))
        record.add(places.map { $0.fragment == nil ? 0 : 1 } as [UInt8])
        record.add(places.map { $0.fragment ?? 0 })
    }

    /// The number of an origin.
    private static func number(of origin: PageLinks.Origin) -> UInt8 {
        let kinds = PageKind.allCases
        switch origin {
        case .template(let kind): return UInt8(kinds.firstIndex(of: kind) ?? 0)
        case .moved: return UInt8(kinds.count)
        case .staticFile: return UInt8(kinds.count + 1)
        }
    }

    /// The origin of a number, or `nil` where there is none. A static file is recorded by itself, under its path.
    fileprivate static func origin(_ number: UInt8, of path: String?) -> PageLinks.Origin? {
        let kinds = PageKind.allCases
        if number < kinds.count { return .template(kinds[Int(number)]) }
        if number == kinds.count { return .moved }
        return path.map { .staticFile(ByteHash.of($0)) }
    }

    // MARK: - Reading

    /// - Parameters:
    ///   - bytes: the record.
    ///   - seal: what it must have been made from.
    ///   - site: the site as it is now.
    ///   - content: what it is made from now.
    ///   - ledger: the ledger, which is as it was.
    ///   - jobs: how many threads read at most.
    /// - Returns: what was made, or `nil` where this is not a record of it.
    /// - Throws: what keeps threads from working.
    static func read(
        _ bytes: [UInt8],
        sealed seal: Seal,
        of site: Site,
        _ content: Content,
        _ ledger: PermalinkLedger,
        jobs: Int
    ) async throws -> RenderedSite<OutputDirectory.StagedFile>? {
        let frontMatter = content.frontMatterOfNotes
        let expected = seal.bytes(frontMatter)
        let empty = Files(links: PageLinks(at: site.configuration.baseURL))
        let made = RenderedSite(empty: empty, ledger: ledger, frontMatter: frontMatter)
        var reader = RecordReader(bytes)
        guard let known = reader.part(expected.count), known == expected[...],
            let sizes = reader.numbers(of: UInt64.self)
        else { return nil }
        let head = bytes[..<reader.offset]
        var chunks: [ArraySlice<UInt8>] = []
        for size in sizes {
            guard size <= UInt64(bytes.count), let chunk = reader.part(Int(size)) else { return nil }
            chunks.append(chunk)
        }
        let rest = bytes[reader.offset...].dropLast(8)
        var last = RecordReader(bytes[rest.endIndex...])
        guard last.number() == RecordBytes.sum(of: rest), let sums = reader.numbers(of: UInt64.self),
            sums.count == chunks.count + 1, sums[0] == RecordBytes.sum(of: head)
        else { return nil }
        return try await site.read(&reader, Array(zip(chunks, sums.dropFirst())), into: made, jobs: jobs)
    }
}

extension Site {
    fileprivate func read(
        _ reader: inout RecordReader,
        _ known: [(bytes: ArraySlice<UInt8>, sum: UInt64)],
        into made: RenderedSite<OutputDirectory.StagedFile>,
        jobs: Int
    ) async throws -> RenderedSite<OutputDirectory.StagedFile>? {
        let empty = made.others
        var made = made
        made.entries = [RenderedEntry?](repeating: nil, count: entries.count)
        guard let chunks = try await readChunks(known, empty, jobs: jobs) else { return nil }
        made.chunks = chunks
        let runs = chunks.map(\.run.entries)
        async let searchEntries = SearchEntries(runs)
        guard let groups = reader.batches(self.groups.count, like: empty),
            let staticFiles = reader.batches(self.staticFiles.count, like: empty),
            let others = reader.files(like: empty), let search = reader.files(like: empty),
            let means = reader.numbers(of: UInt64.self).flatMap(SectionLengths.init(stored:)),
            let build = reader.text(), let words = reader.words()
        else { return nil }
        made.groups = groups
        made.staticFiles = staticFiles
        made.others = others
        made.search = search
        made.index = SearchIndex.Former(entries: await searchEntries, words: words, meanLengths: means, build: build)
        return made
    }

    /// Reads the chunks, several at a time.
    /// - Returns: the chunks, or `nil` where they are not those of all entries.
    private func readChunks(
        _ known: [(bytes: ArraySlice<UInt8>, sum: UInt64)],
        _ empty: FileBatch<OutputDirectory.StagedFile>,
        jobs: Int
    ) async throws -> [EntryChunk<OutputDirectory.StagedFile>]? {
        var starts = [0]
        for (bytes, _) in known {
            var chunk = RecordReader(bytes)
            guard let start = starts.last, let count = chunk.number(), count <= UInt64(entries.count - start) else {
                return nil
            }
            starts.append(start + Int(count))
        }
        guard starts.last == entries.count else { return nil }
        let firstEntries = starts
        let chunks = try await Chunks(count: known.count, jobs: jobs, size: 1).map { range in
            range.map { number -> EntryChunk<OutputDirectory.StagedFile>? in
                guard RecordBytes.sum(of: known[number].bytes) == known[number].sum else { return nil }
                var reader = RecordReader(known[number].bytes)
                return self.readChunk(&reader, from: firstEntries[number], empty)
            }
        }
        let read = chunks.joined().compactMap { $0 }
        return read.count == known.count ? read : nil
    }

    private func readChunk(
        _ reader: inout RecordReader,
        from start: Int,
        _ empty: FileBatch<OutputDirectory.StagedFile>
    ) -> EntryChunk<OutputDirectory.StagedFile>? {
        guard let count = reader.number().flatMap({ Int(exactly: $0) }), count <= entries.count - start,
            let isReusable = reader.number(), let diagnostics = RecordedDiagnostics.read(&reader)
        else { return nil }
        let range = start..<start + count
        var headings: [[String]] = []
        for _ in range {
            guard let ids = reader.texts() else { return nil }
            headings.append(ids)
        }
        guard let lengths = reader.numbers(of: UInt64.self), SearchRun.areLengths(lengths),
            let bytes = reader.numbers(of: UInt8.self),
            let wordEnds = reader.numbers(of: Int32.self), let matches = reader.numbers(of: UInt16.self),
            let ends = reader.numbers(of: Int32.self),
            let stored = WordMatches(
                .init(words: .init(bytes: bytes, ends: wordEnds), matches: matches, ends: ends),
                entryCount: count
            ),
            let batch = reader.files(like: empty)
        else { return nil }
        return EntryChunk(
            notes: entries[range].map { $0.note?.path },
            isReusable: isReusable == 1,
            diagnostics: diagnostics,
            fragmentLinks: [],
            headings: headings,
            run: .weighed(
                SearchRun(entries[range].map { SearchEntry($0, in: self) }, lengths: lengths.map { Int($0) }),
                stored
            ),
            batch: batch
        )
    }
}

extension RecordReader {
    /// As many batches of files as there are to be, or `nil` where there are others.
    fileprivate mutating func batches(
        _ expected: Int,
        like empty: FileBatch<OutputDirectory.StagedFile>
    ) -> [FileBatch<OutputDirectory.StagedFile>]? {
        guard let count = self.count(), count == expected else { return nil }
        var batches: [FileBatch<OutputDirectory.StagedFile>] = []
        for _ in 0..<count {
            guard let batch = files(like: empty) else { return nil }
            batches.append(batch)
        }
        return batches
    }

    /// The lists of words.
    fileprivate mutating func words() -> [WordLists]? {
        guard let count = self.count() else { return nil }
        var words: [WordLists] = []
        for _ in 0..<count {
            guard let names = numbers(of: UInt8.self), let nameEnds = numbers(of: Int32.self),
                let lists = numbers(of: UInt8.self), let listEnds = numbers(of: Int32.self),
                let counts = numbers(of: Int32.self),
                let some = WordLists(
                    .init(names: names, nameEnds: nameEnds, lists: lists, listEnds: listEnds, counts: counts)
                )
            else { return nil }
            words.append(some)
        }
        return words
    }

    /// Files that lie in the output folder as they were made.
    fileprivate mutating func files(
        like empty: FileBatch<OutputDirectory.StagedFile>
    ) -> FileBatch<OutputDirectory.StagedFile>? {
        guard let paths = texts(), let ids = numbers(of: UInt64.self), let kinds = numbers(of: UInt8.self),
            let targets = numbers(of: UInt64.self), let hasFragment = numbers(of: UInt8.self),
            let fragments = numbers(of: UInt64.self), targets.count == kinds.count,
            hasFragment.count == kinds.count, fragments.count == kinds.count,
            kinds.allSatisfy({ $0 <= PageKind.allCases.count + 1 })
        else { return nil }
        let links = kinds.indices.compactMap { index -> PageLinks.Link? in
            guard let origin = SiteRecord.origin(kinds[index], of: paths.first) else { return nil }
            return PageLinks.Link(
                place: .init(
                    origin: origin,
                    path: targets[index],
                    fragment: hasFragment[index] == 1 ? fragments[index] : nil
                ),
                sighting: .init(page: "", text: "")
            )
        }
        var batch = FileBatch<OutputDirectory.StagedFile>(
            links: PageLinks(files: paths, ids: ids, links: links, like: empty.links)
        )
        batch.outcomes = paths.map { .kept($0) }
        return batch
    }
}
