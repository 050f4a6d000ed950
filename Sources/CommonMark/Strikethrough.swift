internal import MarkdownEvents

/// `~~text~~`: runs of exactly two tildes that open and close as emphasis does, around any inlines.
///
/// What opens and what closes stand in the same container, since libcmark has already paired the other delimiters.
/// Needs events that aren't merged yet: in them an escaped tilde is a text of its own.
struct Strikethrough {
    private struct Opener {
        let depth: Int
        let index: Int
        let start: Int
    }

    private let source: [UInt8]
    private var events: [MarkdownEvent] = []
    private var openers: [Opener] = []
    private var depth = 0

    /// The events with what is struck through.
    static func applied(to events: [MarkdownEvent], _ source: [UInt8]) -> [MarkdownEvent] {
        var pass = Strikethrough(source: source)
        pass.events.reserveCapacity(events.count)
        for event in events { pass.append(event) }
        return pass.events
    }

    private init(source: [UInt8]) {
        self.source = source
    }

    private mutating func append(_ event: MarkdownEvent) {
        switch event {
        case .leaf(.text(let text), let range):
            guard range.count >= 2, source[range].contains(UInt8(ascii: "~")), source[range].elementsEqual(text.utf8)
            else { break }
            split(range)
            return
        case .enter: depth += 1
        case .exit:
            while let last = openers.last, last.depth == depth { openers.removeLast() }
            depth -= 1
        case .leaf: break
        }
        events.append(event)
    }

    /// Parts a text, which is its own source, at its runs of two tildes.
    private mutating func split(_ range: Range<Int>) {
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            guard source[index] == UInt8(ascii: "~") else {
                index += 1
                continue
            }
            let run = index
            while index < range.upperBound, source[index] == UInt8(ascii: "~") { index += 1 }
            guard index - run == 2 else { continue }
            text(start..<run)
            delimiter(run..<index)
            start = index
        }
        text(start..<range.upperBound)
    }

    private mutating func text(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        events.append(.leaf(.text(String(decoding: source[range], as: UTF8.self)), range))
    }

    private mutating func delimiter(_ run: Range<Int>) {
        let before = DelimiterNeighbour(before: run.lowerBound, in: source)
        let after = DelimiterNeighbour(after: run.upperBound, in: source)
        if before.endsWord(before: after), let opener = openers.last, opener.depth == depth {
            openers.removeLast()
            events[opener.index] = .enter(.strikethrough, opener.start..<run.upperBound)
            events.append(.exit)
            return
        }
        if after.endsWord(before: before) {
            openers.append(Opener(depth: depth, index: events.count, start: run.lowerBound))
        }
        text(run)
    }
}

/// What stands next to a run of delimiters, as far as CommonMark's flanking rules ask.
private enum DelimiterNeighbour {
    case space, punctuation, other

    init(before offset: Int, in source: [UInt8]) {
        var start = offset - 1
        while start > 0, offset - start < 4, source[start] & 0xC0 == 0x80 { start -= 1 }
        self.init(start >= 0 ? String(decoding: source[start..<offset], as: UTF8.self).unicodeScalars.last : nil)
    }

    init(after offset: Int, in source: [UInt8]) {
        let end = min(offset + 4, source.count)
        self.init(String(decoding: source[offset..<end], as: UTF8.self).unicodeScalars.first)
    }

    private init(_ scalar: Unicode.Scalar?) {
        guard let scalar else {
            self = .space
            return
        }
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            self = byte.isMarkdownSpace ? .space : byte.isASCIIPunctuation ? .punctuation : .other
            return
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator: self = .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            self = .punctuation
        default: self = .other
        }
    }

    /// Whether delimiters between this side, inside, and `outside` are flanking on this side.
    func endsWord(before outside: DelimiterNeighbour) -> Bool {
        switch self {
        case .space: false
        case .punctuation: outside != .other
        case .other: true
        }
    }
}
