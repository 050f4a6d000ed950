internal import Bytes
internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import SourceReading
internal import Stylesheets

/// The stylesheets of a theme with the published names of what they refer to: `url(../icons.svg#copy)` and
/// `@import "print.css"` name files of the theme, counted from the stylesheet's own folder.
struct ThemeStylesheets {
    /// Where an address leads.
    private enum Target {
        /// To a file of the theme, and what of it.
        case asset(source: String, rest: String)
        /// Out of the theme, or to the stylesheet itself.
        case elsewhere
        case nowhere(path: String)
    }

    private let files: ThemeFiles
    /// The paths in the theme's `assets` folder, sorted.
    private let sources: [String]
    private(set) var diagnostics: [Diagnostic] = []
    /// What was added to another stylesheet.
    private(set) var joined: Set<String> = []
    private var scanned: [String: ScannedStylesheet] = [:]

    init(files: ThemeFiles, sources: [String]) {
        self.files = files
        self.sources = sources
    }

    /// Reads the stylesheets and finds out which must be published before others, which name them.
    /// - Returns: their paths, each behind those that it imports.
    mutating func read() -> [String] {
        let stylesheets = sources.filter { $0.hasSuffix(".css") }
        for source in stylesheets {
            guard let file = files.text("assets/\(source)", &diagnostics),
                let bytes = files.bytes("assets/\(source)", &diagnostics)
            else { continue }
            let stylesheet = ScannedStylesheet(file, bytes: bytes)
            scanned[source] = stylesheet
            report(stylesheet, from: source)
        }
        var order: [String] = []
        var entered: Set<String> = []
        for source in stylesheets where scanned[source] != nil { visit(source, [], &entered, &order) }
        return order
    }

    private mutating func visit(
        _ source: String,
        _ above: [String],
        _ entered: inout Set<String>,
        _ order: inout [String]
    ) {
        guard entered.insert(source).inserted else { return }
        let path = above + [source]
        for rule in scanned[source]?.imports ?? [] {
            guard case .asset(let other, _) = target(of: rule.address, from: source), let stylesheet = scanned[source]
            else { continue }
            if path.contains(other) {
                diagnostics.append(
                    Diagnostic(
                        .stylesheetSyntax,
                        other == source
                            ? "the stylesheet imports itself" : "`\(other)` imports this stylesheet in turn",
                        at: stylesheet.range(rule.address.bounds),
                        help: "remove one of the imports"
                    )
                )
            } else if scanned[other] != nil {
                visit(other, path, &entered, &order)
            }
        }
        order.append(source)
    }

    // MARK: - Publishing

    /// A stylesheet as it was written, with published names.
    /// - Parameters:
    ///   - source: its path in the theme's `assets` folder.
    ///   - published: the published paths of other assets, by source.
    /// - Returns: the text, and the sources of the assets that it names.
    func text(of source: String, _ published: [String: String]) -> (text: String, assets: Set<String>) {
        guard let stylesheet = scanned[source] else { return ("", []) }
        var assets: Set<String> = []
        let all = stylesheet.addresses + stylesheet.imports.map(\.address)
        let changes = all.compactMap { address -> (Range<Int>, String)? in
            replacement(of: address, from: source, in: source, published, &assets).map { (address.bounds, $0) }
        }
        return (Self.text(stylesheet.bytes, changes), assets)
    }

    /// A stylesheet as a part of another: what it imports stands in it, as an import counts only at the beginning.
    /// - Parameters:
    ///   - source: its path in the theme's `assets` folder.
    ///   - host: the path of the one that it becomes a part of.
    ///   - published: the published paths of other assets, by source.
    /// - Returns: the text, and the sources of the assets that it names.
    mutating func text(of source: String, addedTo host: String, _ published: [String: String])
        -> (text: String, assets: Set<String>)
    {
        join(source, to: host, published, above: [host])
    }

