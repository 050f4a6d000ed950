/// What the index keeps of a run of entries that follow each other in the site.
package struct SearchRun: Sendable {
    /// What a result shows of each.
    package let entries: [SearchEntry]
    /// How many words each section of all entries has.
    package let lengths: [Int]

    /// - Parameters:
    ///   - entries: the entries.
    ///   - lengths: those of their ``EntryTerms``.
    package init(_ entries: [SearchEntry], lengths: [Int]) {
        self.entries = entries
        self.lengths = lengths
    }

    /// Whether numbers that were written down are lengths of sections.
    package static func areLengths(_ numbers: [UInt64]) -> Bool {
        numbers.count == SearchSection.allCases.count && numbers.allSatisfy { $0 <= Int32.max }
    }
}
