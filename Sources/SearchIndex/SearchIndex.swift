import Markup

/// The search index of a site: small files, of which a browser fetches those that a query needs.
///
/// | file | what |
/// | --- | --- |
/// | `index.json` | the head: groups, tags, statuses, states, and where each file begins |
/// | `filters.json` | which entries have which group, status, tag and state |
/// | `codes-N.json` | keys of codes and aliases, in order |
/// | `endings-N.json` | the same keys backwards, in a catalog with more than one file of codes |
/// | `words-N.json` | words, in order, with the entries that they stand in |
/// | `entries-N.json` | what a result shows, a few entries a file |
/// | `schema.json` | the JSON Schema of all of them |
///
/// Each has a twin that ends in `.js` and hands the same value to the function `docsiteSearch`: from `file://` a
/// browser refuses `fetch` and modules, and a classic script is the only thing that it loads. Over HTTP nobody
/// fetches the twins.
package struct SearchIndex: Sendable {
    /// How many entries stand in one `entries-N.json`.
    static let entriesPerFile = 16

    /// The files, in the order in which they are described above.
    package let files: [SearchFile]

    /// Makes the index of `documents`.
    ///
    /// - Parameters:
    ///   - documents: all entries in the order of the site; those of a group follow each other.
    ///   - siteURL: the absolute address of the site's root, with a slash at its end: programs that read the index
    ///     elsewhere resolve the entries' addresses against it.
    ///   - language: the site's, a BCP 47 tag.
    package init(_ documents: [SearchDocument], siteURL: String, language: String) {
        var fingerprint = Fingerprint()
        for document in documents { fingerprint.add(document) }
        let words = WordIndex(documents, language: language)
        let wordFiles = words.files()
        let codes = CodeIndex(documents)
        let filters = SearchFilters(documents)
        let head = SearchHead(
            siteURL: siteURL,
            entryCount: documents.count,
            filters: filters,
            codes: codes,
            firstWords: wordFiles.map { $0.first?.word ?? "" },
            commonWords: words.common(entryCount: documents.count)
        )
        var writer = Writer(build: fingerprint.text)
        writer.add("index") { head.write(to: &$0) }
        writer.add("filters") { filters.writeEntries(to: &$0) }
        for (number, keys) in codes.files.enumerated() {
            writer.add("codes-\(number)") { Self.write(keys, to: &$0) }
        }
        for (number, keys) in codes.endings.enumerated() {
            writer.add("endings-\(number)") { Self.write(keys, to: &$0) }
        }
        for (number, file) in wordFiles.enumerated() {
            writer.add("words-\(number)") { Self.write(file, to: &$0) }
        }
        let groups = filters.groupNumbers
        for (number, start) in stride(from: 0, to: documents.count, by: Self.entriesPerFile).enumerated() {
            let end = min(start + Self.entriesPerFile, documents.count)
            writer.add("entries-\(number)") { object in
                object.name("entries")
                object.array { array in
                    for index in start..<end { Self.write(documents[index], group: groups[index], to: &array) }
                }
            }
        }
        files = writer.files + [SearchFile(path: "search/schema.json", bytes: SearchSchema.bytes)]
    }

    private static func write(_ keys: [CodeIndex.Key], to object: inout JSONBuffer) {
        object.member("keys", keys.map(\.key))
        object.name("entries")
        object.array { array in
            for key in keys { array.number(key.entry) }
        }
        guard keys.contains(where: \.isAlias) else { return }
        object.name("aliases")
        object.array { array in
            for (position, key) in keys.enumerated() where key.isAlias { array.number(position) }
        }
    }

    private static func write(_ words: [(word: String, numbers: [Int])], to object: inout JSONBuffer) {
        object.member("words", words.map(\.word))
        object.name("matches")
        object.array { array in
            for word in words {
                array.array { numbers in
                    for number in word.numbers { numbers.number(number) }
                }
            }
        }
    }

    private static func write(_ document: SearchDocument, group: Int, to array: inout JSONBuffer) {
        array.object { object in
            object.member("code", document.code)
            object.member("title", document.title)
            object.member("status", document.status)
            object.member("message", document.message)
            object.member("messages", document.messages)
            object.member("aliases", document.aliases)
            object.member("tags", document.tags)
            object.member("state", document.state == .current ? nil : document.state.rawValue)
            object.member("group", group)
            object.member("url", document.url)
        }
    }

    /// Writes each value twice: as JSON, and as the script that hands it over.
    private struct Writer {
        let build: String
        var files: [SearchFile] = []

        mutating func add(_ name: String, _ members: (inout JSONBuffer) -> Void) {
            var buffer = JSONBuffer()
            buffer.object { object in
                object.member("version", 1)
                object.member("build", build)
                members(&object)
            }
            let json = buffer.finished()
            files.append(SearchFile(path: "search/\(name).json", bytes: json))
            let script = Array("docsiteSearch(\"\(name)\",".utf8) + json + Array(")\n".utf8)
            files.append(SearchFile(path: "search/\(name).js", bytes: script))
        }
    }
}

extension Fingerprint {
    /// Takes in all that a document says.
    fileprivate mutating func add(_ document: SearchDocument) {
        var texts = [document.code, document.title, document.message, document.summary, document.note]
        texts += [document.examples, document.url, document.group.id, document.group.title, document.state.rawValue]
        texts.append(document.status.map(String.init) ?? "")
        for list in [document.aliases, document.messages, document.tags] { texts += [String(list.count)] + list }
        for text in texts {
            add(text.utf8)
            add([0])
        }
    }
}
