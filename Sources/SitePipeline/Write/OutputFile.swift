/// A file of the site, finished.
package struct OutputFile: Sendable {
    /// The path in the site, with `/` between its parts.
    package let path: String
    package let bytes: [UInt8]

    /// What the path of a page ends in.
    static let pageSuffix = ".html"

    /// Whether it is a page that people see.
    var isPage: Bool { path.hasSuffix(Self.pageSuffix) }

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
