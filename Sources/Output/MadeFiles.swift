internal import Files
internal import PageMarkup
internal import Sorted

/// The list of files that docsite made in an output folder, kept there, so that a build can remove what it no longer
/// makes and never touches what it did not make.
package struct MadeFiles: Equatable, Sendable {
    package static let path = ".docsite-files"
    /// In bytes (`NAME_MAX` and `PATH_MAX` of Linux; macOS has less).
    private static let longestName = 255, longestPath = 4096
    private static let header =
        "# The files here that docsite made. It removes those that it no longer makes, and no others.\n"

    /// Sorted, each once: two lists are compared in one walk, and a set of as many paths takes longer to make than that.
    package let paths: [String]

    /// - Parameter paths: the paths, in any order.
    init(_ paths: [String]) {
        guard !Self.areSorted(paths) else {
            self.paths = paths
            return
        }
        let sorted = paths.sorted()
        self.paths = sorted.indices.filter { $0 == 0 || sorted[$0 - 1] != sorted[$0] }.map { sorted[$0] }
    }

    /// Reads the list of a folder; where there is none, docsite made nothing.
    /// - Throws: where it cannot be read: what is docsite's is not known then.
    init(readingFrom root: String) throws(FileError) {
        self.init(Self.list(try Self.bytes(readingFrom: root)))
    }

    func contains(_ path: String) -> Bool {
        let index = paths.partitioningIndex { $0 >= path }
        return index < paths.endIndex && paths[index] == path
    }

    /// The paths that another list does not have.
    func subtracting(_ other: MadeFiles) -> [String] {
        guard self != other else { return [] }
        var position = 0
        return paths.filter { path in
            while position < other.paths.count, other.paths[position] < path { position += 1 }
            return position == other.paths.count || other.paths[position] != path
        }
    }

    /// The paths, and those of another list.
    func union(_ other: MadeFiles) -> MadeFiles {
        self == other ? self : MadeFiles(paths + other.paths)
    }

    /// The list as a file: one path a line.
    var file: OutputFile {
        OutputFile(path: Self.path, text: Self.header + paths.map { $0 + "\n" }.joined())
    }

    private static func areSorted(_ paths: [String]) -> Bool {
        zip(paths, paths.dropFirst()).allSatisfy { $0 < $1 }
    }

    private static func bytes(readingFrom root: String) throws(FileError) -> [UInt8] {
        let path = "\(root)/\(path)"
        do {
            return try FileReading.bytes(of: path, atMost: 256 << 20, followingLinks: false)
        } catch {
            switch error {
            case .system(let error) where error.isMissing: return []
            case .system(let error): throw error
            case .tooLarge(let bytes): throw FileError("read", path, reason: "it has \(bytes) bytes; remove it")
            case .notAFile:
                throw FileError("read", path, reason: "it is a link, a folder or a device and no file; remove it")
            }
        }
    }

    private static func list(_ bytes: [UInt8]) -> [String] {
        let header = Array(Self.header.utf8.dropLast())
        // By bytes: a combining mark must not hide a line's end or a `/`. A list that was tampered with must not lead a
        // build out of its folder.
        return bytes.split(separator: UInt8(ascii: "\n"))
            .filter { !$0.elementsEqual(header) && Self.canBeThere($0) && Self.staysInside($0) }
            .compactMap { String(validating: $0, as: UTF8.self) }
            .filter { $0 != path && !$0.hasPrefix(OutputDirectory.stageName + "/") }
    }

    /// Whether a file system could have a file of that path. The system would take one with a NUL in it for another.
    private static func canBeThere(_ path: ArraySlice<UInt8>) -> Bool {
        guard path.count > Self.longestName || path.contains(0) else { return true }
        return !path.contains(0) && path.count < Self.longestPath
            && path.split(separator: UInt8(ascii: "/")).allSatisfy { $0.count <= Self.longestName }
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
}
