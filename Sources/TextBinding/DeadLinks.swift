internal import MarkdownEvents

/// What becomes of links and images that lead nowhere, where that is known and let pass: their text stays.
enum DeadLinks {
    /// Takes links and images out of a text, and leaves what stands in them.
    /// - Parameters:
    ///   - dead: the indexes of the events that begin them, in their order.
    ///   - events: the events of the text.
    ///   - targets: where the others lead.
    /// - Returns: the events that are left, and where the links among them lead.
    static func removed(
        _ dead: [Int],
        from events: [MarkdownEvent],
        _ targets: [(index: Int, target: LinkTarget)]
    ) -> (events: [MarkdownEvent], targets: [(index: Int, target: LinkTarget)]) {
        var left: [MarkdownEvent] = []
        left.reserveCapacity(events.count)
        var newIndex = [Int](repeating: 0, count: events.count)
        var isOpenDead: [Bool] = []
        var next = 0
        for (index, event) in events.enumerated() {
            newIndex[index] = left.count
            switch event {
            case .enter:
                let isDead = next < dead.count && dead[next] == index
                if isDead { next += 1 }
                isOpenDead.append(isDead)
                if isDead { continue }
            case .exit:
                if isOpenDead.popLast() == true { continue }
            case .leaf: break
            }
            left.append(event)
        }
        return (left, targets.map { (newIndex[$0.index], $0.target) })
    }
}
