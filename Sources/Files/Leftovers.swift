/// What editors, systems and version control leave beside the files of an author, and what nobody means to publish.
package enum Leftovers {
    /// Names of files and folders, in lower case.
    private static let names: Set<String> = [
        // Version control.
        ".git", ".gitignore", ".gitattributes", ".gitmodules", ".gitkeep", ".keep", ".hg", ".hgignore", ".hgtags",
        ".svn",
        ".bzr", ".bzrignore", ".jj", ".pijul", ".fslckout", "_darcs", "cvs",
        // Editors: `4913` is how Vim tries a folder.
        "4913", ".editorconfig", ".idea", ".vscode", ".vs", ".fleet", ".zed", ".project", ".settings", ".classpath",
        ".netrwhist", ".dir-locals.el", ".obsidian",
        // Systems.
        ".ds_store", ".appledouble", ".lsoverride", "__macosx", ".localized", ".fseventsd", ".spotlight-v100",
        ".temporaryitems", ".trashes", ".documentrevisions-v100", ".volumeicon.icns", "icon\r", "thumbs.db",
        "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "$recycle.bin", ".directory", "@eadir",
        // Secrets.
        ".env", ".envrc", ".npmrc", ".netrc", ".ssh", ".aws",
    ]
    private static let beginnings = [
        ".#", "._", ".~lock.", "~$", ".goutputstream-", ".nfs0", ".fuse_hidden", ".trash-", ".env.", ".syncthing.",
    ]
    private static let ends = ["~", "___jb_tmp___", "___jb_old___", ".kate-swp", ".crdownload"]
    /// What ends the names of hidden files that an editor writes on the side.
    private static let hiddenEnds = [".tmp", ".un~", ".part"]

    /// Whether a file or folder is one, by its name.
    package static func holds(_ name: some StringProtocol) -> Bool {
        guard let first = name.utf8.first else { return false }
        // What Emacs saves on the side.
        if first == UInt8(ascii: "#"), name.count > 1, name.hasSuffix("#") { return true }
        let name = name.lowercased()
        guard !names.contains(name) else { return true }
        if beginnings.contains(where: name.hasPrefix) || ends.contains(where: name.hasSuffix) { return true }
        guard first == UInt8(ascii: ".") else { return false }
        return isSwap(name) || hiddenEnds.contains(where: name.hasSuffix)
    }

    /// Whether a path leads to one, or into one.
    package static func hold(path: String) -> Bool {
        path.utf8.split(separator: UInt8(ascii: "/")).contains { holds(Substring($0)) }
    }

    /// Vim's swap files: `.x.swp`, then `.swo`, `.swn` and so on.
    private static func isSwap(_ name: String) -> Bool {
        let end = name.utf8.suffix(4)
        return end.starts(with: ".sw".utf8) && end.last.map(isLetter) == true
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
