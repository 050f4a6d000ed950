package import Files

/// Files that did not exist before.
package enum NewFile {
    /// Writes a file, and makes the folders above it.
    package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
            try FileWriting.makeFolder(String(path[..<slash]))
        }
        do {
            // Not asked first: somebody else may make it in between.
            try FileWriting.create(bytes, at: path)
        } catch {
            guard error.isTaken else { throw error }
            throw FileError("write", path, reason: "it is there already")
        }
    }
}
