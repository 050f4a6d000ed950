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
/// user's caches, two files for an output folder: the record itself, and what was made of a site that takes long to make.
/// What another has put there, or could have, is not read. Where it cannot be read or written, a build does all of its
/// work.
struct BuildRecord: Sendable {
    /// What the last build left behind. The output folder is held for as long as this is.
    struct Remains: Sendable {
        let output: LockedOutput
        fileprivate let record: [UInt8]
        /// What lies in the output folder.
        fileprivate let stamps: OutputStamps

        /// Looks for it, and needs nothing of the content for that.
        /// - Returns: `nil` where nothing was written down, or is not to be looked at.
        /// - Throws: what keeps threads from working.
        init?(_ options: SiteBuild.Options) async throws {
            // Another build may be writing there, and is not to be spoken for.
            guard let records = options.records, let name = BuildRecord.name(for: options),
                let output = try? LockedOutput(options.output),
                let record = records.bytes(of: name, atMost: 256 << 20),
                let ledger = OutputStamps.ledger(of: options),
                let stamps = try await OutputStamps(of: options, made: output.made, ledger: ledger)
            else { return nil }
            self.output = output
            self.record = record
            self.stamps = stamps
        }
    }

    /// What a record shows of the last build.
    enum Former: Sendable {
        /// Building again would change nothing.
        case unchanged(files: Int, [Diagnostic], known: Int)
        /// Everything but some files that stand for themselves is as it was, and so is what lies in the output folder.
        case edited(FormerBuild<OutputDirectory.StagedFile>)
    }

    /// Changes with the form of the file.
    private static let version: UInt64 = 12
    /// A site of fewer entries, with less in notes and static files, is built as fast as it is read.
    private static let leastEntries = 500, leastBytes: UInt64 = 1 << 20

    /// What it is called in the folder of records.
    private let name: String
    private let records: SiteBuild.Records
    private let options: SiteBuild.Options
    private let sources: SourceStamps
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
            let sources = try await SourceStamps(of: options, content: content, program: records.program)
        else { return nil }
        self.name = name
        self.records = records
        self.options = options
        self.sources = sources
        let moment = FileStamp.Moment.now
        let stamp = OutputStamps.ledger(of: options)
        ledger = stamp.flatMap { $0.isSettled(at: moment) ? $0 : nil }
    }

    /// Looks at the files that were changed shortly before, which comes before they are read for good.
    mutating func noteRecentFiles() {
        recent = RecentFiles(sources.recent)
    }

    /// What the record of a build is called; nothing where none is wanted.
    private static func name(for options: SiteBuild.Options) -> String? {
        // Cleaning looks at files that are not docsite's, too.
        guard options.records != nil, !options.cleans,
            let output = try? Paths.resolvedEvenIfMissing(options.output)
        else { return nil }
        return ContentHash.name(of: Array(output.utf8))
    }

    // MARK: - Reading

    /// Holds what the last build left behind against what this one would be made from.
    /// - Returns: `nil` where nothing of it can be relied on.
    func former(_ remains: Remains) -> Former? {
        let bytes = remains.record
        var reader = RecordReader(bytes)
        let head = head(output: remains.stamps)
        guard let known = reader.part(head.count), known == head[...],
            let formerFiles = reader.numbers(of: UInt8.self), let toBeRead = reader.texts(),
            let recent = RecentFiles(&reader), let files = reader.number().flatMap({ Int(exactly: $0) }),
            let diagnostics = RecordedDiagnostics.read(&reader),
            let known = reader.number().flatMap({ Int(exactly: $0) }),
            let sum = reader.number(), reader.isAtEnd, sum == RecordBytes.sum(of: bytes[head.count..<bytes.count - 8]),
            var changed = sources.files.differences(from: StampedFiles(RecordBytes(formerFiles)))
        else { return nil }
        for location in recent.changed {
            guard location.hasPrefix(options.content + "/") else { return nil }
            let path = String(location.dropFirst(options.content.count + 1))
            guard SourceStamps.standsForItself(path) else { return nil }
            changed.insert(path)
        }
        guard !changed.isEmpty else { return .unchanged(files: files, diagnostics, known: known) }
        return .edited(former(changed: changed, toBeRead: Set(toBeRead), files: formerFiles))
    }

    private func former(
        changed: Set<String>,
        toBeRead: Set<String>,
        files: [UInt8]
    ) -> FormerBuild<OutputDirectory.StagedFile> {
        // It takes a while to fetch, which is done while others work.
        let bytes = Task { [records, siteName] in records.bytes(of: siteName, atMost: 2 << 30) }
        let seal = SiteRecord.Seal(frame: sources.frame, files: files)
        return FormerBuild(changed: changed, toBeRead: toBeRead, isRecorded: true) { [options] site, content, ledger in
            guard let bytes = await bytes.value else { return nil }
            return try await SiteRecord.read(bytes, sealed: seal, of: site, content, ledger, jobs: options.jobs)
        }
    }

    // MARK: - Writing

    /// Writes down what was made, which counts only beside what ``write(_:after:hasNewLedger:_:found:told:)`` writes down then.
    /// - Throws: what keeps threads from working.
    func write(_ made: RenderedSite<OutputDirectory.StagedFile>) async throws {
        guard made.entries.count >= Self.leastEntries || sources.files.fileBytes >= Self.leastBytes else { return }
        let seal = SiteRecord.Seal(frame: sources.frame, files: sources.files.bytes.bytes)
        records.write(try await SiteRecord.parts(of: made, sealed: seal, jobs: options.jobs), to: siteName)
    }

    /// Writes down what a build did.
    /// - Parameters:
    ///   - committed: what lies in the output folder now.
    ///   - remains: what lay there before, where everything there was as the build before had left it.
    ///   - hasNewLedger: whether the build has written the ledger; else what was read counts.
    ///   - content: what was read.
    ///   - diagnostics: what was found, known faults among it.
    ///   - report: what was told.
    /// - Throws: what keeps threads from working.
    func write(
        _ committed: OutputDirectory.Committed,
        after remains: Remains?,
        hasNewLedger: Bool,
        _ content: Content,
        found diagnostics: [Diagnostic],
        told report: SiteBuild.Report
    ) async throws {
        guard let ledger = hasNewLedger ? OutputStamps.ledger(of: options) : ledger,
            let output = try await OutputStamps(
                of: options,
                made: committed.made,
                ledger: ledger,
                after: remains?.stamps,
                written: committed.written
            )
        else { return }
        var record = RecordBytes()
        record.add(sources.files.bytes.bytes)
        record.add(content.filesToBeRead(told: diagnostics).sorted())
        recent.add(to: &record)
        record.add(UInt64(committed.summary.files))
        record.add(RecordedDiagnostics.bytes(of: report.diagnostics))
        record.add(UInt64(report.known))
        record.add(RecordBytes.sum(of: record.bytes[...]))
        records.write([head(output: output), record.bytes], to: name)
        records.prune()
    }

    private func head(output: OutputStamps) -> [UInt8] {
        var head = RecordBytes()
        head.add(Self.version)
        head.add(sources.frame)
        head.add(output.bytes)
        return head.bytes
    }
}
