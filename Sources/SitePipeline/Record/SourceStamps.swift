internal import CommonMark
internal import ContentReading
internal import Files
internal import SiteModel
internal import SourceReading

/// What a build is made from, as far as the file system tells: the name and the stamp of every file that it reads. Where
/// that is as it was, a build would read the same bytes.
///
/// It is asked for before anything is read: a file that changes later has another stamp. The ledger is left out, for a
/// build writes it itself.
struct SourceStamps: Sendable {
    /// What all pages are made from: the program, the options, the names of all files, and the files that do not stand for
    /// themselves.
    let frame: RecordBytes
    /// The files that stand for themselves: notes and static files.
    let files: StampedFiles
    /// The files that could change without another stamp, through a mapping.
    let recent: [RecentFiles.File]

    /// Whether what is made from a file of the content is known, so that another version of it changes nothing else.
    static func standsForItself(_ path: String) -> Bool {
        path.hasPrefix(ContentReader.notesFolder) || path.hasPrefix(ContentReader.staticFolder)
    }

    /// Asks for the stamps; there are none where one cannot be told, or a change could go unseen.
    /// - Parameters:
    ///   - options: what is built, and how.
    ///   - content: what lies in the content folder, or `nil` where that cannot be listed.
    ///   - program: what tells the program that builds from any other.
    /// - Throws: what keeps threads from working.
    init?(of options: SiteBuild.Options, content: FolderListing?, program: String = "") async throws {
        let now = FileStamp.Moment.now
        guard let content else { return nil }
        let items = content.items.filter { $0.path != LedgerReading.fileName }
        guard items.allSatisfy({ $0.kind == .file }) else { return nil }
        let paths = items.map(\.path)
        let own = paths.filter(Self.standsForItself)
        let shared = paths.filter { !Self.standsForItself($0) }
        guard let files = try await StampedFiles(own, in: options.content, readAt: now, jobs: options.jobs),
            let frame = try await StampedFiles(shared, in: options.content, readAt: now, jobs: options.jobs),
            let theme = try await Self.theme(of: options, readAt: now)
        else { return nil }
        var bytes = RecordBytes()
        bytes.add(program)
        bytes.add(MarkdownDocument.libraryVersion)
        for text in [
            options.content, options.theme, options.baseURL?.absolute ?? "", options.release ?? "",
            options.audience.rawValue,
        ] {
            bytes.add(text)
        }
        for isSet in [options.isStrict, options.requiresTheme, options.showsDrafts] { bytes.add(isSet ? 1 : 0) }
        bytes.add(content.folders)
        bytes.add(frame.bytes)
        bytes.add(theme.bytes)
        self.frame = bytes
        self.files = files
        recent = frame.recent + files.recent + theme.recent
    }

    private static func theme(
        of options: SiteBuild.Options,
        readAt moment: FileStamp.Moment
    ) async throws -> StampedFiles? {
        // A theme that is not there is empty, and of one that cannot be looked at nothing is known.
        guard !Paths.isMissing(options.theme) else { return StampedFiles() }
        guard let listing = try? FolderListing(of: options.theme), listing.items.allSatisfy({ $0.kind == .file })
        else { return nil }
        let files = try await StampedFiles(
            listing.items.map(\.path),
            in: options.theme,
            readAt: moment,
            jobs: options.jobs
        )
        guard var files else { return nil }
        files.add(folders: listing.folders)
        return files
    }

    /// The files that stand for themselves and are not as they were, as paths in the content folder.
    /// - Returns: `nil` where anything else is not as it was, either.
    func changes(since former: SourceStamps) -> Set<String>? {
        frame == former.frame ? files.differences(from: former.files) : nil
    }
}
