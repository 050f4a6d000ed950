internal import Bytes
internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import Stylesheets
internal import Templates

/// Publishes the assets of a theme: gives each the name that holds its hash, and puts what `theme.yml` says into them.
///
/// What lies in the theme folder is published; of what is inherited, only what a template, a stylesheet or `theme.yml`
/// names, so that a theme without scripts publishes none.
struct ThemeAssets {
    /// The stylesheet that `theme.yml` has its say in.
    private static let stylesheet = "site.css"

    private let files: ThemeFiles
    private let settings: ThemeSettings
    private let used: TemplateUse
    private let words: Words
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var frame = Theme.Frame()
    private var assets: [String: Theme.Asset] = [:]
    private var stylesheets: ThemeStylesheets
    /// What each stylesheet names, as it is published.
    private var references: [String: Set<String>] = [:]

    /// The paths in the theme's `assets` folder, sorted.
    private let sources: [String]

    /// - Parameters:
    ///   - sources: the paths in the theme's `assets` folder, sorted.
    ///   - files: the files of the theme.
    ///   - settings: what `theme.yml` says.
    ///   - used: what templates name.
    ///   - words: what the program itself says.
    init(_ sources: [String], files: ThemeFiles, settings: ThemeSettings, used: TemplateUse, words: Words) {
        self.words = words
        self.sources = sources
        self.files = files
        self.settings = settings
        self.used = used
        stylesheets = ThemeStylesheets(files: files, sources: sources)
    }

    /// Publishes assets, and finds out what they put on every page.
    /// - Returns: the assets as they are published.
    mutating func publish() -> [Theme.Asset] {
        let links = AssetLinks(files: files, sources: sources)
        for source in sources where !source.hasSuffix(".css") {
            add(source)
            diagnostics += links.faults(of: source)
        }
        // Stylesheets carry the published names of the others.
        let additions = settings.styles.filter { isAsset($0, "styles") }
        for source in stylesheets.read() { add(stylesheet: source, additions: additions) }
        diagnostics += stylesheets.diagnostics
        if !sources.contains(Self.stylesheet), let first = settings.styles.first ?? settings.colors.first?.name {
            report(
                .unknownAsset,
                "the theme has no assets/\(Self.stylesheet), which colors and styles are put into",
                first.range,
                "write one, or name your stylesheet in a template: `{{assets.…}}`"
            )
        }
        fillFrame()
        let isPublished = published()
        return sources.compactMap { isPublished.contains($0) ? assets[$0] : nil }
    }

    /// What the author has, but for what became a part of another stylesheet, and what something names that is published.
    private func published() -> Set<String> {
        let named = [settings.icon, settings.logo].compactMap { $0?.value }
        var pending = sources.filter { source in
            used.names(asset: Theme.variable(for: source)) || named.contains(source)
                || !files.isInherited("assets/\(source)") && !stylesheets.joined.contains(source)
        }
        var published: Set<String> = []
        while let source = pending.popLast() {
            if published.insert(source).inserted { pending += references[source, default: []] }
        }
        return published
    }

    /// An asset that is no stylesheet. What an author wrote is published as it is; what comes with the program may be made
    /// smaller.
    private mutating func add(_ source: String) {
        let path = "assets/\(source)"
        guard let bytes = files.bytes(path, &diagnostics) else { return }
        guard source.hasSuffix(".js") else { return add(source, bytes) }
        guard let script = files.text(path, &diagnostics) else { return }
        let isOwnWork = files.isOwnWork(path, bytes)
        let worded = ScriptWords.text(of: script, words, &diagnostics)
        guard isOwnWork || worded != nil else { return add(source, bytes) }
        let text = worded ?? script.text
        add(source, Array((isOwnWork ? PublishedScript.text(of: text) : text).utf8))
    }

    private mutating func add(_ source: String, _ bytes: [UInt8]) {
        assets[source] = Theme.Asset(source: source, path: Self.publishedPath(of: source, bytes), bytes: bytes)
    }

    private mutating func add(stylesheet source: String, additions: [Located<String>]) {
        let (text, named) = stylesheets.text(of: source, assets.mapValues(\.path))
        references[source, default: []].formUnion(named)
        let isMain = source == Self.stylesheet
        let own = published(isMain ? colored(text) : text, of: source)
        let parts = isMain ? additions.map { addition($0.value) } : []
        if !parts.isEmpty {
            for part in [source] + additions.map(\.value).dropLast() { stylesheets.reportUnfinished(part) }
        }
        let mark: [UInt8] = stylesheets.hasMark(source) ? [0xEF, 0xBB, 0xBF] : []
        add(source, mark + ([own] + parts).joined(separator: "\n").utf8)
    }

