internal import MarkdownEvents

/// Block quotes that begin with a line `[!NOTE]`, or another kind, are alerts.
///
/// Needs events that aren't merged yet: what is escaped then has more bytes in the source than in its text.
enum Alert {
    /// The events, with alerts known as such and their markers taken out.
    static func applied(to events: [MarkdownEvent]) -> [MarkdownEvent] {
        var result: [MarkdownEvent] = []
        result.reserveCapacity(events.count)
        var index = 0
        while index < events.count {
            guard case .enter(.blockQuote, let range) = events[index],
                let (kind, end) = marker(index + 1, in: events)
            else {
                result.append(events[index])
                index += 1
                continue
            }
            result.append(.enter(.alert(kind), range))
            // A paragraph of nothing but the marker goes with it.
            if events[end] != .exit { result.append(events[index + 1]) }
            index = end + 1
        }
        return result
    }

    /// The kind that a paragraph's first line names, and the event that ends the line.
    private static func marker(_ start: Int, in events: [MarkdownEvent]) -> (MarkdownEvent.AlertKind, end: Int)? {
        guard start < events.count, case .enter(.paragraph, _) = events[start] else { return nil }
        var line = ""
        for index in start + 1..<events.count {
            switch events[index] {
            case .leaf(.text(let text), let range):
                guard range.count == text.utf8.count, line.utf8.count + range.count <= 16 else { return nil }
                line += text
            case .leaf(.softBreak, _), .leaf(.lineBreak, _):
                return kind(line).map { ($0, index) }
            case .exit:
                // Without any content a quote stays what it is.
                guard index + 1 < events.count, events[index + 1] != .exit else { return nil }
                return kind(line).map { ($0, index) }
            default: return nil
            }
        }
        return nil
    }

    private static func kind(_ line: String) -> MarkdownEvent.AlertKind? {
        guard line.hasPrefix("[!"), line.hasSuffix("]") else { return nil }
        return MarkdownEvent.AlertKind(rawValue: line.dropFirst(2).dropLast().lowercased())
    }
}
