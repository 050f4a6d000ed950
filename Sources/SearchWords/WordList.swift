/// Words by number, one behind the other in one array: there are thousands of them in every run of entries.
package struct WordList: Sendable {
    /// The UTF-8 bytes of all words.
    private(set) var bytes: [UInt8] = []
    private var ends: [Int32] = []
    private var hashes: [UInt64] = []

    init() {}

    /// The list that was stored, or `nil` where this is none.
    init?(_ stored: Stored) {
        guard stored.ends.areEnds(of: stored.bytes.count) else { return nil }
        bytes = stored.bytes
        ends = stored.ends
        hashes = ends.indices.map { bytes.span.wordHash(of: range(of: $0)) }
    }

    var stored: Stored { Stored(bytes: bytes, ends: ends) }

    /// How many words there are.
    var count: Int { ends.count }

    /// The UTF-8 bytes of a word.
    subscript(number: Int) -> ArraySlice<UInt8> {
        bytes[range(of: number)]
    }

    /// Where a word stands in ``bytes``.
    func range(of number: Int) -> Range<Int> {
        (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
    }

    /// The hash that a word was added with.
    func hash(of number: Int) -> UInt64 {
        hashes[number]
    }

    /// Whether a word is this one; the hashes, which are at hand, tell nearly all others apart.
    func holds(_ word: Range<Int>, of text: Span<UInt8>, _ hash: UInt64, at number: Int) -> Bool {
        guard hashes[number] == hash else { return false }
        let own = range(of: number)
        guard own.count == word.count else { return false }
        guard word.count > 8 else { return true }
        let bytes = bytes.span
        return stride(from: 0, to: word.count, by: 8).allSatisfy {
            bytes.part(own.lowerBound + $0..<own.upperBound) == text.part(word.lowerBound + $0..<word.upperBound)
        }
    }

    mutating func append(_ word: Range<Int>, of text: Span<UInt8>, _ hash: UInt64) {
        unsafe text.extracting(word).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        ends.append(Int32(bytes.count))
        hashes.append(hash)
    }
}

extension Span<UInt8> {
    /// A hash of a word, the same for the same bytes on one machine. Of two words of up to eight bytes each it tells that
    /// they are different, since none has a byte that is zero.
    func wordHash(of word: Range<Int>) -> UInt64 {
        var hash = Self.mixed(part(word))
        var start = word.lowerBound + 8
        while start < word.upperBound {
            hash = Self.mixed(hash &+ part(start..<word.upperBound))
            start += 8
        }
        return hash
    }

    /// Each step can be undone, and so makes no two numbers the same.
    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = (value ^ value >> 32) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    /// The first eight bytes of a stretch as a number, or all of a shorter one.
    @inline(__always)
    fileprivate func part(_ range: Range<Int>) -> UInt64 {
        guard range.lowerBound + 8 <= count else {
            return range.reversed().reduce(0) { $0 << 8 | UInt64(self[$1]) }
        }
        let number = unsafe self.bytes.unsafeLoadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
        let bytes = UInt64(littleEndian: number)
        return range.count < 8 ? bytes & ~(.max &<< UInt64(8 * range.count)) : bytes
    }
}
