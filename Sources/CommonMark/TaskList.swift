internal import MarkdownEvents

/// Items that begin with `[ ] ` or `[x] ` are tasks.
///
/// Needs events that aren't merged yet: in them brackets that aren't escaped are texts of one byte.
enum TaskList {
    /// The events, with tasks known as such and their markers taken out.
    static func applied(to events: [MarkdownEvent]) -> [MarkdownEvent] {
        var result: [MarkdownEvent] = []
        result.reserveCapacity(events.count)
        var index = 0
        while index < events.count {
            guard case .enter(.item, let range) = events[index], let task = task(after: index, in: events) else {
                result.append(events[index])
                index += 1
                continue
            }
            result.append(.enter(.item(task: task.state), range))
            result.append(events[index + 1])
            if let text = task.text { result.append(text) }
            index += 6
        }
        return result
    }

    private static func task(
        after item: Int,
        in events: [MarkdownEvent]
    ) -> (state: MarkdownEvent.TaskState, text: MarkdownEvent?)? {
        guard item + 5 < events.count, case .enter(.paragraph, _) = events[item + 1],
            character(events[item + 2]) == "[", let mark = character(events[item + 3]),
            character(events[item + 4]) == "]"
        else { return nil }
        let state: MarkdownEvent.TaskState
        switch mark {
        case " ": state = .unchecked
        case "x", "X": state = .checked
        default: return nil
        }
        switch events[item + 5] {
        case .leaf(.softBreak, _): return (state, nil)
        case .leaf(.text(let text), let range):
            let rest = text.drop { $0 == " " || $0 == "\t" }
            let space = text.utf8.count - rest.utf8.count
            guard space > 0 else { return nil }
            let lower = min(range.lowerBound + space, range.upperBound)
            return (state, rest.isEmpty ? nil : .leaf(.text(String(rest)), lower..<range.upperBound))
        default: return nil
        }
    }

    /// The character that an event is the text of, if it stands in the source as it is.
    private static func character(_ event: MarkdownEvent) -> String? {
        guard case .leaf(.text(let text), let range) = event, range.count == 1 else { return nil }
        return text
    }
}
