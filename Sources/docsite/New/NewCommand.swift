import ArgumentParser

/// `docsite new`.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a new site, or add an error to one.",
        discussion: """
            `docsite new <folder>` makes a site that builds. `docsite new error <code>` adds a code to the catalog, with \
            its note. A folder named `error` is made by `docsite new site error`.
            """,
        subcommands: [NewSiteCommand.self, NewErrorCommand.self],
        defaultSubcommand: NewSiteCommand.self
    )
}
