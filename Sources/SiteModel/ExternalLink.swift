package import Diagnostics

/// A link by a whole address: out of the site, or to the address where the site itself lives.
package struct ExternalLink: Sendable {
    /// An absolute address whose form is sound.
    package let address: String
    package let range: SourceRange

    package init(address: String, range: SourceRange) {
        self.address = address
        self.range = range
    }
}
