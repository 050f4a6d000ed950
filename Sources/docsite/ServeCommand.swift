import ArgumentParser
import PreviewServer

/// `docsite serve`.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Show the site while it is written: every save is in the browser at once.",
        discussion: """
            Builds the site in memory, serves it on this machine only, and builds it again whenever the content or the \
            theme changes; open pages follow by themselves. While the content has faults, the last good site stays up \
            and shows them. Nothing is written: public/ stays as it is. Ctrl-C ends it.
            """
    )

    @OptionGroup var site: SiteOptions

    @OptionGroup var readers: AudienceOptions

    @Option(help: ArgumentHelp("The port; the next free one where it is taken, any with 0.", valueName: "port"))
    var port: UInt16 = 4000

    @Flag(help: "Open the site in the browser.")
    var open = false

    @Flag(help: "Look for changes again and again: for network drives, which tell nothing of them.")
    var poll = false

    @Option(
        help: ArgumentHelp(
            "The editor that opens a place when it is clicked in the browser: \(EditorAddress.names), or an address.",
            discussion: """
                An address holds {file}, {line} and {column}. Unless given, it is the editor in whose terminal docsite \
                runs.
                """,
            valueName: "editor"
        )
    )
    var editor: EditorAddress?

    func run() async throws {
        Interruption.end()
        do {
            let session = try ServeSession(site, for: readers.audience, port: port, editor: editor ?? .ofTerminal)
            try await session.run(opening: open, polling: poll)
        } catch let error as PreviewError {
            try Terminal.fail("\(error)")
        }
    }
}
