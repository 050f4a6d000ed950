/// A file of the site, finished.
package struct OutputFile: Sendable {
    /// The path in the site, with `/` between its parts.
    package let path: String
    package let bytes: [UInt8]
    /// The markup that it has in common with other pages, and where.
    let shared: (markup: SharedMarkup, places: [SharedMarkup.Place])?

    /// What the path of a page ends in.
    static let pageSuffix = ".html"

    /// Whether it is a page that people see.
    var isPage: Bool { path.hasSuffix(Self.pageSuffix) }

    package init(path: String, bytes: [UInt8]) {
        self.init(path: path, bytes: bytes, shared: nil)
    }

    init(path: String, bytes: [UInt8], shared: (markup: SharedMarkup, places: [SharedMarkup.Place])?) {
        self.path = path
        self.bytes = bytes
        self.shared = shared
    }

    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
