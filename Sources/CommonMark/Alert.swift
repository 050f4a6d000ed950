internal import MarkdownEvents

/// Block quotes that begin with a line `[!NOTE]`, or another kind, are alerts; those that begin with `[!DETAILS] Title`
/// fold.
///
/// Needs events that aren't merged yet: what is escaped then has more bytes in the source than in its text.
enum Alert {
    /// The events, with alerts known as such and their markers taken out.
    static func applied(to events: [MarkdownEvent]) -> [MarkdownEvent] {
        var result: [MarkdownEvent] = []
        result.reserveCapacity(events.count)
        var index = 0
        while index < events.count {
            guard case .enter(.blockQuote, let range) = events[index] else {
                result.append(events[index])
                index += 1
                continue
            }
            let end: Int
            if let (kind, endOfMarker) = marker(index + 1, in: events) {
                result.append(.enter(.alert(kind), range))
                end = endOfMarker
            } else if let details = details(index + 1, in: events) {
                result.append(.enter(.details(hasTitle: !details.title.isEmpty), range))
                result += details.title
                end = details.end
            } else {
                result.append(events[index])
                index += 1
                continue
            }
            // A paragraph of nothing but the marker goes with it.
            if events[end] != .exit { result.append(events[index + 1]) }
            index = end + 1
        }
        return result
    }

    /// The title of details that a paragraph's first line names, as a container, and the event that ends the line.
    private static func details(_ start: Int, in events: [MarkdownEvent]) -> (title: [MarkdownEvent], end: Int)? {
        guard start + 4 < events.count, case .enter(.paragraph, _) = events[start],
            case .leaf(.text("["), let opening) = events[start + 1], opening.count == 1,
            case .leaf(.text(let name), _) = events[start + 2], name.lowercased() == "!details",
            case .leaf(.text("]"), let closing) = events[start + 3], closing.count == 1,
            let end = endOfLine(start + 4, in: events)
        else { return nil }
        // Without any content a quote stays what it is.
        if events[end] == .exit, end + 1 >= events.count || events[end + 1] == .exit { return nil }
        var title = Array(events[(start + 4)..<end])
        guard case .leaf(.text(let first), let range)? = title.first else {
            return title.isEmpty ? ([], end) : nil
        }
        let text = first.drop { $0 == " " || $0 == "\t" }
        guard text.utf8.count < first.utf8.count else { return nil }
        let lower = min(range.lowerBound + first.utf8.count - text.utf8.count, range.upperBound)
        title[0] = .leaf(.text(String(text)), lower..<range.upperBound)
        if text.isEmpty { title.removeFirst() }
        guard !title.isEmpty else { return ([], end) }
        let upper = title.compactMap(\.range?.upperBound).max() ?? lower
        return ([.enter(.detailsTitle, lower..<max(lower, upper))] + title + [.exit], end)
    }

    /// The break that ends a line of a paragraph, or the paragraph's exit; `nil` where the line ends within markup.
    private static func endOfLine(_ start: Int, in events: [MarkdownEvent]) -> Int? {
        var depth = 0
        for index in start..<events.count {
            switch events[index] {
            case .enter: depth += 1
            case .exit:
                if depth == 0 { return index }
                depth -= 1
            case .leaf(.softBreak, _), .leaf(.lineBreak, _): return depth == 0 ? index : nil
            case .leaf: break
            }
        }
        return nil
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
