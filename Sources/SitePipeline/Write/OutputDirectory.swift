internal import Files

/// The folder that a site is written to, and the only code that writes.
///
/// Each file is compared with what is there; what differs is staged beside it first. Only when everything is staged
/// are the files renamed into place, in one short burst. So a fault, a full disk or an interruption before that leaves
/// the former site whole, and one within it leaves every file whole, old or new; the next build mends the rest.
package final class OutputDirectory: Sendable {
    /// A file that has been compared, and staged if it differs.
    package struct StagedFile: Sendable {
        package enum Change: Sendable {
            case none
            case new
            case changed
        }

        package let path: String
        package let change: Change
        /// Where the new bytes lie, if there are any.
        fileprivate let staged: String?
    }

    /// What a build did.
    package struct Summary: Sendable {
        package let files: Int
        package let new: Int
        package let changed: Int
        package let removed: Int
    }

    private static let stageName = ".docsite-stage"

    private let root: String
    private let lock: FolderLock
    private let ledger: MadeFiles
    private var stage: String { "\(root)/\(Self.stageName)" }

    /// Opens the folder, makes it where it is missing, and clears what an interrupted build left behind.
    /// - Throws: ``OutputError/system(_:)`` where it cannot be written to, or another build is writing to it.
    package init(at root: String) throws(OutputError) {
        do {
            try FileWriting.makeFolder(root)
            lock = try FolderLock(on: root)
            ledger = MadeFiles(readingFrom: root)
            self.root = root
            try Self.clearStage("\(root)/\(Self.stageName)")
            try FileWriting.makeFolder("\(root)/\(Self.stageName)")
        } catch {
            throw .system(error.description)
        }
    }

    deinit {
        // What is left here is of no use to anyone; the next build would clear it too.
        try? Self.clearStage(stage)
    }

    /// Compares a file with what is there, and stages it where it differs.
    /// - Parameters:
    ///   - file: the file.
    ///   - number: one that no other file of this build has.
    /// - Returns: what ``commit(_:cleaning:)`` puts into place.
    /// - Throws: ``OutputError/system(_:)`` where the disk is full or forbids to write.
    package func stage(_ file: OutputFile, number: Int) throws(OutputError) -> StagedFile {
        let path = "\(root)/\(file.path)"
        let kind = Paths.kind(of: path)
        if kind == .file, FileReading.file(at: path, holds: file.bytes) {
            return StagedFile(path: file.path, change: .none, staged: nil)
        }
        let staged = "\(stage)/\(number)"
        do {
            try FileWriting.write(file.bytes, to: staged)
        } catch {
            throw .system(error.description)
        }
        // A folder in the file's place goes only if it is empty once what docsite made in it is gone.
        return StagedFile(path: file.path, change: kind == nil || kind == .folder ? .new : .changed, staged: staged)
    }

    /// What a build will do to the folder, once nothing stands against it.
    package struct Plan: Sendable {
        fileprivate let files: [StagedFile]
        fileprivate let made: MadeFiles
        fileprivate let stale: Set<String>
        fileprivate let inTheWay: Set<String>
    }

    /// Looks at everything that could stand against putting the files into place, and touches nothing.
    /// - Parameters:
    ///   - files: every file of the site.
    ///   - cleaning: whether everything else in the folder goes too, whoever made it.
    /// - Returns: what ``commit(_:)`` does.
    /// - Throws: ``OutputError`` where a file that docsite did not make would be replaced, or stands in the way.
    package func plan(_ files: [StagedFile], cleaning: Bool) throws(OutputError) -> Plan {
        let made = MadeFiles(Set(files.map(\.path)))
        var stale = ledger.paths.subtracting(made.paths)
        if cleaning {
            stale.formUnion(try strangers(beside: made.paths))
        } else {
            let foreign = files.filter { $0.change == .changed && !ledger.paths.contains($0.path) }.map(\.path)
            guard foreign.isEmpty else { throw .foreignFiles(foreign.sorted(), output: root) }
        }
        stale = removable(stale, made: made.paths)
        let inTheWay = Self.filesInTheWay(stale, of: made.paths)
        var folders: Set<String> = []
        for file in files where file.change != .none {
            for folder in file.path.foldersAbove where folders.insert(folder).inserted {
                switch Paths.kind(of: "\(root)/\(folder)") {
                case .folder, nil: continue
                case .file where inTheWay.contains(folder): continue
                case .file, .link, .special: throw .linkedFolder("\(root)/\(folder)")
                }
            }
            guard Paths.kind(of: "\(root)/\(file.path)") == .folder else { continue }
            let items = (try? FolderListing(of: "\(root)/\(file.path)"))?.items ?? []
            let foreign = items.map { "\(file.path)/\($0.path)" }.filter { !inTheWay.contains($0) }
            guard foreign.isEmpty else { throw .foreignFiles(foreign, output: root) }
        }
        return Plan(files: files, made: made, stale: stale, inTheWay: inTheWay)
    }

    /// Puts the staged files into place and removes those that are no longer made.
    /// - Parameter plan: what to do.
    /// - Returns: what was done.
    /// - Throws: ``OutputError/system(_:)`` where the system refuses.
    package func commit(_ plan: Plan) throws(OutputError) -> Summary {
        do {
            return try replace(plan)
        } catch let error as FileError {
            throw .system(error.description)
        } catch let error as OutputError {
            throw error
        } catch {
            throw .system("\(error)")
        }
    }

    private func replace(_ plan: Plan) throws -> Summary {
        let changes = plan.files.filter { $0.change != .none }
        if changes.contains(where: { $0.change == .new }) || !plan.stale.isEmpty {
            // Were the build killed now, the next one would still know every file that is docsite's.
            try write(MadeFiles(ledger.paths.union(plan.made.paths)).file)
        }
        // A folder may take the place of a file, and a file that of a folder.
        try remove(plan.inTheWay)
        var folders: Set<String> = [""]
        for file in changes {
            try prepareFolder(of: file.path, &folders)
            if Paths.kind(of: "\(root)/\(file.path)") == .folder {
                FileWriting.removeFolderIfEmpty("\(root)/\(file.path)")
            }
            if let staged = file.staged { try FileWriting.rename(staged, to: "\(root)/\(file.path)") }
        }
        try remove(plan.stale.subtracting(plan.inTheWay))
        try write(plan.made.file)
        return Summary(
            files: plan.files.count,
            new: changes.count { $0.change == .new },
            changed: changes.count { $0.change == .changed },
            removed: plan.stale.count
        )
    }

    /// The stale files that are no other name of a file that is made: on a file system without letter case `Logo.png`
    /// and `logo.png` are one.
    private func removable(_ stale: Set<String>, made: Set<String>) -> Set<String> {
        guard !stale.isEmpty else { return [] }
        let folded = Dictionary(made.map { ($0.lowercased(), $0) }) { first, _ in first }
        return stale.filter { path in
            guard let twin = folded[path.lowercased()] else { return true }
            return !Paths.areSameFile("\(root)/\(path)", "\(root)/\(twin)")
        }
    }

    /// The stale files that stand where a folder is needed, or lie in a folder that a file will replace.
    private static func filesInTheWay(_ stale: Set<String>, of made: Set<String>) -> Set<String> {
        guard !stale.isEmpty else { return [] }
        let folders = Set(made.flatMap(\.foldersAbove))
        return stale.filter { folders.contains($0) || $0.foldersAbove.contains(where: made.contains) }
    }

    /// Writes a file of docsite's own, unless it is there as it should be.
    private func write(_ file: OutputFile) throws {
        guard !FileReading.file(at: "\(root)/\(file.path)", holds: file.bytes) else { return }
        let staged = "\(stage)/own"
        try FileWriting.write(file.bytes, to: staged)
        try FileWriting.rename(staged, to: "\(root)/\(file.path)")
    }

    /// Makes the folders above a file, and refuses to follow a link that stands in place of one.
    private func prepareFolder(of path: String, _ known: inout Set<String>) throws {
        guard let slash = path.lastIndex(of: "/") else { return }
        let folder = String(path[..<slash])
        guard !known.contains(folder) else { return }
        try prepareFolder(of: folder, &known)
        switch Paths.kind(of: "\(root)/\(folder)") {
        case .folder: break
        case nil: try FileWriting.makeFolder("\(root)/\(folder)")
        case .file, .link, .special: throw OutputError.linkedFolder("\(root)/\(folder)")
        }
        known.insert(folder)
    }

    /// Removes files, and the folders that they leave empty. A folder that is a link is not followed.
    private func remove(_ paths: Set<String>) throws {
        for path in paths.sorted() {
            let folders = path.foldersAbove
            guard folders.allSatisfy({ Paths.kind(of: "\(root)/\($0)") == .folder }) else { continue }
            guard Paths.kind(of: "\(root)/\(path)") != .folder else { continue }
            try FileWriting.removeFile("\(root)/\(path)")
            for folder in folders.reversed() where !FileWriting.removeFolderIfEmpty("\(root)/\(folder)") { break }
        }
    }

    /// Everything in the folder that the site does not hold.
    private func strangers(beside made: Set<String>) throws(OutputError) -> Set<String> {
        guard Paths.kind(of: "\(root)/.git") == nil else {
            throw .cleansTooMuch(output: root, reason: "is a git checkout")
        }
        guard let listing = try? FolderListing(of: root) else { return [] }
        return Set(listing.items.map(\.path)).subtracting(made).filter {
            !$0.hasPrefix(Self.stageName + "/") && $0 != MadeFiles.path
        }
    }

    private static func clearStage(_ stage: String) throws(FileError) {
        guard Paths.kind(of: stage) == .folder else { return }
        for item in try FolderListing(of: stage).items {
            try FileWriting.removeFile("\(stage)/\(item.path)")
        }
        FileWriting.removeFolderIfEmpty(stage)
    }
}
