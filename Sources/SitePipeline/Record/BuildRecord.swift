internal import Diagnostics
internal import Files

/// What the last build into a folder was made from and left behind, so that the next can see that there is nothing to do.
///
/// Nothing in it is trusted: it counts only where every stamp in it is what the file system says now. It lies with the
/// user's caches, one for an output folder; where it cannot be read or written, a build does all of its work.
struct BuildRecord: Sendable {
    /// Changes with the form of the file.
    private static let version: UInt64 = 2
    /// At most so many records are kept.
    private static let mostRecords = 64

    /// Where it lies.
    private let path: String
    private let options: SiteBuild.Options
    private let input: BuildState

    /// Looks at what a build would be made from. This comes before anything is read: a file that changes later has
    /// another stamp. There is no record where none is wanted or could be trusted.
    /// - Parameters:
    ///   - options: the options of the build.
    ///   - content: what lies in the content folder, or `nil` where that cannot be listed.
    /// - Throws: what keeps threads from working.
    init?(_ options: SiteBuild.Options, content: FolderListing?) async throws {
        // Cleaning looks at files that are not docsite's, too.
        guard let records = options.records, !options.cleans,
            let output = try? Paths.resolvedEvenIfMissing(options.output),
            let input = try await BuildState.input(of: options, content: content, program: records.program)
        else { return nil }
        path = "\(records.folder)/\(ContentHash.name(of: Array(output.utf8)))"
        self.options = options
        self.input = input
    }

    /// What the last build found, where building again would change nothing.
    /// - Throws: what keeps threads from working.
    func unchanged() async throws -> (files: Int, diagnostics: [Diagnostic])? {
        // Another build may be writing there, and is not to be spoken for.
        guard let lock = try? FolderLock(on: options.output),
            let bytes = try? FileReading.bytes(of: path, atMost: 256 << 20),
            let output = try await BuildState.output(of: options)
        else { return nil }
        var reader = RecordReader(bytes)
        let head = head(output: output)
        guard let known = reader.part(head.count), known.elementsEqual(head), let files = reader.number(),
            let diagnostics = RecordedDiagnostics.read(&reader),
            let sum = reader.number(), reader.isAtEnd, sum == Self.sum(of: bytes[head.count..<bytes.count - 8])
        else { return nil }
        _ = consume lock
        return (Int(files), diagnostics)
    }

    /// Writes down what a build did.
    /// - Throws: what keeps threads from working.
    func write(files: Int, diagnostics: [Diagnostic]) async throws {
        guard let output = try await BuildState.output(of: options) else { return }
        var record = RecordBytes()
        record.add(UInt64(files))
        record.add(RecordedDiagnostics.bytes(of: diagnostics))
        record.add(Self.sum(of: record.bytes[...]))
        // It is only a record: where it cannot be written, the next build does all of its work.
        try? FileWriting.writeMakingFolders(head(output: output) + record.bytes, to: path + ".new")
        try? FileWriting.rename(path + ".new", to: path)
        prune()
    }

    private func head(output: BuildState) -> [UInt8] {
        var head = RecordBytes()
        head.add(Self.version)
        head.add(input.bytes)
        head.add(output.bytes)
        return head.bytes
    }

    /// By what it shows that the part of a record that is held against nothing is as it was written.
    private static func sum(of bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for byte in bytes { hash.add(byte) }
        return hash.value
    }

    /// Removes the oldest records where there are too many: folders that were built into once and are gone.
    private func prune() {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return }
        let folder = String(path[..<slash])
        guard let names = try? FolderListing.names(in: folder), names.count > Self.mostRecords else { return }
        let dated = names.compactMap { name in FileStamp(of: "\(folder)/\(name)").map { ($0.changed, name) } }
        for (_, name) in dated.sorted(by: <).dropLast(Self.mostRecords) {
            try? FileWriting.removeFile("\(folder)/\(name)")
        }
    }
}
