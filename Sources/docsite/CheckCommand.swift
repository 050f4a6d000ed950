import ArgumentParser
import ExternalLinks
import SitePipeline

/// `docsite check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the content and the theme: everything that build does, but for writing."
    )

    @OptionGroup var site: SiteOptions

    @OptionGroup var readers: AudienceOptions

    @Flag(
        help: ArgumentHelp(
            "Ask the hosts whether links out of the site are alive.",
            discussion: """
                The machine's own curl asks them. Eight at a time, ten seconds each, five minutes and 1,000 addresses in all. What is alive is remembered \
                for a day in the user's caches. A dead link is an error; one that could not be told is a warning.
                """
        )
    )
    var external = false

    @Flag(
        help: ArgumentHelp(
            "Let the faults that are there pass from now on: list them in content/known-faults.txt.",
            discussion: """
                Builds tell how many they are, and fail at any other. Those that a page cannot be made with soundly are not \
                accepted, such as lost permalinks, duplicate ids, unsafe links and syntax: while there is one, nothing is \
                written. With --strict no fault passes.
                """
        )
    )
    var accept = false

    func validate() throws {
        if accept, site.strict {
            throw ValidationError("--accept lets faults pass, and --strict lets none pass: give one of them")
        }
    }

    func run() async throws {
        let run = SiteRun(site)
        var options = run.options(output: "")
        options.acceptsFaults = accept
        options.audience = readers.audience
        let curl = external ? try curl() : nil
        let hosts = curl.map { ExternalLinkCheck(by: $0, rememberingIn: CacheFolder.name, of: CacheFolder.path) }
        try await run.finish(accepting: accept) {
            try await run.showingProgress(of: options) { build in
                guard let hosts else { return try await build.check() }
                return try await build.check { await hosts.faults(of: $0) }
            }
        }
    }

    /// What hosts are asked by, looked for before any work is done.
    private func curl() throws -> Curl {
        if let curl = Curl() { return curl }
        Terminal.tell(
            """
            error: --external asks hosts through curl, and there is no curl on the PATH
            Install it (https://curl.se), or check without --external.

            """
        )
        throw ExitCode(2)
    }
}
