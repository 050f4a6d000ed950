internal import Files
internal import SourceReading

/// Files that were changed shortly before a build read them, with sums of what they held.
///
/// A program that writes to a file through a mapping (mmap) changes its stamp when it begins, and then not again until the
/// system has taken what it wrote to the disk. So the stamp of such a file proves nothing yet, and the next build looks at
/// the file itself. Of many files that is done for the last ones alone: a person changes few, and who copies a whole
/// catalog does not go on through a mapping.
struct RecentFiles: Sendable {
    private static let most = 64

    private let paths: [String]
    private let sums: [UInt64]

    /// Reads the files, which comes before a build reads them: what is written in between differs from the sum then.
    /// - Parameter files: the files, and when each was changed.
    init(_ files: [(changed: FileStamp.Moment, path: String)]) {
        paths = files.sorted { ($1.changed, $0.path) < ($0.changed, $1.path) }.prefix(Self.most).map(\.path)
        // One that cannot be read is told as a fault, and then nothing is written down.
        sums = paths.map { Self.sum(of: $0) ?? 0 }
    }

    /// Reads what ``add(to:)`` has written, or finds that this is not it.
    init?(_ reader: inout RecordReader) {
        guard let paths = reader.texts(), let sums = reader.numbers(of: UInt64.self), paths.count == sums.count,
            paths.count <= Self.most
        else { return nil }
        self.paths = paths
        self.sums = sums
    }

    func add(to record: inout RecordBytes) {
        record.add(paths)
        record.add(sums)
    }

    /// The files that hold something else now.
    var changed: [String] {
        zip(paths, sums).filter { Self.sum(of: $0) != $1 }.map(\.0)
    }

    private static func sum(of path: String) -> UInt64? {
        (try? FileReading.bytes(of: path, atMost: SourceReader.mostCatalogBytes)).map { RecordBytes.sum(of: $0[...]) }
    }
}
