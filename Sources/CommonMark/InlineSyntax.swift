/// The parts of CommonMark's inline syntax that libcmark reads without leaving a trace in its tree.
extension InlineContent {
    /// The byte at an offset, 0 behind the end.
    func byte(_ offset: Int) -> UInt8 {
        offset < upperBound ? bytes[offset] : 0
    }

    func isEscape(_ offset: Int) -> Bool {
        byte(offset) == .backslash && byte(offset + 1).isASCIIPunctuation
    }

    func skippingSpace(_ offset: Int) -> Int {
        var offset = offset
        while byte(offset).isMarkdownSpace { offset += 1 }
        return offset
    }

    /// The end of the link label (`[label]`) that begins at an offset.
    func endOfLabel(_ start: Int) -> Int? {
        guard byte(start) == UInt8(ascii: "[") else { return nil }
        var offset = start + 1
        while offset < upperBound, offset - start <= 1001 {
            switch bytes[offset] {
            case UInt8(ascii: "]"): return offset + 1
            case UInt8(ascii: "["): return nil
            default: offset += isEscape(offset) ? 2 : 1
            }
        }
        return nil
    }

    /// The destination, and the end of all, of what stands in parentheses behind a link's text.
    func inlineDestination(_ start: Int) -> (destination: Range<Int>, end: Int)? {
        guard byte(start) == UInt8(ascii: "("), let (destination, end) = destination(skippingSpace(start + 1)) else {
            return nil
        }
        var offset = skippingSpace(end)
        if offset > end, let title = endOfTitle(offset) { offset = skippingSpace(title) }
        return byte(offset) == UInt8(ascii: ")") && offset < upperBound ? (destination, offset + 1) : nil
    }

    /// The end of the link reference definition that begins at an offset, the line ending included.
    func endOfDefinition(_ start: Int) -> Int? {
        guard let label = endOfLabel(start), label > start + 2, byte(label) == UInt8(ascii: ":") else { return nil }
        guard let (destination, end) = destination(skippingBlanks(label + 1)) else { return nil }
        guard !destination.isEmpty || byte(end - 1) == UInt8(ascii: ">") else { return nil }
        let space = skippingBlanks(end)
        if space > end, let title = endOfTitle(space), let line = endOfBlankLine(title) { return line }
        return endOfBlankLine(end)
    }

    /// Spaces and tabs, with at most one line ending among them.
    private func skippingBlanks(_ start: Int) -> Int {
        var offset = start
        while byte(offset).isSpaceOrTab { offset += 1 }
        if byte(offset) == .carriageReturn { offset += 1 }
        if byte(offset) == .lineFeed { offset += 1 }
        while byte(offset).isSpaceOrTab { offset += 1 }
        return offset
    }

    private func endOfBlankLine(_ start: Int) -> Int? {
        var offset = start
        while byte(offset).isSpaceOrTab { offset += 1 }
        guard offset < upperBound else { return offset }
        guard bytes[offset].isLineEnding else { return nil }
        if bytes[offset] == .carriageReturn, byte(offset + 1) == .lineFeed { offset += 1 }
        return offset + 1
    }

    private func destination(_ start: Int) -> (destination: Range<Int>, end: Int)? {
        var offset = start
        if byte(start) == UInt8(ascii: "<") {
            offset += 1
            while offset < upperBound {
                switch bytes[offset] {
                case UInt8(ascii: ">"): return (start + 1..<offset, offset + 1)
                case UInt8(ascii: "<"), .lineFeed, .carriageReturn: return nil
                default: offset += isEscape(offset) ? 2 : 1
                }
            }
            return nil
        }
        var parentheses = 0
        scan: while offset < upperBound {
            switch bytes[offset] {
            case UInt8(ascii: "("):
                parentheses += 1
                if parentheses > 32 { return nil }
                offset += 1
            case UInt8(ascii: ")"):
                if parentheses == 0 { break scan }
                parentheses -= 1
                offset += 1
            case 0: offset += 1
            case ...UInt8.space, 0x7F: break scan
            default: offset += isEscape(offset) ? 2 : 1
            }
        }
        return parentheses == 0 ? (start..<offset, offset) : nil
    }

    private func endOfTitle(_ start: Int) -> Int? {
        let closing: UInt8
        switch byte(start) {
        case UInt8(ascii: "\""): closing = UInt8(ascii: "\"")
        case UInt8(ascii: "'"): closing = UInt8(ascii: "'")
        case UInt8(ascii: "("): closing = UInt8(ascii: ")")
        default: return nil
        }
        var offset = start + 1
        while offset < upperBound {
            if bytes[offset] == closing { return offset + 1 }
            if closing == UInt8(ascii: ")"), bytes[offset] == UInt8(ascii: "(") { return nil }
            offset += isEscape(offset) ? 2 : 1
        }
        return nil
    }

    /// The end of the code span that begins with the backticks at an offset.
    func endOfCodeSpan(_ start: Int) -> Int? {
        let ticks = UInt8(ascii: "`")
        var offset = start
        while byte(offset) == ticks { offset += 1 }
        let length = offset - start
        guard length > 0 else { return nil }
        while offset < upperBound {
            guard bytes[offset] == ticks else {
                offset += 1
                continue
            }
            let run = offset
            while byte(offset) == ticks { offset += 1 }
            if offset - run == length { return offset }
        }
        return nil
    }

    /// The end of a run of bytes that must be those of a text; NUL has become U+FFFD.
    func end(ofVerbatim text: ArraySlice<UInt8>, at start: Int) -> Int? {
        var offset = start
        var bytesToSkip = 0
        for expected in text {
            if bytesToSkip > 0 {
                bytesToSkip -= 1
                continue
            }
            guard offset < upperBound else { return nil }
            if bytes[offset] == 0, expected == 0xEF {
                bytesToSkip = 2
            } else if bytes[offset] != expected {
                return nil
            }
            offset += 1
        }
        return offset
    }

    /// The end of a text that stands there as it is, without a character that could have a meaning: most of them.
    func end(ofPlain text: Span<UInt8>, at start: Int) -> Int? {
        guard start + text.count <= upperBound else { return nil }
        let source = bytes.span.extracting(start..<start + text.count)
        // All bytes are looked at, and not those before the first that differs: so many are compared at once.
        var differing: UInt8 = 0
        for index in text.indices {
            let byte = text[index]
            differing |= source[index] ^ byte
            differing |= (byte == 0 ? 1 : 0) | (byte == .backslash ? 1 : 0) | (byte == UInt8(ascii: "&") ? 1 : 0)
            differing |= (byte == UInt8(ascii: "[") ? 1 : 0) | (byte == UInt8(ascii: "]") ? 1 : 0)
        }
        guard differing == 0 else { return nil }
        return start + text.count
    }

    /// The end of what looks like an entity at an offset.
    func endOfEntity(_ start: Int) -> Int? {
        var end = start + 1
        if byte(end) == UInt8(ascii: "#") { end += 1 }
        while byte(end).isASCIIDigit || (65...90).contains(byte(end)) || (97...122).contains(byte(end)) { end += 1 }
        return byte(end) == UInt8(ascii: ";") && end - start > 1 && end - start < 40 ? end + 1 : nil
    }
}
