package import Diagnostics
internal import Files

extension FolderListing.Item {
    /// What is wrong with an item that is no file.
    /// - Parameters:
    ///   - root: the folder that was listed, as it is called in reports.
    ///   - folder: what that folder holds: `content`, `theme`.
    /// - Returns: the fault, or `nil` where the item is a file.
    package func fault(in root: String, called folder: String) -> Diagnostic? {
        guard kind != .file else { return nil }
        let place = SourceFile(unread: "\(root)/\(path)").whole
        switch kind {
        case .file:
            return nil
        case .special:
            return Diagnostic(
                .notAFile,
                "this is no file but a pipe, a socket or a device",
                at: place,
                help: "remove it"
            )
        case .unreadable(let reason):
            return Diagnostic(
                .unreadableFile,
                "this cannot be read: \(reason)",
                at: place,
                help: "check who may read it"
            )
        case .misnamed:
            return Diagnostic(
                .invalidUTF8,
                "the name of this file or folder is not UTF-8",
                at: place,
                help: "rename it; `�` stands for what cannot be read"
            )
        case .link(let fault):
            let headline =
                switch fault {
                case .leadsNowhere: "this symbolic link leads nowhere, or in a circle"
                case .leadsOutside: "this symbolic link leads out of the \(folder) folder"
                case .leadsToFolder: "this symbolic link leads to a folder"
                }
            return Diagnostic(
                .symbolicLink,
                headline,
                at: place,
                help: "put the file itself in its place, or remove it"
            )
        }
    }
}
