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
            guard let definition = definition(source.bytes[line]) else { continue }
            let destinations = used ?? destinations(in: events)
            used = destinations
            let isFirst = names.insert(definition.name).inserted
            guard !destinations.contains(definition.destination) else { continue }
            let range = definition.start..<line.upperBound
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

    /// What a line defines, unless it is a remark.
    private static func definition(
        _ line: ArraySlice<UInt8>
    ) -> (start: Int, name: String, destination: String, isFootnote: Bool)? {
        guard let colon = line.place(of: "]:") else { return nil }
        // Behind the markers of lists and quotes.
        let text = line.drop { $0 != UInt8(ascii: "[") }
        guard text.startIndex < colon.lowerBound, line[..<text.startIndex].allSatisfy(isMarker) else { return nil }
        let label = line[text.startIndex + 1..<colon.lowerBound]
        let words = line[colon.upperBound...].drop(while: \.isSpaceOrTab)
        let isBracketed = words.first == UInt8(ascii: "<")
        let destination =
            isBracketed
            ? words.dropFirst().prefix { $0 != UInt8(ascii: ">") } : words.prefix { !$0.isSpaceOrTab }
        let isFootnote = label.first == UInt8(ascii: "^")
        guard isFootnote || isMeant(destination, as: label) else { return nil }
        let name = String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
        return (text.startIndex, name.joined(separator: " "), String(decoding: destination, as: UTF8.self), isFootnote)
    }

    private static func isMarker(_ byte: UInt8) -> Bool {
        byte.isSpaceOrTab || byte.isASCIIDigit || ">*+-.)".utf8.contains(byte)
    }

    /// Whether an address was meant as one: `[//]: # (…)` and `[comment]: <> (…)` are comments. One with escapes is another
    /// to who asks for it by its bytes.
    private static func isMeant(_ destination: ArraySlice<UInt8>, as label: ArraySlice<UInt8>) -> Bool {
        label.contains { $0.isWord } && !destination.isEmpty && !destination.elementsEqual("#".utf8)
            && !destination.contains { $0 == .backslash || $0 == UInt8(ascii: "&") }
    }
}
