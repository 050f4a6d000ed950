internal import LibCMark
internal import MarkdownEvents

/// Turns libcmark's events into events with places, block by block, and takes tables out of paragraphs on the way.
struct BlockLocator {
    private let source: SourceLines
    /// How many lines stand before the text in what libcmark was given.
    private let addedLines: Int
    private var containers = BlockContainers()
    private var open: [CMarkEvent.Container] = []
    private var inlines = InlineLocator()

    /// Texts that libcmark has yet to parse, each with the index in `events` before which it belongs.
    private(set) var fragments: [InlineFragment] = []
    /// How deep blocks nest.
    private(set) var depth = 0
    /// Where blocks first nest deeper than is read.
    private(set) var tooDeep: Range<Int>?
    /// What is wrong with tables.
    private var tableSlips: [SyntaxSlip] = []
    /// Whether more than a language stands behind a fence.
    private(set) var holdsFenceWords = false
    /// In how many blocks the inlines' places couldn't be found; they have their block's.
    private(set) var unlocatedBlocks = 0

    init(_ source: SourceLines, addedLines: Int) {
        self.source = source
        self.addedLines = addedLines
    }

    /// What was located, to be changed by others without a copy.
    mutating func takeEvents() -> [MarkdownEvent] {
        let located = events
        events = []
        return located
    }

    private var events: [MarkdownEvent] {
        get { inlines.events }
        _modify { yield &inlines.events }
    }

    /// The references that led to no definition, in order.
    var unresolved: [MarkdownDocument.UnresolvedReference] { inlines.unresolved }

    /// What was meant as markup and is none.
    var slips: [SyntaxSlip] { tableSlips + inlines.slips }

    /// Walks through all events.
    mutating func locate(_ tree: CMarkEvents) {
        events.reserveCapacity(tree.steps.count)
        var index = 0
        while index < tree.steps.count {
            switch tree.steps[index] {
            case .enter(let container, let extent):
                let extent = extent.moved(by: -addedLines)
                switch container {
                case .paragraph, .heading:
                    let end = Self.endOfInlines(index + 1, in: tree.steps)
                    // Only what we put before the text ourselves could stand there.
                    if extent.startLine >= 1 {
                        let following = startLine(after: end, in: tree.steps)
                        text(container, extent, index + 1..<end, of: tree, following: following)
                    }
                    index = end
                default:
                    events.append(.enter(tree.container(container), source.range(extent)))
                    enter(container, line: extent.startLine)
                    noteDepth(at: extent)
                }
            case .leaf(let leaf, let extent):
                if case .codeBlock(let info, _) = leaf, CodeFence.saysMore(tree.texts[info]) { holdsFenceWords = true }
                events.append(.leaf(tree.leaf(leaf), source.range(extent.moved(by: -addedLines))))
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

    private mutating func enter(_ container: CMarkEvent.Container, line: Int) {
        open.append(container)
        switch container {
        case .blockQuote: containers.enterQuote(line: line, in: source)
        case .item: containers.enterItem(line: line, in: source)
        default: break
        }
    }

    private mutating func noteDepth(at extent: CMarkExtent) {
        depth = max(depth, open.count + 1)
        if depth > MarkdownDocument.mostNesting, tooDeep == nil { tooDeep = source.range(extent) }
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
        _ container: CMarkEvent.Container,
        _ extent: CMarkExtent,
        _ inlines: Range<Int>,
        of tree: CMarkEvents,
        following: Int?
    ) {
        noteDepth(at: extent)
        let block = TextBlock(container, extent, source, containers, following: following)
        var content = block.content
        var start = content.lowerBound
        while let end = content.endOfDefinition(start), end < content.upperBound { start = end }
        if block.hasSeveralLines,
            let table = PipeTable(in: block, of: source.bytes, from: content.source(of: start), &tableSlips)
        {
            self.table(table, block)
            return
        }
        let index = events.count
        events.append(.enter(tree.container(container), block.range))
        if !self.inlines.locate(inlines, of: tree, in: content, from: start),
            start == content.lowerBound
                || !self.inlines.locate(inlines, of: tree, in: content, from: content.lowerBound)
        {
            unlocatedBlocks += 1
            self.inlines.append(inlines, of: tree, at: block.range)
        }
        // A paragraph behind definitions begins with its first inline, not with them.
        if start > content.lowerBound, events.count > index + 1, let first = events[index + 1].range {
            let lower = min(first.lowerBound, block.range.upperBound)
            events[index] = .enter(tree.container(container), lower..<block.range.upperBound)
        }
        events.append(.exit)
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

extension CMarkExtent {
    fileprivate func moved(by lines: Int) -> CMarkExtent {
        var moved = self
        moved.startLine += lines
        moved.endLine += lines
        return moved
    }
}
