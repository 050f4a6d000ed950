import Foundation
import Testing

@testable import SearchWords

@Suite struct SearchTextTests {
    /// What `theme/assets/search-engine.js` is held to as well, in `Tests/Search/test_normalisation.py`.
    private struct Example: Decodable {
        let text: String
        let key: String
        let words: [String]
    }

    private static func examples() throws -> [Example] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Search/normalisation.json")
        return try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
    }

    @Test func `words are in the order that JavaScript compares them in, by UTF-16`() {
        let words = ["a", "z", "é", "中", "𠀀", "\u{E000}", "ｱ"]
        let sorted = words.reversed().sorted { CodeUnitOrder.precedes(Array($0.utf8), Array($1.utf8)) }
        #expect(sorted == words)
    }

    @Test func `words and keys are those of the recorded examples`() throws {
        let examples = try Self.examples()
        #expect(examples.count > 2000)
        var differing: [String] = []
        for example in examples {
            let (words, key) = (SearchText.words(example.text), SearchText.key(example.text))
            if words.same(as: example.words), key.same(as: example.key) { continue }
            differing.append("\(example.text.debugDescription): \(words), \(key)")
        }
        #expect(differing == [])
    }

    @Test func `stems are those of the recorded examples`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Search/stems.json")
        let examples = try JSONDecoder().decode([[String]].self, from: Data(contentsOf: file))
        #expect(examples.count > 2000)
        let made = examples.map { [$0[0], String(decoding: Stem.of(Array($0[0].utf8)[...]), as: UTF8.self)] }
        #expect(zip(examples, made).filter { $0 != $1 }.map(\.1) == [])
    }

    @Test(arguments: [
        "invalid_card", "INVALID_CARD", "invalid card", "invalid-card", "InvalidCard", "invalidCard", "#invalid-card",
        "ｉｎｖａｌｉｄ＿ｃａｒｄ", " invalid.card ", "ínvalid_cárd",
    ])
    func `every spelling of a code has the same key`(spelling: String) {
        #expect(SearchText.key(spelling) == "invalidcard")
    }

    @Test func `a code without letters and digits is its own key`() {
        #expect(SearchText.key("? !") == "?!")
    }

    @Test func `a word whose case changes inside is found whole and in parts`() {
        #expect(SearchText.words("InvalidCardError") == ["invalidcarderror", "invalid", "card", "error"])
        #expect(SearchText.words("HTTPError") == ["httperror", "http", "error"])
        #expect(SearchText.words("E0308 1Bc") == ["e0308", "1bc"])
    }

    @Test func `a word of any length ends where its letters do`() {
        for length in 1...17 {
            let word = String(repeating: "az", count: length)
            for end in ["`", "{", " ", "@", "\u{7F}", "\u{B7}"] {
                #expect(SearchText.words(word + end + "z") == [word, "z"])
            }
            #expect(SearchText.words(word + "9A") == [word + "9a"])
        }
    }

    @Test func `words are told apart by every letter`() {
        var vocabulary = Vocabulary(expecting: 1)
        let words = (1...20).flatMap { length in
            (0..<length).map { place in
                Array(repeating: UInt8(ascii: "a"), count: place) + [UInt8(ascii: "b")]
                    + Array(repeating: UInt8(ascii: "a"), count: length - place - 1)
            }
        }
        #expect(words.map { vocabulary.number(of: $0[...]) } == Array(words.indices))
        #expect(words.map { vocabulary.existingNumber(of: $0[...]) } == Array(words.indices))
        #expect(vocabulary.existingNumber(of: Array("bb".utf8)[...]) == nil)
        #expect(words.indices.map { Array(vocabulary.words[$0]) } == words)
    }

    @Test func `apostrophes do not cut a word`() {
        #expect(SearchText.words("can't, can’t") == ["cant", "cant"])
    }

    @Test func `text written without spaces becomes pairs of characters`() {
        #expect(SearchText.words("無効なcard") == ["無効", "効な", "card"])
        #expect(SearchText.words("字") == ["字"])
    }

    @Test func `a symbol is a word`() {
        #expect(SearchText.words("paid 🙂!") == ["paid", "🙂"])
    }
}

extension String {
    /// Swift compares strings by canonical equivalence; a browser compares code units.
    fileprivate func same(as other: String) -> Bool { unicodeScalars.elementsEqual(other.unicodeScalars) }
}

extension [String] {
    fileprivate func same(as other: [String]) -> Bool { elementsEqual(other) { $0.same(as: $1) } }
}
