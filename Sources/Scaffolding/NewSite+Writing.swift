internal import Files

extension NewSite {
    /// Writes all files of the site, or none where something stands in their place.
    /// - Returns: what was done, and what to do next, as lines for a person.
    /// - Throws: ``Refusal`` where something is there already, and `FileError` where a file cannot be written.
    package func write() throws -> String {
        let files = files.sorted { $0.key < $1.key }
        let there = try ThereAlready(files.map(\.key), of: self)
        guard there.obstacles.isEmpty else {
            let list = there.obstacles.map { "  \($0)\n" }.joined()
            throw Refusal(
                message:
                    "these are there already, and nothing was written:\n\(list)Name another folder, with the same options: "
                    + "docsite new <folder> …"
            )
        }
        let new = files.filter { !there.kept.contains($0.key) }
        try Self.write(new)
        return summary(written: new.map(\.key), kept: there.kept)
    }

    private static func write(_ files: [(key: String, value: [UInt8])]) throws(FileError) {
        var written: [String] = []
        do {
            for (path, bytes) in files {
                try NewFile.write(bytes, to: path)
                written.append(path)
            }
        } catch {
            for path in written { try? FileWriting.removeFile(path) }
            throw error
        }
    }
}