    /// A stylesheet as it is added to the main one.
    private mutating func addition(_ source: String) -> String {
        let (text, named) = stylesheets.text(of: source, addedTo: Self.stylesheet, assets.mapValues(\.path))
        references[Self.stylesheet, default: []].formUnion(named)
        return published(text, of: source)
    }

    private mutating func published(_ text: String, of source: String) -> String {
        let path = "assets/\(source)"
        let isOwnWork = files.bytes(path, &diagnostics).map { files.isOwnWork(path, $0) } ?? false
        return isOwnWork ? PublishedStylesheet.text(of: text) : text
    }

    /// The main stylesheet with the colours of `theme.yml`.
    private mutating func colored(_ text: String) -> String {
        var colors = StylesheetColors(of: text)
        let known = colors.colors.keys.sorted()
        for color in settings.colors {
            guard known.contains(color.name.value) else {
                report(
                    .unknownKey,
                    "no color of the theme is called `\(color.name.value)`",
                    color.name.range,
                    SimilarNames.nearest(to: color.name.value, among: known).map { "did you mean `\($0)`?" }
                        ?? "the names are \(known.map { "`\($0)`" }.joined(separator: ", "))"
                )
                continue
            }
            colors.set(color.name.value, light: color.light?.value, dark: color.dark?.value)
        }
        diagnostics += ColorContrast.check(settings.colors, in: colors.colors)
        frame.paperLight = colors.colors["paper"]?.light.css
        frame.paperDark = colors.colors["paper"]?.dark.css
        return colors.stylesheet
    }

    private mutating func fillFrame() {
        frame.name = settings.name
        frame.header = settings.header
        frame.footer = settings.footer
        if let icon = settings.icon, isAsset(icon, "icon") { frame.icon = assets[icon.value]?.path }
        guard let logo = settings.logo, isAsset(logo, "logo"), let asset = assets[logo.value] else { return }
        guard let size = ImageSize(of: asset.bytes) else {
            return report(
                .invalidValue,
                "the size of the image `\(logo.value)` is not known, and the page would jump when it comes",
                logo.range,
                "give its `<svg>` a `viewBox`, or a `width` and a `height`"
            )
        }
        frame.logo = Theme.Frame.Logo(path: asset.path, size: size)
    }

    /// Whether a name of `theme.yml` is that of an asset; reports where not.
    private mutating func isAsset(_ name: Located<String>, _ key: String) -> Bool {
        if sources.contains(name.value) { return true }
        let below = Self.pathBelowAssets(name.value)
        let guess = sources.contains(below) ? below : SimilarNames.nearest(to: below, among: sources)
        report(
            .unknownAsset,
            "`\(key)` names `\(name.value)`, and the theme has no such asset",
            name.range,
            guess.map { $0 == below ? "write `\($0)`: the path begins below assets/" : "did you mean `\($0)`?" }
                ?? "put the file into \(files.root)/assets"
        )
        return false
    }

    /// A path that was written from the theme folder, or from further up, as it is named.
    private static func pathBelowAssets(_ path: String) -> String {
        let parts = path.split(separator: "/").filter { $0 != "." }
        let below = parts.firstIndex(of: "assets").map { parts[($0 + 1)...] } ?? parts[...]
        return below.joined(separator: "/")
    }

    private mutating func report(_ code: DiagnosticCode, _ headline: String, _ range: SourceRange, _ help: String) {
        diagnostics.append(Diagnostic(code, headline, at: range, help: help))
    }

    /// `icons/copy.svg` becomes `assets/icons/copy.<hash>.svg`: a changed file has a new name, so that hosts may let
    /// browsers keep it for ever.
    private static func publishedPath(of source: String, _ bytes: [UInt8]) -> String {
        let hash = ContentHash.name(of: bytes)
        guard let dot = source.lastIndex(of: "."), !source[dot...].contains("/") else {
            return SitePath.assetsFolder + "\(source).\(hash)"
        }
        return SitePath.assetsFolder + "\(source[..<dot]).\(hash)\(source[dot...])"
    }
}
