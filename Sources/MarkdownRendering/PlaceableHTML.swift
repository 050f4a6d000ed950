package import Markup

/// How a text is fitted into a page.
package struct MarkdownPlacement: Sendable {
    /// The relative address of the site's root, such as `../../`.
    package var root: String
    /// Is added to the level of headings; the sum is kept within 1 to 6.
    package var headingShift: Int
    /// Is put before the ids of headings: what keeps them apart where several documents share a page.
    package var idPrefix: String

    package init(root: String = "", headingShift: Int = 0, idPrefix: String = "") {
        self.root = root
        self.headingShift = headingShift
        self.idPrefix = idPrefix
    }
}

/// HTML of a text that several pages show: rendered once, with gaps where pages differ.
package struct PlaceableHTML: Sendable {
    enum Gap: Sendable {
        /// The number in a heading's tags.
        case headingLevel(Int)
        case idPrefix
        case root
    }

    private var pieces = HTMLBuffer()
    private var gaps: [(offset: Int, gap: Gap)] = []

    init() {}

    /// Makes room for so many bytes.
    mutating func reserve(_ count: Int) {
        pieces.reserve(count)
    }

    /// What was written so far, to go on with.
    var buffer: HTMLBuffer {
        get { pieces }
        _modify { yield &pieces }
    }

    /// Leaves a gap behind what was written so far.
    mutating func leave(_ gap: Gap) {
        // Each heading has three.
        if gaps.isEmpty { gaps.reserveCapacity(8) }
        gaps.append((pieces.count, gap))
    }

    /// The HTML for one page.
    package func placed(_ placement: MarkdownPlacement) -> HTML {
        var html = HTMLBuffer()
        html.reserve(pieces.count + gaps.count * 16)
        write(to: &html, placement)
        return html.finished()
    }

    /// Writes the HTML into a page.
    package func write(to html: inout HTMLBuffer, _ placement: MarkdownPlacement) {
        var start = 0
        for (offset, gap) in gaps {
            html.part(start..<offset, of: pieces)
            start = offset
            switch gap {
            case .headingLevel(let level): html.number(min(max(level + placement.headingShift, 1), 6))
            case .idPrefix: html.text(placement.idPrefix)
            case .root: html.address(placement.root)
            }
        }
        html.part(start..<pieces.count, of: pieces)
    }
}
