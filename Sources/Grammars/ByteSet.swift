/// A set of ASCII characters, written as a string literal that lists them. Looking one up is a shift and a mask.
@usableFromInline
package struct ByteSet: Sendable, ExpressibleByStringLiteral {
    @usableFromInline var low: UInt64 = 0
    @usableFromInline var high: UInt64 = 0

    @usableFromInline
    package init(stringLiteral value: String) {
        for scalar in value.unicodeScalars { insert(scalar) }
    }

    @inlinable
    package var isEmpty: Bool { low | high == 0 }

    @inlinable @inline(__always)
    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        let half = scalar.value < 64 ? low : scalar.value < 128 ? high : 0
        return half >> UInt64(scalar.value & 63) & 1 == 1
    }

    mutating func insert(_ scalar: Unicode.Scalar) {
        let bit: UInt64 = 1 << UInt64(scalar.value & 63)
        if scalar.value < 64 { low |= bit } else if scalar.value < 128 { high |= bit }
    }

    mutating func formUnion(_ other: ByteSet) {
        low |= other.low
        high |= other.high
    }
}
