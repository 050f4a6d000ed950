package import Diagnostics
package import SitePaths

/// Something that clients ask of the API, such as `POST /charges`, with the errors that it returns.
package struct SiteOperation: Sendable {
    package let name: String
    /// The path of its page.
    package let path: SitePath
    /// The indexes of the entries that say they are returned by it, in the order of the catalog.
    package let entries: [Int]
    /// Where it is named first.
    package let range: SourceRange

    package init(name: String, slug: Slug, entries: [Int], range: SourceRange) {
        self.name = name
        path = SitePath(address: SitePath.operations.address + slug.rawValue + "/")
        self.entries = entries
        self.range = range
    }
}
