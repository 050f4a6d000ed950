internal import CommonMark
internal import Diagnostics
package import MarkdownEvents
package import SiteModel

/// Quotes that are for some readers: those that begin with `[!INTERNAL]`, of which a public site has nothing, and those that
/// begin with `[!MARKET jp, th]`, which say for which markets they are.
package enum AudienceBlocks {
    /// A text with such quotes known as such.
    package struct Marked {
        package let events: [MarkdownEvent]
        /// The lines that name a kind, in UTF-8 bytes.
        package let markers: [Range<Int>]
        /// Those of them that are for internal readers.
        package let internalMarkers: [Range<Int>]
        /// Where text is meant for some readers and would be shown to all.
        package let misplaced: [Range<Int>]
    }

    private static let internalMarker = "[!internal"

    /// A text as an audience gets it, of the same length: what is not for it is blank, as if it had never been written.
    package static func text(_ text: String, for audience: Audience) -> String {
        guard audience == .everyone, mayHoldMarker(text) else { return text }
        var bytes = Array(text.utf8)
        for block in internalBlocks(in: text) {
            var end = bytes[block.upperBound...].firstIndex(of: .lineFeed) ?? bytes.count
            // Whatever goes on as a quote below it is a part of it.
            while let next = lineOfQuote(behind: end, in: bytes) { end = next }
            let start = bytes[..<block.lowerBound].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
            for index in start..<end where bytes[index] != .lineFeed { bytes[index] = UInt8(ascii: " ") }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a text may hold a marker of any kind: most hold none.
    package static func mayHoldMarker(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        var found: UInt8 = 0
        // All bytes are looked at, and not those before the first: so many are compared at once.
        for index in bytes.indices { found |= bytes[index] == UInt8(ascii: "!") ? 1 : 0 }
        guard found == 1 else { return false }
        return bytes.indices.contains { index in
            guard bytes[index] == UInt8(ascii: "!") else { return false }
            var start = index + 1
            while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
            func reads(_ word: String) -> Bool {
                start + word.utf8.count <= bytes.count
                    && zip(start..., word.utf8).allSatisfy { bytes[$0] | 0x20 == $1 }
            }
            // What is not quite `internal` may be meant so.
            return reads("i") && !reads("important") || reads("market")
        }
    }

    /// The quotes for internal readers that stand in nothing else.
    private static func internalBlocks(in text: String) -> [Range<Int>] {
        let events = MarkdownDocument(parsing: text).events
        var blocks: [Range<Int>] = []
        var depth = 0
        for (index, event) in events.enumerated() {
            switch event {
            case .enter(.blockQuote, let range) where depth == 0:
                if case .internal? = marker(index, in: events) {
                    let end = end(of: index, in: events)
                    let inner = events[index..<end].compactMap(\.range?.upperBound).max() ?? range.upperBound
                    blocks.append(range.lowerBound..<max(range.upperBound, inner))
                }
                depth += 1
            case .enter: depth += 1
            case .exit: depth -= 1
            case .leaf: break
            }
        }
        return blocks
    }

    /// The end of the line behind a line's end, where it goes on with a quote.
    private static func lineOfQuote(behind end: Int, in bytes: [UInt8]) -> Int? {
        guard end < bytes.count else { return nil }
        let line = bytes[(end + 1)...].prefix { $0 != .lineFeed }
        let indent = line.prefix { $0 == UInt8(ascii: " ") }
        guard indent.count < 4, line.dropFirst(indent.count).first == UInt8(ascii: ">") else { return nil }
        return line.endIndex
    }

    /// The event behind the exit of what is entered at an index.
    private static func end(of index: Int, in events: [MarkdownEvent]) -> Int {
        var depth = 0
        for position in index..<events.count {
            switch events[position] {
            case .enter: depth += 1
            case .exit: depth -= 1
            case .leaf: break
            }
            if depth == 0 { return position + 1 }
        }
        return events.count
    }

    /// What the first line of a quote that is entered at an index names.
    private static func marker(_ index: Int, in events: [MarkdownEvent]) -> MarkdownEvent.Readers? {
        guard index + 3 < events.count, case .enter(.paragraph, _) = events[index + 1],
            case .leaf(.text(let text), _) = events[index + 2]
        else { return nil }
        switch events[index + 3] {
        case .exit, .leaf(.softBreak, _), .leaf(.lineBreak, _): return readers(text)
        default: return nil
        }
    }

    private static func readers(_ marker: String) -> MarkdownEvent.Readers? {
        guard marker.hasPrefix("[!"), marker.hasSuffix("]") else { return nil }
        let words = marker.dropFirst(2).dropLast()
        if words.lowercased() == "internal" { return .internal }
        guard words.lowercased().hasPrefix("market ") else { return nil }
        let names = words.dropFirst("market ".count).split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.split(separator: " ").joined(separator: " ") }
        return names.allSatisfy { !$0.isEmpty } ? .markets(names.joined(separator: ", ")) : nil
    }

    /// Takes the markers out of a text that an audience gets.
    /// - Parameters:
    ///   - events: the text.
    ///   - text: the text as it is written.
    /// - Returns: the text without markers, and what is wrong with them.
    package static func marked(_ events: [MarkdownEvent], in text: String) -> Marked {
        var result: [MarkdownEvent] = []
        var markers: [Range<Int>] = []
        var internalMarkers: [Range<Int>] = []
        var misplaced: [Range<Int>] = []
        var code: [Range<Int>] = []
        var depth = 0
        var index = 0
        while index < events.count {
            let event = events[index]
            index += 1
            switch event {
            case .enter(.blockQuote, let range):
                let readers = marker(index - 1, in: events)
                depth += 1
                guard let readers, readers != .internal || depth == 1 else { break }
                result.append(.enter(.forReaders(readers), range))
                let line = events[index + 1].range ?? range
                markers.append(line)
                if readers == .internal { internalMarkers.append(line) }
                // A paragraph of nothing but the marker goes with it.
                let isAlone = events[index + 2] == .exit
                if !isAlone {
                    result.append(events[index])
                    depth += 1
                }
                index += 3
                continue
            case .enter: depth += 1
            case .exit: depth -= 1
            case .leaf(.text(let text), let range):
                if isMeantInternal(text, behind: result.suffix(2)) { misplaced.append(range) }
            case .leaf(.code, let range), .leaf(.codeBlock, let range): code.append(range)
            case .leaf: break
            }
            result.append(event)
        }
        // As the address of a link that nothing names a marker would vanish.
        misplaced += places(in: text).filter { place in
            !(code + markers + misplaced).contains { $0.overlaps(place) }
        }
        return Marked(events: result, markers: markers, internalMarkers: internalMarkers, misplaced: misplaced)
    }

    /// Where a text holds what marks internal text, whatever becomes of it.
    private static func places(in text: String) -> [Range<Int>] {
        let bytes = Array(text.utf8)
        return bytes.indices.compactMap { start in
            guard bytes[start] == UInt8(ascii: "[") else { return nil }
            let rest = bytes[start...].lazy.filter { $0 != UInt8(ascii: " ") }.prefix(internalMarker.utf8.count)
            let isOne = rest.elementsEqual(internalMarker.utf8) { $0 == $1 || $0 | 0x20 == $1 }
            return isOne ? start..<start + internalMarker.utf8.count : nil
        }
    }

    /// Whether a text looks like a marker for internal readers that is not read as one.
    private static func isMeantInternal(_ text: String, behind events: ArraySlice<MarkdownEvent>) -> Bool {
        let folded = text.lowercased().filter { !$0.isWhitespace }
        if folded.contains(internalMarker) { return true }
        guard case .enter(.blockQuote, _)? = events.first, case .enter(.paragraph, _)? = events.last else {
            return false
        }
        if folded.hasPrefix("!internal") { return true }
        guard folded.hasPrefix("[!"), let end = folded.firstIndex(of: "]") else { return false }
        let word = String(folded[..<end].dropFirst(2))
        return SimilarNames.nearest(to: word, among: ["internal"]) != nil
    }
}

extension UInt8 {
    fileprivate static let lineFeed = UInt8(ascii: "\n")
}
