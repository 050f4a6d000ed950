/// Words by number, one behind the other in one array: there are thousands of them in every run of entries.
package struct WordList: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []
    private var hashes: [UInt32] = []

    init() {}

    /// The list that was stored, or `nil` where this is none.
    init?(_ stored: Stored) {
        guard stored.ends.areEnds(of: stored.bytes.count), stored.hashes.count == stored.ends.count else { return nil }
        bytes = stored.bytes
        ends = stored.ends
        hashes = stored.hashes
    }

    var stored: Stored { Stored(bytes: bytes, ends: ends, hashes: hashes) }

    /// How many words there are.
    var count: Int { ends.count }

    /// The UTF-8 bytes of a word.
    subscript(number: Int) -> ArraySlice<UInt8> {
        bytes[start(of: number)..<Int(ends[number])]
    }

    /// The hash that a word was added with.
    func hash(of number: Int) -> UInt32 {
        hashes[number]
    }

    /// Whether a word is this one; the hashes, which are at hand, tell nearly all others apart.
    func holds(_ word: ArraySlice<UInt8>, _ hash: UInt32, at number: Int) -> Bool {
        guard hashes[number] == hash else { return false }
        let start = start(of: number)
        guard Int(ends[number]) - start == word.count else { return false }
        for offset in 0..<word.count where bytes[start + offset] != word[word.startIndex + offset] { return false }
        return true
    }

    mutating func append(_ word: ArraySlice<UInt8>, _ hash: UInt32) {
        bytes.append(contentsOf: word)
        ends.append(Int32(bytes.count))
        hashes.append(hash)
    }

    private func start(of number: Int) -> Int {
        number == 0 ? 0 : Int(ends[number - 1])
    }
}
