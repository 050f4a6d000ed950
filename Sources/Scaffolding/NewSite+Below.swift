/// What a site of another generator has to know of the one below it.
extension NewSite {
    /// Whether what is published at a path of the other site would be built where the sources of the new one are.
    static func builds(_ below: String, of neighbour: Neighbour, among place: String) -> Bool {
        let built = RelativePath.between("/", "\(neighbour.staticFolder)/\(below)") + "/"
        let place = RelativePath.between("/", place) + "/"
        return place.hasPrefix(built)
            || ["content", "theme", "schema"].contains { built.hasPrefix("\(place)\($0)/") }
    }

    /// Lines of Markdown, one a list item; empty without such a site.
    var neighbourRules: [String] {
        guard let neighbour, let below = wishes.below else { return [] }
        var rules = [
            "`\(outputInRoot)/` is built, and no source: add `/\(outputInRoot)/` to the repository's `.gitignore`.",
            "A preview of both, from the top folder of the repository: `\(docsite("build", output: outputInRoot))`, then that of "
                + "\(neighbour.name).",
        ]
        if host.buildsFromFile {
            rules.append(
                "The host reads `_headers` and `_redirects` at the top only: copy their lines into the other site's."
            )
        }
        rules += linkRules(of: neighbour.generator, to: "/\(below)/")
        rules += exclusions(of: neighbour)
        rules.append(
            "Crawlers read one `robots.txt`, that of the whole host: add `Sitemap: \(address.text)sitemap.xml` to it."
        )
        return rules
    }

    /// How texts of the other site link here: most generators take a path that they don't make for a dead link.
    private func linkRules(of generator: Neighbour.Generator, to path: String) -> [String] {
        let whole = addressPath
        return switch generator {
        case .docusaurus:
            [
                "A link from there: `[Errors](pathname://\(path))`; without `pathname://` it is taken for a broken one."
            ]
        case .starlight:
            [
                "A link from there: `[Errors](\(whole))`. If it checks links with `starlight-links-validator`: "
                    + "`exclude: ['\(whole)**']`."
            ]
        case .vitepress:
            [
                "A link from there: `[Errors](\(path)){target=\"_self\"}`, so that its router leaves it alone, and in its "
                    + "configuration `ignoreDeadLinks: [/^\\\(path.replacing("/", with: "\\/").dropFirst())/]`."
            ]
        case .mkdocs: ["A link from there: `[Errors](\(whole))`, with the `/` at its beginning."]
        case .jekyll: ["A link from there: `[Errors]({{ '\(path)' | relative_url }})`."]
        case .sphinx:
            [
                "A link from there: `[Errors](\(address.text))`.",
                "Its `conf.py` publishes files as they are from `html_extra_path = ['_extra']`.",
            ]
        }
    }

    /// What the other site must be told where it would take this one's sources for its own.
    private func exclusions(of neighbour: Neighbour) -> [String] {
        let sources = neighbour.generator == .mkdocs ? neighbour.staticFolder : neighbour.folder
        let folder = RelativePath.between(sources, place)
        guard !folder.hasPrefix("..") else { return [] }
        return switch neighbour.generator {
        case .docusaurus, .starlight: []
        case .vitepress: ["Its configuration must leave the sources alone: `srcExclude: ['\(folder)/**']`."]
        case .mkdocs: ["Its configuration must leave the sources alone: `exclude_docs: /\(folder)/`."]
        case .jekyll: ["Its `\(neighbour.configuration)` must leave the sources alone: `exclude: [\(folder)]`."]
        case .sphinx: ["Its `conf.py` must leave the sources alone: `exclude_patterns = ['\(folder)']`."]
        }
    }

    /// The step of a workflow that builds the site, where another workflow publishes the other one; a line each.
    var step: [String] {
        let command = "- run: \(runnerInstallation) && \(build("--format github"))"
        return [command] + (publishing?.setsFolder == true ? ["  working-directory: ${{ github.workspace }}"] : [])
    }
}
