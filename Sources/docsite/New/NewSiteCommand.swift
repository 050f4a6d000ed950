import ArgumentParser
import Diagnostics
import Files
import Scaffolding
import SiteModel

/// `docsite new <folder>`.
struct NewSiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "site",
        abstract: "Make a site that builds: samples, notes, a theme, and what the host needs to publish it.",
        discussion: """
            No file is ever replaced. In a repository the host's files go to its top folder. What is a sample says so, and \
            is refused under --strict until it is gone.
            """
    )

    @Argument(help: "The folder of the new site; unless given, the one that you are in if it is empty, else errors.")
    var folder: String?

    @Option(
        help: ArgumentHelp(
            "Where it is published; github-pages unless given. With --below, where the other site is.",
            valueName: "host"
        )
    )
    var host: Host?

    @Option(
        help: ArgumentHelp(
            "Publish it below the site of Docusaurus, Starlight, VitePress, MkDocs, Jekyll or Sphinx that is here.",
            discussion: "Such as docs/errors, for https://example.com/docs/errors/.",
            valueName: "path"
        )
    )
    var below: String?

    @Option(help: ArgumentHelp("What it is called; made from the repository's name unless given.", valueName: "text"))
    var title: String?

    @Option(
        help: ArgumentHelp(
            "Where it will live; unless given, guessed from the repository's remote or the other site.",
            valueName: "url"
        )
    )
    var baseURL: BaseURL?

    @Flag(
        inversion: .prefixedNo,
        help: "Begin a theme there: colors, links, a stylesheet. What it lacks is docsite's own."
    )
    var theme = true

    @Flag(help: "Leave the samples out; the site builds once it has an error.")
    var empty = false

    func validate() throws {
        if folder?.isEmpty == true {
            throw ValidationError("name the folder of the new site; `.` is the one that you are in")
        }
        if let title, title.isEmpty || title.printable != title {
            throw ValidationError("--title must be a line of text")
        }
        if let below, Self.path(below) == nil {
            throw ValidationError("--below must be a path of letters, digits, `-`, `_` and `.`, such as docs/errors")
        }
    }

    func run() throws {
        do {
            Terminal.tell(try NewSite(wishes, version: Version.number).write())
        } catch let error as Refusal {
            try Terminal.fail(error.message)
        } catch let error as FileError {
            try Terminal.fail(error.description)
        }
    }

    private var wishes: NewSite.Wishes {
        var wishes = NewSite.Wishes()
        wishes.folder = folder?.withoutTrailingSlash
        wishes.host = host
        wishes.below = below.flatMap(Self.path)
        wishes.title = title
        wishes.baseURL = baseURL
        wishes.hasTheme = theme
        wishes.hasSamples = !empty
        return wishes
    }

    private static func path(_ text: String) -> String? {
        let parts = text.split(separator: "/")
        let isPlain = parts.allSatisfy { part in
            part != "." && part != ".."
                && part.utf8.allSatisfy { byte in
                    (48...57).contains(byte) || (97...122).contains(byte | 0x20) || "-._".utf8.contains(byte)
                }
        }
        return isPlain && !parts.isEmpty ? parts.joined(separator: "/") : nil
    }
}

extension Host: ExpressibleByArgument {}
