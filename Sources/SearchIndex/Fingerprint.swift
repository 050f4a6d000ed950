/// A hash that is the same on every machine and every day: FNV-1a with 64 bits.
struct Fingerprint {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    /// The hash of some bytes.
    init(of bytes: some Sequence<UInt8>) {
        add(bytes)
    }

    /// Takes in some bytes.
    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }

    /// Takes in the bytes of a text.
    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { unsafe add($0) }
    }

    /// Eight hexadecimal digits: enough to tell one index from the next.
    var text: String {
        let digits = String(UInt32(truncatingIfNeeded: value ^ (value >> 32)), radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
