internal import Bytes
internal import Markup
package import SearchWords

/// The search index of a site: small files, of which a browser fetches those that a query needs.
///
/// | file | what |
/// | --- | --- |
/// | `index.json` | the head: groups, tags, statuses, retries, states, and where each file begins |
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
    /// Of a very large catalog the results of a query lie in files of their own nearly always, and each key may bring
    /// others: a further word of 100,000 entries cost 34 KB with 16 in a file.
    static func entriesPerFile(of count: Int) -> Int { count > 50_000 ? 12 : 16 }

    /// Some of the files, to be made on any thread.
    package struct Part: Sendable {
        package let files: @Sendable () -> [SearchFile]
    }

    /// Where the files lie in the site.
    private static let folder = "search/"
    /// How many files a part makes, twins not counted: few enough to keep several threads busy.
    private static let filesPerPart = 16

    /// What of an index the next takes over, whose entries are the same but for their texts.
    package struct Former: Sendable {
        package let entries: SearchEntries
        package let words: [WordLists]
        /// How long sections were on average, which all words were weighed by.
        package let meanLengths: SectionLengths
        package let build: String

        package init(entries: SearchEntries, words: [WordLists], meanLengths: SectionLengths, build: String) {
            self.entries = entries
            self.words = words
            self.meanLengths = meanLengths
            self.build = build
        }
    }

    /// What there is to make.
    package let parts: [Part]
    /// The paths of files that are as they were, and are not made again.
    package let unchanged: [String]
    /// What the next index may be held against.
    package let former: Former

    /// The files.
    package var files: [SearchFile] { parts.flatMap { $0.files() } }

    /// Makes the index of entries whose words are listed.
    ///
    /// - Parameters:
    ///   - entries: all entries.
    ///   - words: their words, as ``WordIndex`` lists them, all parts in order.
    ///   - meanLengths: how long sections are on average.
    ///   - siteURL: the absolute address of the site's root, with a slash at its end.
    ///   - gaps: what varies in messages, as a regular expression, where it is not written as `{name}`.
    ///   - former: an index whose entries differed in the texts of notes only.
    init(
        _ entries: SearchEntries,
        words: [WordLists],
        meanLengths: SectionLengths,
        siteURL: String,
        gaps: String?,
        former: Former?
    ) {
        let words = WordFiles(words)
        let head = SearchHead(
            siteURL: siteURL,
            gaps: gaps,
            entryCount: entries.count,
            filters: entries.filters,
            hasParents: entries.all.contains { $0.parent != nil },
            codes: entries.codes,
            firstWords: words.files.map { words.name($0.lowerBound) },
            commonWords: words.common(entryCount: entries.count)
        )
        let build = Self.build(head, entries.all)
        let formerWords = former?.build == build ? former.map { WordFiles($0.words) } : nil
        var items = Self.items(head, of: entries)
        // Where the files still go together, all but those of words say the same.
        var unchanged = formerWords == nil ? [] : items.map(\.name)
        if formerWords != nil { items = [] }
        for (number, file) in words.files.enumerated() {
            if let formerWords, words.isSame(number, as: formerWords) {
                unchanged.append("words-\(number)")
            } else {
                items.append(Item(name: "words-\(number)") { words.write(file, to: &$0) })
            }
        }
        parts = Self.parts(items, Writer(build: build))
        self.unchanged = unchanged.flatMap(Writer.paths)
        self.former = Former(entries: entries, words: words.lists, meanLengths: meanLengths, build: build)
    }

    /// All files but those of words.
    private static func items(_ head: SearchHead, of entries: SearchEntries) -> [Item] {
        let (codes, filters) = (entries.codes, entries.filters)
        var items: [Item] = [
            Item(name: "index") { head.write(to: &$0) },
            Item(name: "filters") { filters.writeEntries(to: &$0) },
        ]
        for (number, keys) in codes.files.enumerated() {
            items.append(Item(name: "codes-\(number)") { write(keys, to: &$0) })
        }
        for (number, keys) in codes.endings.enumerated() {
            items.append(Item(name: "endings-\(number)") { write(keys, to: &$0) })
        }
        let entriesPerFile = entriesPerFile(of: entries.count)
        for start in stride(from: 0, to: entries.count, by: entriesPerFile) {
            let range = start..<min(start + entriesPerFile, entries.count)
            let item = Item(name: "entries-\(start / entriesPerFile)") { object in
                object.name("entries")
                object.array { array in
                    for index in range { write(entries.all[index], group: filters.groupNumbers[index], to: &array) }
                }
            }
            items.append(item)
        }
        return items
    }

    /// The schema and the files, some at a time.
    private static func parts(_ items: [Item], _ writer: Writer) -> [Part] {
        let schema = Part { [SearchFile(path: folder + "schema.json", bytes: SearchSchema.bytes)] }
        return [schema]
            + stride(from: 0, to: items.count, by: filesPerPart).map { start in
                let part = items[start..<min(start + filesPerPart, items.count)]
                return Part { part.flatMap { writer.files($0) } }
            }
    }

    /// What files have in common that go together: the head, which says where each begins, and which entry has which
    /// number. An edit of a text that moves nothing leaves it, and with it the files whose words it does not touch.
    private static func build(_ head: SearchHead, _ entries: [SearchEntry]) -> String {
        var text = JSONBuffer()
        text.object { head.write(to: &$0) }
        let bytes = text.finished()
        var hash = ByteHash()
        hash.add(bytes.span, bytes.indices)
        for entry in entries {
            for name in [entry.code, entry.url] {
                hash.add(name)
                hash.add(0)
            }
            if let scope = entry.scope { hash.add(scope) }
        }
        // Eight hexadecimal digits are enough to tell one index from the next.
        let digits = String(UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 32)), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// A value that is written twice.
    private struct Item: Sendable {
        let name: String
        let members: @Sendable (inout JSONBuffer) -> Void
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

    private static func write(_ entry: SearchEntry, group: Int, to array: inout JSONBuffer) {
        array.object { object in
            object.member("code", entry.code)
            object.member("scope", entry.scope)
            object.member("title", entry.name)
            object.member("status", entry.statuses.first)
            if entry.statuses.count > 1 {
                object.name("statuses")
                object.array { array in
                    for status in entry.statuses { array.number(status) }
                }
            }
            object.member("message", entry.message)
            object.member("messages", entry.messages)
            object.member("aliases", entry.aliases)
            object.member("tags", entry.tags)
            object.member("retry", entry.retry)
            object.member("parent", entry.parent)
            object.member("state", entry.state == .current ? nil : entry.state.rawValue)
            object.member("group", group)
            object.member("url", entry.url)
        }
    }

    /// Writes each value twice: as JSON, and as the script that hands it over.
    private struct Writer: Sendable {
        let build: String

        func files(_ item: Item) -> [SearchFile] {
            var buffer = JSONBuffer()
            buffer.object { object in
                object.member("version", 1)
                object.member("build", build)
                item.members(&object)
            }
            let json = buffer.finished()
            let script = Array("docsiteSearch(\"\(item.name)\",".utf8) + json + Array(")\n".utf8)
            return zip(Self.paths(item.name), [json, script]).map { SearchFile(path: $0, bytes: $1) }
        }

        static func paths(_ name: String) -> [String] {
            ["json", "js"].map { "\(SearchIndex.folder)\(name).\($0)" }
        }
    }
}
