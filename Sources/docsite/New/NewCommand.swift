import ArgumentParser

/// `docsite new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a new site, or add an error or the missing notes to one.",
        discussion: """
            `docsite new` and `docsite new <folder>` make a site that builds, with what its host needs: see `docsite new \
            site --help`. `docsite new error <code>` adds a code to the catalog, with its note. `docsite new notes` writes \
            the notes that are missing. A folder named `error` or `notes` is made by `docsite new site <folder>`.
            """,
        subcommands: [NewSiteCommand.self, NewErrorCommand.self, NewNotesCommand.self],
        defaultSubcommand: NewSiteCommand.self
    )
}
