/// What the index takes of a run of entries, worked out on any thread while their texts are at hand: the words, numbered,
/// so that the texts can be forgotten.
package struct SearchRun: Sendable {
    /// What a result shows of each; the longer texts are gone.
    let documents: [SearchDocument]
    /// The words of each, by their numbers in ``vocabulary``.
    let entries: [EntryWords]
    let vocabulary: Vocabulary
    /// A hash of all that each document says.
    let fingerprints: [Fingerprint]

    /// - Parameter documents: entries that follow each other in the site.
    package init(_ documents: [SearchDocument]) {
        var vocabulary = Vocabulary(expecting: 64 * documents.count)
        entries = documents.map { EntryWords($0, &vocabulary) }
        fingerprints = documents.map { document in
            var fingerprint = Fingerprint()
            fingerprint.add(document)
            return fingerprint
        }
        self.documents = documents.map(\.withoutTexts)
        self.vocabulary = vocabulary
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

extension Fingerprint {
    /// Takes in all that a document says.
    fileprivate mutating func add(_ document: SearchDocument) {
        let texts = [
            document.code, document.title, document.message, document.summary, document.note, document.examples,
            document.url, document.group.id, document.group.title, document.state.rawValue,
        ]
        for text in texts { add(text) }
        add(document.status.map(String.init) ?? "")
        for list in [document.aliases, document.messages, document.tags] {
            add(String(list.count))
            for text in list { add(text) }
        }
    }

    /// Takes in a text and its end.
    private mutating func add(_ text: String) {
        add(text.utf8)
        add(CollectionOfOne(0))
    }
}
