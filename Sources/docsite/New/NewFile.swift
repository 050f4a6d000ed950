import Files

/// Files that did not exist before.
enum NewFile {
    /// Writes a file, and makes the folders above it.
    static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        guard Paths.kind(of: path) == nil else { throw FileError("write", path, reason: "it is there already") }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try FileWriting.makeFolder(String(path[..<slash]))
        }
        try FileWriting.write(bytes, to: path)
    }
}
