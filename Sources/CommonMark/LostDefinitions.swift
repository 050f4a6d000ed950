internal import MarkdownEvents

/// Finds lines that name an address (`[name]: address`), so that they are not shown, which nothing uses: footnotes of one
/// word, remarks, and addresses of links that were taken out or are called otherwise.
enum LostDefinitions {
    /// - Parameters:
    ///   - events: a document's events.
    ///   - source: the text that they were read from.
    /// - Returns: the slips, in order.
    static func slips(in events: [MarkdownEvent], _ source: SourceLines) -> [SyntaxSlip] {
        var slips: [SyntaxSlip] = []
        var used: Set<String>?
        var names: Set<String> = []
        var leaves = events.lazy.compactMap { if case .leaf(_, let range) = $0 { range } else { nil } }.makeIterator()
        var leaf = leaves.next()
        for number in 1...max(source.count, 1) {
            let line = source.trimmedLine(number)
            while let range = leaf, range.upperBound <= line.lowerBound { leaf = leaves.next() }
            // A line that shows something defines nothing.
            if let range = leaf, range.lowerBound < line.upperBound { continue }
            guard let definition = definition(at: number, of: source) else { continue }
            let destinations = used ?? destinations(in: events)
            used = destinations
            let isFirst = names.insert(definition.name).inserted
            guard !destinations.contains(definition.destination) else { continue }
            let range = definition.range
            let kind: SyntaxSlip.Kind = isFirst ? .definition(isFootnote: definition.isFootnote) : .repeatedDefinition
            slips.append(SyntaxSlip(kind: kind, range: range))
        }
        return slips
    }

    private static func destinations(in events: [MarkdownEvent]) -> Set<String> {
        var destinations: Set<String> = []
        for case .enter(.link(let link), _) in events { destinations.insert(link.destination) }
        for case .enter(.image(let image), _) in events { destinations.insert(image.destination) }
        return destinations
    }

    /// What a line defines, perhaps with the next ones, unless it is a remark.
    private static func definition(
        at number: Int,
        of source: SourceLines
    ) -> (range: Range<Int>, name: String, destination: String, isFootnote: Bool)? {
        let line = source.bytes[source.trimmedLine(number)]
        // Behind the markers of lists and quotes.
        let text = line.drop { $0 != UInt8(ascii: "[") }
        guard !text.isEmpty, line[..<text.startIndex].allSatisfy(isMarker),
            let (label, last, colon) = label(in: text.dropFirst(), at: number, of: source)
        else { return nil }
        let end = source.trimmedLine(last).upperBound
        let own = source.bytes[colon + 1..<max(end, colon + 1)].drop(while: \.isSpaceOrTab)
        let words = own.isEmpty ? unmarked(source.next(last)) : own
        let isBracketed = words.first == UInt8(ascii: "<")
        let destination =
            isBracketed
            ? bracketed(words.dropFirst()) : words.prefix { !$0.isSpaceOrTab }
        let isFootnote = label.first == UInt8(ascii: "^")
        guard isFootnote || isMeant(destination, as: label) else { return nil }
        let name = String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
        let range = text.startIndex..<max(end, words.endIndex)
        return (range, name.joined(separator: " "), meaning(of: destination, isBracketed), isFootnote)
    }

    /// A label, which may go on in further lines and hold brackets behind a backslash (CommonMark 0.31, section 6.3).
    /// - Returns: the label, the line in which it ends, and the place of the colon behind it.
    private static func label(
        in text: ArraySlice<UInt8>,
        at number: Int,
        of source: SourceLines
    ) -> (words: [UInt8], line: Int, colon: Int)? {
        var label: [UInt8] = []
        var (rest, number) = (text, number)
        while label.count <= longestLabel {
            while let byte = rest.popFirst() {
                switch byte {
                case UInt8(ascii: "["): return nil
                case UInt8(ascii: "]"):
                    return rest.first == UInt8(ascii: ":") ? (label, number, rest.startIndex) : nil
                case .backslash: label += [byte] + [rest.popFirst()].compactMap { $0 }
                default: label.append(byte)
                }
            }
            label.append(.space)
            rest = unmarked(source.next(number))
            number += 1
            // An empty line ends the paragraph.
            guard !rest.isEmpty else { return nil }
        }
        return nil
    }

    private static let longestLabel = 999

    /// A further line of a paragraph without what a quote puts before it.
    private static func unmarked(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        line.drop { $0.isSpaceOrTab || $0 == UInt8(ascii: ">") }
    }

    /// What stands before the `>` that closes an address.
    private static func bracketed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = text.startIndex
        while end < text.endIndex, text[end] != UInt8(ascii: ">") { end += text[end] == .backslash ? 2 : 1 }
        return text[..<min(end, text.endIndex)]
    }

    /// An address without its escapes, as links have it.
    private static func meaning(of destination: ArraySlice<UInt8>, _ isBracketed: Bool) -> String {
        let written = String(decoding: destination, as: UTF8.self)
        guard destination.contains(where: { $0 == .backslash || $0 == UInt8(ascii: "&") }) else { return written }
        let link = MarkdownDocument(parsing: isBracketed ? "[a](<\(written)>)" : "[a](\(written))")
        return destinations(in: link.events).first ?? written
    }

    private static func isMarker(_ byte: UInt8) -> Bool {
        byte.isSpaceOrTab || byte.isASCIIDigit || ">*+-.)".utf8.contains(byte)
    }

    /// Whether an address was meant as one: `[//]: # (…)` and `[comment]: <> (…)` are comments.
    private static func isMeant(_ destination: ArraySlice<UInt8>, as label: [UInt8]) -> Bool {
        label.contains { $0.isWord } && !destination.isEmpty && !destination.elementsEqual("#".utf8)
    }
}
