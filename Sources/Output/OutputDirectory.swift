internal import Files
package import PageMarkup
internal import SiteModel
internal import SitePaths

/// The folder that a site is written to, and the only code that writes.
///
/// Each file is compared with what is there; what differs is staged beside it first, in folders as they will be. Only
/// when everything is staged is it renamed into place, in one short burst: a folder that is not there yet as a whole, all
/// else file by file. So a fault, a full disk or an interruption before that leaves the former site whole, and one within
/// it leaves every file whole, old or new; the next build mends the rest.
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
        /// Whether a folder stands in the file's place.
        fileprivate var replacesFolder = false

        /// A file that lies there as it should.
        package static func kept(_ path: String) -> StagedFile {
            StagedFile(path: path, change: .none)
        }
    }

    /// What a build did.
    package struct Summary: Sendable {
        package let files: Int
        package let new: Int
        package let changed: Int
        package let removed: Int
    }

    /// What lies in the folder once everything is in place.
    package struct Committed: Sendable {
        package let summary: Summary
        /// Every file of the site.
        package let made: MadeFiles
        /// The files that were not there as they should be.
        package let written: Set<String>
    }

    package static let stageName = ".docsite-stage"

    private let root: String
    private let locked: LockedOutput
    private var ledger: MadeFiles { locked.made }
    /// Where files are staged.
    private let stagedFolder: OpenFolder
    /// What lay at the top of the folder when it was opened: under any other name nothing needs to be looked for.
    private let names: Set<String>
    private var stage: String { "\(root)/\(Self.stageName)" }
    /// The staged files, in folders as they will be.
    private var stagedTree: String { stage + "/tree" }

    /// Opens the folder, makes it where it is missing, and clears what an interrupted build left behind.
    /// - Parameters:
    ///   - root: the folder.
    ///   - held: the folder where it was looked at before, and has been held since.
    /// - Throws: ``OutputError/system(_:)`` where it cannot be written to, or another build is writing to it.
    package init(at root: String, holding held: LockedOutput? = nil) throws(OutputError) {
        do {
            do {
                try FileWriting.makeFolder(root)
            } catch {
                switch try Paths.kind(of: root) {
                case .file, .link, .special: throw OutputError.notAFolder(root)
                case .folder, nil: throw error
                }
            }
            if let held { locked = held } else { locked = try LockedOutput(root) }
            self.root = root
            let stage = "\(root)/\(Self.stageName)"
            try Self.clearStage(stage)
            names = Set(try FolderListing.names(in: root))
            // Made here and now: what anyone else has put there, such as a link, is not written through.
            try FileWriting.makeNewFolder(stage)
            try FileWriting.makeNewFolder(stage + "/tree")
            stagedFolder = try OpenFolder(stage + "/tree", followingLinks: false)
        } catch let error as OutputError {
            throw error
        } catch {
            throw .system("\(error)")
        }
    }

    deinit {
        // What is left here is of no use to anyone; the next build would clear it too.
        try? Self.clearStage(stage)
    }

    /// Compares a file with what is there, and stages it where it differs.
    /// - Parameter file: the file.
    /// - Returns: what ``plan(_:cleaning:)`` takes.
    /// - Throws: ``OutputError/system(_:)`` where the disk is full or forbids to write.
    package func stage(_ file: OutputFile) throws(OutputError) -> StagedFile {
        let path = "\(root)/\(file.path)"
        let kind: Paths.Kind?
        do throws(FileError) {
            kind = names.contains(file.path.firstPart) ? try Paths.kind(of: path) : nil
            // One that cannot be read is replaced.
            if kind == .file, (try? FileReading.file(at: path, holds: file.parts)) == true {
                return StagedFile(path: file.path, change: .none)
            }
            try FileWriting.writeMakingFolders(file.parts, to: file.path, in: stagedFolder, isAlone: file.isPage)
        } catch {
            throw .system("cannot write \(path): \(error.reason)")
        }
        // A folder in the file's place goes only if it is empty once what docsite made in it is gone.
        let isNew = kind == nil || kind == .folder
        return StagedFile(path: file.path, change: isNew ? .new : .changed, replacesFolder: kind == .folder)
    }

    /// What a build will do to the folder, once nothing stands against it.
    package struct Plan: Sendable {
        fileprivate let files: [StagedFile]
        /// Every file of the site.
        fileprivate let made: MadeFiles
        fileprivate let stale: Set<String>
        fileprivate let inTheWay: Set<String>
        /// The folders that files take the place of, with those within before them.
        fileprivate let replacedFolders: [String]
    }

    /// Looks at everything that could stand against putting the files into place, and touches nothing.
    /// - Parameters:
    ///   - files: every file of the site.
    ///   - cleaning: whether everything else in the folder goes too, whoever made it.
    /// - Returns: what ``commit(_:)`` does.
    /// - Throws: ``OutputError`` where a file that docsite did not make would be replaced, or stands in the way.
    package func plan(_ files: [StagedFile], cleaning: Bool) throws(OutputError) -> Plan {
        do {
            return try planned(files, cleaning: cleaning)
        } catch let error as OutputError {
            throw error
        } catch {
            throw .system("\(error)")
        }
    }

    private func planned(_ files: [StagedFile], cleaning: Bool) throws -> Plan {
        let made = MadeFiles(files.map(\.path))
        var stale = Set(ledger.subtracting(made))
        if cleaning {
            stale.formUnion(try strangers(beside: made))
        } else {
            let foreign = files.filter { $0.change == .changed && !ledger.contains($0.path) }.map(\.path)
            guard foreign.isEmpty else { throw OutputError.foreignFiles(foreign.sorted(), output: root) }
        }
        stale = try removable(stale, made: made)
        let inTheWay = Self.filesInTheWay(stale, of: made)
        try checkFolders(of: files, inTheWay)
        let listName = MadeFiles.path
        switch try Paths.kind(of: "\(root)/\(listName)") {
        case .file, nil: break
        case .folder, .link, .special: throw OutputError.notAFile("\(root)/\(listName)")
        }
        var replaced: [String] = []
        for file in files where file.replacesFolder {
            let listing = try FolderListing(of: "\(root)/\(file.path)")
            let foreign = listing.items.map { "\(file.path)/\($0.path)" }.filter { !inTheWay.contains($0) }
            guard foreign.isEmpty else { throw OutputError.foreignFiles(foreign, output: root) }
            replaced += listing.folders.reversed().map { "\(file.path)/\($0)" } + [file.path]
        }
        return Plan(files: files, made: made, stale: stale, inTheWay: inTheWay, replacedFolders: replaced)
    }

    /// That the folders which files go into are folders, and no links to some elsewhere.
    private func checkFolders(of files: [StagedFile], _ inTheWay: Set<String>) throws {
        var folders: [String: Bool] = [:]
        // What is there as it should be is looked at no further: no more than what lies at the top.
        for folder in Set(files.lazy.map(\.path).filter { $0.utf8.contains(UInt8(ascii: "/")) }.map(\.firstPart)) {
            guard names.contains(folder), try Paths.kind(of: "\(root)/\(folder)") == .link else { continue }
            throw OutputError.linkedFolder("\(root)/\(folder)")
        }
        for file in files where file.change != .none {
            // Below a folder that is not there nothing is.
            for folder in file.path.foldersAbove {
                if let isThere = folders[folder] {
                    if isThere { continue } else { break }
                }
                let kind = try Paths.kind(of: "\(root)/\(folder)")
                guard kind == nil || kind == .folder || kind == .file && inTheWay.contains(folder) else {
                    throw OutputError.linkedFolder("\(root)/\(folder)")
                }
                folders[folder] = kind == .folder
                if kind != .folder { break }
            }
        }
    }

    /// Puts the staged files into place and removes those that are no longer made.
    /// - Parameter plan: what to do.
    /// - Returns: what was done.
    /// - Throws: ``OutputError/system(_:)`` where the system refuses before anything was put into place, and else
    ///   ``OutputError/interrupted(_:output:)``.
    package func commit(_ plan: Plan) throws(OutputError) -> Committed {
        do {
            // Were the build killed now, the next one would still know every file that is docsite's.
            try write(plan.made.union(ledger).file)
        } catch {
            throw .system("\(error)")
        }
        do {
            let summary = try replace(plan)
            let written = Set(plan.files.lazy.filter { $0.change != .none }.map(\.path))
            return Committed(summary: summary, made: plan.made, written: written)
        } catch {
            throw .interrupted("\(error)", output: root)
        }
    }

    private func replace(_ plan: Plan) throws -> Summary {
        // A folder may take the place of a file, and a file that of a folder.
        try remove(plan.inTheWay)
        for folder in plan.replacedFolders { try FileWriting.removeFolderIfEmpty("\(root)/\(folder)") }
        try moveIntoPlace()
        try remove(plan.stale.subtracting(plan.inTheWay))
        if !ledger.subtracting(plan.made).isEmpty { try write(plan.made.file) }
        try Self.clearStage(stage)
        return Summary(
            files: plan.files.count,
            new: plan.files.count { $0.change == .new },
            changed: plan.files.count { $0.change == .changed },
            removed: plan.stale.count
        )
    }

    /// Renames what is staged into place. A folder that is not there yet is moved with all that is in it; one that is a
    /// link is not followed.
    private func moveIntoPlace() throws {
        var pending = [""]
        while let folder = pending.popLast() {
            for name in try FolderListing.names(in: stagedTree + folder).sorted() {
                let path = "\(folder)/\(name)"
                guard try Paths.kind(of: stagedTree + path) == .folder else {
                    try FileWriting.rename(stagedTree + path, to: root + path)
                    continue
                }
                switch try Paths.kind(of: root + path) {
                case nil: try FileWriting.rename(stagedTree + path, to: root + path)
                case .folder: pending.append(path)
                case .file, .link, .special: throw OutputError.linkedFolder(root + path)
                }
            }
        }
    }

    /// The stale files that are no other name of a file that is made: on a file system without letter case `Logo.png`
    /// and `logo.png` are one.
    private func removable(_ stale: Set<String>, made: MadeFiles) throws -> Set<String> {
        guard !stale.isEmpty else { return [] }
        let folded = Dictionary(made.paths.map { ($0.lowercased(), $0) }) { first, _ in first }
        return try stale.filter { path in
            // What is gone already needs no removing, nor does a folder, which no file of docsite's is; and what cannot be
            // looked at is told before anything is.
            guard let kind = try Paths.kind(of: "\(root)/\(path)"), kind != .folder else { return false }
            guard let twin = folded[path.lowercased()] else { return true }
            return try !Paths.areSameFile("\(root)/\(path)", "\(root)/\(twin)")
        }
    }

    /// The stale files that stand where a folder is needed, or lie in a folder that a file will replace.
    private static func filesInTheWay(_ stale: Set<String>, of made: MadeFiles) -> Set<String> {
        guard !stale.isEmpty else { return [] }
        let folders = Set(made.paths.flatMap(\.foldersAbove))
        return stale.filter { folders.contains($0) || $0.foldersAbove.contains(where: made.contains) }
    }

    /// Writes a file of docsite's own, unless it is there as it should be.
    private func write(_ file: OutputFile) throws {
        if (try? FileReading.file(at: "\(root)/\(file.path)", holds: file.parts)) == true { return }
        let staged = "\(stage)/own"
        try FileWriting.removeFile(staged)
        try FileWriting.create(file.bytes, at: staged)
        try FileWriting.rename(staged, to: "\(root)/\(file.path)")
    }

    /// Removes files, and the folders that they leave empty. A folder that is a link is not followed.
    private func remove(_ paths: Set<String>) throws {
        for path in paths.sorted() {
            let folders = path.foldersAbove
            guard try folders.allSatisfy({ try Paths.kind(of: "\(root)/\($0)") == .folder }) else { continue }
            guard try Paths.kind(of: "\(root)/\(path)") != .folder else { continue }
            try FileWriting.removeFile("\(root)/\(path)")
            for folder in folders.reversed() {
                guard try FileWriting.removeFolderIfEmpty("\(root)/\(folder)") else { break }
            }
        }
    }

    /// Everything in the folder that the site does not hold.
    private func strangers(beside made: MadeFiles) throws -> Set<String> {
        guard try Paths.kind(of: "\(root)/.git") == nil else {
            throw OutputError.cleansTooMuch(output: root, reason: "is a git checkout")
        }
        let listing = try FolderListing(of: root)
        for item in listing.items {
            switch item.kind {
            case .unreadable(let reason): throw FileError("remove", "\(root)/\(item.path)", reason: reason)
            case .misnamed:
                throw FileError("remove", "\(root)/\(item.path)", reason: "its name is not UTF-8; remove it yourself")
            case .file, .link, .special: continue
            }
        }
        return Set(listing.items.map(\.path)).subtracting(made.paths).filter {
            !$0.hasPrefix(Self.stageName + "/") && $0 != MadeFiles.path
        }
    }

    /// Removes the stage with all that is in it. A link is not followed: it might lead to the files of somebody else.
    private static func clearStage(_ stage: String) throws {
        switch try Paths.kind(of: stage) {
        case nil: return
        case .folder: break
        case .file, .link, .special: throw OutputError.linkedFolder(stage)
        }
        let listing = try FolderListing(of: stage)
        for item in listing.items { try FileWriting.removeFile("\(stage)/\(item.path)") }
        for folder in listing.folders.reversed() { try FileWriting.removeFolderIfEmpty("\(stage)/\(folder)") }
        try FileWriting.removeFolderIfEmpty(stage)
    }
}
