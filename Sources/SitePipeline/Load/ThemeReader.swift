package import Diagnostics
internal import Files

/// Reads a theme folder: `templates/*.mustache` and `assets/**`.
package struct ThemeReader {
    private let root: String
    private let embedded: [String: [UInt8]]?
    private var diagnostics: [Diagnostic] = []

    /// - Parameters:
    ///   - root: the theme folder, as it is called in reports.
    ///   - embedded: files, by their path in a theme, that take the place of the folder.
    package init(root: String, embedded: [String: [UInt8]]? = nil) {
        self.root = root
        self.embedded = embedded
    }

    /// Reads and checks everything.
    /// - Returns: the theme, or `nil` where it cannot be used; and the faults.
    package consuming func read() -> (theme: Theme?, diagnostics: [Diagnostic]) {
        let files: [String]
        do {
            files = try paths()
        } catch {
            let fault = Diagnostic(
                .missingFile,
                "the theme folder cannot be read: \(error.reason)",
                at: SourceFile(path: root, text: "").whole,
                help: "name it with `--theme`, or run docsite in the folder that holds it"
            )
            return (nil, [fault])
        }
        let assets = readAssets(files.filter { $0.hasPrefix("assets/") })
        let templates = readTemplates(files.filter { $0.hasPrefix("templates/") })
        let vocabulary = TemplateVocabulary(assets: assets.map { Theme.variable(for: $0.source) })
        diagnostics += TemplateCheck(root: root, templates: templates, vocabulary: vocabulary).check()
        guard !diagnostics.contains(where: { $0.severity == .error }) else { return (nil, diagnostics) }
        return (Theme(templates: templates, assets: assets), diagnostics)
    }

    /// The paths of the files, sorted. Reports what stands in the place of one.
    private mutating func paths() throws(FileError) -> [String] {
        if let embedded { return embedded.keys.sorted() }
        var paths: [String] = []
        for item in try FolderListing(of: root).items {
            let parts = item.path.split(separator: "/")
            guard let first = parts.first, ["assets", "templates"].contains(first) else { continue }
            guard !parts.contains(where: { $0.hasPrefix(".") }) else { continue }
            if let fault = item.fault(in: root, called: "theme") {
                diagnostics.append(fault)
            } else {
                paths.append(item.path)
            }
        }
        return paths
    }

    private mutating func readText(_ path: String) -> SourceFile? {
        if let bytes = embedded?[path] { return SourceReader.text(of: bytes, path: "\(root)/\(path)", &diagnostics) }
        return SourceReader.read("\(root)/\(path)", as: "\(root)/\(path)", &diagnostics)
    }

    private mutating func readTemplates(_ paths: [String]) -> [String: ScannedTemplate] {
        var templates: [String: ScannedTemplate] = [:]
        for path in paths where path.hasSuffix(".mustache") {
            let name = String(path.dropFirst("templates/".count).dropLast(".mustache".count))
            guard let file = readText(path) else { continue }
            let template = ScannedTemplate(scanning: file)
            diagnostics += template.diagnostics
            templates[name] = template
        }
        return templates
    }

    /// Templates name an asset by its variable, so that each must have one of its own.
    private mutating func reportSharedVariables(_ paths: [String]) {
        var first: [String: String] = [:]
        for path in paths {
            let variable = Theme.variable(for: String(path.dropFirst("assets/".count)))
            guard let other = first[variable] else {
                first[variable] = path
                continue
            }
            diagnostics.append(
                Diagnostic(
                    .duplicateAsset,
                    "two assets would be called `assets.\(variable)`",
                    at: place(of: path),
                    related: [("the other is this", place(of: other))],
                    help: "rename one of the two: in the variable, all but letters and digits becomes `_`"
                )
            )
        }
    }

    private func place(of path: String) -> SourceRange {
        SourceFile(path: "\(root)/\(path)", text: "").whole
    }

    /// Stylesheets come last, since they carry the published names of the others.
    private mutating func readAssets(_ paths: [String]) -> [Theme.Asset] {
        reportSharedVariables(paths)
        var published: [String: String] = [:]
        var assets: [Theme.Asset] = []
        for path in paths.filter({ !$0.hasSuffix(".css") }) + paths.filter({ $0.hasSuffix(".css") }) {
            let source = String(path.dropFirst("assets/".count))
            var bytes: [UInt8]
            if path.hasSuffix(".css") || path.hasSuffix(".js") {
                guard let file = readText(path) else { continue }
                let text =
                    path.hasSuffix(".js")
                    ? PublishedScript.text(of: file.text)
                    : StylesheetAddresses.published(file, source: source, published, &diagnostics)
                bytes = Array(text.utf8)
            } else {
                guard let read = embedded?[path] ?? (try? FileReading.bytes(of: "\(root)/\(path)")) else {
                    diagnostics.append(
                        Diagnostic(
                            .unreadableFile,
                            "the file cannot be read",
                            at: place(of: path),
                            help: "check who may read it"
                        )
                    )
                    continue
                }
                bytes = read
            }
            let address = Self.publishedPath(of: source, bytes)
            published[source] = address
            assets.append(Theme.Asset(source: source, path: address, bytes: bytes))
        }
        return assets.sorted { $0.source < $1.source }
    }

    /// `icons/copy.svg` becomes `assets/icons/copy.<hash>.svg`: a changed file has a new name, so that hosts may let
    /// browsers keep it for ever.
    private static func publishedPath(of source: String, _ bytes: [UInt8]) -> String {
        let hash = ContentHash.name(of: bytes)
        guard let dot = source.lastIndex(of: "."), !source[dot...].contains("/") else {
            return "assets/\(source).\(hash)"
        }
        return "assets/\(source[..<dot]).\(hash)\(source[dot...])"
    }
}
