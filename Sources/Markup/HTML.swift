/// A piece of finished HTML: whatever needed escaping has been escaped.
///
/// The type is the promise. Text becomes `HTML` only through an ``HTMLBuffer``, so a value of this type
/// may be put into a page as it is.
package struct HTML: Sendable, Equatable {
    /// The markup, UTF-8.
    package let bytes: [UInt8]

    /// No markup at all.
    package static let empty = HTML(bytes: [])

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The markup as a string, for a template.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether there is nothing in it.
    package var isEmpty: Bool { bytes.isEmpty }
}
