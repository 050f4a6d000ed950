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
        var offset = start
        while offset < count, !holds(text, at: offset) { offset += 1 }
        return offset < count ? offset..<offset + text.utf8CodeUnitCount : nil
    }
}
