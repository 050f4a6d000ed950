package import Diagnostics

/// A link that leads out of the site.
package struct ExternalLink: Sendable {
    /// An absolute address whose form is sound.
    package let address: String
    package let range: SourceRange

    package init(address: String, range: SourceRange) {
        self.address = address
        self.range = range
    }
}
