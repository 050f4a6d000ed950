/// A hash of bytes that is the same on every machine and every day: 64-bit FNV-1a (RFC 9923). It tells texts apart; it
/// is no seal.
package struct ByteHash: Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {
    }

    /// Takes in a byte.
    package mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// Takes in a stretch of bytes.
    package mutating func add(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        for index in range { add(bytes[index]) }
    }

    /// Takes in the bytes of a text.
    package mutating func add(_ text: some StringProtocol) {
        let isAdded: Void? = text.utf8.withContiguousStorageIfAvailable { bytes in
            let bytes = unsafe Span(_unsafeElements: bytes)
            add(bytes, bytes.indices)
        }
        if isAdded == nil { for byte in text.utf8 { add(byte) } }
    }

    /// The hash of bytes.
    package static func of(_ bytes: Span<UInt8>) -> UInt64 {
        var hash = ByteHash()
        hash.add(bytes, bytes.indices)
        return hash.value
    }

    /// The hash of a text.
    package static func of(_ text: some StringProtocol) -> UInt64 {
        var hash = ByteHash()
        hash.add(text)
        return hash.value
    }
}
