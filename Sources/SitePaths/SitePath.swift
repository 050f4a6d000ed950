/// The path of a file in the site, with `/` between its parts: where each kind of file lies, and how pages name one
/// another.
package struct SitePath: Hashable, Sendable, CustomStringConvertible {
    /// The path, such as `errors/invalid_card/index.html`.
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The file that a host shows at an address: of a folder, which ends in `/`, the page in it.
    package init(address: String) {
        text = address.isEmpty || address.hasSuffix("/") ? address + Self.index : address
    }

    package var description: String { text }

    /// Where the page of a Markdown file comes to lie.
    /// - Parameter source: the file's path in the content folder, such as `pages/guides/index.md`.
    package init(ofPage source: String) {
        let parts = Self.parts(ofPage: source)
        self = parts == ["index"] ? .front : SitePath(address: parts.joined(separator: "/") + "/")
    }

    /// The parts of the address that the page of a Markdown file has; `index` alone is the front page.
    package static func parts(ofPage source: String) -> [Substring] {
        var parts = source.dropFirst("pages/".count).dropLast(".md".count).split(separator: "/")
        if parts.count > 1, parts.last == "index" { parts.removeLast() }
        return parts
    }

    /// The name of the file that hosts show for a folder.
    package static let index = "index.html"
    /// The front page.
    package static let front = SitePath(address: "")
    /// The page of all changes.
    package static let changes = SitePath(address: "changes/")
    /// The feed of changes.
    package static let feed = SitePath("changes/feed.xml")
    /// The page of all operations, beside which those of each lie.
    package static let operations = SitePath(address: "operations/")
    /// What a host shows for an address at which nothing lies.
    package static let notFound = SitePath("404.html")
    /// What crawlers read.
    package static let robots = SitePath("robots.txt")
    package static let sitemap = SitePath("sitemap.xml")
    /// What some hosts read.
    package static let headers = SitePath("_headers")
    package static let redirects = SitePath("_redirects")
    /// Where the files of a theme lie.
    package static let assetsFolder = "assets/"
    /// Where the files of the search index lie.
    package static let searchFolder = "search/"
    /// Where the pages of entries and of groups lie unless `site.yml` says otherwise.
    package static let entriesFolder = "errors/"
    package static let groupsFolder = "groups/"

    /// The path as a host shows it: that of a folder's page without its name.
    package var address: String {
        let isFolders = text == Self.index || text.hasSuffix("/" + Self.index)
        return isFolders ? String(text.utf8.dropLast(Self.index.utf8.count)) ?? text : text
    }

    /// The address without the `/` at its end: what hosts take for it as well.
    package var addressWithoutSlash: String {
        let address = address
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    /// Whether a host shows it for a folder other than the site's own.
    package var isPageOfFolder: Bool { text.hasSuffix("/" + Self.index) }

    /// How many folders it lies in.
    package var depth: Int { text.utf8.count { $0 == UInt8(ascii: "/") } }

    /// The relative address of the site's root from there: `../` for each folder.
    package var root: String { String(repeating: "../", count: depth) }

    /// The relative address of another file, by the fewest steps.
    package func relativeAddress(of other: SitePath) -> String {
        other.text.relativePath(from: text)
    }

    /// Whether an author may have a file in its place, or with more lines for it, though it is one of docsite's own.
    package var isAuthorsToo: Bool {
        [.robots, .headers, .redirects].contains(self)
    }

    /// The id of the heading of a day or a version on the page of changes. Anything that may not stand in an id becomes a
    /// hyphen.
    package static func releaseAnchor(of name: String) -> String {
        "release-" + String(name.map { $0.isWhitespace ? "-" : $0 })
    }
}

/// Paths with `/` between their parts.
extension String {
    /// The path's first part: a name at the top.
    package var firstPart: String {
        utf8.firstIndex(of: UInt8(ascii: "/")).map { String(self[..<$0]) } ?? self
    }

    /// The paths of the folders above a file, the outermost first.
    package var foldersAbove: [String] {
        utf8.indices.filter { utf8[$0] == UInt8(ascii: "/") }.map { String(self[..<$0]) }
    }

    /// The path as it is read from the folder of another file.
    package func relativePath(from path: String) -> String {
        var folders = path.split(separator: "/").dropLast()[...]
        var parts = split(separator: "/")[...]
        while parts.count > 1, let folder = folders.first, folder == parts.first {
            folders = folders.dropFirst()
            parts = parts.dropFirst()
        }
        return (folders.map { _ in ".." } + parts).joined(separator: "/")
    }
}
