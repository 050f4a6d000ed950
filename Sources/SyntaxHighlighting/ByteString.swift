/// UTF-8 bytes that are written as a string literal, so that a grammar reads like the language it describes.
struct ByteString: Sendable, Equatable, ExpressibleByStringLiteral {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(stringLiteral value: String) {
        bytes = Array(value.utf8)
    }

    var count: Int { bytes.count }
    var isEmpty: Bool { bytes.isEmpty }
    var first: Unicode.Scalar? { bytes.first.map(Unicode.Scalar.init) }
    var last: Unicode.Scalar? { bytes.last.map(Unicode.Scalar.init) }
}
