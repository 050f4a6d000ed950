internal import CommonMark
internal import MarkdownEvents
internal import TextBinding

/// The list of contents of a note that is longer than two or three screens.
package enum NoteContents {
    /// A heading of the highest level, with those of the next.
    package struct Section: Sendable {
        let heading: MarkdownDocument.Heading
        fileprivate(set) var below: [MarkdownDocument.Heading] = []
    }

    /// With more headings than this a note has a list.
    private static let mostHeadings = 6
    /// With more bytes of Markdown than this it has one, too: about three screens of a desktop.
    private static let mostBytes = 3_000
    /// Fewer headings make no list.
    private static let fewestHeadings = 4

    /// The sections of a note, none where it is short.
    static func sections(of note: BoundText) -> [Section] {
        let headings = note.headings
        guard headings.count >= fewestHeadings, headings.count > mostHeadings || note.length > mostBytes,
            let top = headings.map(\.level).min()
        else { return [] }
        var sections: [Section] = []
        for heading in headings where !heading.text.isEmpty {
            if heading.level == top || sections.isEmpty {
                sections.append(Section(heading: heading))
            } else if heading.level == top + 1 {
                sections[sections.count - 1].below.append(heading)
            }
        }
        return sections
    }
}

extension BoundText {
    /// Where its last leaf ends, in bytes.
    fileprivate var length: Int {
        events.last { if case .leaf = $0 { true } else { false } }?.range?.upperBound ?? 0
    }
}
