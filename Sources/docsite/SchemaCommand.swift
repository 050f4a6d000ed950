import ArgumentParser
import ContentReading
import SiteModel
import SitePipeline

/// `docsite schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of the catalog, site.yml or theme.yml, for editors and checkers.",
        discussion: """
            An editor with a YAML language server completes and checks a file that begins with a line such as \
            `# yaml-language-server: $schema=../../schema/catalog.json`; `docsite new` sets that up.
            """
    )

    @Argument(
        help: "Of what: catalog (each file in content/catalog), site (content/site.yml) or theme (theme/theme.yml)."
    )
    var subject: ContentSchema

    @Option(
        help: ArgumentHelp(
            "Of the catalog: the folder whose site.yml declares the fields that entries and groups have.",
            valueName: "folder"
        )
    )
    var content: String?

    func validate() throws {
        if content != nil, subject != .catalog {
            throw ValidationError("--content goes with the schema of the catalog")
        }
    }

    func run() throws {
        guard let content else { return Terminal.print(subject.text) }
        var reader = ContentReader(root: content, baseURL: nil, jobs: 1)
        guard let settings = reader.settings() else {
            throw ValidationError("\(content)/site.yml cannot be read; `docsite check --content \(content)` says why")
        }
        Terminal.print(subject.text(declaring: settings.fields))
    }
}

extension ContentSchema: ExpressibleByArgument {}
