/// Brackets that remained text and were meant as a link.
extension InlineContent {
    /// How far a link's end is looked for.
    private static let longest = 1_000

    /// What is wrong with brackets that have something like a link's address behind or a link's text before them.
    /// - Parameter pair: where the brackets stand in the content.
    /// - Returns: the reason, and where all of it stands in the content.
    func linkSlip(_ pair: Range<Int>) -> (reason: SyntaxSlip.Link, range: Range<Int>)? {
        switch byte(pair.upperBound) {
        case UInt8(ascii: "("):
            let (inner, end) = parentheses(pair.upperBound)
            guard Self.looksLikeAddress(bytes[inner]) else { return nil }
            guard let end else { return (.unclosed, pair.lowerBound..<inner.upperBound) }
            let hasSpace = bytes[inner].contains { $0.isSpaceOrTab }
            return (hasSpace ? .space : .other, pair.lowerBound..<end)
        case .space where byte(pair.upperBound + 1) == UInt8(ascii: "("):
            let (inner, end) = parentheses(pair.upperBound + 1)
            guard let end, !bytes[inner].contains(where: \.isMarkdownSpace), Self.isAddress(bytes[inner]) else {
                return nil
            }
            return (.gap, pair.lowerBound..<end)
        default:
            guard pair.lowerBound > lowerBound, bytes[pair.lowerBound - 1] == UInt8(ascii: ")"),
                Self.isAddress(bytes[pair.dropFirst().dropLast()])
            else { return nil }
            return (.swapped, pair)
        }
    }

    /// Whether brackets refer to a footnote.
    func isFootnote(_ pair: Range<Int>) -> Bool {
        let label = bytes[pair.dropFirst().dropLast()]
        guard label.first == UInt8(ascii: "^"), label.count > 1 else { return false }
        let name = label.dropFirst()
        let dash = UInt8(ascii: "-")
        guard name.allSatisfy({ $0.isWord || $0 == dash || $0 == UInt8(ascii: "_") }) else { return false }
        // `[^a-z]` is a part of a regular expression.
        return !(name.count >= 3 && name[name.startIndex + 1] == dash && name.count % 3 == 0)
    }

    /// What stands between a parenthesis and the one that closes it, or the end of the line; and the end of both.
    private func parentheses(_ start: Int) -> (inner: Range<Int>, end: Int?) {
        var depth = 0
        var offset = start + 1
        let limit = min(upperBound, start + Self.longest)
        while offset < limit, !bytes[offset].isLineEnding {
            switch bytes[offset] {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                if depth == 0 { return (start + 1..<offset, offset + 1) }
                depth -= 1
            default: break
            }
            offset += isEscape(offset) ? 2 : 1
        }
        return (start + 1..<min(max(offset, start + 1), upperBound), nil)
    }

    /// Whether a text can hardly be anything but an address.
    private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
        let starts = ["#", "./", "../", "mailto:"]
        return text.count > 1
            && (starts.contains { text.starts(with: $0.utf8) } || text.holds("://")
                || text.suffix(3).elementsEqual(".md".utf8))
    }

    /// Whether a text in parentheses directly behind brackets is one, perhaps with spaces or a title.
    private static func looksLikeAddress(_ text: ArraySlice<UInt8>) -> Bool {
        if isAddress(text) || text.first == UInt8(ascii: "/") || text.first == UInt8(ascii: "<") { return true }
        // A file's name: it ends in an extension, before a fragment, a query or a title.
        let ends = [UInt8(ascii: "#"), UInt8(ascii: "?"), UInt8(ascii: "\""), UInt8(ascii: "'")]
        var name = text.prefix { !ends.contains($0) }
        while name.last?.isSpaceOrTab == true { name = name.dropLast() }
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return false }
        let suffix = name[(dot + 1)...]
        return (2...5).contains(suffix.count) && suffix.allSatisfy { $0.isWord && $0 < 0x80 }
            && name[dot - 1].isWord
    }
}
