/// Paths of files in the site, with `/` between their parts.
extension String {
    /// The path of a page as a host shows it: without `index.html`.
    var asFolder: String {
        self == "index.html" || hasSuffix("/index.html") ? String(dropLast("index.html".count)) : self
    }

    /// The paths of the folders above a file, the outermost first.
    var foldersAbove: [String] {
        indices.filter { self[$0] == "/" }.map { String(self[..<$0]) }
    }
}
