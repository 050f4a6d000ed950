internal import LibCMark
internal import MarkdownEvents

/// Finds the places of a block's inlines by reading its text once more along the events that libcmark made of it.
///
/// What the tree says leaves nothing to guess: an emphasis begins with one delimiter, a code span ends at a run of as
/// many backticks as it began with, a text is its own source but for escapes and entities. So a place is right
/// or, where the walk doesn't come out at the block's end, known not to be.
struct InlineLocator {
    private var content = InlineContent()
    private var position = 0
    private var open: [Int] = []
    private var brackets = BracketPairs()
    private var entities = Entities()
    /// The events so far, not yet merged: each escape and each entity is a text of its own.
    var events: [MarkdownEvent] = []
    /// The references that led to no definition, in order.
    private(set) var unresolved: [MarkdownDocument.UnresolvedReference] = []
    /// What was meant as a link or as a footnote, in order.
    private(set) var slips: [SyntaxSlip] = []

    /// Walks through all events of a block and appends them with their places.
    /// - Parameters:
    ///   - inlines: which of the tree's events they are.
    ///   - tree: the tree's events.
    ///   - content: the block's text.
    ///   - start: where in it the inlines begin, behind link reference definitions.
    /// - Returns: `false`, and nothing is appended, if they can't be found in the text.
    mutating func locate(
        _ inlines: Range<Int>,
        of tree: CMarkEvents,
        in content: InlineContent,
        from start: Int
    ) -> Bool {
        let count = events.count
        self.content = content
        if brackets.isTouched { brackets = BracketPairs() }
        position = start
        while content.byte(position).isSpaceOrTab { position += 1 }
        guard locateAll(inlines, of: tree) else {
            events.removeSubrange(count...)
            open = []
            return false
        }
        if brackets.isTouched {
            unresolved += brackets.unresolved
            slips += brackets.slips
        }
        return true
    }

    /// Appends all events of a block with one place, where their own aren't known.
    mutating func append(_ inlines: Range<Int>, of tree: CMarkEvents, at place: Range<Int>) {
        for step in tree.steps[inlines] {
            switch step {
            case .enter(let container, _):
                events.append(.enter(tree.container(container, destinationRange: place), place))
            case .leaf(let leaf, _): events.append(.leaf(tree.leaf(leaf), place))
            case .exit: events.append(.exit)
            }
        }
    }

    private mutating func locateAll(_ inlines: Range<Int>, of tree: CMarkEvents) -> Bool {
        for index in inlines {
            let found =
                switch tree.steps[index] {
                case .enter(let container, _): enter(container, of: tree)
                case .leaf(let leaf, _): locate(leaf, of: tree)
                case .exit: exit()
                }
            guard found else { return false }
        }
        return content.skippingSpace(position) == content.upperBound
    }

    private mutating func append(_ leaf: consuming MarkdownEvent.Leaf, to end: Int) -> Bool {
        events.append(.leaf(leaf, content.source(of: position..<end)))
        position = end
        return true
    }

    private mutating func locate(_ leaf: CMarkEvent.Leaf, of tree: CMarkEvents) -> Bool {
        switch leaf {
        case .text(let text):
            if isInAutolink { return append(tree.leaf(leaf), to: endOfAutolink()) }
            if let end = content.end(ofPlain: tree.texts.span.extracting(text), at: position) {
                return append(tree.leaf(leaf), to: end)
            }
            return locate(tree.texts[text])
        case .code:
            guard let end = content.endOfCodeSpan(position) else { return false }
            return append(tree.leaf(leaf), to: end)
        case .htmlInline(let html):
            guard let end = content.end(ofVerbatim: tree.texts[html], at: position) else { return false }
            return append(tree.leaf(leaf), to: end)
        case .softBreak: return locateBreak(.softBreak)
        case .lineBreak: return locateBreak(.lineBreak)
        case .codeBlock, .htmlBlock, .thematicBreak: return false
        }
    }

