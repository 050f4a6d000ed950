internal import ContentReading

/// The workflows of a new site. They run from the top folder of the repository, and need no name to be filled in: docsite
/// comes from the package index, in the version that made the site.
extension NewSite {
    /// The path of the workflow from the top folder on.
    var workflowPath: String {
        let name = folderInRoot.split(separator: "/").last.map(String.init) ?? "pages"
        return ".github/workflows/\(name).yml"
    }

    /// The workflow, or `nil` where the host takes none.
    var workflow: String? {
        if host != .none, publishing != nil, neighbour != nil { return workflow(publishing: []) }
        switch host {
        case .githubPages: return workflow(publishing: pagesJobs)
        case .s3: return workflow(publishing: [bucketJob])
        case .netlify, .cloudflare, .nginx, .none: return nil
        }
    }

    private func workflow(publishing jobs: [String]) -> String {
        let isDeploy = !jobs.isEmpty
        return """
            # \(isDeploy ? "Checks each pull request, and publishes the default branch" : "Checks each pull request").
            \(setup(isDeploy: isDeploy))name: \(host == .githubPages && folderInRoot.isEmpty ? "Pages" : "Error reference")

            on:
            \(isDeploy ? "  push:\n\(paths)" : "")  pull_request:
            \(paths)  workflow_dispatch:

            permissions:
              contents: read

            concurrency:
              group: ${{ github.workflow }}-${{ github.ref }}
              cancel-in-progress: ${{ github.event_name == 'pull_request' }}

            jobs:
            \(([checkJob] + jobs).joined(separator: "\n"))
            """
    }

    private func setup(isDeploy: Bool) -> String {
        guard isDeploy else { return "" }
        return switch host {
        case .githubPages:
            """
            #
            # Once, in the settings of the repository, under Pages: choose "GitHub Actions" as the source.

            """
        case .s3:
            """
            #
            # Once, in the settings of the repository, under Secrets and variables, Actions, Variables:
            # - S3_BUCKET: the name of the bucket; AWS_REGION: where it is.
            # - AWS_ROLE_ARN: a role that this repository may assume (OpenID Connect), with s3:ListBucket, s3:PutObject and
            #   s3:DeleteObject for the bucket.
            # - CLOUDFRONT_DISTRIBUTION, if there is one in front of it, with cloudfront:CreateInvalidation.

            """
        case .netlify, .cloudflare, .nginx, .none: ""
        }
    }

    /// What has to change for the workflow to run: of a repository that holds other things, too, only the site.
    private var paths: String {
        guard !folderInRoot.isEmpty, neighbour == nil || publishing != nil else { return "" }
        return """
                paths:
                  - \(Self.quoted("\(folderInRoot)/**"))
                  - \(Self.quoted(workflowPath))

            """
    }

    private var checkJob: String {
        """
          check:
            if: github.event_name != 'push'
            runs-on: ubuntu-24.04
            timeout-minutes: 10
            steps:
        \(Self.checkout)
        \(Self.run(runnerInstallation))
        \(Self.run(build("--format github")))

        """
    }

    /// What runs only for the branch that is published.
    private static let ifPublished =
        "if: github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch"

    private var pagesJobs: [String] {
        let base = wishes.below.map { "$BASE_URL/\($0)/" } ?? "$BASE_URL/"
        let build = """
              build:
                \(Self.ifPublished)
                runs-on: ubuntu-24.04
                timeout-minutes: 30
                permissions:
                  contents: read
                  pages: read
                steps:
            \(Self.checkout)
            \(Self.run(runnerInstallation))
                  - id: pages
                    uses: actions/configure-pages@v6
            \(Self.run(build("--format github --base-url \"\(base)\"")))
                    env:
                      BASE_URL: ${{ steps.pages.outputs.base_url }}
            \(neighbourSteps)      - uses: actions/upload-pages-artifact@v5
                    with:
                      path: \(CatalogAddition.scalar(published))
                      # Such as .well-known.
                      include-hidden-files: true

            """
        return [build, Self.deployment]
    }

    private static let deployment = """
          deploy:
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
                uses: actions/deploy-pages@v5

        """

    private var bucketJob: String {
        return """
              publish:
                \(Self.ifPublished)
                runs-on: ubuntu-24.04
                timeout-minutes: 30
                permissions:
                  contents: read
                  id-token: write
                env:
                  BUCKET: ${{ vars.S3_BUCKET }}
                  SITE: \(CatalogAddition.scalar(outputInRoot))
                steps:
            \(Self.checkout)
            \(Self.run(runnerInstallation))
            \(Self.run(build("--format github")))
            \(neighbourSteps)      - uses: aws-actions/configure-aws-credentials@v6
                    with:
                      role-to-assume: ${{ vars.AWS_ROLE_ARN }}
                      aws-region: ${{ vars.AWS_REGION }}
            \(uploadSteps)
                  - name: Let the pages be fetched anew
                    if: vars.CLOUDFRONT_DISTRIBUTION != ''
                    run: aws cloudfront create-invalidation --distribution-id "$DISTRIBUTION" --paths '/*'
                    env:
                      DISTRIBUTION: ${{ vars.CLOUDFRONT_DISTRIBUTION }}

            """
    }

    /// What pages refer to comes first. Files in `assets/` may be kept forever, as another content has another name; old
    /// ones stay, for pages that a browser still holds.
    private var uploadSteps: String {
        let folder = wishes.below.map { "/\($0)" } ?? String(addressPath.dropLast())
        let others =
            neighbour == nil
            ? nil
            : """
                  - name: Upload the other site
                    run: aws s3 sync \(Shell.word(published)) "s3://$BUCKET" --exclude '\(wishes.below ?? "")/*' --cache-control no-cache --delete

            """
        return (others ?? "") + """
                  - name: Upload the error reference
                    run: |
                      place="s3://$BUCKET\(Self.echoed(folder))"
                      aws s3 sync "$SITE/assets" "$place/assets" --cache-control 'public, max-age=31536000, immutable'
                      aws s3 sync "$SITE" "$place" --exclude 'assets/*' --exclude .docsite-files --exclude _headers \\
                        --exclude _redirects --exclude changes/feed.xml --cache-control no-cache --delete
                      if [ -f "$SITE/changes/feed.xml" ]; then
                        aws s3 cp "$SITE/changes/feed.xml" "$place/changes/feed.xml" --content-type application/atom+xml \\
                          --cache-control no-cache
                      fi
            """
    }

    /// The steps that build the other site, around the finished one.
    private var neighbourSteps: String {
        guard let neighbour else { return "" }
        let tools =
            switch neighbour.generator {
            case .docusaurus, .starlight, .vitepress:
                "      - uses: actions/setup-node@v6\n        with:\n          node-version: 22\n"
            case .mkdocs, .sphinx:
                "      - uses: actions/setup-python@v6\n        with:\n          python-version: \"3.13\"\n"
            case .jekyll: "      - uses: ruby/setup-ruby@v1\n        with:\n          ruby-version: \"3.3\"\n"
            }
        return tools + neighbourCommands.map { Self.run($0) + "\n" }.joined()
    }

    private static let checkout = """
              - uses: actions/checkout@v6
                with:
                  persist-credentials: false
        """

    /// A step that runs one command.
    private static func run(_ command: String) -> String {
        let isPlain = !command.contains(": ") && !command.contains(" #")
        return isPlain ? "      - run: \(command)" : "      - run: |\n          \(command)"
    }

    /// A text between the double quotes of a shell.
    private static func echoed(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("$", with: "\\$")
            .replacing("`", with: "\\`")
    }
}
