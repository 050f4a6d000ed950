internal import Files

/// A workflow of the repository that publishes something already.
struct PublishingWorkflow {
    /// Its path from the top folder on.
    let path: String
    /// The line, from 1, before which the new site is to be built, and what stands there; `nil` for a workflow that does
    /// not build the other site.
    let line: (number: Int, text: String)?
    /// Whether its steps may run in other folders than the top one.
    let setsFolder: Bool

    /// What publishes on GitHub Pages.
    private static let pagesMarks = [
        "actions/deploy-pages", "actions-gh-pages", "github-pages-deploy-action", "gh-deploy",
    ]
    /// What publishes elsewhere.
    private static let otherMarks = [
        "upload-pages-artifact", "netlify", "wrangler", "cloudflare", "s3 sync", "rsync", "vercel", "firebase",
        "gh-pages", "npm run deploy", "yarn deploy", "surge",
    ]

    /// - Parameters:
    ///   - root: the top folder of the repository.
    ///   - neighbour: the site whose workflow it is to be; without one, any that publishes on GitHub Pages.
    /// - Throws: where the system does not say what is there.
    init?(in root: String, of neighbour: Neighbour?) throws(FileError) {
        let folder = "\(root)/.github/workflows"
        guard try Paths.kind(of: folder) == .folder else { return nil }
        let names = try FolderListing.names(in: folder).filter { $0.hasSuffix(".yml") || $0.hasSuffix(".yaml") }
        for name in names.sorted() {
            guard let text = FileText.read("\(folder)/\(name)") else { continue }
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
                .map { String($0.prefix { $0 != "#" }) }
            let publishes = { (marks: [String]) in lines.contains { line in marks.contains(where: line.contains) } }
            guard let neighbour else {
                guard publishes(Self.pagesMarks) else { continue }
                path = ".github/workflows/\(name)"
                line = nil
                setsFolder = false
                return
            }
            let builds = lines.firstIndex { line in neighbour.generator.buildMarks.contains(where: line.contains) }
            guard let builds, publishes(Self.pagesMarks + Self.otherMarks) else { continue }
            path = ".github/workflows/\(name)"
            let start = Self.start(ofStepWith: builds, in: lines)
            line = (start + 1, String(lines[start].drop { " -".contains($0) }.prefix(60)))
            setsFolder = lines.contains { $0.contains("working-directory:") }
            return
        }
        return nil
    }

    /// The line on which a step begins: its `-` may stand above the key that says what it does.
    private static func start(ofStepWith line: Int, in lines: [String]) -> Int {
        func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
        guard !lines[line].drop(while: { $0 == " " }).hasPrefix("-") else { return line }
        return (0..<line).last { number in
            lines[number].drop { $0 == " " }.hasPrefix("-") && indent(lines[number]) < indent(lines[line])
        } ?? line
    }
}

extension Neighbour.Generator {
    /// What a line of a workflow holds that builds such a site.
    fileprivate var buildMarks: [String] {
        let scripts = [
            "npm run build", "yarn build", "yarn run build", "pnpm build", "pnpm run build", "bun run build",
        ]
        return switch self {
        case .docusaurus: ["docusaurus build", "docusaurus deploy", "npm run deploy", "yarn deploy"] + scripts
        case .starlight: ["withastro/action", "astro build"] + scripts
        case .vitepress: ["vitepress build", "docs:build"] + scripts
        case .mkdocs: ["mkdocs build", "mkdocs gh-deploy", "mike deploy"]
        case .jekyll: ["jekyll-build-pages", "jekyll build"]
        case .sphinx: ["sphinx-build", "make html", "make -C docs html"]
        }
    }
}