    /// Parts a text into what stands in the source as it is, and escapes, entities and brackets one by one.
    private mutating func locate(_ literal: ArraySlice<UInt8>) -> Bool {
        var rest = literal.startIndex
        var run = position
        func matches(_ decoded: some Collection<UInt8>) -> Bool { literal[rest...].starts(with: decoded) }
        while rest < literal.endIndex {
            guard position < content.upperBound else { return false }
            let byte = content.bytes[position]
            switch byte {
            case .backslash where content.isEscape(position):
                guard literal[rest] == content.bytes[position + 1] else { return false }
                flush(run)
                _ = append(.text(String(decoding: [content.bytes[position + 1]], as: UTF8.self)), to: position + 2)
                rest += 1
                run = position
            case UInt8(ascii: "&"):
                guard let (decoded, end) = entity(at: position) else {
                    guard literal[rest] == byte else { return false }
                    rest += 1
                    position += 1
                    continue
                }
                guard matches(decoded.utf8) else { return false }
                flush(run)
                _ = append(.text(decoded), to: end)
                rest += decoded.utf8.count
                run = position
            case UInt8(ascii: "["), UInt8(ascii: "]"):
                guard literal[rest] == byte else { return false }
                flush(run)
                brackets.see(byte, at: position, in: &content)
                _ = append(.text(byte == UInt8(ascii: "[") ? "[" : "]"), to: position + 1)
                rest += 1
                run = position
            case 0:
                // libcmark puts U+FFFD in the place of NUL.
                guard matches("\u{FFFD}".utf8) else { return false }
                flush(run)
                _ = append(.text("\u{FFFD}"), to: position + 1)
                rest += 3
                run = position
            default:
                guard literal[rest] == byte else { return false }
                rest += 1
                position += 1
            }
        }
        flush(run)
        return true
    }

    private mutating func entity(at offset: Int) -> (decoded: String, end: Int)? {
        guard let end = content.endOfEntity(offset),
            let decoded = entities.decoded(String(decoding: content.bytes[offset..<end], as: UTF8.self))
        else { return nil }
        return (decoded, end)
    }

    /// Appends the text from an offset to the position.
    private mutating func flush(_ start: Int) {
        guard start < position else { return }
        let end = position
        position = start
        _ = append(.text(String(decoding: content.bytes[start..<end], as: UTF8.self)), to: end)
    }

    private mutating func locateBreak(_ leaf: MarkdownEvent.Leaf) -> Bool {
        while content.byte(position).isMarkdownSpace, !content.byte(position).isLineEnding { position += 1 }
        let start = position
        // Behind a backslash libcmark keeps a lazy line's indentation as text.
        let isEscaped = leaf == .lineBreak && content.byte(position) == .backslash
        if isEscaped { position += 1 }
        guard content.byte(position).isLineEnding else { return false }
        var end = position + 1
        if content.byte(position) == .carriageReturn, content.byte(end) == .lineFeed { end += 1 }
        position = start
        _ = append(leaf, to: end)
        while !isEscaped, content.byte(position).isSpaceOrTab { position += 1 }
        return true
    }

    private mutating func enter(_ container: CMarkEvent.Container, of tree: CMarkEvents) -> Bool {
        let start = position
        let next = content.byte(position)
        switch container {
        case .emphasis, .strong:
            guard next == UInt8(ascii: "*") || next == UInt8(ascii: "_") else { return false }
            position += container == .strong ? 2 : 1
        case .link:
            guard next == UInt8(ascii: "[") || next == UInt8(ascii: "<") else { return false }
            position += 1
        case .image:
            guard next == UInt8(ascii: "!"), content.byte(position + 1) == UInt8(ascii: "[") else { return false }
            position += 2
        default: return false
        }
        open.append(events.count)
        // The end is filled in at the exit; until then the upper bound keeps the offset in the content.
        events.append(.enter(tree.container(container), start..<start))
        return true
    }

    private mutating func exit() -> Bool {
        guard let index = open.popLast(), case .enter(var container, let opening) = events[index] else { return false }
        let start = opening.lowerBound
        var destination: Range<Int>?
        switch container {
        case .emphasis: position += 1
        case .strong: position += 2
        default:
            if content.byte(start) == UInt8(ascii: "<") {
                position = max(position, start + 1)
                destination = start + 1..<position
                position += 1
            } else {
                guard content.byte(position) == UInt8(ascii: "]") else { return false }
                position += 1
                if let inline = content.inlineDestination(position) {
                    destination = inline.destination
                    position = inline.end
                } else if let end = content.endOfLabel(position) {
                    position = end
                }
            }
        }
        guard position <= content.upperBound else { return false }
        let range = content.source(of: start..<position)
        let place = destination.map { content.source(of: $0) } ?? range
        switch container {
        case .link(var link):
            link.destinationRange = place
            container = .link(link)
        case .image(var image):
            image.destinationRange = place
            container = .image(image)
        default: break
        }
        events[index] = .enter(container, range)
        events.append(.exit)
        return true
    }

    private var isInAutolink: Bool {
        guard let index = open.last, case .enter(.link, let range) = events[index] else { return false }
        return content.byte(range.lowerBound) == UInt8(ascii: "<")
    }

    /// An address in `<>` holds no `>`.
    private func endOfAutolink() -> Int {
        var end = position
        while end < content.upperBound, content.bytes[end] != UInt8(ascii: ">") { end += 1 }
        return end
    }
}
