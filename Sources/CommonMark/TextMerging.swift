internal import MarkdownEvents

/// Joins texts that follow each other: libcmark makes a new one at each character that could have had a meaning.
enum TextMerging {
    /// Leaves no text next to another, and none that is empty.
    static func apply(to events: inout [MarkdownEvent]) {
        var kept = 0
        for index in events.indices {
            if case .leaf(.text(let more), let range) = events[index] {
                if kept > 0, case .leaf(.text(var text), let place) = events[kept - 1] {
                    // The text is in one place only, so that it grows where it is.
                    events[kept - 1] = .exit
                    text += more
                    let upper = max(place.upperBound, range.upperBound)
                    events[kept - 1] = .leaf(.text(text), place.lowerBound..<upper)
                    continue
                }
                if more.isEmpty { continue }
            }
            if kept < index { events.swapAt(kept, index) }
            kept += 1
        }
        events.removeSubrange(kept...)
    }
}
