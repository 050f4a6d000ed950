/// SHA-256 (FIPS 180-4, section 6.2): what anyone can check a published file by.
package struct SHA256: Sendable {
    private static let blockSize = 64

    private var state: [UInt32] = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]
    private var schedule = [UInt32](repeating: 0, count: 64)
    /// What fills no block yet.
    private var rest: [UInt8] = []
    private var count: UInt64 = 0

    package init() {
        rest.reserveCapacity(2 * Self.blockSize)
    }

    /// Takes in bytes.
    package mutating func add(_ bytes: ArraySlice<UInt8>) {
        count += UInt64(bytes.count)
        var bytes = bytes
        if !rest.isEmpty {
            let head = bytes.prefix(Self.blockSize - rest.count)
            rest += head
            bytes = bytes.dropFirst(head.count)
            guard rest.count == Self.blockSize else { return }
            let block = rest
            mix(block.span, 0)
            rest.removeAll(keepingCapacity: true)
        }
        let span = bytes.span
        var start = 0
        while start + Self.blockSize <= span.count {
            mix(span, start)
            start += Self.blockSize
        }
        rest += bytes.dropFirst(start)
    }

    /// The hash of all that was taken in, in hexadecimal.
    package consuming func hexadecimal() -> String {
        let bits = count * 8
        var end = [UInt8](repeating: 0, count: 1 + (119 - Int(count % 64)) % 64)
        end[0] = 0x80
        for shift in stride(from: 56, through: 0, by: -8) {
            end.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        add(end[...])
        let digits = state.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.utf8.count) + digits
        }
        return digits.joined()
    }

    /// The hash of bytes, in hexadecimal.
    package static func hexadecimal(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.add(bytes[...])
        return hash.hexadecimal()
    }

    private mutating func mix(_ bytes: Span<UInt8>, _ start: Int) {
        for index in 0..<16 {
            let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self)
            schedule[index] = UInt32(bigEndian: word)
        }
        for index in 16..<64 {
            let (early, late) = (schedule[index - 15], schedule[index - 2])
            let small = Self.turned(early, 7) ^ Self.turned(early, 18) ^ (early >> 3)
            let large = Self.turned(late, 17) ^ Self.turned(late, 19) ^ (late >> 10)
            schedule[index] = schedule[index - 16] &+ small &+ schedule[index - 7] &+ large
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for index in 0..<64 {
            let choice = (e & f) ^ (~e & g)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            let one = h &+ (Self.turned(e, 6) ^ Self.turned(e, 11) ^ Self.turned(e, 25)) &+ choice
            let first = one &+ Self.constants[index] &+ schedule[index]
            let second = (Self.turned(a, 2) ^ Self.turned(a, 13) ^ Self.turned(a, 22)) &+ majority
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ second)
        }
        for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
    }

    private static func turned(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}
