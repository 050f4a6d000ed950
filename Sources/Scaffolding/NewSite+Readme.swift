extension NewSite {
    /// What the folder says of itself.
    var readme: String {
        """
        # \(title)

        | command | what it does |
        | --- | --- |
        | `docsite serve --open` | shows the site, and follows every save |
        | `docsite new error <code> --status 400` | adds a code to the catalog, and its note |
        | `docsite check` | says what is wrong, and where |
        | `docsite build` | writes the site into `public/`, and new addresses into `content/permalinks.txt` |
        | `docsite build --release <day>` | the same before you publish: from that day on the new addresses are kept |

        docsite is one file: `\(runnerInstallation)`, or `uv tool install docsite==\(version)`. Commit `content/permalinks.txt` with the content: it holds every
        address that must go on working.
        \(samplesText)\(publishingText)
        ## After a new version of docsite

        `schema/` tells editors which keys there are. Write it anew:

        ```sh
        docsite schema catalog >schema/catalog.json
        docsite schema site >schema/site.json
        docsite schema theme >schema/theme.json
        ```

        """
    }

    private var samplesText: String {
        guard wishes.hasSamples else { return "" }
        return """

            ## The samples

            `docsite check --strict` and whatever publishes the site refuse the samples. Once you have an error of your own:

            ```sh
            \(Self.withoutSamples)
            ```

            """
    }

    /// What takes the samples away.
    static let withoutSamples = "rm content/catalog/samples.yml content/notes/sample_*.md"

    private var publishingText: String {
        let way = neighbour == nil ? hostText : neighbourText
        return way.isEmpty ? "" : "\n## Publishing\n\n\(way)\n"
    }

    private var hostText: String {
        switch host {
        case .githubPages, .s3: "`\(workflowPath)` publishes the site, and says at its beginning what to set up once."
        case .netlify: "`netlify.toml` tells Netlify how to build the site: import the repository there."
        case .cloudflare: "`wrangler.toml` tells Cloudflare how to build the site: import the repository there."
        case .nginx: "`nginx.conf` serves the site, and says at its beginning what to copy where."
        case .none: ""
        }
    }

    private var neighbourText: String {
        guard let neighbour else { return "" }
        let way: String
        if let publishing, let line = publishing.line {
            way = """
                `\(publishing.path)` publishes both once it has this step, before line \(line.number) (`\(line.text)`):

                ```yaml
                \(step.map { "      " + $0 }.joined(separator: "\n"))
                ```
                """
        } else if hostIsSetUp {
            way = "Build it with this command, in the settings of the host:\n\n```sh\n\(hostCommand)\n```"
        } else {
            way = host == .nginx || host == .none ? "Build both: `\(hostCommand)`." : hostText
        }
        let rules = neighbourRules.map { "- \($0)" }.joined(separator: "\n")
        return "The site is published below that of \(neighbour.name), at `\(addressPath)`. \(way)\n\n\(rules)"
    }
}
