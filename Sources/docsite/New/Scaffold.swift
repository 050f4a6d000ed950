/// The site that `docsite new` makes.
enum Scaffold {
    /// By the path in the folder of the site.
    static var files: [String: [UInt8]] {
        texts.mapValues { Array($0.description.utf8) }
    }

    private static let texts: [String: StaticString] = [
        "content/site.yml": #"""
        # yaml-language-server: $schema=../schema/site.json
        title: Example API errors
        description: Every error code of the Example API, what it means and how to fix it.
        # Where the site will live; the links work anywhere below it.
        base_url: https://docs.example.com/api/
        # Where the page of each error lies below that. If base_url ends in errors/, write "{slug}/": once is enough.
        addresses:
          entry: "errors/{slug}/"
        language: en

        # [text][name] in a note, a summary or a page leads to one of these.
        links:
          API reference: https://docs.example.com/api/

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

        """#,
        "content/catalog/400-bad-request.yml": #"""
        # yaml-language-server: $schema=../../schema/catalog.json
        group: "400"
        title: 400 Bad Request
        status: 400
        summary: The request cannot be carried out as it was sent.
        errors:
          - code: invalid_parameter
            title: Invalid Parameter
            message: the parameter is not valid
            messages:
              - "{name} must be a number"
            summary: A parameter has a value that is not allowed. The message names it.
            retry: after-change
            see: [rate_limited]
            tags: [request]

        """#,
        "content/catalog/429-too-many-requests.yml": #"""
        # yaml-language-server: $schema=../../schema/catalog.json
        group: "429"
        title: 429 Too Many Requests
        status: 429
        summary: The requests came too fast.
        errors:
          - code: rate_limited
            title: Rate Limited
            message: too many requests
            summary: More requests came in than the plan allows. The same request works a little later.
            retry: after-delay
            tags: [limits]

        """#,
        "content/notes/invalid_parameter.md": #"""
        ## Why it happens

        The API checks every parameter before it does anything. `message` names the first one that is not valid.

        ## How to fix it

        1. Compare the parameter with the [API reference][API reference].
        2. Correct it, and send the request again. Nothing was changed by the first one.

        """#,
        "content/notes/rate_limited.md": #"""
        ## Why it happens

        The client sent more requests within a minute than its plan allows.

        ## How to fix it

        Wait for as many seconds as the `Retry-After` header says, then send the request again:

        ```http
        HTTP/1.1 429 Too Many Requests
        Retry-After: 12
        ```

        """#,
        "content/pages/index.md": #"""
        ---
        title: Errors
        ---

        When a request fails, the answer holds a `code`. Look it up here: search for it, or for the message that came
        with it. Write programs against the code, never against the message.

        """#,
        "theme/theme.yml": #"""
        # yaml-language-server: $schema=../schema/theme.json
        # What differs from docsite's own theme. To change a template, copy it first:
        # docsite theme copy templates/footer.mustache
        name: Example
        colors:
          link: {light: "#14509b", dark: "#8fbdf5"}
        # logo: logo.svg        # in assets/, SVG or PNG
        header:
          API reference: https://docs.example.com/api/
        styles: [brand.css]

        """#,
        "theme/assets/brand.css": #"""
        /* Added to the end of docsite's own stylesheet, whose sizes and fonts are variables, too. */
        :root { --round: 6px; }

        """#,
        ".gitignore": """
        # Built by `docsite build`, here or by the workflow.
        /public/

        """,
        ".github/workflows/pages.yml": #"""
        # Builds the site, and publishes it on GitHub Pages.
        #
        # Once, in the settings of the repository:
        # - Pages: choose "GitHub Actions" as the source.
        # - Secrets and variables, Actions, Variables: DOCSITE_REPOSITORY, the owner/name of docsite's own repository,
        #   and DOCSITE_REF, the tag or commit of the version that you use; without it, the newest is built.
        # - Where that repository is private, Secrets: DOCSITE_TOKEN, a token that may read it.
        name: Pages

        on:
          push:
          pull_request:
          workflow_dispatch:

        permissions:
          contents: read

        concurrency:
          group: pages-${{ github.ref }}
          cancel-in-progress: ${{ github.event_name == 'pull_request' }}

        jobs:
          build:
            # A branch is built for its pull request.
            if: github.event_name == 'pull_request' || github.ref_name == github.event.repository.default_branch
            runs-on: ubuntu-24.04
            container: swift:6.3-noble
            timeout-minutes: 30
            permissions:
              contents: read
              pages: read
            steps:
              - name: Is docsite's repository named?
                if: vars.DOCSITE_REPOSITORY == ''
                run: |
                  echo "::error::Set the variable DOCSITE_REPOSITORY: see the beginning of .github/workflows/pages.yml"
                  exit 1
              - uses: actions/checkout@v4
                with:
                  persist-credentials: false
              - uses: actions/checkout@v4
                with:
                  persist-credentials: false
                  repository: ${{ vars.DOCSITE_REPOSITORY }}
                  ref: ${{ vars.DOCSITE_REF }}
                  token: ${{ secrets.DOCSITE_TOKEN || github.token }}
                  path: .docsite
              - run: apt-get update -qq && apt-get install -y -qq libcmark-dev libutf8proc-dev libyaml-dev pkg-config
              - id: program
                uses: actions/cache@v4
                with:
                  path: .docsite/docsite
                  key: docsite-${{ hashFiles('.docsite/Package.swift', '.docsite/Sources/**', '.docsite/theme/**') }}
              - if: steps.program.outputs.cache-hit != 'true'
                run: |
                  swift build --package-path .docsite --configuration release --product docsite
                  cp .docsite/.build/release/docsite .docsite/docsite
              - id: pages
                if: github.event_name != 'pull_request'
                uses: actions/configure-pages@v5
              - run: .docsite/docsite build --strict --format github ${BASE_URL:+--base-url "$BASE_URL"}
                env:
                  BASE_URL: ${{ steps.pages.outputs.base_url }}
              - name: Is every address in the ledger?
                run: |
                  if [ -n "$(git -c safe.directory='*' status --porcelain -- content/permalinks.txt)" ]; then
                    echo "::error::Addresses are new: run \`docsite build\` and commit content/permalinks.txt"
                    exit 1
                  fi
              - name: Has every address the day of its release?
                if: github.event_name != 'pull_request'
                run: |
                  unreleased=$(grep -c '[[:space:]]unreleased$' content/permalinks.txt || true)
                  if [ "$unreleased" != 0 ]; then
                    echo "::error::$unreleased addresses have no day: run \`docsite build --release $(date +%F)\` and commit content/permalinks.txt"
                    exit 1
                  fi
              # Not a newer one: those leave out files whose names begin with a dot, such as .well-known.
              - if: github.event_name != 'pull_request'
                uses: actions/upload-pages-artifact@v3
                with:
                  path: public

          deploy:
            if: github.event_name != 'pull_request'
            needs: build
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            permissions:
              pages: write
              id-token: write
            environment:
              name: github-pages
              url: ${{ steps.deployment.outputs.page_url }}
            steps:
              - id: deployment
                uses: actions/deploy-pages@v4

        """#,
        ".vscode/settings.json": """
        {
          "yaml.schemas": {
            "./schema/site.json": "content/site.yml",
            "./schema/catalog.json": "content/catalog/*.yml",
            "./schema/theme.json": "theme/theme.yml"
          }
        }

        """,
        "README.md": #"""
        # Errors of the Example API

        | command | what it does |
        | --- | --- |
        | `docsite serve --open` | shows the site, and follows every save |
        | `docsite new error <code>` | adds a code to the catalog, and its note |
        | `docsite check` | says what is wrong, and where |
        | `docsite build` | writes the site into `public/`, and new addresses into `content/permalinks.txt` |
        | `docsite build --release <day>` | the same before you publish: from that day on the new addresses are kept |

        Commit `content/permalinks.txt` with the content: it holds every address that must go on working.
        `.github/workflows/pages.yml` publishes the site, and says at its beginning what to set up once.

        `schema/` tells editors which keys there are. After a new version of docsite, write it anew:

        ```sh
        docsite schema catalog >schema/catalog.json
        docsite schema site >schema/site.json
        docsite schema theme >schema/theme.json
        ```

        """#,
        ".vscode/extensions.json": """
        {
          "recommendations": ["redhat.vscode-yaml"]
        }

        """,
    ]
}
