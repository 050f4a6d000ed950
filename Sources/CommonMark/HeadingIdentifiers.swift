internal import MarkdownEvents
internal import NormalForms

/// Gives each heading an id: the one that it asks for with `{#id}` at its end, or one made of its text as GitHub
/// makes it. An id that is taken gets `-2`, `-3`, and so on; below another heading that of this one comes before it
/// instead, as in `fix-example`. Ids are in normal form C, as keyboards write them.
struct HeadingIdentifiers {
    private var taken: Set<String> = []
    /// The last number that was tried for an id, so that many headings of one text stay cheap.
    private var numbers: [String: Int] = [:]

    /// Writes the ids into the events, takes `{#id}` out of them, and lists the headings and all ids; and what is wrong
    /// with those that are asked for.
    static func assign(
        in events: inout [MarkdownEvent],
        _ source: [UInt8],
        _ slips: inout [SyntaxSlip]
    ) -> (headings: [MarkdownDocument.Heading], ids: Set<String>) {
        var places: [Range<Int>] = []
        for index in events.indices {
            if case .enter(.heading, _) = events[index] { places.append(index..<endOfHeading(index, in: events)) }
        }
        guard !places.isEmpty else { return ([], []) }
        var identifiers = HeadingIdentifiers()
        identifiers.taken.reserveCapacity(places.count)
        var own: [Int: String] = [:]
        var owners: [String: Range<Int>] = [:]
        for place in places {
            let range = events[place.lowerBound].range ?? 0..<0
            guard let id = takeOwnID(before: place.upperBound, in: &events, source) else {
                if let attributes = attributes(before: place.upperBound, in: events, source)
                    ?? strayID(in: events[place], source)
                {
                    slips.append(SyntaxSlip(kind: .headingAttributes, range: attributes))
                }
                continue
            }
            if let first = owners[id] {
                slips.append(SyntaxSlip(kind: .repeatedID(id, first: first), range: range))
            } else {
                owners[id] = range
            }
            own[place.lowerBound] = identifiers.unique(id)
        }
        var headings: [MarkdownDocument.Heading] = []
        headings.reserveCapacity(places.count)
        var numbered: [Int: String] = [:]
        for place in places {
            guard case .enter(.heading(let level, _), let range) = events[place.lowerBound] else { continue }
            let text = events[place].dropFirst().plainText()
            let id: String
            if let asked = own[place.lowerBound] {
                id = asked
            } else {
                let made = slug(text)
                if let owner = owners[made] {
                    slips.append(SyntaxSlip(kind: .takenID(made, by: owner), range: range))
                }
                id = identifiers.unique(made)
                if id != made { numbered[headings.count] = made }
            }
            events[place.lowerBound] = .enter(.heading(level: level, id: id), range)
            headings.append(MarkdownDocument.Heading(level: level, id: id, text: text, range: range))
        }
        if !numbered.isEmpty {
            identifiers.rename(&headings, numbered)
            events = renamed(events, places, headings)
        }
        return (headings, identifiers.taken)
    }

    /// Puts the id of the heading that it stands under before that of a numbered one. The first of its text below that
    /// heading only, and where nothing has the id already, by number neither: so every id that was ever given stays one.
    private mutating func rename(_ headings: inout [MarkdownDocument.Heading], _ numbered: [Int: String]) {
        var above: [Int] = []
        var seen: Set<String> = []
        for index in headings.indices {
            while let last = above.last, headings[last].level >= headings[index].level { above.removeLast() }
            defer { above.append(index) }
            guard let parent = above.last else { continue }
            let isFirst = seen.insert("\(parent) \(headings[index].text)").inserted
            guard isFirst, let made = numbered[index] else { continue }
            let id = "\(headings[parent].id)-\(made)"
            guard taken.insert(id).inserted else { continue }
            headings[index].formerID = headings[index].id
            headings[index].id = id
        }
    }

    /// The events with the ids of headings that were renamed.
    private static func renamed(
        _ events: [MarkdownEvent],
        _ places: [Range<Int>],
        _ headings: [MarkdownDocument.Heading]
    ) -> [MarkdownEvent] {
        var result: [MarkdownEvent] = []
        result.reserveCapacity(events.count + headings.count)
        var next = 0
        for (place, heading) in zip(places, headings) {
            guard let former = heading.formerID else { continue }
            result += events[next..<place.lowerBound]
            result.append(.enter(.heading(level: heading.level, id: heading.id), heading.range))
            result.append(.leaf(.anchor(former), heading.range.lowerBound..<heading.range.lowerBound))
            next = place.lowerBound + 1
        }
        return result + events[next...]
    }

