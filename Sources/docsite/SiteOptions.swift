import ArgumentParser
import Diagnostics
import SiteModel
import SitePipeline

/// Where a site is, and where it will live.
struct PlaceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder with site.yml, catalog/, notes/, pages/ and static/.", valueName: "folder"))
    var content = "content"

    @Option(
        help: ArgumentHelp(
            "The folder with theme.yml, templates/ and assets/; what it lacks is docsite's own. (default: theme)",
            valueName: "folder"
        )
    )
    var theme: String?

    @Option(help: ArgumentHelp("Where the site will live; takes the place of base_url in site.yml.", valueName: "url"))
    var baseURL: BaseURL?

    @Option(
        help: ArgumentHelp("How many pages are read or made at a time; one a core unless given.", valueName: "count")
    )
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
    }
}

/// What commands ask that look at a whole site: where it is, and how faults are shown.
struct SiteOptions: ParsableArguments {
    @OptionGroup var places: PlaceOptions

    @Flag(help: "Let warnings fail the run as errors do.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "How faults are shown: text for people, json for programs, github as annotations of a workflow, sarif for code scanning.",
            discussion: "Text goes to standard error; json, github and sarif are results and go to standard output.",
            valueName: "format"
        )
    )
    var format = DiagnosticFormat.text

    @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
    var quiet = false
}

extension DiagnosticFormat: ExpressibleByArgument {}

extension BaseURL: ExpressibleByArgument {
    /// Takes what stands behind `--base-url`.
    public init?(argument: String) {
        self.init(argument)
    }
}
