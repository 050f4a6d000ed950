internal import MarkdownEvents

/// Puts fenced code that belongs together into groups: fences that follow one another with `tab="…"` are tabs, those with
/// `good` and `bad` a comparison. What stands between two fences parts them, a comment too.
enum CodeGroups {
    /// A code block among the events.
    private struct Block {
        let index: Int
        let range: Range<Int>
        let fence: CodeFence
    }

    /// - Parameters:
    ///   - events: a document's events.
    ///   - source: the bytes that they were read from.
    ///   - slips: takes what is wrong behind the fences.
    /// - Returns: the events, with containers around what belongs together.
    static func applied(to events: [MarkdownEvent], _ source: [UInt8], _ slips: inout [SyntaxSlip]) -> [MarkdownEvent] {
        let blocks = events.indices.compactMap { index -> Block? in
            guard case .leaf(.codeBlock(let info, let literal), let range) = events[index], !info.isEmpty else {
                return nil
            }
            let fence = CodeFence(info, of: literal)
            guard !fence.isPlain else { return nil }
            slips += places(of: fence, info, range, in: source)
            return Block(index: index, range: range, fence: fence)
        }
        guard blocks.contains(where: { $0.fence.tab != nil || $0.fence.verdict != nil }) else { return events }
        var result: [MarkdownEvent] = []
        result.reserveCapacity(events.count + 2 * blocks.count)
        var next = 0
        for run in blocks.split(by: { $1.index == $0.index + 1 && ($0.fence.tab == nil) == ($1.fence.tab == nil) }) {
            guard let first = run.first, let last = run.last else { continue }
            result += events[next..<first.index]
            next = last.index + 1
            if first.fence.tab == nil {
                result += compared(run, events)
            } else {
                result += tabs(run, events, &slips)
            }
        }
        result += events[next...]
        return result
    }

    private static func tabs(
        _ blocks: ArraySlice<Block>,
        _ events: [MarkdownEvent],
        _ slips: inout [SyntaxSlip]
    ) -> [MarkdownEvent] {
        var names: Set<String> = []
        var result: [MarkdownEvent] = [.enter(.codeTabs, range(of: blocks))]
        for tab in blocks.split(by: { $0.fence.tab == $1.fence.tab }) {
            guard let first = tab.first, let name = first.fence.tab else { continue }
            if !names.insert(name).inserted {
                slips.append(SyntaxSlip(kind: .fence(.repeatedTab(name)), range: first.range))
            }
            result.append(.enter(.codeTab(name), range(of: tab)))
            result += compared(tab, events)
            result.append(.exit)
        }
        return result + [.exit]
    }

    /// Blocks with those side by side that follow one another and are not all of one kind.
    private static func compared(_ blocks: ArraySlice<Block>, _ events: [MarkdownEvent]) -> [MarkdownEvent] {
        blocks.split { ($0.fence.verdict == nil) == ($1.fence.verdict == nil) }.flatMap { run -> [MarkdownEvent] in
            let blocks = run.map { events[$0.index] }
            let isComparison = run.contains { $0.fence.verdict == .good } && run.contains { $0.fence.verdict == .bad }
            return isComparison ? [.enter(.codeComparison, range(of: run))] + blocks + [.exit] : blocks
        }
    }

    private static func range(of blocks: ArraySlice<Block>) -> Range<Int> {
        (blocks.first?.range.lowerBound ?? 0)..<(blocks.last?.range.upperBound ?? 0)
    }

    /// The slips of a fence with their places in the source; that of all of the line where it holds escapes.
    private static func places(
        of fence: CodeFence,
        _ info: String,
        _ range: Range<Int>,
        in source: [UInt8]
    ) -> [SyntaxSlip] {
        guard !fence.slips.isEmpty else { return [] }
        let line = source[range].prefix { !$0.isLineEnding }
        let marker = line.first
        let written = line.drop { $0 == marker }.drop(while: \.isSpaceOrTab)
        let isVerbatim = written.starts(with: info.utf8)
        return fence.slips.map { slip, place in
            let start = written.startIndex
            return SyntaxSlip(
                kind: .fence(slip),
                range: isVerbatim
                    ? start + place.lowerBound..<start + place.upperBound : start..<max(start, written.endIndex)
            )
        }
    }
}

extension Collection {
    /// The runs of elements in which each belongs with the one before it.
    fileprivate func split(by belongs: (Element, Element) -> Bool) -> [SubSequence] {
        var runs: [SubSequence] = []
        var start = startIndex
        var index = startIndex
        while index != endIndex {
            let next = self.index(after: index)
            if next == endIndex || !belongs(self[index], self[next]) {
                runs.append(self[start..<next])
                start = next
            }
            index = next
        }
        return runs
    }
}
