internal import CommonMark
internal import Diagnostics
internal import SiteModel

/// The headings that `notes.sections` in `site.yml` asks of every note.
enum RequiredSections {
    static func check(
        _ headings: [MarkdownDocument.Heading],
        of note: MarkdownSource,
        _ sections: [String]
    ) -> [Diagnostic] {
        guard !sections.isEmpty else { return [] }
        let present = Set(headings.map { $0.text.trimmed.lowercased() })
        return sections.filter { !present.contains($0.lowercased()) }.map { section in
            Diagnostic(
                .missingSection,
                "the note has no section `\(section)`",
                at: note.body.file.whole,
                help: SimilarNames.nearest(to: section, among: headings.map(\.text))
                    .map { "the heading `\($0)` is near to it: write `## \(section)`" } ?? "add `## \(section)` to it"
            )
        }
    }
}
