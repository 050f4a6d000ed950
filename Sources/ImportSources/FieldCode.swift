/// What may be a code, to who looks for some in texts.
package enum FieldCode {
    /// Whether a text has what words have not: a digit or `_`.
    package static func looksSo(_ text: String) -> Bool {
        text.utf8.count > 2 && text.utf8.contains { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
    }
}