    private mutating func join(_ source: String, to host: String, _ published: [String: String], above: [String])
        -> (text: String, assets: Set<String>)
    {
        guard let stylesheet = scanned[source] else { return ("", []) }
        let isFirst = joined.insert(source).inserted
        if isFirst { reportNamespaces(stylesheet) }
        var assets: Set<String> = []
        var changes = stylesheet.addresses.compactMap { address -> (Range<Int>, String)? in
            replacement(of: address, from: source, in: host, published, &assets).map { (address.bounds, $0) }
        }
        for rule in stylesheet.imports {
            switch target(of: rule.address, from: source) {
            case .asset(let other, _) where !(above + [source]).contains(other) && scanned[other] != nil:
                let part = join(other, to: host, published, above: above + [source])
                assets.formUnion(part.assets)
                changes.append((rule.rule, Self.wrapped(part.text, rule)))
                if let other = scanned[other] { reportUnfinished(other) }
            case .asset(let other, _) where isFirst && other == host:
                report(
                    .misplacedRule,
                    "this stylesheet is added to \(host), and need not import it",
                    stylesheet.range(rule.rule),
                    "remove the import"
                )
            case .elsewhere where isFirst, .asset where isFirst && !isStylesheet(rule, from: source):
                let help = "put a copy that ends in `.css` into the theme, or name `\(source)` in a template instead"
                report(
                    .misplacedRule,
                    "an import counts only at the beginning, and this is added to \(host)",
                    stylesheet.range(rule.rule),
                    help
                )
            default: break
            }
        }
        return (Self.text(stylesheet.bytes, changes), assets)
    }

    /// Whether a stylesheet begins with a byte-order mark.
    func hasMark(_ source: String) -> Bool {
        scanned[source]?.hasMark ?? false
    }

    /// Reports a stylesheet that goes on in what is added behind it.
    mutating func reportUnfinished(_ source: String) {
        if let stylesheet = scanned[source] { reportUnfinished(stylesheet) }
    }

    private mutating func reportUnfinished(_ stylesheet: ScannedStylesheet) {
        guard stylesheet.opening == nil, let place = stylesheet.unfinished.map(stylesheet.range) else { return }
        guard !diagnostics.contains(where: { $0.code == .stylesheetSyntax && $0.range == place }) else { return }
        let headline = "this belongs to no rule, and takes away the first rule of the stylesheet that follows"
        let isSign = place.text.allSatisfy { "};".contains($0) }
        report(.stylesheetSyntax, headline, place, isSign ? "remove it" : "write its block (`{ … }`), or remove it")
    }

    /// Whether an import leads to a stylesheet of the theme.
    private func isStylesheet(_ rule: ScannedStylesheet.Import, from source: String) -> Bool {
        guard case .asset(let other, _) = target(of: rule.address, from: source) else { return false }
        return scanned[other] != nil
    }

    private static func wrapped(_ text: String, _ rule: ScannedStylesheet.Import) -> String {
        var frames: [String] = []
        if !rule.media.isEmpty { frames.append("@media \(rule.media) {") }
        if let supports = rule.supports { frames.append("@supports (\(supports)) {") }
        if let layer = rule.layer { frames.append(layer.isEmpty ? "@layer {" : "@layer \(layer) {") }
        return frames.map { $0 + "\n" }.joined() + text + frames.map { _ in "\n}" }.joined()
    }

