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

    /// Some of the files, to be made on any thread.
    package struct Part: Sendable {
        package let files: @Sendable () -> [SearchFile]
    }

    /// How many files of words or entries a part makes: enough of them to keep several threads busy.
    private static let filesPerPart = 16

    /// What there is to make, in the order in which it is described above.
    package let parts: [Part]

    /// The files, in the order in which they are described above.
    package var files: [SearchFile] { parts.flatMap { $0.files() } }

    /// Makes the index of `documents`.
    ///
    /// - Parameters:
    ///   - documents: all entries in the order of the site; those of a group follow each other.
    ///   - siteURL: the absolute address of the site's root, with a slash at its end: programs that read the index
    ///     elsewhere resolve the entries' addresses against it.
    ///   - language: the site's, a BCP 47 tag.
    package init(_ documents: [SearchDocument], siteURL: String, language: String) {
        let relatives = WordRelatives(language: language)
        let runs = stride(from: 0, to: documents.count, by: SearchRun.mostEntries).map { start in
            SearchRun(
                Array(documents[start..<min(start + SearchRun.mostEntries, documents.count)]),
                relatives: relatives
            )
        }
        let words = WordIndex(runs)
        let meanLengths = SectionLengths(runs)
        let matches = runs.map { WordMatches($0, meanLengths: meanLengths) }
        self.init(runs, words: words.parts.map { words.lists($0, of: matches) }, siteURL: siteURL)
    }

    /// Makes the index of entries whose words are listed.
    ///
    /// - Parameters:
    ///   - runs: all entries in the order of the site; those of a group follow each other.
    ///   - words: their words, as ``WordIndex`` lists them, all parts in order.
    ///   - siteURL: the absolute address of the site's root, with a slash at its end.
    package init(_ runs: [SearchRun], words: [WordLists], siteURL: String) {
        let documents = runs.flatMap(\.documents)
        let words = WordFiles(words)
        let codes = CodeIndex(documents)
        let filters = SearchFilters(documents)
        let head = SearchHead(
            siteURL: siteURL,
            entryCount: documents.count,
            filters: filters,
            codes: codes,
            firstWords: words.files.map { words.name($0.lowerBound) },
            commonWords: words.common(entryCount: documents.count)
        )
        let writer = Writer(build: Self.build(head, documents))
        let groups = filters.groupNumbers
        let first = Part {
            var files = writer.files("index") { head.write(to: &$0) }
            files += writer.files("filters") { filters.writeEntries(to: &$0) }
            for (number, keys) in codes.files.enumerated() {
                files += writer.files("codes-\(number)") { Self.write(keys, to: &$0) }
            }
            for (number, keys) in codes.endings.enumerated() {
                files += writer.files("endings-\(number)") { Self.write(keys, to: &$0) }
            }
            return files
        }
        let wordParts = Self.parts(of: words.files.count) { number in
            writer.files("words-\(number)") { words.write(words.files[number], to: &$0) }
        }
        let entryFiles = (documents.count + Self.entriesPerFile - 1) / Self.entriesPerFile
        let entryParts = Self.parts(of: entryFiles) { number in
            let start = number * Self.entriesPerFile
            let end = min(start + Self.entriesPerFile, documents.count)
            return writer.files("entries-\(number)") { object in
                object.name("entries")
                object.array { array in
                    for index in start..<end { Self.write(documents[index], group: groups[index], to: &array) }
                }
            }
        }
        let schema = Part { [SearchFile(path: "search/schema.json", bytes: SearchSchema.bytes)] }
        parts = [first] + wordParts + entryParts + [schema]
    }

    /// What files have in common that go together: the head, which says where each begins, and which entry has which
    /// number. An edit of a text that moves nothing leaves it, and with it the files whose words it does not touch.
    private static func build(_ head: SearchHead, _ documents: [SearchDocument]) -> String {
        var text = JSONBuffer()
        text.object { head.write(to: &$0) }
        var fingerprint = Fingerprint(of: text.finished())
        for document in documents {
            for name in [document.code, document.url] {
                fingerprint.add(name.utf8)
                fingerprint.add(CollectionOfOne(0))
            }
        }
        return fingerprint.text
    }

    /// Parts that make so many files, some at a time.
    private static func parts(of count: Int, _ files: @escaping @Sendable (Int) -> [SearchFile]) -> [Part] {
        stride(from: 0, to: count, by: filesPerPart).map { start in
            Part { (start..<min(start + filesPerPart, count)).flatMap(files) }
        }
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
    private struct Writer: Sendable {
        let build: String

        func files(_ name: String, _ members: (inout JSONBuffer) -> Void) -> [SearchFile] {
            var buffer = JSONBuffer()
            buffer.object { object in
                object.member("version", 1)
                object.member("build", build)
                members(&object)
            }
            let json = buffer.finished()
            let script = Array("docsiteSearch(\"\(name)\",".utf8) + json + Array(")\n".utf8)
            return [
                SearchFile(path: "search/\(name).json", bytes: json),
                SearchFile(path: "search/\(name).js", bytes: script),
            ]
        }
    }
}
