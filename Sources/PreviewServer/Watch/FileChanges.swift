/// What happened to files since somebody last asked.
package struct FileChanges: Sendable, Equatable {
    /// The files that are known to have changed, as absolute paths.
    package var paths: Set<String> = []
    /// Whether anything else may have changed too: folders came or went, or the system lost count.
    package var isOpen = false

    package init() {}

    package var isEmpty: Bool { paths.isEmpty && !isOpen }

    package mutating func formUnion(_ other: FileChanges) {
        paths.formUnion(other.paths)
        isOpen = isOpen || other.isOpen
    }

    /// Whether nothing but stylesheets has changed.
    package var areStylesOnly: Bool { !isEmpty && !isOpen && paths.allSatisfy { $0.hasSuffix(".css") } }

    /// Whether a file is an editor's own and never one of the site: Emacs's locks, backups and saved buffers, Vim's swap
    /// files and the `4913` by which it tries a folder, what GTK and JetBrains write before they rename it.
    static func isLitter(_ name: Substring) -> Bool {
        name.hasPrefix(".#") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#")) || name == "4913"
            || (name.hasPrefix(".") && [".swp", ".swo", ".swx", ".tmp"].contains { name.hasSuffix($0) })
            || name.hasPrefix(".goutputstream-") || name.hasSuffix("___jb_tmp___") || name.hasSuffix("___jb_old___")
            || name == ".DS_Store"
    }
}
