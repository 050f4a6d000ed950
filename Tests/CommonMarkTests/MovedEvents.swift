import MarkdownEvents

extension [MarkdownEvent] {
    /// The events of the same text at another place.
    func moved(by distance: Int) -> [MarkdownEvent] {
        func move(_ range: Range<Int>) -> Range<Int> { range.lowerBound + distance..<range.upperBound + distance }
        return map { event in
            switch event {
            case .enter(.link(var link), let range):
                link.destinationRange = move(link.destinationRange)
                return .enter(.link(link), move(range))
            case .enter(let container, let range): return .enter(container, move(range))
            case .leaf(let leaf, let range): return .leaf(leaf, move(range))
            case .exit: return .exit
            }
        }
    }
}
