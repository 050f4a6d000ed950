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

    /// The number of `word`, which is taken up if it is new.
    mutating func number(of word: ArraySlice<UInt8>) -> Int {
        number(of: word, hash: Self.hash(of: word))
    }

    /// The number of a word of another list, which is taken up if it is new.
    mutating func number(of word: Int, in list: WordList) -> Int {
        number(of: list[word], hash: list.hash(of: word))
    }

    /// The number of `word`, if it was taken up.
    func existingNumber(of word: ArraySlice<UInt8>) -> Int? {
        let number = Int(slots[slot(for: word, hash: Self.hash(of: word))])
        return number < 0 ? nil : number
    }

    /// The number of a word of another list, if it was taken up.
    func existingNumber(of word: Int, in list: WordList) -> Int? {
        // Most slots are free, so that most words that are not here are told by their hashes.
        let hash = list.hash(of: word)
        guard slots[Int(hash) & (slots.count - 1)] >= 0 else { return nil }
        let number = Int(slots[slot(for: list[word], hash: hash)])
        return number < 0 ? nil : number
    }

    private mutating func number(of word: ArraySlice<UInt8>, hash: UInt32) -> Int {
        if count * 2 > slots.count { grow() }
        let slot = slot(for: word, hash: hash)
        if slots[slot] >= 0 { return Int(slots[slot]) }
        slots[slot] = Int32(count)
        words.append(word, hash)
        return count - 1
    }

    private static func hash(of word: ArraySlice<UInt8>) -> UInt32 {
        var hash = Fingerprint()
        hash.add(word)
        return UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 29))
    }

    /// The slot that holds the number of `word`, or the free one where it would be.
    private func slot(for word: ArraySlice<UInt8>, hash: UInt32) -> Int {
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] >= 0, !words.holds(word, hash, at: Int(slots[slot])) { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for number in 0..<count {
            var slot = Int(words.hash(of: number)) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
