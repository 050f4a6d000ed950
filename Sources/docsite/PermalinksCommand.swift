import ArgumentParser
import Binding
import Diagnostics
internal import PermalinkBinding
import PublishedSites
import SiteModel
internal import SitePaths
import SitePipeline

/// `docsite permalinks`.
struct PermalinksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "permalinks",
        abstract: "List, compare and take over the addresses that the site promises to keep.",
        subcommands: [List.self, DiffCommand.self, Import.self],
        defaultSubcommand: List.self
    )

    /// `docsite permalinks list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Print every address: what it leads to and since when, as the next build would keep it."
        )

        @OptionGroup var site: PlaceOptions

        func run() async throws {
            Terminal.print(try await SiteRun(site).permalinks().ledger(release: nil).text)
        }
    }

    /// `docsite permalinks import`.
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Take over the addresses of a site that exists already, so that a build keeps them.",
            discussion: """
                Reads a list of addresses, one a line (https://docs.example.com/errors#invalid-card), an answer of the \
                API that holds some, or the HTML of a page with all errors. Each address that names a code of the catalog, in any spelling, goes into \
                content/permalinks.txt; where the site does not have it yet, the next build says which alias to write. \
                Addresses below base_url and moved_from are the site's own; name the place of others with --from. \
                Addresses that cannot be taken over are printed, each with its line and the reason, and the command \
                exits with 1.
                """
        )

        @Argument(
            help: "A list of addresses, an answer of the API or an HTML file; - for standard input.",
            completion: .file()
        )
        var file: String

        @Option(
            help: ArgumentHelp(
                "A site or a page whose addresses are this site's from now on; may be given several times.",
                valueName: "address"
            )
        )
        var from: [String] = []

        @Option(
            help: ArgumentHelp(
                "How the addresses of codes are made in the list, such as messages/{code}; may be given several times.",
                discussion:
                    "Names are those of `addresses: {entry: …}` in site.yml. Such pages lead on without an alias.",
                valueName: "pattern"
            )
        )
        var rule: [AddressPattern] = []

        @OptionGroup var site: PlaceOptions

        @Flag(name: .shortAndLong, help: "Say nothing when all is well.")
        var quiet = false

        func validate() throws {
            if let wrong = from.first(where: { BaseURL($0) == nil }) {
                throw ValidationError("--from must be an absolute address, without query and fragment: \(wrong)")
            }
        }

        func run() async throws {
            let run = SiteRun(site, quiet: quiet)
            let imported = try await run.takeOver(file, from: from, by: rule)
            for refused in imported.refused {
                Terminal.print(refused.address.printable + "\n")
                Terminal.tell("\(file.printable):\(refused.line): \(refused.reason.printable)\n")
            }
            run.say("\(Self.addresses(imported.added)) added, \(imported.known) known already\n")
            guard imported.refused.isEmpty else {
                let count = imported.refused.count
                Terminal.tell("error: \(Self.addresses(count)) \(count == 1 ? "was" : "were") not taken over\n")
                throw ExitCode(1)
            }
        }

        private static func addresses(_ count: Int) -> String { "\(count) address\(count == 1 ? "" : "es")" }
    }
}

extension AddressPattern: ExpressibleByArgument {
    /// Takes what stands behind `--rule`: lists of addresses have them without the `/` at their end, too.
    public init?(argument: String) {
        let isWhole = argument.hasSuffix("/") || argument.hasSuffix(Self.pageEnding)
        let text = isWhole ? argument : argument + "/"
        guard let pattern = try? AddressPattern(text, with: Placeholder.ofEntries) else { return nil }
        self = pattern
    }
}
