/// A name for bytes: 64-bit FNV-1a (RFC 9923) in hexadecimal. It tells versions of a file apart; it is no seal.
enum ContentHash {
    static func name(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
