internal import CatalogReading
internal import ContentReading
internal import SitePipeline

extension NewSite {
    /// The files of the site itself, by their paths in its folder.
    var siteFiles: [String: String] {
        var files = [
            "content/site.yml": settings, "content/pages/index.md": Self.introduction, "README.md": readme,
            ".gitignore": "# Built by `docsite build`.\n/public/\n",
        ]
        if wishes.hasSamples { files.merge(Self.samples) { one, _ in one } }
        if wishes.hasTheme {
            files["theme/theme.yml"] = themeSettings
            files["theme/assets/brand.css"] = Self.stylesheet
        }
        for schema in ContentSchema.allCases { files["schema/\(schema.rawValue).json"] = schema.text }
        // An editor reads them in the folder that it opens, which is that of the repository.
        if folderInRoot.isEmpty { files.merge(Self.editorFiles) { one, _ in one } }
        return files
    }

    /// What may be there already, and then stays as it is.
    static let optionalFiles: Set = ["README.md", ".gitignore", ".vscode/settings.json", ".vscode/extensions.json"]

    private var settings: String {
        let link = neighbourAddress.map { "\nlinks:\n  Documentation: \($0)\n" }
        let example = "\n# links:\n#   API reference: https://docs.example.com/api/\n"
        return #"""
            # yaml-language-server: $schema=../schema/site.json
            title: \#(CatalogAddition.scalar(title))
            description: Every error code, what it means and how to fix it.
            # Where the site will live; the links work anywhere below it.
            base_url: \#(address.text)
            # Where the page of each error lies below that. If base_url ends in errors/, once is enough.
            addresses:
              entry: "\#(addressSaysErrors ? "" : "errors/"){slug}/"
            language: en

            # [text][name] in a note, a summary or a page leads to one of these.\#(link ?? example)
            # What the API returns; every entry's page shows it filled in.
            error_body: |-
              {
                "code": "{{code}}",
                "message": "{{message}}",
                "docs": "{{url}}"
              }

            notes:
              required: true
              sections:
                - Why it happens
                - How to fix it
            \#(dataSettings)
            """#
    }

    /// The Markdown beside each page, where the other site would make a page of it, in the place of that page.
    private var dataSettings: String {
        guard let neighbour, neighbour.rendersMarkdownOfOthers else { return "" }
        return """

            # \(neighbour.name) would make pages of the Markdown beside these, in their places; the whole catalog is in errors.json.
            data: {entries: false, pages: false}

            """
    }

    private static let introduction = """
        ---
        title: Errors
        ---

        When a request fails, the answer holds a `code`. Look it up here: search for it, or for the message that came
        with it. Write programs against the code, never against the message.

        """

    /// The entries that show what an entry is, in one file, which goes as a whole.
    private static let samples = [
        "content/catalog/samples.yml": #"""
        # yaml-language-server: $schema=../../schema/catalog.json
        # Samples, to look at: none can be published with --strict. Once you have errors of your own, delete this file
        # and content/notes/sample_*.md.
        group: samples
        title: Samples
        summary: These errors show what an entry looks like.
        errors:
          - code: sample_invalid_parameter
            title: "Sample: Invalid Parameter"
            message: the parameter is not valid
            messages:
              - "{name} must be a number"
            summary: \#(SampleText.beginning) A parameter has a value that is not allowed; the message names it.
            status: 400
            retry: after-change
            see: [sample_rate_limited]
            tags: [request]

          - code: sample_rate_limited
            title: "Sample: Rate Limited"
            message: too many requests
            summary: \#(SampleText.beginning) More requests came in than the plan allows.
            status: 429
            retry: after-delay
            tags: [limits]

        """#,
        "content/notes/sample_invalid_parameter.md": """
        ## Why it happens

        \(SampleText.beginning) The API checks every parameter before it does anything. `message` names the first one
        that is not valid.

        ## How to fix it

        1. Compare the parameter with the reference of the API.
        2. Correct it, and send the request again. Nothing was changed by the first one.

        """,
        "content/notes/sample_rate_limited.md": """
        ## Why it happens

        \(SampleText.beginning) The client sent more requests within a minute than its plan allows.

        ## How to fix it

        Wait for as many seconds as the `Retry-After` header says, then send the request again:

        ```http
        HTTP/1.1 429 Too Many Requests
        Retry-After: 12
        ```

        """,
    ]

    private var themeSettings: String {
        let header = neighbourAddress.map { "header:\n  Documentation: \($0)\n" }
        let example = "# header:\n#   API reference: https://docs.example.com/api/\n"
        return #"""
            # yaml-language-server: $schema=../schema/theme.json
            # What differs from docsite's own theme. To change a template, copy it first:
            # docsite theme copy templates/footer.mustache
            name: Example
            colors:
              link: {light: "#14509b", dark: "#8fbdf5"}
            # logo: logo.svg        # in assets/, SVG or PNG
            \#(header ?? example)styles: [brand.css]

            """#
    }

    private static let stylesheet = """
        /* Added to the end of docsite's own stylesheet, whose sizes and fonts are variables, too. */
        :root { --round: 6px; }

        """

    private static let editorFiles = [
        ".vscode/settings.json": """
        {
          "yaml.schemas": {
            "./schema/site.json": "content/site.yml",
            "./schema/catalog.json": "content/catalog/*.yml",
            "./schema/theme.json": "theme/theme.yml"
          }
        }

        """,
        ".vscode/extensions.json": """
        {
          "recommendations": ["redhat.vscode-yaml"]
        }

        """,
    ]
}
