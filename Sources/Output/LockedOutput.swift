package import Files

/// An output folder that no other build writes to while this value lives, and the list that lies in it.
package struct LockedOutput: Sendable {
    private let lock: FolderLock
    /// The files that docsite made there, as they were when the folder was taken.
    package let made: MadeFiles

    /// Takes the folder.
    /// - Throws: where it cannot be opened, or another build holds it.
    package init(_ root: String) throws(FileError) {
        lock = try FolderLock(on: root)
        made = try MadeFiles(readingFrom: root)
    }
}
