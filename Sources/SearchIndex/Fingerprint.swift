/// A hash that is the same on every machine and every day: FNV-1a with 64 bits.
struct Fingerprint {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    /// Takes in some bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// Takes in another.
    mutating func add(_ other: Fingerprint) {
        for shift in stride(from: 0, to: UInt64.bitWidth, by: 8) {
            add(CollectionOfOne(UInt8(truncatingIfNeeded: other.value >> UInt64(shift))))
        }
    }

    /// Eight hexadecimal digits: enough to tell one build from the next.
    var text: String {
        let digits = String(UInt32(truncatingIfNeeded: value ^ (value >> 32)), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
