internal import MarkdownEvents

/// Finds lines that name an address (`[name]: address`), so that they are not shown, which nothing uses and which were
/// hardly meant so: footnotes of one word, and remarks. An address that is not used yet loses no words.
enum LostDefinitions {
    /// - Parameters:
    ///   - events: a document's events.
    ///   - source: the text that they were read from.
    /// - Returns: the slips, in order.
    static func slips(in events: [MarkdownEvent], _ source: SourceLines) -> [SyntaxSlip] {
        var slips: [SyntaxSlip] = []
        var used: Set<String>?
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
            guard !destinations.contains(definition.destination) else { continue }
            let range = definition.start..<line.upperBound
            slips.append(SyntaxSlip(kind: .definition(isFootnote: definition.isFootnote), range: range))
        }
        return slips
    }

    private static func destinations(in events: [MarkdownEvent]) -> Set<String> {
        var destinations: Set<String> = []
        for case .enter(.link(let link), _) in events { destinations.insert(link.destination) }
        for case .enter(.image(let image), _) in events { destinations.insert(image.destination) }
        return destinations
    }

    /// What a line defines, where that is hardly an address.
    private static func definition(
        _ line: ArraySlice<UInt8>
    ) -> (start: Int, destination: String, isFootnote: Bool)? {
        guard let colon = line.place(of: "]:") else { return nil }
        // Behind the markers of lists and quotes.
        let text = line.drop { $0 != UInt8(ascii: "[") }
        guard text.startIndex < colon.lowerBound, line[..<text.startIndex].allSatisfy(isMarker) else { return nil }
        let label = line[text.startIndex + 1..<colon.lowerBound]
        let words = line[colon.upperBound...].drop(while: \.isSpaceOrTab)
        let destination = words.prefix { !$0.isSpaceOrTab }
        let isFootnote = label.first == UInt8(ascii: "^")
        guard isFootnote || isWord(destination) else { return nil }
        return (text.startIndex, String(decoding: destination, as: UTF8.self), isFootnote)
    }

    private static func isMarker(_ byte: UInt8) -> Bool {
        byte.isSpaceOrTab || byte.isASCIIDigit || ">*+-.)".utf8.contains(byte)
    }

    /// Whether an address is a word of a text: it has neither a scheme, nor folders, nor an extension. `[//]: # (…)` is a
    /// comment.
    private static func isWord(_ destination: ArraySlice<UInt8>) -> Bool {
        let ends = ".,;!?…".utf8
        var word = destination
        while let last = word.last, ends.contains(last) { word = word.dropLast() }
        return !word.isEmpty && word.allSatisfy { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'") }
            && word.contains { $0.isWord }
    }
}
