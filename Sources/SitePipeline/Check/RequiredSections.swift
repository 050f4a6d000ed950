internal import CommonMark
internal import Diagnostics
internal import SiteModel

/// The headings that `notes.sections` in `site.yml` asks of every note, and that something stands below each.
enum RequiredSections {
    static func check(_ text: BoundText, of note: MarkdownSource, _ sections: [String]) -> [Diagnostic] {
        guard !sections.isEmpty else { return [] }
        let headings = text.headings
        var present: [String: Int] = [:]
        for (index, heading) in headings.enumerated() {
            let name = heading.text.trimmed.lowercased()
            if present[name] == nil { present[name] = index }
        }
        var faults: [Diagnostic] = []
        for section in sections {
            guard let index = present[section.lowercased()] ?? present[plain(section)] else {
                faults.append(missing(section, among: headings, of: note))
                continue
            }
            if let fault = text.faultBelow(index, of: note) { faults.append(fault) }
        }
        return faults
    }

    /// A name with markup as a heading shows it.
    private static func plain(_ section: String) -> String {
        MarkdownDocument(parsing: section).events.plainText().trimmed.lowercased()
    }

    private static func missing(
        _ section: String,
        among headings: [MarkdownDocument.Heading],
        of note: MarkdownSource
    ) -> Diagnostic {
        Diagnostic(
            .missingSection,
            "the note has no section `\(section)`",
            at: note.body.file.whole,
            help: SimilarNames.nearest(to: section, among: headings.map(\.text))
                .map { "the heading `\($0)` is near to it: write `## \(section)`" } ?? "add `## \(section)` to it"
        )
    }
}

extension BoundText {
    /// What is wrong with what stands below a heading, up to the next of its level.
    fileprivate func faultBelow(_ index: Int, of note: MarkdownSource) -> Diagnostic? {
        let heading = headings[index]
        let next = headings[(index + 1)...].first { $0.level <= heading.level }
        // Where nothing of a text is shown, that is told.
        guard let start = place(of: heading) else { return nil }
        let end = next.flatMap { place(of: $0) } ?? events.count
        let at = note.body.part(heading.range)
        let below = Self.shown(events[start..<end])
        if below.isEmpty {
            return Diagnostic(
                .emptySection,
                "nothing stands below the heading `\(heading.text)`",
                at: at,
                help: "write the section: `notes.sections` in site.yml asks for it"
            )
        }
        // A longer text is none, and most are.
        guard below.count < 20, PlaceholderText.isOne(below.plainText().trimmed) else { return nil }
        return Diagnostic(
            .placeholderText,
            "the section `\(heading.text)` is still to be written",
            at: at,
            help: "write the section: `notes.sections` in site.yml asks for it"
        )
    }

    private func place(of heading: MarkdownDocument.Heading) -> Int? {
        events.firstIndex { event in
            if case .enter(.heading(_, let id), _) = event { id == heading.id } else { false }
        }
    }

    /// What a reader sees of events, headings left out. HTML is told where it is not shown.
    private static func shown(_ events: ArraySlice<MarkdownEvent>) -> [MarkdownEvent] {
        var shown: [MarkdownEvent] = []
        var depthInHeading = 0
        for event in events {
            switch event {
            case .enter(.heading, _): depthInHeading = 1
            case .enter where depthInHeading > 0: depthInHeading += 1
            case .exit where depthInHeading > 0: depthInHeading -= 1
            case .leaf where depthInHeading > 0, .leaf(.thematicBreak, _): break
            case .leaf(.text(let text), _) where text.trimmed.isEmpty: break
            case .leaf, .enter(.image, _): shown.append(event)
            default: break
            }
        }
        return shown
    }
}
