/// Paths of files in the site, with `/` between their parts.
extension String {
    /// The path of a page as a host shows it: without `index.html`.
    var asFolder: String {
        self == "index.html" || hasSuffix("/index.html") ? String(utf8.dropLast("index.html".utf8.count)) ?? self : self
    }

    /// The path's first part: a name at the top of the site.
    var firstPart: String {
        utf8.firstIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? self
    }

    /// The paths of the folders above a file, the outermost first.
    var foldersAbove: [String] {
        utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }.map { String(self[..<$0]) }
    }
}
