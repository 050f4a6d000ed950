internal import CommonMark
internal import ContentReading
internal import Diagnostics
internal import Files
internal import Output
internal import SiteModel
internal import Work

/// What a build is made from, and what it leaves behind, as far as the file system tells: the name and the stamp of
/// every file. Where that is as it was, a build would read and write the same bytes.
struct BuildState: Equatable, Sendable {
    /// In one order, with the length before each text, so that two states are equal where their bytes are.
    private(set) var bytes = RecordBytes()
    /// The files that are read and could change once more without another stamp.
    private(set) var recent: [(changed: FileStamp.Moment, path: String)] = []

    static func == (one: BuildState, other: BuildState) -> Bool { one.bytes == other.bytes }

    /// What a build with these options would be made from, but for the notes; those that were read are added with
    /// ``add(_:)``.
    /// - Parameters:
    ///   - options: what is built, and how.
    ///   - content: what lies in the content folder, or `nil` where that cannot be listed.
    ///   - program: what tells the program that builds from any other.
    /// - Returns: `nil` where that cannot be told, or a change could go unseen.
    /// - Throws: what keeps threads from working.
    static func frame(
        of options: SiteBuild.Options,
        content: FolderListing?,
        program: String = ""
    ) async throws -> BuildState? {
        var state = BuildState()
        state.bytes.add(program)
        state.bytes.add(MarkdownDocument.libraryVersion)
        for text in [options.content, options.theme, options.baseURL?.absolute ?? "", options.release ?? ""] {
            state.bytes.add(text)
        }
        state.bytes.add(options.isStrict ? 1 : 0)
        state.bytes.add(options.requiresTheme ? 1 : 0)
        // A build writes the ledger itself, so that belongs to what it leaves behind.
        let isLeftOut = { (path: String) in path == LedgerReading.fileName || path.hasPrefix(ContentReader.notesFolder)
        }
        guard let content, try await state.add(content, of: options.content, leavingOut: isLeftOut, jobs: options.jobs)
        else { return nil }
        // A theme that is not there is empty, and of one that cannot be looked at nothing is known.
        guard !isMissing(options.theme) else { return state }
        guard let theme = try? FolderListing(of: options.theme),
            try await state.add(theme, of: options.theme, leavingOut: { _ in false }, jobs: options.jobs)
        else { return nil }
        return state
    }

    /// The files of the notes.
    /// - Parameters:
    ///   - options: what is built, and how.
    ///   - content: what lies in the content folder, or `nil` where that cannot be listed.
    /// - Returns: `nil` where that cannot be told, or a change could go unseen.
    /// - Throws: what keeps threads from working.
    static func notes(of options: SiteBuild.Options, content: FolderListing?) async throws -> BuildState? {
        var state = BuildState()
        let isLeftOut = { (path: String) in !path.hasPrefix(ContentReader.notesFolder) }
        guard let content, try await state.add(content, of: options.content, leavingOut: isLeftOut, jobs: options.jobs)
        else { return nil }
        return state
    }

    /// Adds what other pages have of notes: that they are there, and what their front matter says.
    mutating func add(_ notes: [MarkdownSource]) {
        bytes.add(notes.flatMap(\.textsForOtherPages))
    }

    /// The paths of files whose stamps differ between two states of one folder, which name its files in one order.
    /// - Returns: `nil` where a file came or went, or this is not what ``notes(of:content:)`` makes.
    static func differences(_ former: [UInt8], _ now: [UInt8]) -> Set<String>? {
        var former = RecordReader(former)
        var now = RecordReader(now)
        // The folders within, and the folder's own path.
        guard former.texts() != nil, former.text() != nil, now.texts() != nil, now.text() != nil else { return nil }
        var differences: Set<String> = []
        while !former.isAtEnd || !now.isAtEnd {
            guard let (formerPath, formerStamp) = former.stamp(), let (path, stamp) = now.stamp(), path == formerPath
            else { return nil }
            if stamp != formerStamp { differences.insert(String(decoding: path, as: UTF8.self)) }
        }
        return differences
    }

    /// The stamps of files in an output folder as it was, as bytes.
    /// - Parameters:
    ///   - paths: the files, sorted.
    ///   - bytes: what ``output(of:made:ledger:after:)`` made.
    ///   - written: the files that have another stamp now.
    /// - Returns: for each path its stamp, where that is known.
    private static func stamps(
        of paths: [String],
        inOutput bytes: [UInt8],
        but written: Set<String>
    ) -> [ArraySlice<UInt8>?] {
        // Those of the list and of the ledger come last, and the folder's own path first.
        var reader = RecordReader(bytes.dropLast(2 * RecordBytes.stampSize))
        _ = reader.text()
        var next = reader.stamp()
        return paths.map { path in
            while let (formerPath, stamp) = next {
                // Most are there as they were.
                if formerPath.elementsEqual(path.utf8) {
                    next = reader.stamp()
                    return written.contains(path) ? nil : stamp
                }
                guard String(decoding: formerPath, as: UTF8.self) < path else { return nil }
                next = reader.stamp()
            }
            return nil
        }
    }

