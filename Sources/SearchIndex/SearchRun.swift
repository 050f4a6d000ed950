/// What the index keeps of a run of entries that follow each other in the site.
package struct SearchRun: Sendable {
    /// What a result shows of each; the longer texts are gone.
    let documents: [SearchDocument]
    /// How many words each section of all entries has.
    package let lengths: [Int]

    /// - Parameters:
    ///   - documents: the entries.
    ///   - lengths: those of their ``EntryTerms``.
    package init(_ documents: [SearchDocument], lengths: [Int]) {
        self.documents = documents.map(\.withoutTexts)
        self.lengths = lengths
    }
}

extension SearchDocument {
    /// The document without what only the words of the index are made of.
    fileprivate var withoutTexts: SearchDocument {
        var document = self
        document.summary = ""
        document.note = ""
        document.examples = ""
        return document
    }
}
