internal import Files

/// Files that were changed shortly before a build read them, with sums of what they held.
///
/// A program that writes to a file through a mapping (mmap) changes its stamp when it begins, and then not again until the
/// system has taken what it wrote to the disk. So the stamp of such a file proves nothing yet, and the next build looks at
/// the file itself. Of many files, or large ones, that is done for the last ones alone: a person changes few, and who copies
/// a whole catalog, or downloads of megabytes, does not go on through a mapping.
struct RecentFiles: Sendable {
    /// A file that was changed shortly before.
    struct File: Sendable {
        let root: String
        let path: String
        let stamp: FileStamp

        var location: String { "\(root)/\(path)" }
    }

    private static let most = 64
    /// How many bytes they have together, at most: so many are read in a few milliseconds.
    private static let mostBytes: UInt64 = 16 << 20

    private let paths: [String]
    private let sums: [UInt64]

    /// Reads the files, which comes before a build reads them: what is written in between differs from the sum then.
    init(_ files: [File]) {
        var bytes: UInt64 = 0
        paths = files.sorted { ($1.stamp.changed, $0.root, $0.path) < ($0.stamp.changed, $1.root, $1.path) }
            .prefix(Self.most)
            .prefix { file in
                bytes = bytes.addingReportingOverflow(file.stamp.size).partialValue
                return bytes <= Self.mostBytes
            }
            .map(\.location)
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
        (try? FileReading.bytes(of: path, atMost: Int(Self.mostBytes))).map { RecordBytes.sum(of: $0[...]) }
    }
}
