import ArgumentParser
import ContentReading
import Scaffolding
import SiteModel

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
        let missing = MissingNotes(in: found)
        var written = 0
        do {
            for draft in missing.drafts {
                try NewFile.write(draft.bytes, to: draft.path(in: content))
                Terminal.print(draft.path(in: content) + "\n")
                written += 1
            }
        } catch {
            try Terminal.fail("\(error)")
        }
        for code in missing.unnamed {
            Terminal.tell("error: no name for a page can be derived from `\(code)`: give its entry a `slug:`\n")
        }
        Terminal.tell(
            written == 0
                ? "no note was missing\n" : "\(written) note\(written == 1 ? "" : "s") written, to be filled in\n"
        )
        guard missing.unnamed.isEmpty else { throw ExitCode(1) }
    }
}