    /// A text as an id: lower case, letters and digits of any script, `_` and `-` kept, spaces as `-`.
    static func slug(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return slug(ofASCII: text) }
        var slug = ""
        for scalar in text.lowercased().unicodeScalars {
            switch scalar {
            case " ": slug.append("-")
            case "-", "_": slug.unicodeScalars.append(scalar)
            case _ where isWordCharacter(scalar): slug.unicodeScalars.append(scalar)
            default: break
            }
        }
        return slug.isEmpty ? "section" : slug.composed
    }

    private static func slug(ofASCII text: String) -> String {
        let slug = unsafe String(unsafeUninitializedCapacity: text.utf8.count) { bytes in
            var count = 0
            for byte in text.utf8 {
                switch byte {
                case .space: unsafe bytes[count] = UInt8(ascii: "-")
                case UInt8(ascii: "A")...UInt8(ascii: "Z"): unsafe bytes[count] = byte | 0x20
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "-"), UInt8(ascii: "_"):
                    unsafe bytes[count] = byte
                default: continue
                }
                count += 1
            }
            return count
        }
        return slug.isEmpty ? "section" : slug
    }

    private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }

    private mutating func unique(_ id: String) -> String {
        var candidate = id
        while !taken.insert(candidate).inserted {
            let number = numbers[id, default: 1] + 1
            numbers[id] = number
            candidate = "\(id)-\(number)"
        }
        return candidate
    }

    /// A heading holds no other, so its end is where the nesting of its inlines ends.
    private static func endOfHeading(_ start: Int, in events: [MarkdownEvent]) -> Int {
        var depth = 0
        for index in start + 1..<events.count {
            switch events[index] {
            case .enter: depth += 1
            case .leaf: break
            case .exit:
                if depth == 0 { return index }
                depth -= 1
            }
        }
        return events.count
    }

    /// Takes `{#id}` off the text before a heading's end.
    private static func takeOwnID(before end: Int, in events: inout [MarkdownEvent], _ source: [UInt8]) -> String? {
        guard case .leaf(.text(let text), let range) = events[end - 1], text.hasSuffix("}"),
            let brace = text.utf8.lastIndex(of: UInt8(ascii: "{"))
        else { return nil }
        let marker = text[brace...]
        let id = marker.dropFirst(2).dropLast()
        guard marker.hasPrefix("{#"), !id.isEmpty,
            id.unicodeScalars.allSatisfy({ isWordCharacter($0) || "-_.:".unicodeScalars.contains($0) })
        else { return nil }
        // As it stands in the source, so without escapes or entities, and behind a space or nothing.
        let start = range.upperBound - marker.utf8.count
        let before = text[..<brace]
        guard start >= range.lowerBound, source[start..<range.upperBound].elementsEqual(marker.utf8),
            start == 0 || source[start - 1] != .backslash,
            before.last == " " || (before.isEmpty && startsHeading(end - 1, in: events))
        else { return nil }
        let kept = before.trimmingTrailingSpaces()
        let upper = max(range.lowerBound, start - (before.utf8.count - kept.utf8.count))
        // An empty text leaves the indices of the events as they are.
        events[end - 1] = .leaf(.text(String(kept)), range.lowerBound..<upper)
        return String(id).composed
    }

    /// Where braces stand at a heading's end that were meant as attributes and are none: `{.class}`, `{#id .class}`,
    /// `{: #id}`, `{id="x"}`, or `{#id}` without a space before it.
    private static func attributes(before end: Int, in events: [MarkdownEvent], _ source: [UInt8]) -> Range<Int>? {
        guard case .leaf(.text(let text), let range) = events[end - 1], text.utf8.last == UInt8(ascii: "}"),
            let brace = source[range].lastIndex(of: UInt8(ascii: "{")), source[range].last == UInt8(ascii: "}"),
            brace == 0 || source[brace - 1] != .backslash
        else { return nil }
        let marker = source[brace..<range.upperBound]
        let inner = marker.dropFirst().dropLast().drop { $0 == .space }
        let isMarked =
            switch inner.first {
            case UInt8(ascii: "#"), UInt8(ascii: "."): inner.count > 1 && inner[inner.startIndex + 1] != .space
            case UInt8(ascii: ":"): inner.count > 1
            case UInt8(ascii: "-"): inner.count == 1
            default:
                // `{name}` stands for a part that varies; `{name=value}` is an attribute.
                inner.first?.isWord == true && inner.contains(UInt8(ascii: "="))
            }
        return isMarked ? marker.startIndex..<marker.endIndex : nil
    }

    /// Where `{#id}` stands before more of a heading's text.
    private static func strayID(in heading: ArraySlice<MarkdownEvent>, _ source: [UInt8]) -> Range<Int>? {
        for case .leaf(.text, let range) in heading {
            guard let start = source[range].place(of: "{#")?.lowerBound,
                let end = source[start..<range.upperBound].firstIndex(of: UInt8(ascii: "}")),
                start == 0 || ![.backslash, UInt8(ascii: "{")].contains(source[start - 1]), end > start + 2,
                source[(start + 2)..<end].allSatisfy({ $0.isWord || "-_.:".utf8.contains($0) })
            else { continue }
            return start..<end + 1
        }
        return nil
    }

    private static func startsHeading(_ index: Int, in events: [MarkdownEvent]) -> Bool {
        if case .enter(.heading, _) = events[index - 1] { true } else { false }
    }
}

extension Substring {
    fileprivate func trimmingTrailingSpaces() -> Substring {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
