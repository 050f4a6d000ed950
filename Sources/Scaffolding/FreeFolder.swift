internal import Files

/// Folders that a site may have for itself.
enum FreeFolder {
    /// What a repository begins with, beside what is hidden, whatever stands behind it.
    private static let firstFiles = ["README", "LICENSE", "LICENCE", "COPYING"]

    /// Whether a folder is not there, or holds no more than a repository begins with.
    static func isOne(_ folder: String) throws(FileError) -> Bool {
        switch try Paths.kind(of: folder) {
        case nil: return true
        case .file, .special: return false
        case .folder, .link: break
        }
        return try FolderListing.names(in: folder).allSatisfy { name in
            name.hasPrefix(".") || firstFiles.contains { name.uppercased().hasPrefix($0) }
        }
    }
}