    private static func text(_ bytes: [UInt8], _ changes: [(bounds: Range<Int>, text: String)]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        for change in changes.sorted(by: { $0.bounds.lowerBound < $1.bounds.lowerBound }) {
            result += bytes[position..<change.bounds.lowerBound]
            result += change.text.utf8
            position = change.bounds.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }

    private func replacement(
        of address: ScannedStylesheet.Address,
        from source: String,
        in host: String,
        _ published: [String: String],
        _ assets: inout Set<String>
    ) -> String? {
        guard case .asset(let asset, let rest) = target(of: address, from: source), let path = published[asset] else {
            return nil
        }
        assets.insert(asset)
        let file = PercentEncoding.path(String(path.dropFirst(SitePath.assetsFolder.count)))
        return "\"\(SitePath(host).root)\(file)\(rest)\""
    }
}

// MARK: - Addresses

extension ThemeStylesheets {
    private func target(of address: ScannedStylesheet.Address, from source: String) -> Target {
        let text = address.text.trimmed
        let path = text.prefix { $0 != "#" && $0 != "?" }
        guard !path.isEmpty, ExternalAddress.scheme(of: text) == nil, !text.hasPrefix("//") else { return .elsewhere }
        let decoded = PercentEncoding.decoded(path)
        guard !decoded.hasPrefix("/") else { return .nowhere(path: decoded) }
        var parts = source.split(separator: "/").dropLast().map(String.init)
        for part in decoded.split(separator: "/") where part != "." {
            guard part == ".." else {
                parts.append(String(part))
                continue
            }
            guard parts.popLast() != nil else { return .nowhere(path: decoded) }
        }
        // The name as the folder has it: the same letters may be written in other bytes.
        guard let found = sources.first(where: { $0 == parts.joined(separator: "/") }) else {
            return .nowhere(path: decoded)
        }
        // What ends a string is encoded.
        let rest = text[path.endIndex...].map { character in
            switch character {
            case "\"": "%22"
            case "\\": "%5C"
            case _ where character.isNewline: "%0A"
            default: String(character)
            }
        }
        return .asset(source: found, rest: rest.joined())
    }

    private mutating func report(_ stylesheet: ScannedStylesheet, from source: String) {
        for address in stylesheet.addresses + stylesheet.imports.map(\.address) {
            guard case .nowhere(let path) = target(of: address, from: source) else { continue }
            diagnostics.append(
                Diagnostic(
                    .unknownAsset,
                    "the theme has no asset `\(path)`",
                    at: stylesheet.range(address.bounds),
                    guess: guess(path, from: source)
                )
            )
        }
        for bounds in stylesheet.badAddresses {
            report(
                .stylesheetSyntax,
                "white space, a quote or a parenthesis stands in an address without quotes, so browsers read none",
                stylesheet.range(bounds),
                "put it in quotes: `url(\"…\")`"
            )
        }
        reportStrays(of: stylesheet)
        reportOpenings(of: stylesheet)
        for bounds in stylesheet.emptyImports {
            let place = stylesheet.range(bounds)
            report(.stylesheetSyntax, "this import names no file", place, "write `@import \"print.css\";`")
        }
        for bounds in stylesheet.lateImports {
            report(
                .misplacedRule,
                "an import counts only before all other rules, and browsers pass over this one",
                stylesheet.range(bounds),
                "move it to the top of the stylesheet"
            )
        }
    }

    /// What may be meant by a path that leads to no asset: one of that name in another folder, or one that is like it.
    private func guess(_ path: String, from source: String) -> Guess {
        let sources = sources
        let search: @Sendable () -> String? = {
            let name = path.split(separator: "/").last
            let namesake = sources.first { $0.split(separator: "/").last == name }
            let meant =
                namesake.map { Self.path(to: $0, from: source) }
                ?? SimilarNames.nearest(to: path, among: sources.map { Self.path(to: $0, from: source) })
            return meant.map { "did you mean `\(PercentEncoding.path($0))`?" }
        }
        return Guess(
            search,
            otherwise: "put the file into the theme's assets folder; the path is read from the stylesheet's folder"
        )
    }

    private mutating func reportNamespaces(_ stylesheet: ScannedStylesheet) {
        for bounds in stylesheet.namespaces {
            report(
                .misplacedRule,
                "`@namespace` counts only at the beginning of a stylesheet, and this one is added to another",
                stylesheet.range(bounds),
                "name the stylesheet in a template instead of under `styles`"
            )
        }
    }

    mutating func report(_ code: DiagnosticCode, _ headline: String, _ range: SourceRange, _ help: String) {
        diagnostics.append(Diagnostic(code, headline, at: range, help: help))
    }

    /// The path of an asset as it is written in a stylesheet.
    private static func path(to asset: String, from source: String) -> String {
        var folders = source.split(separator: "/").dropLast()[...]
        var parts = asset.split(separator: "/")[...]
        while let folder = folders.first, parts.count > 1, parts.first == folder {
            folders = folders.dropFirst()
            parts = parts.dropFirst()
        }
        return (folders.map { _ in ".." } + parts).joined(separator: "/")
    }
}
