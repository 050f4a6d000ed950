/// A name for bytes: their hash in hexadecimal.
package enum ContentHash {
    package static func name(of bytes: [UInt8]) -> String {
        var hash = ByteHash()
        hash.add(bytes.span, bytes.indices)
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