    /// The stamp of the ledger.
    static func ledger(of options: SiteBuild.Options) -> FileStamp? {
        FileStamp(of: "\(options.content)/\(LedgerReading.fileName)", followingLinks: true)
    }

    /// What lies in an output folder, and the ledger.
    /// - Parameters:
    ///   - options: what is built, and how.
    ///   - made: the files that lie there.
    ///   - ledger: the stamp of the ledger.
    ///   - former: what lay there before the build, and the files that it has put there: of all others the stamps are
    ///     known, and a file that someone else has changed meanwhile is not taken for the build's.
    /// - Returns: `nil` where something is not there, or was left by a build that did not end.
    /// - Throws: what keeps threads from working.
    static func output(
        of options: SiteBuild.Options,
        made: MadeFiles,
        ledger: FileStamp,
        after former: (state: BuildState, written: Set<String>)? = nil
    ) async throws -> BuildState? {
        guard isMissing(options.output + "/" + OutputDirectory.stageName) else { return nil }
        var state = BuildState()
        let known = former.map { stamps(of: made.paths, inOutput: $0.state.bytes.bytes, but: $0.written) } ?? []
        guard try await state.add(made.paths, in: options.output, knowing: known, jobs: options.jobs),
            let list = FileStamp(of: "\(options.output)/\(MadeFiles.path)")
        else { return nil }
        state.bytes.add(list)
        state.bytes.add(ledger)
        return state
    }

    /// Adds every file of a folder but those whose paths are left out.
    private mutating func add(
        _ listing: FolderListing,
        of folder: String,
        leavingOut isLeftOut: (String) -> Bool,
        jobs: Int
    ) async throws -> Bool {
        let now = FileStamp.Moment.now
        bytes.add(UInt64(listing.folders.count))
        for path in listing.folders { bytes.add(path) }
        let items = listing.items.filter { !isLeftOut($0.path) }
        guard items.allSatisfy({ $0.kind == .file }) else { return false }
        return try await add(items.map(\.path), in: folder, readAt: now, jobs: jobs)
    }

    /// Adds files. Those that a build reads it reads through links, too, and they count only where a change after that
    /// moment would show.
    private mutating func add(
        _ paths: [String],
        in root: String,
        readAt moment: FileStamp.Moment? = nil,
        knowing known: [ArraySlice<UInt8>?] = [],
        jobs: Int
    ) async throws -> Bool {
        bytes.add(root)
        typealias Part = (bytes: RecordBytes, recent: [(changed: FileStamp.Moment, path: String)])
        let chunks = try await Chunks(count: paths.count, jobs: jobs, size: 1024).map { range -> Part? in
            guard let folder = try? OpenFolder(root) else { return nil }
            var (bytes, recent): Part = (RecordBytes(), [])
            for number in range {
                let path = paths[number]
                bytes.add(path)
                if !known.isEmpty, let stamp = known[number] {
                    bytes.add(stamp)
                    continue
                }
                guard let stamp = FileStamp(of: path, in: folder, followingLinks: moment != nil) else { return nil }
                if let moment {
                    guard stamp.isSettled(at: moment) else { return nil }
                    if stamp.mayBeMapped(at: moment) { recent.append((stamp.changed, "\(root)/\(path)")) }
                }
                bytes.add(stamp)
            }
            return (bytes, recent)
        }
        for chunk in chunks {
            guard let chunk else { return false }
            bytes.add(chunk.bytes)
            recent += chunk.recent
        }
        return true
    }

    /// Whether it is known that nothing is there.
    private static func isMissing(_ path: String) -> Bool {
        do {
            return try Paths.kind(of: path) == nil
        } catch {
            return false
        }
    }
}

extension RecordReader {
    /// A path as UTF-8, and its stamp.
    fileprivate mutating func stamp() -> (path: ArraySlice<UInt8>, stamp: ArraySlice<UInt8>)? {
        guard let length = count(), let path = part(length), let stamp = part(RecordBytes.stampSize) else { return nil }
        return (path, stamp)
    }
}

extension MarkdownSource {
    /// What other pages have of a note: that it is there, and what its front matter says.
    var textsForOtherPages: [String] { [path, frontMatter.code?.value ?? "", frontMatter.updated ?? ""] }
}
