package import Diagnostics

/// A link out of the site, with what it is called.
package struct NamedLink: Sendable {
    package let title: String
    /// An absolute address whose form is sound.
    package let url: Located<String>

    package init(title: String, url: Located<String>) {
        self.title = title
        self.url = url
    }

    package var external: ExternalLink { ExternalLink(address: url.value, range: url.range) }
}
