internal import MarkdownEvents

extension MarkdownWriter {
    /// Writes a text so that nothing of it means anything.
    mutating func write(text: String) {
        guard !isInAutolink else { return write(autolink: text) }
        var text = text
        var start = 0
        if let first = text.unicodeScalars.first, mustEncode(first) {
            write(entity: first)
            start = String(first).utf8.count
        }
        encodesNext = false
        encodesNextSpace = false
        text.withUTF8 { write(unsafe Span(_unsafeElements: $0), from: start) }
    }

    /// Whether the first character of a text would mean something beside what stands before it.
    private func mustEncode(_ first: Unicode.Scalar) -> Bool {
        // At the beginning of a file it is none of its characters.
        if first == "\u{FEFF}", bytes.isEmpty { return true }
        guard encodesNext || encodesNextSpace else { return false }
        let side = Self.side(of: first)
        return encodesNext && side.mayBeLetter || encodesNextSpace && side == .space
    }

    /// What certainly means nothing is copied in runs.
    private mutating func write(_ text: Span<UInt8>, from start: Int) {
        var position = start
        while position < text.count {
            let run = position
            // At both ends more has a meaning.
            if position > start {
                while position < text.count - 1, Self.isPlain(text[position]) { position += 1 }
            }
            append(text, run..<position)
            write(text[position], TextPlace(position, in: text, from: start))
            position += 1
        }
    }

    mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        unsafe text.extracting(range).withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Whether a byte means nothing in the middle of a text.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x20, 0x80...: true
        case UInt8(ascii: ","), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: "/"),
            UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "-"), UInt8(ascii: "?"):
            true
        default: false
        }
    }

    /// Where a byte stands in its text.
    struct TextPlace {
        let before: UInt8?
        let after: UInt8?
        /// Whether it and what follows may be read as another character.
        let beginsEntity: Bool

        init(_ position: Int, in text: Span<UInt8>, from start: Int) {
            before = position > start ? text[position - 1] : nil
            after = position + 1 < text.count ? text[position + 1] : nil
            isLastButOne = position + 2 == text.count
            beginsEntity = text[position] == UInt8(ascii: "&") && MarkdownWriter.beginsEntity(text, at: position)
        }

        var isLast: Bool { after == nil }
        var isBetweenLetters: Bool {
            before.map(MarkdownWriter.isLetter) ?? false && after.map(MarkdownWriter.isLetter) ?? false
        }
        var isBetweenSpaces: Bool { before == UInt8(ascii: " ") && after == UInt8(ascii: " ") }
        /// Whether what follows is the last of the text.
        let isLastButOne: Bool
    }

    private mutating func write(_ byte: UInt8, _ place: TextPlace) {
        switch byte {
        case 0..<0x20, 0x7F: bytes += "&#\(byte);".utf8
        case 0x20:
            // The ends of lines, cells and headings are taken away.
            let isAtEnd = place.isLast && endsLine
            if isAtTextStart || isAtEnd { append("&#32;") } else { bytes.append(byte) }
        default:
            if byte < 0x80, Self.isPunctuation(byte), isMarkup(byte, place) { append("\\") }
            bytes.append(byte)
        }
    }

    /// Whether nothing of the line, the heading or the cell stands there yet.
    private var isAtTextStart: Bool {
        if isAtLineStart { return true }
        guard index > 0, case .enter(let container, _) = events[index - 1] else { return false }
        guard container.isBlock, let last = bytes.last else { return false }
        return last == UInt8(ascii: " ")
    }

    /// Whether what comes next ends the line, the heading or the cell.
    private var endsLine: Bool {
        for event in events[(index + 1)...] {
            switch event {
            case .exit: return isExitOfBlock
            case .leaf(.softBreak, _), .leaf(.lineBreak, _): return true
            default: return false
            }
        }
        return true
    }

    private var isExitOfBlock: Bool {
        switch open[open.count - 1].kind {
        case .emphasis, .link, .autolink: false
        default: true
        }
    }

    /// Whether a character would mean something where it stands.
    private func isMarkup(_ byte: UInt8, _ place: TextPlace) -> Bool {
        if isAtLineStart, "#>+-=|:~".utf8.contains(byte) { return true }
        switch byte {
        case UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "~"): return true
        case UInt8(ascii: "]"): return isInLink
        case UInt8(ascii: "*"):
            // Either space may be written as an entity.
            let isApart = place.isBetweenSpaces && bytes.last == UInt8(ascii: " ")
            return !isApart || place.isLastButOne && endsLine
        case UInt8(ascii: "_"): return !place.isBetweenLetters
        case UInt8(ascii: "\\"):
            // What is written as an entity begins with punctuation.
            return place.after.map { Self.isPunctuation($0) || $0 < 0x21 || $0 == 0x7F } ?? true
        case UInt8(ascii: "<"):
            return place.after.map { Self.isLetter($0) || "/!?".utf8.contains($0) } ?? true
        case UInt8(ascii: "&"): return place.beginsEntity
        case UInt8(ascii: "!"): return place.isLast && isBeforeLink
        case UInt8(ascii: "|"): return isInTable
        case UInt8(ascii: "."), UInt8(ascii: ")"): return isBehindNumber
        case UInt8(ascii: "#"), UInt8(ascii: "{"): return isInHeading
        default: return false
        }
    }

    private var isBeforeLink: Bool {
        guard index + 1 < events.count, case .enter(.link, _) = events[index + 1] else { return false }
        return true
    }

    private var isInHeading: Bool {
        open.contains { if case .heading = $0.kind { true } else { false } }
    }

    /// Whether the line has nothing but digits so far: a number that could begin a list.
    private var isBehindNumber: Bool {
        guard lineStart >= 0, bytes.count > lineStart, bytes.count - lineStart <= 9 else { return false }
        return bytes[lineStart...].allSatisfy { (0x30...0x39).contains($0) }
    }

    static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    /// Whether what stands behind an `&` may make it another character.
    static func beginsEntity(_ text: Span<UInt8>, at position: Int) -> Bool {
        var end = position + 1
        if end < text.count, text[end] == UInt8(ascii: "#") { end += 1 }
        let name = end
        while end < text.count, isLetter(text[end]) { end += 1 }
        return end > name && end < text.count && text[end] == UInt8(ascii: ";")
    }
}
