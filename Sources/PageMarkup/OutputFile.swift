package import SiteModel

/// A file of the site, finished.
package struct OutputFile: Sendable {
    /// What a file was made from.
    package enum Source: Sendable {
        /// A template of a kind, and the texts of authors.
        case page(PageKind)
        /// A former address.
        case moved
        /// A file that is published as it lies there.
        case staticFile
        /// All else: assets, the search index, what hosts and crawlers read.
        case other
    }

    /// The path in the site, with `/` between its parts.
    package let path: String
    /// What it holds, one part behind the other: of a large file no more than its parts are ever held.
    package let parts: [[UInt8]]
    /// What it was made from.
    package let source: Source
    /// The markup that it has in common with other pages, and where.
    package let shared: (markup: SharedMarkup, places: [SharedMarkup.Place])?

    /// What the path of a page ends in.
    package static let pageSuffix = ".html"

    /// What it holds.
    package var bytes: [UInt8] { parts.count == 1 ? parts[0] : Array(parts.joined()) }

    /// Whether it is a page that people see.
    package var isPage: Bool { Self.isPage(at: path) }

    /// Whether hosts show what lies at a path as a page.
    package static func isPage(at path: String) -> Bool {
        if path.hasSuffix(pageSuffix) { return true }
        let name = path.utf8.suffix(6).map { $0 | 0x20 }
        return [pageSuffix, ".htm", ".xhtml"].contains { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    package init(path: String, bytes: [UInt8]) {
        self.init(path: path, bytes: bytes, from: .other)
    }

    package init(path: String, bytes: [UInt8], from source: Source) {
        self.init(path: path, bytes: bytes, from: source, shared: nil)
    }

    package init(
        path: String,
        bytes: [UInt8],
        from source: Source,
        shared: (markup: SharedMarkup, places: [SharedMarkup.Place])?
    ) {
        self.path = path
        self.parts = [bytes]
        self.source = source
        self.shared = shared
    }

    package init(path: String, parts: [[UInt8]]) {
        self.path = path
        self.parts = parts
        source = .other
        shared = nil
    }

    /// The same file with bytes that are equal to its own, where they are held already.
    package func holding(_ bytes: [UInt8]) -> OutputFile {
        OutputFile(path: path, bytes: bytes, from: source)
    }

    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
