/// Addresses that could run a script or read a file: `javascript:`, `vbscript:`, `file:`, and `data:` but for pictures.
package enum UnsafeAddress {
    /// Whether an address is one, by the rule of libcmark (`_scan_dangerous_url`).
    package static func isUnsafe(_ address: some StringProtocol) -> Bool {
        let schemes = ["javascript:", "vbscript:", "file:", "data:"]
        let pictures = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]
        return schemes.contains { has(address, prefix: $0) } && !pictures.contains { has(address, prefix: $0) }
    }

    private static func has(_ address: some StringProtocol, prefix: String) -> Bool {
        var bytes = address.utf8.makeIterator()
        return prefix.utf8.allSatisfy { expected in
            guard let byte = bytes.next() else { return false }
            return ((65...90).contains(byte) ? byte + 32 : byte) == expected
        }
    }
}
