/// Turns libcmark's events into events with places, block by block, and takes tables out of paragraphs on the way.
struct BlockLocator {
    private let source: SourceLines
    /// How many lines stand before the text in what libcmark was given.
    private let addedLines: Int
    private var containers = BlockContainers()
    private var open: [MarkdownEvent.Container] = []
    private var entities = Entities()

    private(set) var events: [MarkdownEvent] = []
    private(set) var unresolved: [MarkdownDocument.UnresolvedReference] = []
    /// Texts that libcmark has yet to parse, each with the index in `events` before which it belongs.
    private(set) var fragments: [InlineFragment] = []
    /// How deep blocks nest.
    private(set) var depth = 0
    /// In how many blocks the inlines' places couldn't be found; they have their block's.
    private(set) var unlocatedBlocks = 0

    init(_ source: SourceLines, addedLines: Int) {
        self.source = source
        self.addedLines = addedLines
    }

    /// Walks through all events.
    mutating func locate(_ tree: [CMarkEvent]) {
        events.reserveCapacity(tree.count)
        var index = 0
        while index < tree.count {
            switch tree[index] {
            case .enter(let container, let extent):
                var extent = extent
                extent.startLine -= addedLines
                extent.endLine -= addedLines
                switch container {
                case .paragraph, .heading:
                    let end = Self.endOfInlines(index + 1, in: tree)
                    // Only what we put before the text ourselves could stand there.
                    if extent.startLine >= 1 {
                        let following = startLine(after: end, in: tree)
                        text(container, extent, tree[index + 1..<end], following: following)
                    }
                    index = end
                default:
                    enter(container, extent)
                }
            case .leaf(let leaf, var extent):
                extent.startLine -= addedLines
                extent.endLine -= addedLines
                events.append(.leaf(leaf, source.range(extent)))
            case .exit:
                leave()
            }
            index += 1
        }
    }

    /// The index of the `exit` that belongs to the block whose inlines begin at an index.
    static func endOfInlines(_ start: Int, in tree: [CMarkEvent]) -> Int {
        var depth = 0
        for index in start..<tree.count {
            switch tree[index] {
            case .enter: depth += 1
            case .leaf: break
            case .exit:
                if depth == 0 { return index }
                depth -= 1
            }
        }
        return tree.count
    }

    /// The line on which the first block behind an event begins.
    private func startLine(after index: Int, in tree: [CMarkEvent]) -> Int? {
        var index = index + 1
        // No more exits than containers are open: each is passed by the last block within it only.
        while index < tree.count, case .exit = tree[index] { index += 1 }
        guard index < tree.count else { return nil }
        return switch tree[index] {
        case .enter(_, let extent), .leaf(_, let extent): extent.startLine - addedLines
        case .exit: nil
        }
    }

    private mutating func enter(_ container: MarkdownEvent.Container, _ extent: CMarkExtent) {
        events.append(.enter(container, source.range(extent)))
        open.append(container)
        depth = max(depth, open.count + 1)
        switch container {
        case .blockQuote: containers.enterQuote(line: extent.startLine, in: source)
        case .item: containers.enterItem(line: extent.startLine, in: source)
        default: break
        }
    }

    private mutating func leave() {
        events.append(.exit)
        switch open.popLast() {
        case .blockQuote, .item: containers.leave()
        default: break
        }
    }

    /// A paragraph or a heading.
    private mutating func text(
        _ container: MarkdownEvent.Container,
        _ extent: CMarkExtent,
        _ inlines: ArraySlice<CMarkEvent>,
        following: Int?
    ) {
        depth = max(depth, open.count + 1)
        let block = TextBlock(container, extent, source, containers, following: following)
        var content = block.content
        var start = 0
        while let end = content.endOfDefinition(start), end < content.bytes.count { start = end }
        if let table = PipeTable(in: block, of: source.bytes, from: content.source(of: start)) {
            self.table(table, block)
            return
        }
        let index = events.count
        events.append(.enter(container, block.range))
        if !locate(inlines, in: content, from: start), start == 0 || !locate(inlines, in: content, from: 0) {
            unlocatedBlocks += 1
            events.append(contentsOf: inlines.map { $0.located(at: block.range) })
        }
        // A paragraph behind definitions begins with its first inline, not with them.
        if start > 0, events.count > index + 1, let first = events[index + 1].range {
            let lower = min(first.lowerBound, block.range.upperBound)
            events[index] = .enter(container, lower..<block.range.upperBound)
        }
        events.append(.exit)
    }

    private mutating func locate(_ inlines: ArraySlice<CMarkEvent>, in content: InlineContent, from start: Int) -> Bool
    {
        let count = events.count
        // Handed over and back: a list of their own for the inlines of each block takes as long as finding them.
        var locator = InlineLocator(content, from: start, entities, after: events)
        events = []
        let isFound = locator.locate(inlines)
        entities = locator.entities
        events = locator.events
        guard isFound else {
            events.removeSubrange(count...)
            return false
        }
        unresolved.append(contentsOf: locator.unresolved)
        return true
    }

    private mutating func table(_ table: PipeTable, _ block: TextBlock) {
        if let paragraph = table.paragraph {
            let isTight = block.isTight(in: open)
            events.append(.enter(.paragraph(isTight: isTight), paragraph.range))
            fragment(paragraph.content)
            events.append(.exit)
        }
        events.append(.enter(.table(table.alignments), table.range))
        for (number, row) in table.rows.enumerated() {
            events.append(.enter(number == 0 ? .tableHead : .tableRow, row.range))
            for (column, cell) in row.cells.enumerated() {
                events.append(.enter(.tableCell(table.alignments[column]), cell.range))
                fragment(cell.content)
                events.append(.exit)
            }
            events.append(.exit)
        }
        events.append(.exit)
        if let paragraph = table.following {
            events.append(.enter(.paragraph(isTight: block.isTight(in: open)), paragraph.range))
            fragment(paragraph.content)
            events.append(.exit)
        }
        if let rule = table.thematicBreak { events.append(.leaf(.thematicBreak, rule)) }
    }

    private mutating func fragment(_ content: InlineContent) {
        guard !content.isEmpty else { return }
        fragments.append(InlineFragment(content: content, index: events.count))
    }
}

extension CMarkEvent {
    /// The event with the place of its block, where its own isn't known.
    func located(at range: Range<Int>) -> MarkdownEvent {
        switch self {
        case .enter(.link(var link), _):
            link.destinationRange = range
            return .enter(.link(link), range)
        case .enter(.image(var image), _):
            image.destinationRange = range
            return .enter(.image(image), range)
        case .enter(let container, _): return .enter(container, range)
        case .leaf(let leaf, _): return .leaf(leaf, range)
        case .exit: return .exit
        }
    }
}
