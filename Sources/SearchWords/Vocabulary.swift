/// The words of an index, numbered in the order in which they were first seen.
///
/// A table of its own, because a `Dictionary` of strings took four times as long as reading the text.
struct Vocabulary: Sendable {
    private(set) var words = WordList()
    private var slots: [Int32]

    /// - Parameter count: how many words there will be, roughly: a small table is cheaper to begin with.
    init(expecting count: Int = 1 << 10) {
        var slots = 1 << 6
        while slots < 2 * count { slots *= 2 }
        self.slots = [Int32](repeating: -1, count: slots)
    }

    /// How many words there are.
    var count: Int { words.count }

    /// The number of a word, which is taken up if it is new.
    mutating func number(of word: ArraySlice<UInt8>) -> Int {
        let text = word.span
        return number(of: text.indices, in: text, hash: text.wordHash(of: text.indices))
    }

    /// The number of a word of another list, which is taken up if it is new.
    mutating func number(of word: Int, in list: WordList) -> Int {
        number(of: list.range(of: word), in: list.bytes.span, hash: list.hash(of: word))
    }

    /// The number of a word of a text, which is taken up if it is new, while there are fewer words than the limit.
    mutating func number(of word: Range<Int>, in text: Span<UInt8>, atMost limit: Int) -> Int? {
        let hash = text.wordHash(of: word)
        return count < limit ? number(of: word, in: text, hash: hash) : existingNumber(of: word, in: text, hash: hash)
    }

    /// The number of a word, if it was taken up.
    func existingNumber(of word: ArraySlice<UInt8>) -> Int? {
        let text = word.span
        return existingNumber(of: text.indices, in: text, hash: text.wordHash(of: text.indices))
    }

    /// The number of a word of another list, if it was taken up.
    func existingNumber(of word: Int, in list: WordList) -> Int? {
        // Most slots are free, so that most words that are not here are told by their hashes.
        let hash = list.hash(of: word)
        guard slots[firstSlot(hash)] >= 0 else { return nil }
        return existingNumber(of: list.range(of: word), in: list.bytes.span, hash: hash)
    }

    private mutating func number(of word: Range<Int>, in text: Span<UInt8>, hash: UInt64) -> Int {
        if count * 2 > slots.count { grow() }
        let slot = slot(for: word, in: text, hash: hash)
        if slots[slot] >= 0 { return Int(slots[slot]) }
        slots[slot] = Int32(count)
        words.append(word, of: text, hash)
        return count - 1
    }

    private func existingNumber(of word: Range<Int>, in text: Span<UInt8>, hash: UInt64) -> Int? {
        let number = Int(slots[slot(for: word, in: text, hash: hash)])
        return number < 0 ? nil : number
    }

    /// The slot that holds the number of a word, or the free one where it would be.
    private func slot(for word: Range<Int>, in text: Span<UInt8>, hash: UInt64) -> Int {
        var slot = firstSlot(hash)
        while slots[slot] >= 0, !words.holds(word, of: text, hash, at: Int(slots[slot])) {
            slot = self.slot(after: slot)
        }
        return slot
    }

    private func firstSlot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (slots.count - 1) }

    private func slot(after slot: Int) -> Int { (slot + 1) & (slots.count - 1) }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for number in 0..<count {
            var slot = firstSlot(words.hash(of: number))
            while slots[slot] >= 0 { slot = self.slot(after: slot) }
            slots[slot] = Int32(number)
        }
    }
}
