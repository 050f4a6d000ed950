/// The words of an index, numbered in the order in which they were first seen.
///
/// A table of its own, because a `Dictionary` of strings took four times as long as reading the text.
struct Vocabulary {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private var slots: [Int32]

    /// - Parameter count: how many words there will be, roughly: a small table is cheaper to begin with.
    init(expecting count: Int = 1 << 11) {
        var slots = 1 << 6
        while slots < 2 * count { slots *= 2 }
        self.slots = [Int32](repeating: -1, count: slots)
    }

    /// How many words there are.
    var count: Int { ends.count }

    /// The number of `word`, which is taken up if it is new.
    mutating func number(of word: ArraySlice<UInt8>) -> Int {
        if ends.count * 2 > slots.count { grow() }
        let slot = slot(for: word)
        if slots[slot] >= 0 { return Int(slots[slot]) }
        slots[slot] = Int32(ends.count)
        bytes.append(contentsOf: word)
        ends.append(bytes.count)
        return ends.count - 1
    }

    /// The number of `word`, if it was taken up.
    func existingNumber(of word: ArraySlice<UInt8>) -> Int? {
        let number = Int(slots[slot(for: word)])
        return number < 0 ? nil : number
    }

    /// The UTF-8 bytes of a word.
    subscript(number: Int) -> ArraySlice<UInt8> {
        bytes[(number == 0 ? 0 : ends[number - 1])..<ends[number]]
    }

    /// The numbers of all words, sorted as a browser compares strings.
    func sorted() -> [Int] {
        (0..<count).sorted { Self.precedes(self[$0], self[$1]) }
    }

    /// Whether the first text comes before the second in the order of UTF-16 code units, which is JavaScript's.
    ///
    /// UTF-8 has that order but for one thing: characters beyond U+FFFF come before U+E000 to U+FFFF.
    static func precedes(_ first: some Collection<UInt8>, _ second: some Collection<UInt8>) -> Bool {
        first.lexicographicallyPrecedes(second) { rank($0) < rank($1) }
    }

    private static func rank(_ byte: UInt8) -> UInt8 {
        byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte
    }

    private func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
        var hash = Fingerprint()
        hash.add(word)
        return hash.value
    }

    /// The slot that holds the number of `word`, or the free one where it would be.
    private func slot(for word: ArraySlice<UInt8>) -> Int {
        var slot = slot(of: hash(word))
        while slots[slot] >= 0, self[Int(slots[slot])] != word { slot = (slot + 1) & (slots.count - 1) }
        return slot
    }

    private func slot(of hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash ^ (hash >> 29)) & (slots.count - 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for number in 0..<count {
            var slot = slot(of: hash(self[number]))
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }
}
