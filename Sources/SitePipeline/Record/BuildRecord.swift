internal import Bytes
internal import ContentReading
internal import Diagnostics
internal import Files
internal import Output
internal import PageAudit
internal import SiteModel

/// What the last build into a folder was made from and left behind, so that the next can see that there is little to do,
/// or nothing.
///
/// Nothing in it is trusted: it counts only where every stamp in it is what the file system says now. It lies with the
/// user's caches, two files for an output folder: the record itself, and what was made of a larger site. What another has
/// put there, or could have, is not read. Where it cannot be read or written, a build does all of its work.
struct BuildRecord: Sendable {
    /// What the last build left behind. The output folder is held for as long as this is.
    struct Remains: Sendable {
        let output: LockedOutput
        fileprivate let record: [UInt8]
        /// What lies in the output folder.
        fileprivate let state: BuildState

        /// Looks for it, and needs nothing of the content for that.
        /// - Returns: `nil` where nothing was written down, or is not to be looked at.
        /// - Throws: what keeps threads from working.
        init?(_ options: SiteBuild.Options) async throws {
            // Another build may be writing there, and is not to be spoken for.
            guard let records = options.records, let name = BuildRecord.name(for: options),
                let output = try? LockedOutput(options.output),
                let record = records.bytes(of: name, atMost: 256 << 20),
                let ledger = BuildState.ledger(of: options),
                let state = try await BuildState.output(of: options, made: output.made, ledger: ledger)
            else { return nil }
            self.output = output
            self.record = record
            self.state = state
        }
    }

    /// What a record shows of the last build.
    enum Former: Sendable {
        /// Building again would change nothing.
        case unchanged(files: Int, [Diagnostic])
        /// Everything but some notes is as it was, and so is what lies in the output folder.
        case edited(Edit)
    }

    /// What has changed since the last build.
    struct Edit: Sendable {
        /// What lay in the output folder.
        fileprivate let output: BuildState
        /// The notes that are not as they were, as paths in the content folder; any other file there may be among them.
        let notes: Set<String>
        /// The notes that say more than their text, or of which something was told, as paths in the content folder.
        fileprivate let notesToBeRead: Set<String>
        fileprivate let root: String
        fileprivate let records: SiteBuild.Records
        fileprivate let name: String
        /// What the record of the site must begin with.
        fileprivate let seal: [UInt8]

        /// Whether a note is as it was, says nothing but its text, and nothing was told of it.
        func isPlain(_ note: String) -> Bool {
            !notes.contains(note) && !notesToBeRead.contains(note)
        }

        /// What was written down of the site, which takes a while to fetch.
        func bytes() -> [UInt8]? {
            records.bytes(of: name, atMost: 2 << 30)
        }

        /// What was made, where it can be taken over: the ledger must be as it was, too.
        /// - Parameters:
        ///   - bytes: what was written down, or `nil` where nothing was.
        ///   - site: the site as it is now.
        ///   - content: what it was made from.
        ///   - jobs: how many threads read at most.
        /// - Returns: `nil` where nothing was written down of it, or front matter has changed.
        /// - Throws: what keeps threads from working.
        func former(
            _ bytes: [UInt8]?,
            of site: Site,
            _ content: Content,
            jobs: Int
        ) async throws -> FormerSite<OutputDirectory.StagedFile>? {
            let empty = FileBatch<OutputDirectory.StagedFile>(links: PageLinks(at: site.configuration.baseURL))
            guard let bytes else { return nil }
            let made = try await SiteRecord.read(
                bytes,
                sealed: seal,
                of: site,
                content.notes,
                into: empty,
                jobs: jobs
            )
            guard let made else { return nil }
            let changed = Set(notes.map { "\(root)/\($0)" })
            return FormerSite(site: made, hasSameLedger: true, isRecorded: true) { _, now in
                now.map { !changed.contains($0.path) } ?? true
            }
        }
    }

    /// Changes with the form of the file.
    private static let version: UInt64 = 9
    /// A site of fewer entries is built as fast as it is read.
    private static let leastEntries = 500

    /// What it is called in the folder of records.
    private let name: String
    private let records: SiteBuild.Records
    private let options: SiteBuild.Options
    private let frame: BuildState
    private let notes: BuildState
    /// The ledger, which a build reads and may write, or `nil` where a change to it could go unseen.
    private let ledger: FileStamp?
    private var recent = RecentFiles([])
    private var siteName: String { name + ".site" }

    /// Looks at what a build would be made from. This comes before anything is read: a file that changes later has
    /// another stamp. There is no record where none is wanted or could be trusted.
    /// - Parameters:
    ///   - options: the options of the build.
    ///   - content: what lies in the content folder, or `nil` where that cannot be listed.
    /// - Throws: what keeps threads from working.
    init?(_ options: SiteBuild.Options, content: FolderListing?) async throws {
        guard let records = options.records, let name = Self.name(for: options),
            let frame = try await BuildState.frame(of: options, content: content, program: records.program),
            let notes = try await BuildState.notes(of: options, content: content)
        else { return nil }
        self.name = name
        self.records = records
        self.options = options
        self.frame = frame
        self.notes = notes
        let moment = FileStamp.Moment.now
        let stamp = BuildState.ledger(of: options)
        ledger = stamp.flatMap { $0.isSettled(at: moment) ? $0 : nil }
    }

