package import Diagnostics

/// The headings that code or HTML without an end takes in. A link to one leads nowhere for that alone: it is told where
/// the end is missing, and there it forbids to build, as the link would.
package struct HiddenHeadings: Sendable {
    /// Where what has no end begins.
    private struct Block: Hashable {
        let path: String
        let start: Int

        init(_ range: SourceRange) {
            path = range.file.path
            start = range.bounds.lowerBound
        }
    }

    /// What leads to a heading that is hidden.
    private struct Lead {
        let id: String
        let label: String
        let place: SourceRange
    }

    /// So many are shown.
    private static let mostShown = 3

    /// By the path of a page and the id of a heading on it.
    private var blocks: [String: [String: Block]] = [:]
    private var leads: [Block: [Lead]] = [:]
    /// How many leads were taken in.
    package private(set) var count = 0

    /// One that hides nothing.
    package init() {}

    package var isEmpty: Bool { blocks.isEmpty }

    /// Takes in a heading that is hidden.
    /// - Parameters:
    ///   - id: the id that it would have.
    ///   - page: the path of the page that it would stand on.
    ///   - block: the place of the fault.
    package mutating func add(_ id: String, on page: String, behind block: SourceRange) {
        blocks[page, default: [:]][id] = Block(block)
    }

    /// Whether a heading is hidden, and something that leads to it was taken in.
    /// - Returns: `nil` where it is not hidden.
    package func isTold(_ id: String, on page: String) -> Bool? {
        guard let block = blocks[page]?[id] else { return nil }
        return leads[block]?.contains { $0.id == id } ?? false
    }

    /// Takes in what leads to an id in vain.
    /// - Returns: whether that is because it is hidden.
    package mutating func take(
        _ id: String,
        on page: String,
        as label: String = "this link leads there",
        from place: SourceRange
    ) -> Bool {
        guard let block = blocks[page]?[id] else { return false }
        leads[block, default: []].append(Lead(id: id, label: label, place: place))
        count += 1
        return true
    }

    /// Faults, among them those of which this comes as errors that name it.
    package func told(in faults: [Diagnostic]) -> [Diagnostic] {
        guard !leads.isEmpty else { return faults }
        return faults.map { fault in
            guard fault.code == .unclosedBlock, let leads = leads[Block(fault.range)] else { return fault }
            let sorted = leads.sorted { ($0.place, $0.id) < ($1.place, $1.id) }
            let rest = sorted.count - Self.mostShown
            return fault.graver(
                "\(fault.headline): \(Self.headings(leads)) cannot be linked to",
                related: sorted.prefix(Self.mostShown).map { ($0.label, $0.place) },
                help: rest > 0 ? ["\(rest) more lead there; all are mended at once"] : []
            )
        }
    }

    private static func headings(_ leads: [Lead]) -> String {
        let ids = Set(leads.map(\.id)).sorted()
        let list = ids.prefix(mostShown).map { "`#\($0)`" }.joined(separator: ", ")
        return list + (ids.count > mostShown ? " and \(ids.count - mostShown) more" : "")
    }
}
