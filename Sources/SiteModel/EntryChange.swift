package import Diagnostics

/// What changed about an error, and when.
package struct EntryChange: Sendable {
    /// A version or a date of the API.
    package let since: Located<String>
    /// Markdown, one line.
    package let what: Located<String>

    package init(since: Located<String>, what: Located<String>) {
        self.since = since
        self.what = what
    }
}

extension CatalogEntry {
    /// What changed about it, in the order of the author.
    package var changes: [EntryChange] { facts?.changes ?? [] }
}
