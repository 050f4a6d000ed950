internal import Files

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

    /// Whether a file is an editor's own and never one of the site.
    static func isLitter(_ name: Substring) -> Bool { Leftovers.holds(name) }
}
