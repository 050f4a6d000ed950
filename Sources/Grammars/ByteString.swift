/// UTF-8 bytes that are written as a string literal, so that a grammar reads like the language it describes.
@usableFromInline
package struct ByteString: Sendable, Equatable, ExpressibleByStringLiteral {
    @usableFromInline package let bytes: [UInt8]

    @inlinable package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    @inlinable package init(stringLiteral value: String) {
        bytes = Array(value.utf8)
    }

    @inlinable package var count: Int { bytes.count }
    @inlinable package var isEmpty: Bool { bytes.isEmpty }
    @inlinable package var first: Unicode.Scalar? { bytes.first.map(Unicode.Scalar.init) }
    @inlinable package var last: Unicode.Scalar? { bytes.last.map(Unicode.Scalar.init) }
}
