import ArgumentParser
import ContentReading
import Diagnostics
import Files
import SiteModel
import SitePipeline

/// `docsite new notes`.
struct NewNotesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notes",
        abstract: "Write a note for each code that has none, with the sections that site.yml asks for.",
        discussion: "A note that is there stays as it is. What stands below the headings is yours to write."
    )

    @Option(help: ArgumentHelp("The folder with site.yml, catalog/ and notes/.", valueName: "folder"))
    var content = "content"

    func run() async throws {
        let (found, _, diagnostics) = try await ContentReader(root: content, baseURL: nil, jobs: 1).read()
        guard let found, found.unread.isEmpty else {
            Terminal.show(diagnostics)
            throw ExitCode(1)
        }
        let (drafts, unnamed) = missing(in: found)
        var written = 0
        do {
            for draft in drafts {
                try NewFile.write(draft.bytes, to: draft.path(in: content))
                Terminal.print(draft.path(in: content) + "\n")
                written += 1
            }
        } catch {
            Terminal.tell("error: \(error)\n")
            throw ExitCode(2)
        }
        for code in unnamed {
            Terminal.tell("error: no name for a page can be derived from `\(code)`: give its entry a `slug:`\n")
        }
        Terminal.tell(
            written == 0
                ? "no note was missing\n" : "\(written) note\(written == 1 ? "" : "s") written, to be filled in\n"
        )
        guard unnamed.isEmpty else { throw ExitCode(1) }
    }

    /// The notes that entries lack, and the codes that can have none yet.
    private func missing(in found: Content) -> (drafts: [NoteDraft], unnamed: [ErrorCode]) {
        let named = Set(found.notes.compactMap(\.frontMatter.code?.value))
        // A note without a code is about the entry of its name; where files have no case, of any case.
        let stems = Set(found.notes.map { $0.stem.lowercased() })
        var drafts: [NoteDraft] = []
        var unnamed: [ErrorCode] = []
        var taken = stems
        for entry in found.catalog.entries where !named.contains(entry.code.value.rawValue) {
            guard let slug = entry.slug?.value ?? Slug(derivedFrom: entry.code.value.rawValue) else {
                unnamed.append(entry.code.value)
                continue
            }
            guard taken.insert(slug.folded).inserted else { continue }
            drafts.append(
                NoteDraft(code: entry.code.value, slug: slug, sections: found.configuration.requiredSections)
            )
        }
        return (drafts, unnamed)
    }
}
