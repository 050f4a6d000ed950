import Foundation
import Markup
import Testing

@testable import SearchIndex
@testable import SearchWords

@Suite struct SearchIndexTests {
    private static let bad = SearchDocument.Group(id: "400", title: "400 Bad Request")

    private static let documents = [
        SearchDocument(
            code: "invalid_card",
            aliases: ["bad_card"],
            title: "Invalid Card",
            status: 400,
            group: bad,
            message: "invalid card",
            messages: ["{field} can't be blank"],
            tags: ["card"],
            summary: "A token could not be made.",
            note: "Check the number.",
            examples: "curl https://vault.example.com/tokens",
            url: "errors/invalid_card/index.html"
        ),
        SearchDocument(
            code: "used_token",
            title: "Used Token",
            status: 402,
            group: bad,
            message: "token was already used",
            tags: ["card", "token"],
            retry: "after-check",
            state: .retired,
            url: "errors/used_token/index.html"
        ),
    ]

    private static func many(_ count: Int) -> [SearchDocument] {
        (0..<count).map { number in
            SearchDocument(
                code: "E\(100_000 + number)",
                title: "Case \(number)",
                group: .init(id: "\(number / 100)", title: "Group \(number / 100)"),
                message: "the same message for all",
                url: "errors/E\(100_000 + number)/index.html"
            )
        }
    }

    private func json(_ name: String, in index: SearchIndex) throws -> [String: Any] {
        let file = try #require(index.files.first { $0.path == "search/\(name).json" })
        return try #require(try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
    }

    private let index = SearchIndex(documents, siteURL: "https://docs.example.com/errors/", language: "en")

    @Test func `the head says how many entries there are and what they may be filtered by`() throws {
        let head = try json("index", in: index)
        #expect(head["version"] as? Int == 1)
        #expect(head["entries"] as? Int == 2)
        #expect((head["groups"] as? [[String: Any]])?.first?["count"] as? Int == 2)
        #expect((head["statuses"] as? [[String: Any]])?.compactMap { $0["status"] as? Int } == [400, 402])
        #expect((head["tags"] as? [[String: Any]])?.compactMap { $0["tag"] as? String } == ["card", "token"])
        #expect((head["states"] as? [[String: Any]])?.compactMap { $0["state"] as? String } == ["current", "retired"])
        #expect((head["retries"] as? [[String: Any]])?.compactMap { $0["retry"] as? String } == ["after-check"])
    }

    @Test func `the filters say which entries have a value`() throws {
        let filters = try json("filters", in: index)
        #expect(filters["statuses"] as? [[Int]] == [[0], [1]])
        #expect(filters["tags"] as? [[Int]] == [[0, 1], [1]])
        #expect(filters["retries"] as? [[Int]] == [[1]])
    }

    @Test func `codes and aliases are found by their keys`() throws {
        let codes = try json("codes-0", in: index)
        #expect(codes["keys"] as? [String] == ["badcard", "invalidcard", "usedtoken"])
        #expect(codes["entries"] as? [Int] == [0, 0, 1])
        #expect(codes["aliases"] as? [Int] == [0])
    }

