import ArgumentParser
import SitePipeline

/// `docsite check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the content and the theme: everything that build does, but for writing."
    )

    @OptionGroup var site: SiteOptions

    func run() async throws {
        let run = SiteRun(site)
        let build = SiteBuild(run.options(output: ""))
        try await run.finish { try await build.check() }
    }
}
