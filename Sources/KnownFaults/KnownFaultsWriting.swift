internal import Diagnostics
package import Files
internal import SourceReading

extension KnownFaults {
    /// How long another docsite may be writing in the content folder, in seconds.
    private static let patience = 10

    /// Replaces the list in one step, unless it is no longer what was read.
    /// - Parameter text: what is to stand in it.
    /// - Returns: whether it read otherwise before.
    /// - Throws: where it cannot be written.
    package func write(_ text: String) throws(FileError) -> Bool {
        guard text != self.text else { return false }
        guard text.utf8.count <= KnownFaultsReader.mostBytes else {
            throw FileError("write", path, reason: "there are too many faults to list; mend some first")
        }
        let lock = try FolderLock(on: String(path.dropLast(Self.fileName.count + 1)), waiting: Self.patience)
        defer { withExtendedLifetime(lock) {} }
        guard KnownFaultsReader(path).text == self.text else {
            throw FileError("write", path, reason: "it was changed since it was read; run docsite again")
        }
        try FileWriting.replace(path, with: Array(text.utf8))
        return true
    }
}
