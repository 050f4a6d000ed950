import ArgumentParser
import Binding
import CatalogComparison
import Diagnostics
import Files
import PageMarkup
import PermalinkBinding
import SiteModel
import SitePaths
import SitePipeline

/// `docsite diff`, and `docsite permalinks diff`.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say what a release would break, move and add.",
        discussion: """
            Of a ledger and of a built site it prints a line an address: `- ` it would break, `> ` it would lead elsewhere, \
            `~ ` it leads to what has another name now, as an alias says, `+ ` it is new. Of a ledger, what is unreleased may \
            go; whatever else stands in what you name counts as published. Of an errors.json, also that of a built site or \
            of a revision, it prints a line a change: `- ` it breaks clients, `= ` it does and a new line of `changes` at \
            the entry says so, `~ ` something lies elsewhere, `+ ` it is new. Exits with 1 where anything would break, or \
            the site has moved without a word in `moved_from`.
            """
    )

    /// How changes of the catalog are shown.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, github, markdown
    }

    @Argument(
        help:
            "Another ledger, - for one on standard input, an errors.json, the folder of a built site, or a git revision that has one.",
        completion: .file()
    )
    var published: String

    @OptionGroup var site: PlaceOptions

    @Option(help: ArgumentHelp("The folder of the built site in the revision.", valueName: "folder"))
    var output = "public"

    @Option(
        help: ArgumentHelp(
            "How changes of the catalog are shown: text for people, json for programs, github as annotations of a workflow, markdown for a pull request.",
            valueName: "format"
        )
    )
    var format = Format.text

    func run() async throws {
        let run = SiteRun(site)
        var isSound = true
        let former = try Former(published, output: output.withoutTrailingSlash)
        if case .ledger = former { isSound = try await compareAddresses(run) }
        if case .folder(let catalog) = former {
            if format == .text { isSound = try await compareAddresses(run) }
            if let catalog { isSound = try await compare(catalog, run) && isSound }
        }
        if case .catalog(let catalog) = former { isSound = try await compare(catalog, run) }
        guard isSound else { throw ExitCode(1) }
    }

    /// What was named.
    private enum Former {
        case ledger
        case folder([UInt8]?)
        case catalog([UInt8])

        init(_ name: String, output: String) throws {
            guard name != "-" else {
                self = .ledger
                return
            }
            switch try Paths.kind(of: name) {
            case .folder: self = .folder(try? FileReading.bytes(of: "\(name)/\(SitePath.catalogData)"))
            case nil:
                guard let file = CommittedFile("./\(output)/\(SitePath.catalogData)", in: name) else {
                    Terminal.tell(
                        "error: \(name.printable) is no file, no folder and no revision with \(output)/\(SitePath.catalogData)\n"
                    )
                    throw ExitCode(2)
                }
                self = .catalog(file.bytes)
            default:
                let bytes = (try? FileReading.bytes(of: name)) ?? []
                self = bytes.first == UInt8(ascii: "{") ? .catalog(bytes) : .ledger
            }
        }
    }

    private func compareAddresses(_ run: SiteRun) async throws -> Bool {
        let permalinks = try await run.permalinks()
        let former = try run.published(at: published, like: permalinks)
        if let move = former.move { run.show([move]) }
        let difference = PermalinkDifference(from: former, to: permalinks)
        Terminal.print(difference.lines.map { $0 + "\n" }.joined())
        return difference.breaksNothing
    }

    private func compare(_ former: [UInt8], _ run: SiteRun) async throws -> Bool {
        guard let former = PublishedCatalog(former) else {
            Terminal.tell("error: \(published.printable) holds no catalog of version 1\n")
            throw ExitCode(2)
        }
        let difference = CatalogDifference(from: former, to: try await present(run))
        switch format {
        case .text: Terminal.print(difference.text)
        case .json: Terminal.print(difference.json)
        case .github: Terminal.print(difference.annotations)
        case .markdown: Terminal.print(difference.markdown)
        }
        return difference.breaksNothing
    }

    /// The catalog as a build would publish it.
    private func present(_ run: SiteRun) async throws -> PublishedCatalog {
        var memory: BuildMemory?
        let report = try await SiteBuild(run.options(output: "")).render(remembering: &memory)
        guard case .rendered(let files, _) = report.result else {
            run.show(report.diagnostics)
            throw ExitCode(1)
        }
        guard let file = files.first(where: { $0.path == SitePath.catalogData.text }),
            let catalog = PublishedCatalog(file.bytes)
        else {
            Terminal.tell("error: there is nothing to compare with: `data` in site.yml leaves errors.json out\n")
            throw ExitCode(2)
        }
        return catalog
    }
}
