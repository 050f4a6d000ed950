/// What the index takes of a run of entries, worked out on any thread while their texts are at hand: the words, numbered
/// and counted, so that the texts can be forgotten. It depends on nothing but these entries.
package struct SearchRun: Sendable {
    /// A run has at most so many entries.
    static let mostEntries = 1 << 14

    /// What a result shows of each; the longer texts are gone.
    let documents: [SearchDocument]
    let terms: EntryTerms
    /// How many words each section of all entries has.
    let lengths: [Int]

    /// - Parameters:
    ///   - documents: entries that follow each other in the site, 16,384 at most.
    ///   - relatives: the words that readers use for those of an error, in the language of the site.
    package init(_ documents: [SearchDocument], relatives: WordRelatives) {
        terms = EntryTerms(documents, relatives: relatives)
        lengths = terms.lengths
        self.documents = documents.map(\.withoutTexts)
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
