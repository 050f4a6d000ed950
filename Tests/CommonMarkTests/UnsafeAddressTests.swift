import MarkdownEvents
import Testing

@Suite struct UnsafeAddressTests {
    @Test(arguments: [
        "javascript:x", "VBScript:x", "file:///etc/passwd", "FILE:x", "data:text/html,x", "data:image/svg+xml,x",
    ])
    func `an address that could run a script or read a file`(address: String) {
        #expect(UnsafeAddress.isUnsafe(address))
    }

    @Test(arguments: ["https://a.test/", "data:image/png;base64,x", "files/x", "file", "mailto:a@a.test", ""])
    func `an address that could not`(address: String) {
        #expect(!UnsafeAddress.isUnsafe(address))
    }
}
