internal import Files

/// The list of files that docsite made in an output folder, kept there, so that a build can remove what it no longer
/// makes and never touches what it did not make.
struct FileLedger: Sendable {
    static let path = ".docsite-files"
    private static let header =
        "# The files here that docsite made. It removes those that it no longer makes, and no others.\n"

    let paths: Set<String>

    init(_ paths: Set<String>) {
        self.paths = paths
    }

    /// Reads the list of a folder; where there is none, docsite made nothing.
    init(readingFrom root: String) {
        let bytes = (try? FileReading.bytes(of: "\(root)/\(Self.path)", atMost: 256 << 20)) ?? []
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        // A list that was tampered with must not lead a build out of its folder.
        paths = Set(
            lines.lazy.map(String.init).filter { line in
                !line.hasPrefix("#") && !line.hasPrefix("/") && !line.split(separator: "/").contains("..")
            }
        )
    }

    /// The list as a file: sorted, one path a line.
    var file: OutputFile {
        OutputFile(path: Self.path, text: Self.header + paths.sorted().joined(separator: "\n") + "\n")
    }
}
