extension [UInt8] {
    /// Whether a text stands at an offset.
    package func holds(_ text: StaticString, at offset: Int) -> Bool {
        text.withUTF8Buffer { wanted in
            guard offset + wanted.count <= count else { return false }
            return (0..<wanted.count).allSatisfy { unsafe self[offset + $0] == wanted[$0] }
        }
    }

    /// The first place of a text from an offset on, or `nil` where there is none.
    package func place(of text: StaticString, from start: Int) -> Range<Int>? {
        guard let first = text.withUTF8Buffer({ unsafe $0.first }) else { return nil }
        var offset = span.position(of: first, from: start)
        while offset < count, !holds(text, at: offset) { offset = span.position(of: first, from: offset + 1) }
        return offset < count ? offset..<offset + text.utf8CodeUnitCount : nil
    }
}

extension Span<UInt8> {
    /// The first position of a byte from an offset on, or the end. Sixteen bytes are looked at in one step.
    package func position(of byte: UInt8, from start: Int) -> Int {
        let wanted = SIMD16(repeating: byte)
        var offset = start
        while offset + 16 <= count {
            let block = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
            // A byte of ones for each that is wanted.
            let found = unsafe unsafeBitCast(block .== wanted, to: SIMD2<UInt64>.self)
            if found[0] != 0 { return offset + found[0].littleEndian.trailingZeroBitCount / 8 }
            if found[1] != 0 { return offset + 8 + found[1].littleEndian.trailingZeroBitCount / 8 }
            offset += 16
        }
        while offset < count, self[offset] != byte { offset += 1 }
        return offset
    }
}
