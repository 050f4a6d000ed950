/// Finds the places of a block's inlines by reading its text once more along the events that libcmark made of it.
///
/// What the tree says leaves nothing to guess: an emphasis begins with one delimiter, a code span ends at a run of as
/// many backticks as it began with, a text is its own source but for escapes and entities. So a place is right
/// or, where the walk doesn't come out at the block's end, known not to be.
struct InlineLocator {
    private var content: InlineContent
    private var position: Int
    private var open: [Int] = []
    private var brackets = BracketPairs()
    /// The events so far, not yet merged: each escape and each entity is a text of its own.
    private(set) var events: [MarkdownEvent] = []

    /// - Parameters:
    ///   - content: the block's text.
    ///   - start: where in it the inlines begin, behind link reference definitions.
    init(_ content: InlineContent, from start: Int) {
        self.content = content
        position = content.skippingSpace(start)
    }

    /// The references that led to no definition, in order.
    var unresolved: [MarkdownDocument.UnresolvedReference] { brackets.unresolved }

    /// Walks through all events of a block; `false` if they can't be found in its text.
    mutating func locate(_ inlines: ArraySlice<CMarkEvent>) -> Bool {
        events.reserveCapacity(inlines.count)
        for inline in inlines {
            let found =
                switch inline {
                case .enter(let container, _): enter(container)
                case .leaf(let leaf, _): locate(leaf)
                case .exit: exit()
                }
            guard found else { return false }
        }
        return content.skippingSpace(position) == content.bytes.count
    }

    private mutating func append(_ leaf: MarkdownEvent.Leaf, to end: Int) -> Bool {
        events.append(.leaf(leaf, content.source(of: position..<end)))
        position = end
        return true
    }

    private mutating func locate(_ leaf: MarkdownEvent.Leaf) -> Bool {
        switch leaf {
        case .text(let text):
            if isInAutolink { return append(leaf, to: endOfAutolink()) }
            guard let end = content.end(ofText: text, at: position) else { return false }
            let start = position
            if end == start + text.utf8.count { brackets.see(text, at: start, in: &content) }
            return append(leaf, to: end)
        case .code:
            guard let end = content.endOfCodeSpan(position) else { return false }
            return append(leaf, to: end)
        case .htmlInline(let html):
            guard let end = content.end(ofText: html, at: position, isVerbatim: true) else { return false }
            return append(leaf, to: end)
        case .softBreak, .lineBreak:
            return locateBreak(leaf)
        default:
            return false
        }
    }

    private mutating func locateBreak(_ leaf: MarkdownEvent.Leaf) -> Bool {
        while content.byte(position).isMarkdownSpace, !content.byte(position).isLineEnding { position += 1 }
        let start = position
        if leaf == .lineBreak, content.byte(position) == .backslash { position += 1 }
        guard content.byte(position).isLineEnding else { return false }
        var end = position + 1
        if content.byte(position) == .carriageReturn, content.byte(end) == .lineFeed { end += 1 }
        position = start
        _ = append(leaf, to: end)
        while content.byte(position).isSpaceOrTab { position += 1 }
        return true
    }

    private mutating func enter(_ container: MarkdownEvent.Container) -> Bool {
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
        events.append(.enter(container, start..<start))
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
        guard position <= content.bytes.count else { return false }
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
        while end < content.bytes.count, content.bytes[end] != UInt8(ascii: ">") { end += 1 }
        return end
    }
}
