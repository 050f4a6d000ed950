/// What the index keeps of a run of entries that follow each other in the site.
package struct SearchRun: Sendable {
    /// What a result shows of each; the longer texts are gone.
    let documents: [SearchDocument]
    /// How many words each section of all entries has.
    package let lengths: [Int]

    /// - Parameters:
    ///   - documents: the entries.
    ///   - lengths: those of their ``EntryTerms``.
    package init(_ documents: consuming [SearchDocument], lengths: [Int]) {
        for index in documents.indices { documents[index].removeTexts() }
        self.documents = documents
        self.lengths = lengths
    }
}

extension SearchDocument {
    /// Removes what only the words of the index are made of.
    fileprivate mutating func removeTexts() {
        summary = ""
        note = ""
        examples = ""
    }
}
