internal import Diagnostics

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
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var frame = Theme.Frame()
    private var assets: [String: Theme.Asset] = [:]
    /// What stylesheets name.
    private var referenced: Set<String> = []

    init(files: ThemeFiles, settings: ThemeSettings, used: TemplateUse) {
        self.files = files
        self.settings = settings
        self.used = used
    }

    /// Publishes assets, and finds out what they put on every page.
    /// - Parameter sources: the paths in the theme's `assets` folder, sorted.
    /// - Returns: the assets as they are published.
    mutating func publish(_ sources: [String]) -> [Theme.Asset] {
        for source in sources where !source.hasSuffix(".css") { add(source) }
        // Stylesheets carry the published names of the others.
        let additions = settings.styles.filter { isAsset($0, "styles", sources) }
        for source in sources where source.hasSuffix(".css") { add(source, additions: additions) }
        if !sources.contains(Self.stylesheet), let first = settings.styles.first ?? settings.colors.first?.name {
            report(
                .unknownAsset,
                "the theme has no assets/\(Self.stylesheet), which colors and styles are put into",
                first.range,
                "write one, or name your stylesheet in a template: `{{assets.…}}`"
            )
        }
        fillFrame(sources)
        let named = [settings.icon, settings.logo].compactMap { $0?.value }
        let added = Set(settings.styles.map(\.value))
        return sources.compactMap { source in
            let isNamed = used.names(asset: Theme.variable(for: source)) || named.contains(source)
            let isPublished =
                files.isInherited("assets/\(source)")
                ? isNamed || referenced.contains(source)
                : isNamed || !added.contains(source)
            return isPublished ? assets[source] : nil
        }
    }

    private mutating func add(_ source: String, additions: [Located<String>] = []) {
        let path = "assets/\(source)"
        let bytes: [UInt8]?
        if source.hasSuffix(".js") {
            bytes = files.text(path, &diagnostics).map { Array(PublishedScript.text(of: $0.text).utf8) }
        } else if source == Self.stylesheet {
            bytes = readStylesheet(source).map { Array(PublishedStylesheet.text(of: finished($0, additions)).utf8) }
        } else if source.hasSuffix(".css") {
            bytes = readStylesheet(source).map { Array(PublishedStylesheet.text(of: $0).utf8) }
        } else {
            bytes = files.bytes(path, &diagnostics)
        }
        guard let bytes else { return }
        assets[source] = Theme.Asset(source: source, path: Self.publishedPath(of: source, bytes), bytes: bytes)
    }

    /// A stylesheet with the published names of what it refers to; `host` is the one that it becomes a part of, if any.
    private mutating func readStylesheet(_ source: String, in host: String? = nil) -> String? {
        guard let file = files.text("assets/\(source)", &diagnostics) else { return nil }
        let (text, references) = StylesheetAddresses.published(
            file,
            source: source,
            in: host ?? source,
            assets.mapValues(\.path),
            &diagnostics
        )
        // One that is added to another is published with it, which `add` sees to.
        if host != nil || !files.isInherited("assets/\(source)") || used.names(asset: Theme.variable(for: source)) {
            referenced.formUnion(references)
        }
        return text
    }

    /// The main stylesheet with the colours of `theme.yml`, and the stylesheets that are added to it.
    private mutating func finished(_ text: String, _ additions: [Located<String>]) -> String {
        var colors = StylesheetColors(of: text)
        let known = colors.colors.keys.sorted()
        for color in settings.colors {
            guard known.contains(color.name.value) else {
                report(
                    .unknownKey,
                    "no color of the theme is called `\(color.name.value)`",
                    color.name.range,
                    SimilarNames.nearest(to: color.name.value, among: known).map { "did you mean `\($0)`?" }
                        ?? "the names are those of the variables in assets/\(Self.stylesheet) that hold a color"
                )
                continue
            }
            colors.set(color.name.value, light: color.light?.value, dark: color.dark?.value)
        }
        diagnostics += ColorContrast.check(settings.colors, in: colors.colors)
        frame.paperLight = colors.colors["paper"]?.light.css
        frame.paperDark = colors.colors["paper"]?.dark.css
        let added = additions.compactMap { readStylesheet($0.value, in: Self.stylesheet) }
        return ([colors.stylesheet] + added).joined(separator: "\n")
    }

    private mutating func fillFrame(_ sources: [String]) {
        frame.name = settings.name
        frame.header = settings.header
        frame.footer = settings.footer
        if let icon = settings.icon, isAsset(icon, "icon", sources) { frame.icon = assets[icon.value]?.path }
        guard let logo = settings.logo, isAsset(logo, "logo", sources), let asset = assets[logo.value] else { return }
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
    private mutating func isAsset(_ name: Located<String>, _ key: String, _ sources: [String]) -> Bool {
        if sources.contains(name.value) { return true }
        report(
            .unknownAsset,
            "`\(key)` names `\(name.value)`, and the theme has no such asset",
            name.range,
            SimilarNames.nearest(to: name.value, among: sources).map { "did you mean `\($0)`?" }
                ?? "put the file into \(files.root)/assets"
        )
        return false
    }

    private mutating func report(_ code: DiagnosticCode, _ headline: String, _ range: SourceRange, _ help: String) {
        diagnostics.append(Diagnostic(code, headline, at: range, help: help))
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
