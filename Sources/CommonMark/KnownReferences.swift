internal import MarkdownEvents
internal import Sorted

/// Makes links of references (`[text][label]`, `[text][]`) that no definition answers and that the caller knows.
///
/// What stands in brackets alone, `[label]`, is left as it is: it is a link by definition only, and mostly meant as it stands.
/// Needs events that aren't merged yet: in them brackets that aren't escaped are texts of one byte.
struct KnownReferences {
    /// A bracket that remained text.
    private struct Bracket {
        let index: Int
        /// The index of the event that begins the container that it stands in, or -1.
        let parent: Int
        let isInLink: Bool
    }

    private let events: [MarkdownEvent]
    /// By their places in the source.
    private var brackets: [Int: Bracket] = [:]
    /// The links that libcmark made, by the indices of their first events, in order.
    private var links: [Int] = []
    /// Those that were made here, in the order of their ends: one that begins within another stands before it.
    private var made: [Int] = []
    /// What to put in the place of events.
    private var changes: [Int: MarkdownEvent?] = [:]

    /// - Parameters:
    ///   - events: a document's events.
    ///   - unresolved: the references that no definition answers; those that become links are taken out.
    ///   - destination: where a label leads, `nil` where it is not known.
    /// - Returns: the events, with the links among them.
    static func applied(
        to events: [MarkdownEvent],
        _ unresolved: inout [MarkdownDocument.UnresolvedReference],
        _ destination: (String) -> String?
    ) -> [MarkdownEvent] {
        let known = unresolved.map { destination($0.label) }
        guard known.contains(where: { $0 != nil }) else { return events }
        var references = KnownReferences(events)
        // Of two within one another the inner is the link.
        let order = unresolved.indices.sorted { unresolved[$0].range.upperBound < unresolved[$1].range.upperBound }
        var isLink = [Bool](repeating: false, count: unresolved.count)
        for index in order {
            if let destination = known[index] { isLink[index] = references.link(unresolved[index], to: destination) }
        }
        unresolved = zip(unresolved, isLink).filter { !$0.1 }.map(\.0)
        return references.changed()
    }

    private init(_ events: [MarkdownEvent]) {
        self.events = events
        var open: [Int] = []
        var outermostLink: Int?
        for (index, event) in events.enumerated() {
            switch event {
            case .enter(let container, _):
                if case .link = container {
                    links.append(index)
                    if outermostLink == nil { outermostLink = open.count }
                }
                open.append(index)
            case .exit:
                open.removeLast()
                if outermostLink == open.count { outermostLink = nil }
            case .leaf(.text("["), let range), .leaf(.text("]"), let range):
                guard range.count == 1 else { continue }
                let isInLink = outermostLink != nil
                brackets[range.lowerBound] = Bracket(index: index, parent: open.last ?? -1, isInLink: isInLink)
            default: break
            }
        }
    }

    /// Makes a link of a reference, where its brackets stand side by side and neither hold a link nor stand in one.
    private mutating func link(_ reference: MarkdownDocument.UnresolvedReference, to destination: String) -> Bool {
        let range = reference.range
        let places = [
            range.lowerBound, reference.labelRange.lowerBound - 1, reference.labelRange.lowerBound,
            range.upperBound - 1,
        ]
        let found = places.compactMap { brackets[$0] }
        guard found.count == places.count, found.allSatisfy({ $0.parent == found[0].parent && !$0.isInLink }) else {
            return false
        }
        let text = found[0].index..<found[1].index
        // `![text][label]` is an image.
        if case .leaf(.text(let before), let place)? = found[0].index > 0 ? events[found[0].index - 1] : nil,
            before.last == "!", place.count == before.utf8.count, place.upperBound == range.lowerBound
        {
            return false
        }
        guard text.count > 1, !Self.isAny(of: links, in: text), made.last.map({ $0 < text.lowerBound }) ?? true else {
            return false
        }
        made.append(found[0].index)
        let resource = MarkdownEvent.Resource(destination: destination, destinationRange: range)
        changes[found[0].index] = .enter(.link(resource), range)
        changes[found[1].index] = .exit
        for index in found[2].index...found[3].index { changes[index] = .some(nil) }
        return true
    }

    /// Whether one of sorted numbers lies in a range: a text may hold thousands of links.
    private static func isAny(of numbers: [Int], in range: Range<Int>) -> Bool {
        let index = numbers.partitioningIndex { $0 >= range.lowerBound }
        return index < numbers.count && numbers[index] < range.upperBound
    }

    private func changed() -> [MarkdownEvent] {
        events.indices.compactMap { changes[$0] ?? events[$0] }
    }
}
