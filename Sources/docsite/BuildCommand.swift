import ArgumentParser
import SiteModel
import SitePipeline

/// `docsite build`.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the site.",
        discussion: """
            Every fault of the content and the theme is reported in one run, and nothing is written unless all is well. \
            Files that are as they should be are left alone; files that docsite made and no longer makes are removed, \
            others only with --clean.
            """
    )

    @OptionGroup var site: SiteOptions

    @OptionGroup var readers: AudienceOptions

    @Option(help: ArgumentHelp("The folder that the site is written to.", valueName: "folder"))
    var output = Self.publicFolder

    private static let publicFolder = "public"

    @Flag(help: "Remove everything else in the output folder, also what docsite did not make.")
    var clean = false

    @Flag(help: "Write nothing; exit with 1 when the output folder is not what a build would write.")
    var check = false

    @Option(
        help: ArgumentHelp(
            "The day of the release: addresses in content/permalinks.txt that have no day yet get this one.",
            discussion: "The clock is never asked, so that the same input gives the same bytes on any day.",
            valueName: "YYYY-MM-DD"
        )
    )
    var release: String?

    @Flag(help: "Refuse what has an address that content/permalinks.txt does not keep yet: for whatever publishes.")
    var released = false

    @Option(
        help: ArgumentHelp(
            "What was published may go: data, for files for programs that site.yml leaves out now.",
            valueName: "class"
        )
    )
    var drop: [DroppedClass] = []

    @Flag(
        name: .customLong("no-cache"),
        help: "Make every page, also those that are as they were."
    )
    var ignoresRecord = false

    @Flag(help: "Tell on standard error how long each stage took.")
    var timings = false

    func validate() throws {
        if let release, !CalendarDay.isOne(release) { throw ValidationError("--release must be a day: YYYY-MM-DD") }
        if readers.audience == .internal {
            guard output.split(separator: "/").last != Substring(Self.publicFolder) else {
                throw ValidationError("--audience internal needs a folder of its own: --output internal")
            }
            if release != nil || released {
                throw ValidationError("--release and --released are for what is public, not for --audience internal")
            }
        }
        if clean, check { throw ValidationError("--clean removes files and --check writes nothing: give one of them") }
    }

    func run() async throws {
        let run = SiteRun(site)
        var options = run.options(output: output)
        options.cleans = clean
        options.audience = readers.audience
        options.release = release
        options.refusesUnreleased = released
        options.dropsData = drop.contains(.data)
        // Of what an earlier build left it is not known whether all of it was released.
        options.records = ignoresRecord || released ? nil : CacheFolder.records
        let start = ContinuousClock.now
        try await run.finish {
            let report = try await run.showingProgress(of: options) { build in
                check ? try await build.compare() : try await build.build()
            }
            if case .unchanged = report.result { return report }
            if timings { Timings.tell(report.times, whole: start.duration(to: .now), jobs: options.jobs) }
            return report
        }
    }
}
