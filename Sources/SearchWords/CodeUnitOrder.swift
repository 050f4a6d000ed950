/// The order of UTF-16 code units, in which JavaScript compares strings, over UTF-8.
///
/// UTF-8 has that order but for one thing: characters beyond U+FFFF come before U+E000 to U+FFFF.
package enum CodeUnitOrder {
    /// Whether the first text comes before the second.
    package static func precedes(_ first: some Collection<UInt8>, _ second: some Collection<UInt8>) -> Bool {
        first.lexicographicallyPrecedes(second) { rank($0) < rank($1) }
    }

    /// The numbers of all words of a list in this order.
    static func sorted(_ words: WordList) -> [Int32] {
        // Most words differ in their first eight bytes, which are compared as one number.
        let keyed = (0..<words.count).map { (start: start(of: words[$0]), number: Int32($0)) }
        return keyed.sorted {
            $0.start != $1.start ? $0.start < $1.start : precedes(words[Int($0.number)], words[Int($1.number)])
        }.map(\.number)
    }

    /// The first eight bytes as a number: where two texts differ in it, it is in their order.
    package static func start(of word: some Collection<UInt8>) -> UInt64 {
        var start: UInt64 = 0
        for byte in word.prefix(8) { start = start << 8 | UInt64(rank(byte)) }
        return start << UInt64(8 * (8 - min(word.count, 8)))
    }

    private static func rank(_ byte: UInt8) -> UInt8 {
        byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
    }
}
