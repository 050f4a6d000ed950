internal import Files

/// A documentation site of another generator, below which the new site is to be published.
struct Neighbour {
    let generator: Generator
    /// Its folder, an absolute path.
    let folder: String
    /// The name of its configuration in there.
    let configuration: String
    /// What that says.
    let text: String
    /// Where its packages are named, an absolute path, and how they are installed.
    let packages: Packages?

    enum Generator: String, CaseIterable {
        case docusaurus = "Docusaurus"
        case starlight = "Starlight"
        case vitepress = "VitePress"
        case mkdocs = "MkDocs"
        case jekyll = "Jekyll"
        case sphinx = "Sphinx"

        /// Its configuration, in its folder.
        fileprivate var configurations: [String] {
            switch self {
            case .docusaurus: Self.scripts("docusaurus.config")
            case .starlight: Self.scripts("astro.config")
            case .vitepress: Self.scripts(".vitepress/config")
            case .mkdocs: ["mkdocs.yml", "mkdocs.yaml"]
            case .jekyll: ["_config.yml", "_config.yaml"]
            case .sphinx: ["conf.py"]
            }
        }

        private static func scripts(_ name: String) -> [String] {
            ["ts", "js", "mjs", "mts", "cjs", "cts"].map { "\(name).\($0)" }
        }
    }

    /// Where packages of a site are named.
    enum Packages {
        case npm(folder: String, command: PackageManager, script: String)
        case python(requirements: String)
        case ruby(folder: String)
    }

    enum PackageManager: CaseIterable {
        case pnpm, yarn, npmLocked, npm

        var program: String {
            switch self {
            case .npm, .npmLocked: "npm"
            case .yarn: "yarn"
            case .pnpm: "pnpm"
            }
        }

        /// The file that holds the versions that were chosen.
        var lock: String? {
            switch self {
            case .npm: nil
            case .npmLocked: "package-lock.json"
            case .yarn: "yarn.lock"
            case .pnpm: "pnpm-lock.yaml"
            }
        }
    }

    /// Where a repository keeps its documentation, beside the folder that one is in and those above it.
    private static let usualFolders = [
        "docs", "website", "site", "documentation", "doc", "web", "docs/source", "doc/source", "docs/website",
        "apps/docs", "packages/docs",
    ]

    /// Looks for the other site; `nil` where there is none.
    /// - Parameters:
    ///   - start: the folder to begin in, an absolute path.
    ///   - root: the folder above which nothing is looked for.
    /// - Throws: where the system does not say what is there.
    init?(near start: String, upTo root: String) throws(FileError) {
        for folder in Self.folders(from: start, upTo: root) + Self.usualFolders.map({ "\(root)/\($0)" }) {
            for generator in Generator.allCases {
                for name in generator.configurations {
                    let path = "\(folder)/\(name)"
                    guard try Paths.kind(of: path) == .file, let text = FileText.read(path) else { continue }
                    self.generator = generator
                    self.folder = folder
                    configuration = name
                    self.text = text
                    packages = try Self.packages(of: generator, in: folder, upTo: root)
                    return
                }
            }
        }
        return nil
    }

    private static func packages(
        of generator: Generator,
        in folder: String,
        upTo root: String
    ) throws(FileError) -> Packages? {
        switch generator {
        case .docusaurus, .starlight, .vitepress:
            guard let home = try nearest("package.json", in: folder, upTo: root) else { return nil }
            var manager = PackageManager.npm
            for other in PackageManager.allCases where manager == .npm {
                if let lock = other.lock, try nearest(lock, in: home, upTo: root) != nil { manager = other }
            }
            let names = FileText.read("\(home)/package.json") ?? ""
            let script = names.contains("\"docs:build\"") ? "docs:build" : "build"
            return .npm(folder: home, command: manager, script: script)
        case .mkdocs, .sphinx:
            for name in ["requirements.txt", "docs/requirements.txt", "requirements-docs.txt"] {
                let base = name == "requirements.txt" ? folder : root
                if try Paths.kind(of: "\(base)/\(name)") == .file { return .python(requirements: "\(base)/\(name)") }
            }
            return nil
        case .jekyll:
            return try nearest("Gemfile", in: folder, upTo: root).map { .ruby(folder: $0) }
        }
    }

    /// The first folder, from one on upwards, that holds a file.
    private static func nearest(_ name: String, in folder: String, upTo root: String) throws(FileError) -> String? {
        for folder in folders(from: folder, upTo: root) where try Paths.kind(of: "\(folder)/\(name)") == .file {
            return folder
        }
        return nil
    }

    /// A folder and those above it, up to the root.
    private static func folders(from start: String, upTo root: String) -> [String] {
        var folders = [start]
        while let last = folders.last, last != root, last.hasPrefix(root), let slash = last.lastIndex(of: "/") {
            folders.append(String(last[..<slash]))
        }
        return folders
    }
}

extension Neighbour {
    var name: String { generator.rawValue }

    /// The folder whose files it publishes as they are, an absolute path.
    var staticFolder: String {
        switch generator {
        case .docusaurus: "\(folder)/static"
        case .starlight, .vitepress: "\(folder)/public"
        case .mkdocs: "\(folder)/\(value("docs_dir") ?? "docs")"
        case .jekyll: folder
        case .sphinx: "\(folder)/_extra"
        }
    }

    /// The folder that it builds its site into, an absolute path.
    var outputFolder: String {
        switch generator {
        case .docusaurus: "\(folder)/build"
        case .starlight: "\(folder)/dist"
        case .vitepress: "\(folder)/.vitepress/dist"
        case .mkdocs: "\(folder)/\(value("site_dir") ?? "site")"
        case .jekyll: "\(folder)/_site"
        case .sphinx: "\(folder)/_build/html"
        }
    }

    /// Whether it makes pages of Markdown also among the files that it publishes as they are; Jekyll does on GitHub Pages.
    var rendersMarkdownOfOthers: Bool {
        switch generator {
        case .mkdocs, .jekyll: true
        case .docusaurus, .starlight, .vitepress, .sphinx: false
        }
    }

    /// Where it says that it is published, if it does in so many words.
    var address: String? {
        let (host, path): (String?, String?) =
            switch generator {
            case .docusaurus: (value("url"), value("baseUrl"))
            case .starlight: (value("site"), value("base"))
            case .vitepress: (value("hostname"), value("base"))
            case .mkdocs: (value("site_url"), nil)
            case .jekyll: (value("url"), value("baseurl"))
            case .sphinx: (value("html_baseurl"), nil)
            }
        guard let host, host.hasPrefix("https://") || host.hasPrefix("http://") else { return nil }
        let inner = (path ?? "").split(separator: "/").joined(separator: "/")
        let base = host.hasSuffix("/") ? host : host + "/"
        return inner.isEmpty ? base : "\(base)\(inner)/"
    }

    /// What stands behind a key at the beginning of a line, as a text; settings that are computed are not read.
    private func value(_ key: String) -> String? {
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.drop { $0 == " " || $0 == "\t" }
            guard words.hasPrefix(key) else { continue }
            let rest = words.dropFirst(key.count).drop { $0 == " " }
            guard let sign = rest.first, sign == ":" || sign == "=" else { continue }
            let value = rest.dropFirst().drop { $0 == " " }
            if let quote = value.first, "\"'`".contains(quote) {
                return String(value.dropFirst().prefix { $0 != quote })
            }
            let plain = value.prefix { !" ,#\t".contains($0) }
            if !plain.isEmpty, generator == .mkdocs || generator == .jekyll { return String(plain) }
        }
        return nil
    }
}
