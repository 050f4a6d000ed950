/// One file of the index.
package struct SearchFile: Sendable, Equatable {
    /// Where it goes, relative to the site's root, e.g. `search/words-0.json`.
    package let path: String
    /// Its content, UTF-8.
    package let bytes: [UInt8]
}