    /// Looks at the files that were changed shortly before, which comes before they are read for good.
    mutating func noteRecentFiles() {
        recent = RecentFiles(frame.recent + notes.recent)
    }

    /// What the record of a build is called; nothing where none is wanted.
    private static func name(for options: SiteBuild.Options) -> String? {
        // Cleaning looks at files that are not docsite's, too.
        guard options.records != nil, !options.cleans,
            let output = try? Paths.resolvedEvenIfMissing(options.output)
        else { return nil }
        return ContentHash.name(of: Array(output.utf8))
    }

    /// Holds what the last build left behind against what this one would be made from.
    /// - Returns: `nil` where nothing of it can be relied on.
    func former(_ remains: Remains) -> Former? {
        let bytes = remains.record
        var reader = RecordReader(bytes)
        let head = head(output: remains.state)
        guard let known = reader.part(head.count), known == head[...],
            let formerNotes = reader.numbers(of: UInt8.self), let notesToBeRead = reader.texts(),
            let recent = RecentFiles(&reader), let files = reader.number().flatMap({ Int(exactly: $0) }),
            let diagnostics = RecordedDiagnostics.read(&reader),
            let sum = reader.number(), reader.isAtEnd, sum == RecordBytes.sum(of: bytes[head.count..<bytes.count - 8])
        else { return nil }
        let unseen = recent.changed
        let isSame = formerNotes == notes.bytes.bytes
        if isSame, unseen.isEmpty { return .unchanged(files: files, diagnostics) }
        guard var changed = isSame ? [] : BuildState.differences(formerNotes, notes.bytes.bytes) else { return nil }
        for path in unseen {
            guard path.hasPrefix("\(options.content)/\(ContentReader.notesFolder)") else { return nil }
            changed.insert(String(path.dropFirst(options.content.count + 1)))
        }
        return .edited(
            Edit(
                output: remains.state,
                notes: changed,
                notesToBeRead: Set(notesToBeRead),
                root: options.content,
                records: records,
                name: siteName,
                seal: frame.bytes.bytes + formerNotes
            )
        )
    }

    /// Writes down what was made, which counts only beside what ``write(_:files:made:_:diagnostics:)`` writes down then.
    /// - Parameters:
    ///   - made: what was made.
    ///   - sources: the notes that were read.
    /// - Throws: what keeps threads from working.
    func write(_ made: RenderedSite<OutputDirectory.StagedFile>, _ sources: [MarkdownSource]) async throws {
        guard made.entries.count >= Self.leastEntries else { return }
        let seal = frame.bytes.bytes + notes.bytes.bytes
        records.write(try await SiteRecord.parts(of: made, sealed: seal, sources, jobs: options.jobs), to: siteName)
    }

    /// Writes down what a build did.
    /// - Parameters:
    ///   - edit: what had changed since the build before, where that was known.
    ///   - files: the files of the site.
    ///   - made: their paths.
    ///   - hasNewLedger: whether the build has written the ledger; else what was read counts.
    ///   - sources: the notes.
    ///   - diagnostics: what was told.
    /// - Throws: what keeps threads from working.
    func write(
        _ edit: Edit?,
        files: [OutputDirectory.StagedFile],
        made: MadeFiles,
        hasNewLedger: Bool,
        _ sources: [MarkdownSource],
        diagnostics: [Diagnostic]
    ) async throws {
        let former = edit.map { edit in
            (state: edit.output, written: Set(files.lazy.filter { $0.change != .none }.map(\.path)))
        }
        guard let ledger = hasNewLedger ? BuildState.ledger(of: options) : ledger,
            let output = try await BuildState.output(of: options, made: made, ledger: ledger, after: former)
        else { return }
        let told = Set(diagnostics.lazy.flatMap(\.places).map(\.file.path))
        var record = RecordBytes()
        record.add(notes.bytes.bytes)
        record.add(sources.filter { $0.hasFrontMatter || told.contains($0.body.file.path) }.map(\.path))
        recent.add(to: &record)
        record.add(UInt64(files.count))
        record.add(RecordedDiagnostics.bytes(of: diagnostics))
        record.add(RecordBytes.sum(of: record.bytes[...]))
        records.write([head(output: output), record.bytes], to: name)
        records.prune()
    }

    private func head(output: BuildState) -> [UInt8] {
        var head = RecordBytes()
        head.add(Self.version)
        head.add(frame.bytes)
        head.add(output.bytes)
        return head.bytes
    }
}
