import ArgumentParser
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

    func run() throws {
        Terminal.print(subject.text)
    }
}

extension ContentSchema: ExpressibleByArgument {}
