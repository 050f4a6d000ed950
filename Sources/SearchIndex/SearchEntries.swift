package import SearchWords

/// All entries of an index, and what it says of them beside the words: that takes no list of words, and is worked out on
/// any thread.
package struct SearchEntries: Sendable {
    let all: [SearchEntry]
    let codes: CodeIndex
    let filters: SearchFilters

    var count: Int { all.count }

    /// - Parameter runs: all entries in the order of the site; those of a group follow each other.
    package init(_ runs: [SearchRun]) {
        all = runs.flatMap(\.entries)
        codes = CodeIndex(all)
        filters = SearchFilters(all)
    }
}