    @Test func `entries of one code are found by it, and each by its scope and its code`() throws {
        let documents = ["cards", "disputes/v2"].map { scope in
            let entry = SearchEntry(
                code: "invalid_card",
                scope: scope,
                aliases: ["bad_card"],
                title: "Invalid Card",
                group: Self.bad,
                message: "",
                url: "errors/\(scope)/index.html"
            )
            return SearchDocument(entry)
        }
        let index = SearchIndex(documents, siteURL: "https://example.test/", language: "en")
        let codes = try json("codes-0", in: index)
        #expect(
            codes["keys"] as? [String] == [
                "badcard", "badcard", "cardsbadcard", "cardsinvalidcard", "disputesv2badcard", "disputesv2invalidcard",
                "invalidcard", "invalidcard",
            ]
        )
        #expect(codes["entries"] as? [Int] == [0, 1, 0, 0, 1, 1, 0, 1])
        #expect(codes["aliases"] as? [Int] == [0, 1, 2, 4])
        let entries = try #require(try json("entries-0", in: index)["entries"] as? [[String: Any]])
        #expect(entries.map { $0["scope"] as? String } == ["cards", "disputes/v2"])
        #expect(entries[0]["code"] as? String == "invalid_card")
    }

    @Test func `an entry keeps what a result shows`() throws {
        let entries = try #require(try json("entries-0", in: index)["entries"] as? [[String: Any]])
        #expect(entries[0]["messages"] as? [String] == ["{field} can't be blank"])
        #expect(entries[0]["state"] == nil)
        #expect(entries[1]["state"] as? String == "retired")
        #expect(entries[1]["url"] as? String == "errors/used_token/index.html")
    }

    @Test(arguments: [
        ("invalid", 0), ("bad", 1), ("blank", 2), ("card", 0), ("used", 0), ("made", 5), ("number", 6), ("vault", 6),
        ("request", 7), ("400", 7),
    ])
    func `a word is found in the best field it stands in`(word: String, field: Int) throws {
        let words = try json("words-0", in: index)
        let at = try #require((words["words"] as? [String])?.firstIndex(of: word))
        let numbers = try #require((words["matches"] as? [[Int]])?[at])
        #expect(numbers[1] & 7 == field)
    }

    @Test func `a word leads to entries whose headline has a relative of it, without standing in them`() throws {
        let documents = [
            SearchDocument(code: "missing_file", title: "Missing File", group: Self.bad, message: "no file", url: "a"),
            SearchDocument(code: "late", title: "Late", group: Self.bad, message: "late", note: "missing", url: "b"),
        ]
        func matches(of word: String, language: String) throws -> [Int]? {
            let words = try json("words-0", in: SearchIndex(documents, siteURL: "", language: language))
            let at = (words["words"] as? [String])?.firstIndex(of: word)
            return at.flatMap { (words["matches"] as? [[Int]])?[$0] }
        }
        let forgot = try #require(try matches(of: "forgot", language: "en-GB"))
        #expect(forgot[0] == 1)
        #expect(forgot[1] & 7 == 7)
        #expect(Array(forgot[2...]) == [1, 0])
        #expect(try matches(of: "forgot", language: "de") == nil)
        #expect(try matches(of: "missing", language: "en")?[0] == 2)
    }

    @Test func `the name of a varying part is not a word of the message`() throws {
        #expect((try json("words-0", in: index)["words"] as? [String])?.contains("field") == false)
    }

    @Test func `a word of many entries keeps a thousand of them and says how many there were`() throws {
        let index = SearchIndex(Self.many(1200), siteURL: "", language: "en")
        var numbers: [Int] = []
        for file in index.files where file.path.hasPrefix("search/words-") && file.path.hasSuffix(".json") {
            let words = try #require(try JSONSerialization.jsonObject(with: Data(file.bytes)) as? [String: Any])
            guard let at = (words["words"] as? [String])?.firstIndex(of: "message") else { continue }
            numbers = try #require((words["matches"] as? [[Int]])?[at])
        }
        #expect(numbers.first == 1200)
        #expect(numbers.count == 1 + 2 + 1000)
    }

    @Test func `a large catalog is cut into files that can be found by their first and last keys`() throws {
        let index = SearchIndex(Self.many(3000), siteURL: "", language: "en")
        let ranges = try #require(try json("index", in: index)["codes"] as? [[String]])
        #expect(ranges.count > 2)
        for (number, range) in ranges.enumerated() {
            let keys = try #require(try json("codes-\(number)", in: index)["keys"] as? [String])
            #expect([keys.first, keys.last] == range)
        }
        let endings = try #require(try json("endings-0", in: index)["keys"] as? [String])
        #expect(endings.first == "000001e")
    }

    @Test func `no file is large`() {
        let index = SearchIndex(Self.many(3000), siteURL: "", language: "en")
        let largest = index.files.max { $0.bytes.count < $1.bytes.count }
        #expect((largest?.bytes.count ?? 0) < 40_000, "\(largest?.path ?? "")")
    }

    @Test func `each file has a twin for pages that are opened from a folder`() throws {
        let file = try #require(index.files.first { $0.path == "search/codes-0.json" })
        let twin = try #require(index.files.first { $0.path == "search/codes-0.js" })
        let script = "docsiteSearch(\"codes-0\"," + String(decoding: file.bytes, as: UTF8.self) + ")\n"
        #expect(String(decoding: twin.bytes, as: UTF8.self) == script)
    }

    @Test func `the same documents give the same bytes`() {
        #expect(
            SearchIndex(Self.documents, siteURL: "https://docs.example.com/errors/", language: "en").files
                == index.files
        )
    }

    @Test func `files go together while the entries keep their numbers`() throws {
        func build(_ documents: [SearchDocument]) throws -> String? {
            try json("index", in: SearchIndex(documents, siteURL: "", language: "en"))["build"] as? String
        }
        func edited(title: String, url: String) -> [SearchDocument] {
            let first = SearchDocument(code: "invalid_card", title: title, group: Self.bad, message: "", url: url)
            return [first] + Self.documents.dropFirst()
        }
        let url = "errors/invalid_card/index.html"
        let known = try build(edited(title: "Invalid Card", url: url))
        #expect(try build(edited(title: "Invalid Cards", url: url)) == known)
        #expect(try build(edited(title: "Invalid Card", url: url).reversed()) != known)
        #expect(try build(edited(title: "Invalid Card", url: "errors/card/index.html")) != known)
    }

    @Test func `where a file of words ends does not depend on which words were listed together`() {
        func lists(_ words: Range<Int>) -> WordLists {
            var lists = WordLists()
            for word in words {
                lists.add(Array("word\(100_000 + word)".utf8)[...], count: 1) { numbers in
                    for number in 0..<word % 40 { numbers.number(number) }
                }
            }
            return lists
        }
        let whole = WordFiles([lists(0..<4000)]).files
        #expect(whole.count > 10)
        for size in [1, 7, 500] {
            let parts = stride(from: 0, to: 4000, by: size).map { lists($0..<min($0 + size, 4000)) }
            #expect(WordFiles(parts).files == whole)
        }
    }

    @Test func `the first words of all come in by an edit`() {
        func weighed(note: String) -> WeighedRuns {
            let document = SearchDocument(
                code: "+",
                title: "-",
                group: .init(id: "g", title: "*"),
                message: "?",
                note: note,
                url: "errors/x/index.html"
            )
            let terms = EntryTerms([document], relatives: WordRelatives(language: "en"))
            let run = SearchRun([document.entry], lengths: terms.lengths)
            return WeighedRuns([run], [WordMatches(terms, meanLengths: SectionLengths([run]))])
        }
        let replaced = weighed(note: "").matches.map { (run: 0, former: $0) }
        #expect(replaced.map(\.former.words.count) == [0])
        let lists = weighed(note: "first words").lists(updating: [], replaced: replaced)
        #expect(lists.map(\.count) == [2])
    }

    @Test func `an edit of a note changes no files but those of its words`() {
        var documents = Self.many(3000)
        for index in documents.indices {
            documents[index].note = (0..<40).map { "w\((index * 7919 + $0 * 104_729) % 5000)" }.joined(separator: " ")
        }
        let former = SearchIndex(documents, siteURL: "", language: "en").files
        documents[1234].note += " w17 w3021 w4999"
        let words = documents[1234].note.split(separator: " ").map { "\"\($0)\"" }
        let files = SearchIndex(documents, siteURL: "", language: "en").files
        #expect(files.map(\.path) == former.map(\.path))
        let changed = zip(files, former).filter { $0.bytes != $1.bytes }.map(\.0)
        #expect(!changed.isEmpty)
        for file in changed {
            let text = String(decoding: file.bytes, as: UTF8.self)
            #expect(words.contains { text.contains($0) }, "\(file.path)")
        }
    }

    @Test func `of more words than a run may have the later ones are left out, and the rest is found`() {
        let documents = [
            SearchDocument(code: "one", title: "First", group: Self.bad, message: "first message", url: "a"),
            SearchDocument(code: "two", title: "First", group: Self.bad, message: "another message", url: "b"),
        ]
        let terms = EntryTerms(documents, relatives: WordRelatives(language: "de"), mostWords: 5)
        let words = (0..<terms.words.count).map { String(decoding: terms.words[$0], as: UTF8.self) }
        #expect(words == ["one", "first", "message", "400", "bad"])
        #expect(terms[1].map { words[$0.word] } == ["message", "first", "400", "bad"])
    }

    @Test func `a catalog without entries has an index too`() throws {
        let head = try json("index", in: SearchIndex([SearchDocument](), siteURL: "", language: "en"))
        #expect(head["entries"] as? Int == 0)
    }

    @Test func `words are in the order in which a browser compares strings`() {
        #expect(CodeUnitOrder.precedes("𠮷".utf8, "\u{FA0E}".utf8))
        #expect(CodeUnitOrder.precedes("a".utf8, "b".utf8))
        #expect(CodeUnitOrder.precedes("a".utf8, "ab".utf8))
    }
}

extension SearchDocument {
    fileprivate init(
        code: String,
        aliases: [String] = [],
        title: String,
        status: Int? = nil,
        group: Group,
        message: String,
        messages: [String] = [],
        tags: [String] = [],
        retry: String? = nil,
        summary: String = "",
        note: String = "",
        examples: String = "",
        state: State = .current,
        url: String
    ) {
        let entry = SearchEntry(
            code: code,
            aliases: aliases,
            title: title,
            statuses: status.map { [$0] } ?? [],
            group: group,
            message: message,
            messages: messages,
            tags: tags,
            retry: retry,
            state: state,
            url: url
        )
        self.init(entry, summary: summary, note: note, examples: examples)
    }
}
