internal import Files

/// The list of files that docsite made in an output folder, kept there, so that a build can remove what it no longer
/// makes and never touches what it did not make.
struct MadeFiles: Sendable {
    static let path = ".docsite-files"
    private static let header =
        "# The files here that docsite made. It removes those that it no longer makes, and no others.\n"

    let paths: Set<String>
    /// Whether the list of the folder was read just as docsite writes it.
    let isWritten: Bool
    /// The paths in some order: that of the site is nearly sorted, that of a set is none.
    private let list: [String]

    /// - Parameter list: the paths, each once.
    init(_ list: [String]) {
        paths = Set(list)
        self.list = list
        isWritten = false
    }

    /// Reads the list of a folder; where there is none, docsite made nothing.
    init(readingFrom root: String) {
        let bytes = Self.bytes(readingFrom: root)
        list = Self.list(bytes)
        paths = Set(list)
        let isSorted = zip(list, list.dropFirst()).allSatisfy { $0 < $1 }
        let length = list.reduce(Self.header.utf8.count) { $0 + $1.utf8.count + 1 }
        isWritten = isSorted && length == bytes.count && bytes.starts(with: Self.header.utf8) && bytes.last == 0x0A
    }

    /// The paths in the list of a folder, as they stand there.
    static func list(readingFrom root: String) -> [String] {
        list(bytes(readingFrom: root))
    }

    private static func bytes(readingFrom root: String) -> [UInt8] {
        (try? FileReading.bytes(of: "\(root)/\(path)", atMost: 256 << 20)) ?? []
    }

    private static func list(_ bytes: [UInt8]) -> [String] {
        let header = Array(Self.header.utf8.dropLast())
        // By bytes: a combining mark must not hide a line's end or a `/`. A list that was tampered with must not lead a
        // build out of its folder.
        return bytes.split(separator: UInt8(ascii: "\n")).filter { !$0.elementsEqual(header) && Self.staysInside($0) }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    private static func staysInside(_ path: ArraySlice<UInt8>) -> Bool {
        // A part that is empty, or may be `..`, shows by how it begins; few paths have one.
        var previous = UInt8(ascii: "/")
        let isPlain = path.allSatisfy { byte in
            defer { previous = byte }
            return previous != UInt8(ascii: "/") || byte != UInt8(ascii: "/") && byte != UInt8(ascii: ".")
        }
        guard !isPlain || previous == UInt8(ascii: "/") else { return true }
        let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual("..".utf8) && !$0.elementsEqual(".".utf8) }
    }

    /// The paths, and those of another list.
    func union(_ other: MadeFiles) -> MadeFiles {
        MadeFiles(list + other.list.filter { !paths.contains($0) })
    }

    /// The list as a file: sorted, one path a line.
    var file: OutputFile {
        OutputFile(path: Self.path, text: Self.header + list.sorted().joined(separator: "\n") + "\n")
    }
}
