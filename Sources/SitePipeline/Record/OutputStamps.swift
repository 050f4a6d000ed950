internal import ContentReading
internal import Files
internal import Output

/// What lies in an output folder, as far as the file system tells, and the ledger, which a build writes as well.
struct OutputStamps: Sendable {
    private let files: StampedFiles
    let bytes: RecordBytes

    /// The stamp of the ledger.
    static func ledger(of options: SiteBuild.Options) -> FileStamp? {
        FileStamp(of: "\(options.content)/\(LedgerReading.fileName)", followingLinks: true)
    }

    /// Asks for the stamps; there are none where something is not there, or was left by a build that did not end.
    /// - Parameters:
    ///   - options: what is built, and how.
    ///   - made: the files that lie there.
    ///   - ledger: the stamp of the ledger.
    ///   - former: what lay there before the build: of files that it has not written the stamps are known, and one that
    ///     someone else has changed meanwhile is not taken for the build's.
    ///   - written: the files that the build has written.
    /// - Throws: what keeps threads from working.
    init?(
        of options: SiteBuild.Options,
        made: MadeFiles,
        ledger: FileStamp,
        after former: OutputStamps? = nil,
        written: Set<String> = []
    ) async throws {
        guard Paths.isMissing(options.output + "/" + OutputDirectory.stageName) else { return nil }
        let known = former.map { $0.files.stamps(of: made.paths, but: written) } ?? []
        guard let files = try await StampedFiles(made.paths, in: options.output, knowing: known, jobs: options.jobs),
            let list = FileStamp(of: "\(options.output)/\(MadeFiles.path)")
        else { return nil }
        self.files = files
        var bytes = files.bytes
        bytes.add(list)
        bytes.add(ledger)
        self.bytes = bytes
    }
}

extension Paths {
    /// Whether it is known that nothing is there.
    static func isMissing(_ path: String) -> Bool {
        do {
            return try kind(of: path) == nil
        } catch {
            return false
        }
    }
}
