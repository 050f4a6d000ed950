internal import CommonMark
internal import Diagnostics
internal import MarkdownEvents
internal import SiteModel

/// A fault of a text, before its place in a file is known.
struct TextFault {
    let code: DiagnosticCode
    let headline: String
    /// In the text, in UTF-8 bytes.
    let range: Range<Int>
    var related: [(label: String, range: Range<Int>)] = []
    var help: [String] = []
}

/// What one text shows to be wrong with it, but for its links.
enum TextFaults {
    /// - Parameters:
    ///   - document: the text, parsed.
    ///   - text: the text.
    ///   - isHTMLShown: whether raw HTML is let through.
    /// - Returns: the faults, in no order.
    static func all(in document: MarkdownDocument, _ text: String, isHTMLShown: Bool) -> [TextFault] {
        var footnotes: Set<String> = []
        var faults = document.slips.filter { slip in
            // A footnote is told where it is first referred to.
            slip.kind != .footnote || footnotes.insert(text.words(slip.range)).inserted
        }
        .map { SlipFault.fault($0, in: document, text) }
        // All bytes are looked at, and not those before the first: so many are compared at once.
        let utf8 = text.utf8Span.span
        var mayHold: UInt8 = 0
        for index in utf8.indices {
            let byte = utf8[index]
            mayHold |= (byte == UInt8(ascii: "<") ? 1 : 0) | (byte == UInt8(ascii: "&") ? 2 : 0)
            mayHold |= (byte == UInt8(ascii: "`") ? 4 : 0) | (byte == UInt8(ascii: "~") ? 4 : 0)
        }
        if mayHold & 1 != 0, !isHTMLShown { faults += leftOut(document, text) }
        if mayHold & 2 != 0 { faults += references(document.events, Array(text.utf8)) }
        if mayHold & 5 != 0 {
            faults += UnclosedBlock.faults(in: document.events, text, holdsAngles: mayHold & 1 != 0)
        }
        return faults + repeated(document.headings)
    }

    private static func leftOut(_ document: MarkdownDocument, _ text: String) -> [TextFault] {
        LeftOutHTML.losses(in: document.events, text).map { loss, range in
            let written = text.words(range, atMost: 60)
            switch loss {
            case .tag, .component:
                return TextFault(
                    code: .rawHTML,
                    headline: "`\(written)` is read as HTML and left out",
                    range: range,
                    help: [
                        written.hasSuffix("…")
                            ? "where it is meant as it stands, put it between backticks, or write `\\<` at its start"
                            : "where it is meant as it stands, write `` `\(written)` `` or `\\\(written)`",
                        "where HTML is meant, write Markdown in its place",
                    ]
                )
            case .lineBreak:
                return TextFault(
                    code: .rawHTML,
                    headline: "`\(written)` is read as HTML and left out, so that two words become one",
                    range: range,
                    help: ["to begin a new line, end this one with a backslash; in a table, write a space"]
                )
            case .block:
                return TextFault(
                    code: .rawHTML,
                    headline: "this block of HTML is left out with what it says",
                    range: range,
                    help: [
                        "write Markdown in its place; HTML that readers are to see stands between lines of ```` ``` ````",
                        "a line that begins with `<` and is no HTML begins with `\\<` or `&lt;`",
                    ]
                )
            }
        }
    }

    /// Numbers that stand for characters which no page may hold.
    private static func references(_ events: [MarkdownEvent], _ text: [UInt8]) -> [TextFault] {
        var faults: [TextFault] = []
        var turning = TurningReferences()
        for event in events {
            for place in stretches(of: event, text) {
                var offset = place.lowerBound
                while let found = reference(in: text, from: offset, to: place.upperBound) {
                    offset = found.range.upperBound
                    turning.add(found.value, found.range, text)
                    guard found.value == 0 || UnfitCharacter.isForbidden(found.value) else { continue }
                    faults.append(fault(ofReference: found.range, text))
                }
            }
        }
        return faults + turning.faults(text)
    }

    /// Where references are read: in texts, in titles and behind a fence. An address that holds such a character leads
    /// nowhere, and that is told.
    private static func stretches(of event: MarkdownEvent, _ text: [UInt8]) -> [Range<Int>] {
        switch event {
        case .leaf(.text, let range): return [range]
        case .leaf(.codeBlock(let info, _), let range):
            return info.isEmpty ? [] : [range.lowerBound..<(text[range].firstIndex(of: 10) ?? range.upperBound)]
        case .enter(.link(let link), let range), .enter(.image(let link), let range):
            return [min(link.destinationRange.upperBound, range.upperBound)..<range.upperBound]
        default: return []
        }
    }

    /// The next numeric reference in a stretch of a text.
    private static func reference(
        in text: [UInt8],
        from start: Int,
        to end: Int
    ) -> (value: UInt32, range: Range<Int>)? {
        var offset = start
        while offset + 3 < end {
            defer { offset += 1 }
            guard text[offset] == UInt8(ascii: "&"), text[offset + 1] == UInt8(ascii: "#"),
                offset == 0 || text[offset - 1] != UInt8(ascii: "\\")
            else { continue }
            let isHex = text[offset + 2] | 0x20 == UInt8(ascii: "x")
            let digits = text[(offset + (isHex ? 3 : 2))..<end].prefix(8).prefix { $0 != UInt8(ascii: ";") }
            let close = digits.endIndex
            guard close < end, text[close] == UInt8(ascii: ";"),
                let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
            else { continue }
            return (value, offset..<close + 1)
        }
        return nil
    }

    private static func fault(ofReference range: Range<Int>, _ text: [UInt8]) -> TextFault {
        TextFault(
            code: .controlCharacter,
            headline: "`\(String(decoding: text[range], as: UTF8.self))` stands for a control character",
            range: range,
            help: ["remove it, or show it in a code span: pages and feeds cannot hold the character itself"]
        )
    }

    /// Headings of one text below one heading: which of them an id means changes when they move.
    private static func repeated(_ headings: [MarkdownDocument.Heading]) -> [TextFault] {
        guard headings.count > 1 else { return [] }
        struct Place: Hashable {
            /// The index of the heading that it stands under.
            let parent: Int
            let text: String
        }
        var first = [Place: Range<Int>](minimumCapacity: headings.count)
        var above: [(level: Int, index: Int)] = []
        var faults: [TextFault] = []
        for (index, heading) in headings.enumerated() {
            while let last = above.last, last.level >= heading.level { above.removeLast() }
            let place = Place(parent: above.last?.index ?? -1, text: heading.text)
            above.append((heading.level, index))
            guard let earlier = first.updateValue(heading.range, forKey: place) else { continue }
            first[place] = earlier
            faults.append(
                TextFault(
                    code: .duplicateHeading,
                    headline: "two headings here read `\(heading.text)`",
                    range: heading.range,
                    related: [("the other is this", earlier)],
                    help: [
                        "a link to this one is `#\(heading.id)`, and changes when headings move: "
                            + "give it an id of its own (`## \(heading.text) {#name}`)"
                    ]
                )
            )
        }
        return faults
    }
}

extension String {
    /// The words of a stretch of the text, on one line.
    func words(_ range: Range<Int>, atMost limit: Int = .max) -> String {
        let lower = utf8.index(utf8.startIndex, offsetBy: min(range.lowerBound, utf8.count))
        let upper = utf8.index(lower, offsetBy: range.count, limitedBy: utf8.endIndex) ?? utf8.endIndex
        let text = self[lower..<upper].split(whereSeparator: \.isNewline).joined(separator: " ")
        return text.count > limit ? text.prefix(limit) + "…" : text
    }
}
