/// The places of files of which a site has one, and the ids of their headings.
package enum SitePath {
    /// The page of all changes.
    package static let changes = "changes/index.html"
    /// The feed of changes.
    package static let feed = "changes/feed.xml"
    /// What crawlers read.
    package static let robots = "robots.txt"
    /// What some hosts read.
    package static let headers = "_headers"
    package static let redirects = "_redirects"

    /// Whether an author may have a file in the place of one of docsite's own, or with more lines for it.
    package static func isAuthorsToo(_ path: String) -> Bool {
        [robots, headers, redirects].contains(path)
    }

    /// The id of the heading of a day or a version on the page of changes. Anything that may not stand in an id becomes a
    /// hyphen.
    package static func releaseAnchor(of name: String) -> String {
        "release-" + String(name.map { $0.isWhitespace ? "-" : $0 })
    }
}

/// Paths of files in the site, with `/` between their parts.
extension String {
    /// The path of a page as a host shows it: without `index.html`.
    package var asFolder: String {
        self == "index.html" || hasSuffix("/index.html") ? String(utf8.dropLast("index.html".utf8.count)) ?? self : self
    }

    /// The path's first part: a name at the top of the site.
    package var firstPart: String {
        utf8.firstIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? self
    }

    /// The paths of the folders above a file, the outermost first.
    package var foldersAbove: [String] {
        utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }.map { String(self[..<$0]) }
    }
}
