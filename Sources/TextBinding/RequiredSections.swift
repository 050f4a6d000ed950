internal import CommonMark
internal import Diagnostics
internal import MarkdownEvents
internal import SiteModel
internal import SourceReading

/// The headings that `notes.sections` in `site.yml` asks of every note, and that something stands below each.
enum RequiredSections {
    static func check(_ text: BoundText, of note: MarkdownSource, _ sections: [String]) -> [Diagnostic] {
        // Of a text that is not read to its end nothing is known to be missing.
        let hidesMore = text.diagnostics.contains { $0.code == .nestingTooDeep || $0.code == .unclosedBlock }
        guard !sections.isEmpty, !hidesMore else { return [] }
        let headings = text.headings
        var present: [String: Int] = [:]
        for (index, heading) in headings.enumerated() {
            let name = heading.text.trimmed.lowercased()
            if present[name] == nil { present[name] = index }
        }
        let starts = text.headingStarts
        var faults: [Diagnostic] = []
        for section in sections {
            guard let index = present[section.lowercased()] ?? present[plain(section)] else {
                faults += missing(section, in: text, of: note)
                continue
            }
            // Where nothing of a text is shown, that is told.
            guard starts.count == headings.count else { continue }
            if let fault = text.faultBelow(index, starts, of: note) { faults.append(fault) }
        }
        return faults
    }

    /// A name with markup as a heading shows it.
    private static func plain(_ section: String) -> String {
        MarkdownDocument(parsing: section).events.plainText().trimmed.lowercased()
    }

    private static func missing(_ section: String, in text: BoundText, of note: MarkdownSource) -> [Diagnostic] {
        let headline = "the note has no section `\(section)`"
        if let (line, range) = glued(section, in: text.events) {
            // With two signs it is told where it stands, whatever the sections are.
            guard !line.hasPrefix("##") else { return [] }
            return [
                Diagnostic(
                    .missingSection,
                    headline,
                    at: note.body.part(range),
                    help: "add a space, which parts the signs of a heading from its text: `## \(section)`"
                )
            ]
        }
        return [
            Diagnostic(
                .missingSection,
                headline,
                at: note.body.file.whole,
                help: SimilarNames.nearest(to: section, among: text.headings.map(\.text))
                    .map { "the heading `\($0)` is near to it: write `## \(section)`" } ?? "add `## \(section)` to it"
            )
        ]
    }

    /// The line that would be the heading of a section, were there a space behind its `#`.
    private static func glued(_ section: String, in events: [MarkdownEvent]) -> (line: String, range: Range<Int>)? {
        for case .leaf(.text(let line), let range) in events where line.hasPrefix("#") {
            let name = line.drop { $0 == "#" }.drop { $0 == "\u{A0}" }
            if name.trimmed.lowercased() == section.lowercased() { return (line, range) }
        }
        return nil
    }
}

extension BoundText {
    /// The indices of the events that begin headings.
    fileprivate var headingStarts: [Int] {
        events.indices.filter { if case .enter(.heading, _) = events[$0] { true } else { false } }
    }

    /// What is wrong with what stands below a heading, up to the next of its level.
    fileprivate func faultBelow(_ index: Int, _ starts: [Int], of note: MarkdownSource) -> Diagnostic? {
        let heading = headings[index]
        let next = headings[(index + 1)...].firstIndex { $0.level <= heading.level }
        let (shown, text) = beginning(of: starts[index]..<(next.map { starts[$0] } ?? events.count))
        let help = "write the section: `notes.sections` in site.yml asks for it"
        if shown == 0 {
            return Diagnostic(
                .emptySection,
                "nothing stands below the heading `\(heading.text)`",
                at: note.body.part(heading.range),
                help: help
            )
        }
        guard shown < Self.enough, PlaceholderText.isOne(text.trimmed) else { return nil }
        return Diagnostic(
            .placeholderText,
            "the section `\(heading.text)` is still to be written",
            at: note.body.part(heading.range),
            help: help
        )
    }

    /// More pieces of text than words have that keep a place.
    private static let enough = 6

    /// How many pieces of text stand in a section, headings left out, up to as many as are enough; and what they say.
    /// HTML counts: where it is not shown, that is told.
    private func beginning(of section: Range<Int>) -> (count: Int, text: String) {
        var count = 0
        var words = ""
        var depthInHeading = 0
        for index in section {
            switch events[index] {
            case .enter(.heading, _): depthInHeading = 1
            case .enter where depthInHeading > 0: depthInHeading += 1
            case .exit where depthInHeading > 0: depthInHeading -= 1
            case .leaf where depthInHeading > 0, .leaf(.thematicBreak, _): break
            case .leaf(.text(let text), _):
                guard !text.trimmed.isEmpty else { break }
                words += text
                count += 1
            case .leaf(.code(let text), _):
                words += text
                count += 1
            case .leaf(.softBreak, _), .leaf(.lineBreak, _): words += " "
            // Nobody sees a comment, and no other fault tells of it.
            case .leaf(.htmlBlock(let html), _) where html.isComment,
                .leaf(.htmlInline(let html), _) where html.isComment:
                break
            case .leaf: return (Self.enough, words)
            case .enter(.image, _): return (Self.enough, words)
            default: break
            }
            if count == Self.enough || words.utf8.count > 200 { return (Self.enough, words) }
        }
        return (count, words)
    }
}

extension String {
    fileprivate var isComment: Bool {
        let text = trimmed
        return text.hasPrefix("<!--") && text.firstRange(of: "-->").map { $0.upperBound == text.endIndex } ?? true
    }
}
