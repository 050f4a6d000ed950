import Bytes
import Testing

/// The examples of FIPS 180-4 and of NIST's test vectors.
struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `a text has the hash that others say`(text: String, hash: String) {
        #expect(SHA256.hexadecimal(of: Array(text.utf8)) == hash)
    }

    @Test(arguments: [1, 55, 56, 63, 64, 65, 1_000])
    func `bytes have one hash however they come in`(step: Int) {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        var hash = SHA256()
        for start in stride(from: 0, to: bytes.count, by: step) {
            hash.add(bytes[start..<min(start + step, bytes.count)])
        }
        #expect(hash.hexadecimal() == SHA256.hexadecimal(of: bytes))
    }
}
