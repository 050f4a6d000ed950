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

    func run() async throws {
        let run = SiteRun(site)
        let curl = external ? try curl() : nil
        let hosts = curl.map { ExternalLinkCheck(by: $0, rememberingIn: CacheFolder.name, of: CacheFolder.path) }
        try await run.finish {
            try await run.showingProgress(of: run.options(output: "")) { build in
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
