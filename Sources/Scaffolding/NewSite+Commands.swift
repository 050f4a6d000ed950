extension NewSite {
    /// How docsite is installed in this very version, where each job begins with nothing.
    var installation: String { "pip install docsite==\(version)" }
    /// The same on the runners of GitHub, whose own Python is not to be changed.
    var runnerInstallation: String { "pipx install docsite==\(version)" }

    /// A run of docsite from the top folder, so that the annotations of a workflow name files as the repository does.
    func docsite(_ arguments: String, output: String? = nil) -> String {
        let output = output.flatMap { $0 == "public" ? nil : $0 }
        guard !folderInRoot.isEmpty, !wishes.hasTheme else {
            let folders = folderInRoot.isEmpty ? "" : " --content \(word("content")) --theme \(word("theme"))"
            return "docsite \(arguments)\(folders)" + (output.map { " --output \(Shell.word($0))" } ?? "")
        }
        // A folder `theme` of the repository would be somebody else's.
        let way = output.map { RelativePath.between(place, "\(root)/\($0)") }.flatMap { $0 == "public" ? nil : $0 }
        let option = way.map { " --output \(Shell.word($0))" } ?? ""
        return "(cd \(Shell.word(folderInRoot)) && docsite \(arguments)\(option))"
    }

    private func word(_ path: String) -> String { Shell.word(inRoot(path)) }

    /// What builds the site into its place for its readers, and fails where anything is wrong or an address is not kept.
    func build(_ arguments: String = "") -> String {
        docsite("build --strict --released\(arguments.isEmpty ? "" : " " + arguments)", output: outputInRoot)
    }

    /// The ledger, in which every address that is published must stand.
    var ledger: String { inRoot("content/permalinks.txt") }

    /// What hosts read at the top only, put there from the folders of the address, with the paths as they are from there.
    var raising: [String] {
        guard host.buildsFromFile, neighbour == nil, addressPath != "/" else { return [] }
        let up = String(repeating: "../", count: addressPath.split(separator: "/").count)
        let lengthen = Shell.word("s#^/#\(addressPath.replacing("&", with: "\\&"))#")
        let others = "for f in _headers _redirects; do [ ! -f $f ] || sed \(lengthen) $f >\(up)$f; done"
        return ["(cd \(Shell.word(outputInRoot)) && cp 404.html \(up) && \(others))"]
    }

    /// The steps in a shell that build the other site, from the top folder on.
    var neighbourCommands: [String] {
        guard let neighbour else { return [] }
        let folder = RelativePath.between(root, neighbour.folder)
        let here = Shell.word(folder.isEmpty ? "." : folder)
        switch (neighbour.generator, neighbour.packages) {
        case (_, .npm(let home, let manager, let script)?):
            let install =
                switch manager {
                case .npm: "npm install"
                case .npmLocked: "npm ci"
                case .yarn: "corepack enable && yarn install"
                case .pnpm: "corepack enable && pnpm install --frozen-lockfile"
                }
            return ["(\(entering(home))\(install) && \(manager.program) run \(script))"]
        case (.docusaurus, _): return ["(cd \(here) && npx docusaurus build)"]
        case (.starlight, _): return ["(cd \(here) && npx astro build)"]
        case (.vitepress, _): return ["npx vitepress build \(here)"]
        case (.mkdocs, _):
            return [pip, "mkdocs build --config-file \(Shell.word(inNeighbour(neighbour.configuration)))"]
        case (.sphinx, _):
            // What the configuration says itself would be overridden.
            let extra = neighbour.text.contains("html_extra_path") ? "" : "-D html_extra_path=_extra "
            return [pip, "sphinx-build -b html \(extra)\(here) \(Shell.word(inNeighbour("_build/html")))"]
        case (.jekyll, .ruby(let home)?):
            let source = Shell.word(RelativePath.between(home, neighbour.folder).orDot)
            let build = "jekyll build --source \(source) --destination \(source)/_site"
            return ["(\(entering(home))bundle install && bundle exec \(build))"]
        case (.jekyll, _): return ["gem install jekyll", "jekyll build --source \(here) --destination \(here)/_site"]
        }
    }

    /// The beginning of a command that runs in another folder than the top one.
    private func entering(_ folder: String) -> String {
        let way = RelativePath.between(root, folder)
        return way.isEmpty ? "" : "cd \(Shell.word(way)) && "
    }

    /// A path in the other site's folder, from the top folder on.
    func inNeighbour(_ path: String) -> String {
        RelativePath.joined(RelativePath.between(root, neighbour?.folder ?? root), path)
    }

    /// How the other site's Python packages are installed.
    private var pip: String {
        guard let neighbour else { return "" }
        if case .python(let requirements)? = neighbour.packages {
            return "pip install -r \(Shell.word(RelativePath.between(root, requirements)))"
        }
        guard neighbour.generator == .mkdocs else { return "pip install sphinx" }
        return neighbour.text.contains("name: material") ? "pip install mkdocs-material" : "pip install mkdocs"
    }
}

/// Words as a shell takes them.
enum Shell {
    static func word(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy { byte in
                byte >= 0x80 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || "/._-".utf8.contains(byte)
            }
        return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
    }
}

extension String {
    /// The folder itself where the way to it is none.
    fileprivate var orDot: String { isEmpty ? "." : self }
}
