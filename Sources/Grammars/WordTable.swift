/// The words of a language that mean something, found without making a `String` of each word of the code.
///
/// A hash table with open addressing over one flat array of letters. With a dictionary of strings in its place, all of
/// the highlighting took 1.5 to twice the time.
package struct WordTable: Sendable {
    private struct Entry {
        let start: Int
        let count: Int
        let tokenClass: TokenClass
    }

    private var letters: [UInt8] = []
    private var entries: [Entry] = []
    private var slots: [Int16]
    private let ignoresCase: Bool
    private var longest = 0

    /// Words are separated by spaces. With `ignoresCase` they are to be written in lower case.
    package init(keywords: String, literals: String = "", ignoresCase: Bool = false) {
        let keywords = keywords.utf8.split(separator: UInt8(ascii: " "))
        let literals = literals.utf8.split(separator: UInt8(ascii: " "))
        self.ignoresCase = ignoresCase
        var capacity = 64
        while capacity < 4 * (keywords.count + literals.count) { capacity *= 2 }
        slots = Array(repeating: -1, count: capacity)
        for word in keywords { insert(Array(word), as: .keyword) }
        for word in literals { insert(Array(word), as: .literal) }
    }

    private mutating func insert(_ word: [UInt8], as tokenClass: TokenClass) {
        var slot = word.reduce(0) { Self.hash($0, $1) } & (slots.count - 1)
        while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int16(entries.count)
        entries.append(Entry(start: letters.count, count: word.count, tokenClass: tokenClass))
        letters += word
        longest = max(longest, word.count)
    }

    /// The class of a word, `nil` where it means nothing by itself.
    package func tokenClass(of word: Span<UInt8>) -> TokenClass? {
        guard word.count <= longest else { return nil }
        var hash = 0
        for index in word.indices { hash = Self.hash(hash, letter(word[index])) }
        var slot = hash & (slots.count - 1)
        while slots[slot] >= 0 {
            let entry = entries[Int(slots[slot])]
            if entry.count == word.count, matches(entry, word) { return entry.tokenClass }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func matches(_ entry: Entry, _ word: Span<UInt8>) -> Bool {
        for offset in word.indices where letters[entry.start + offset] != letter(word[offset]) {
            return false
        }
        return true
    }

    private func letter(_ byte: UInt8) -> UInt8 {
        let isUppercase = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
        return ignoresCase && isUppercase ? byte | 0x20 : byte
    }

    private static func hash(_ hash: Int, _ byte: UInt8) -> Int {
        let mixed = (hash &+ Int(byte)) &* 0x9E37_79B1
        return mixed ^ (mixed >> 15)
    }
}
