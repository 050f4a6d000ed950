internal import Files
internal import Work

/// Files of a folder with their stamps, as bytes in one order, so that two lists are equal where their bytes are.
struct StampedFiles: Equatable, Sendable {
    private(set) var bytes = RecordBytes()
    /// The files that could change without another stamp, through a mapping.
    private(set) var recent: [RecentFiles.File] = []
    /// How many bytes the files have, where their stamps were asked for.
    private(set) var fileBytes: UInt64 = 0

    init() {}

    /// What a record holds.
    init(_ bytes: RecordBytes) {
        self.bytes = bytes
    }

    static func == (one: StampedFiles, other: StampedFiles) -> Bool { one.bytes == other.bytes }

    /// Asks for the stamps of files; there is nothing where one cannot be had, or a change could go unseen.
    /// - Parameters:
    ///   - paths: the files.
    ///   - root: the folder that they lie in.
    ///   - moment: when they are read, which is done through links, too, and they count only where a change after that
    ///     moment would show; `nil` where they are not read.
    ///   - known: the stamps of those that need not be asked for, by their places among the paths.
    ///   - jobs: how many threads ask at most.
    /// - Throws: what keeps threads from working.
    init?(
        _ paths: [String],
        in root: String,
        readAt moment: FileStamp.Moment? = nil,
        knowing known: [ArraySlice<UInt8>?] = [],
        jobs: Int
    ) async throws {
        let chunks = try await Chunks(count: paths.count, jobs: jobs, size: 1024).map { range in
            Self.part(paths, range, in: root, readAt: moment, knowing: known)
        }
        bytes.add(root)
        for chunk in chunks {
            guard let chunk else { return nil }
            bytes.add(chunk.bytes)
            recent += chunk.recent
            fileBytes &+= chunk.fileBytes
        }
    }

    /// Adds the names of folders, which may be empty.
    mutating func add(folders: [String]) {
        bytes.add(folders)
    }

    private static func part(
        _ paths: [String],
        _ range: Range<Int>,
        in root: String,
        readAt moment: FileStamp.Moment?,
        knowing known: [ArraySlice<UInt8>?]
    ) -> StampedFiles? {
        guard let folder = try? OpenFolder(root) else { return nil }
        var part = StampedFiles()
        for number in range {
            let path = paths[number]
            part.bytes.add(path)
            if !known.isEmpty, let stamp = known[number] {
                part.bytes.add(stamp)
                continue
            }
            guard let stamp = FileStamp(of: path, in: folder, followingLinks: moment != nil) else { return nil }
            if let moment {
                guard stamp.isSettled(at: moment) else { return nil }
                if stamp.mayBeMapped(at: moment) {
                    part.recent.append(RecentFiles.File(root: root, path: path, stamp: stamp))
                }
            }
            part.bytes.add(stamp)
            part.fileBytes &+= stamp.size
        }
        return part
    }

    /// The files whose stamps differ between two lists of one folder, which name the same files in one order.
    /// - Returns: `nil` where a file came or went, or this is no such list.
    func differences(from former: StampedFiles) -> Set<String>? {
        guard self != former else { return [] }
        var former = RecordReader(former.bytes.bytes)
        var now = RecordReader(bytes.bytes)
        guard let formerRoot = former.text(), now.text() == formerRoot else { return nil }
        var differences: Set<String> = []
        while !former.isAtEnd || !now.isAtEnd {
            guard let (formerPath, formerStamp) = former.stamp(), let (path, stamp) = now.stamp(), path == formerPath
            else { return nil }
            if stamp != formerStamp { differences.insert(String(decoding: path, as: UTF8.self)) }
        }
        return differences
    }

    /// The stamps of some files.
    /// - Parameters:
    ///   - paths: the files, sorted.
    ///   - changed: the files that have another stamp now.
    /// - Returns: for each path its stamp, where that is known.
    func stamps(of paths: [String], but changed: Set<String>) -> [ArraySlice<UInt8>?] {
        var reader = RecordReader(bytes.bytes)
        _ = reader.text()
        var next = reader.stamp()
        return paths.map { path in
            while let (formerPath, stamp) = next {
                // Most are there as they were.
                if formerPath.elementsEqual(path.utf8) {
                    next = reader.stamp()
                    return changed.contains(path) ? nil : stamp
                }
                guard String(decoding: formerPath, as: UTF8.self) < path else { return nil }
                next = reader.stamp()
            }
            return nil
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
