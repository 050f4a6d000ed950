import ArgumentParser
import Licenses

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The command line: each command parses its arguments, calls the pipeline, reports, and exits.
@main
struct Docsite: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docsite",
        abstract: "Makes a static site out of an error catalog: a page, an anchor and a search result for every code.",
        discussion: """
            Run it in the folder that holds content/, and theme/ for what differs from docsite's own theme. `docsite build` \
            writes the site into public/, which any static host can serve.

            Exit status: 0 all is well; 1 the content has faults, or a comparison found what it looks for; 2 the work \
            could not be done; 64 the arguments are wrong.

            The user's guide comes with the program: `docsite help topics` lists what there is to read, and `docsite help \
            getting-started` is where to begin.
            """,
        version: Version.number,
        subcommands: [
            BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, SchemaCommand.self,
            ImportCommand.self, PermalinksCommand.self, DiffCommand.self, ThemeCommand.self, HelpCommand.self,
        ],
        defaultSubcommand: nil
    )

    @Flag(help: "Print the license, and those of what is linked in.")
    var licenses = false

    func run() async throws {
        guard licenses else { throw CleanExit.helpRequest(self) }
        Terminal.print(Licenses.text)
    }

    static func main() {
        Memory.takeWholeHeaps()
        Terminal.holdDescriptors()
        do {
            var command = try parseAsRoot()
            if let command = command as? any AsyncParsableCommand { run(command) }
            try command.run()
        } catch {
            stop(error)
        }
    }

    /// Runs a command on Swift's threads while this one waits.
    ///
    /// An `async` main would hand the first thread over to Dispatch, which ends it; for that a static executable sorts
    /// the table of all its functions, which takes 25 ms. And what needs no other thread, such as `--version`, starts none.
    private static func run(_ command: sending any AsyncParsableCommand) -> Never {
        Task {
            var command = command
            do {
                try await command.run()
                exit()
            } catch {
                stop(error)
            }
        }
        // The command ends the program.
        while true { _ = pause() }
    }

    /// Ends the program as a command or its arguments want it.
    private static func stop(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        let isCompletion = CommandLine.arguments.dropFirst().first?.hasPrefix("--generate-completion-script") == true
        if isCompletion, code == .success {
            Terminal.print(CompletionScript.mended(fullMessage(for: error)) + "\n")
            exit(withError: code)
        }
        // Only wrong arguments have more to say; they are shown as they were typed.
        guard code == .validationFailure else { exit(withError: error) }
        let message = fullMessage(for: error)
        let slip = message.isEmpty ? nil : MistypedCommand(CommandLine.arguments.dropFirst(), of: Docsite.self)
        Terminal.tell(slip.map { "Error: \($0.message)\n" } ?? (message.isEmpty ? "" : message + "\n"))
        exit(withError: code)
    }
}
