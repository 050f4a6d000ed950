/// Joins texts that follow each other: libcmark makes a new one at each character that could have had a meaning.
enum TextMerging {
    /// The events, no text next to another.
    static func applied(to events: [MarkdownEvent]) -> [MarkdownEvent] {
        var result: [MarkdownEvent] = []
        result.reserveCapacity(events.count)
        var text = ""
        var place = 0..<0
        func flush() {
            if !text.isEmpty { result.append(.leaf(.text(text), place)) }
        }
        for event in events {
            guard case .leaf(.text(let more), let range) = event else {
                flush()
                text = ""
                result.append(event)
                continue
            }
            if text.isEmpty {
                text = more
                place = range
            } else {
                text += more
                place = place.lowerBound..<max(place.upperBound, range.upperBound)
            }
        }
        flush()
        return result
    }
}
