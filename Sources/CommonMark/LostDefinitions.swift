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
            guard let definition = definition(source.bytes[line], before: source.next(number)) else { continue }
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

    /// What a line defines, perhaps by an address in the next, unless it is a remark.
    private static func definition(
        _ line: ArraySlice<UInt8>,
        before next: ArraySlice<UInt8>
    ) -> (range: Range<Int>, name: String, destination: String, isFootnote: Bool)? {
        guard let colon = line.place(of: "]:") else { return nil }
        // Behind the markers of lists and quotes.
        let text = line.drop { $0 != UInt8(ascii: "[") }
        guard text.startIndex < colon.lowerBound, line[..<text.startIndex].allSatisfy(isMarker) else { return nil }
        let label = line[text.startIndex + 1..<colon.lowerBound]
        let own = line[colon.upperBound...].drop(while: \.isSpaceOrTab)
        let words = own.isEmpty ? next.drop { $0.isSpaceOrTab || $0 == UInt8(ascii: ">") } : own
        let isBracketed = words.first == UInt8(ascii: "<")
        let destination =
            isBracketed
            ? bracketed(words.dropFirst()) : words.prefix { !$0.isSpaceOrTab }
        let isFootnote = label.first == UInt8(ascii: "^")
        guard isFootnote || isMeant(destination, as: label) else { return nil }
        let name = String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
        let range = text.startIndex..<max(line.endIndex, words.endIndex)
        return (range, name.joined(separator: " "), meaning(of: destination, isBracketed), isFootnote)
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
    private static func isMeant(_ destination: ArraySlice<UInt8>, as label: ArraySlice<UInt8>) -> Bool {
        label.contains { $0.isWord } && !destination.isEmpty && !destination.elementsEqual("#".utf8)
    }
}
