internal import Diagnostics
internal import SiteModel
internal import SitePaths
internal import SourceReading
internal import Stylesheets
internal import YAML

/// Reads `theme.yml`. What is wrong is left out, and the rest is looked at all the same.
struct ThemeSettingsReader {
    private let file: SourceFile
    private(set) var diagnostics: [Diagnostic] = []

    init(_ file: SourceFile) {
        self.file = file
    }

    /// Reads the settings. A file that holds nothing, or comments only, sets nothing.
    mutating func read() -> ThemeSettings {
        var settings = ThemeSettings()
        settings.file = file
        let (document, faults) = YAMLDocument.read(file)
        diagnostics += faults
        guard let root = document.root,
            let theme = YAMLMapping(root, "the theme", ThemeKeys.all, &diagnostics)
        else { return settings }
        settings.name = theme.read(ThemeKeys.name, &diagnostics)?.value.trimmed
        if theme.read(ThemeKeys.inherit, &diagnostics) == false {
            settings.standsAlone = theme.node(ThemeKeys.inherit.name)?.range
        }
        settings.colors = theme.read(ThemeKeys.colors).map { readColors($0) } ?? []
        settings.logo = readAsset(ThemeKeys.logo, of: theme)
        settings.icon = readAsset(ThemeKeys.icon, of: theme)
        settings.header = theme.read(ThemeKeys.header).map { readLinks($0, ThemeKeys.header.name) } ?? []
        settings.footer = theme.read(ThemeKeys.footer).map { readLinks($0, ThemeKeys.footer.name) } ?? []
        settings.styles = theme.read(ThemeKeys.styles, &diagnostics)
        return settings
    }

    private mutating func readAsset(_ key: Key<Located<String>>, of theme: YAMLMapping) -> Located<String>? {
        guard let asset = theme.read(key, &diagnostics) else { return nil }
        guard [".svg", ".png"].contains(where: asset.value.lowercased().hasSuffix) else {
            report(
                .invalidValue,
                "`\(key.name)` must be an SVG or PNG image",
                asset.range,
                "name a file in the theme's assets/"
            )
            return nil
        }
        return asset
    }

    /// The pairs of a mapping whose keys are the author's; reports keys that stand twice.
    private mutating func pairs(
        _ node: YAMLNode,
        _ key: String,
        _ help: String
    ) -> [(key: YAMLScalar, value: YAMLNode)] {
        guard case .mapping(let pairs) = node.content else {
            report(.wrongType, "`\(key)` must be a mapping, and this is \(node.kind)", node.range, help)
            return []
        }
        var places: [String: SourceRange] = [:]
        return pairs.compactMap { pair in
            guard case .scalar(let name) = pair.key.content else {
                report(.wrongType, "a key must be a text", pair.key.range, help)
                return nil
            }
            if let first = places[name.text] {
                let related = [("it stands here first", first)]
                report(
                    .duplicateKey,
                    "`\(name.text)` stands twice in `\(key)`",
                    name.range,
                    "keep one of the two",
                    related
                )
                return nil
            }
            places[name.text] = name.range
            return (name, pair.value)
        }
    }

    private mutating func report(
        _ code: DiagnosticCode,
        _ headline: String,
        _ range: SourceRange,
        _ help: String,
        _ related: [(String, SourceRange)] = []
    ) {
        diagnostics.append(Diagnostic(code, headline, at: range, related: related, help: help))
    }
}

// MARK: - Colours

extension ThemeSettingsReader {
    private mutating func readColors(_ node: YAMLNode) -> [ThemeSettings.Color] {
        pairs(node, ThemeKeys.colors.name, "write `link: \"#14509b\"` lines below it").compactMap { name, value in
            var color = ThemeSettings.Color(name: Located(name.text, at: name.range))
            switch value.content {
            case .scalar(let scalar):
                color.light = readColor(scalar, name)
                color.dark = color.light
            case .mapping, .sequence:
                let keys = ThemeKeys.schemes.names
                guard case .mapping(let pairs) = value.content,
                    YAMLMapping(value, "the color `\(name.text)`", keys: keys, &diagnostics) != nil
                else {
                    let help = "write `\(name.text): \"#14509b\"`, or one for `light` and one for `dark`"
                    report(.wrongType, "a color must be a text, and this is \(value.kind)", value.range, help)
                    return nil
                }
                for pair in pairs {
                    guard case .scalar(let scheme) = pair.key.content, keys.contains(scheme.text) else { continue }
                    guard case .scalar(let scalar) = pair.value.content else {
                        let help = "write `\(scheme.text): \"#14509b\"`"
                        report(
                            .wrongType,
                            "a color must be a text, and this is \(pair.value.kind)",
                            pair.value.range,
                            help
                        )
                        continue
                    }
                    let read = readColor(scalar, scheme)
                    if scheme.text == ThemeKeys.light.name { color.light = read } else { color.dark = read }
                }
            }
            return color.light == nil && color.dark == nil ? nil : color
        }
    }

    private mutating func readColor(_ scalar: YAMLScalar, _ key: YAMLScalar) -> Located<RGBColor>? {
        if let color = RGBColor(scalar.text) { return Located(color, at: scalar.range) }
        if scalar.isNull {
            let help = "put it in quotes, `\(key.text): \"#14509b\"`: without them, YAML takes a `#` for a comment"
            report(.emptyValue, "the color `\(key.text)` is empty", key.range, help)
        } else {
            let help =
                RGBColor("#" + scalar.text).map { "did you mean `\"\($0.css)\"`?" }
                ?? "write it in hexadecimal and in quotes, such as `\"#14509b\"`"
            report(.invalidValue, "`\(scalar.text.prefix(40))` is no color that a theme may have", scalar.range, help)
        }
        return nil
    }
}

// MARK: - Links

extension ThemeSettingsReader {
    private mutating func readLinks(_ node: YAMLNode, _ key: String) -> [ThemeSettings.Link] {
        let example = "write `API reference: https://docs.example.com/api/` lines below it"
        return pairs(node, key, example).compactMap { title, value in
            guard case .scalar(let address) = value.content, !address.isNull else {
                report(.wrongType, "the address of a link must be a text", value.range, example)
                return nil
            }
            guard !title.text.trimmed.isEmpty else {
                report(.emptyValue, "a link of `\(key)` has no words", title.range, example)
                return nil
            }
            guard let address = readAddress(address, of: title.text) else { return nil }
            return ThemeSettings.Link(title: title.text.trimmed, address: address)
        }
    }

    /// An absolute address as it is; a path in the site with the `index.html` that links in pages name.
    private mutating func readAddress(_ scalar: YAMLScalar, of title: String) -> Located<String>? {
        let text = scalar.text
        if ExternalAddress.scheme(of: text) != nil {
            guard let fault = ExternalAddress.fault(of: text) else { return Located(text, at: scalar.range) }
            report(
                .invalidValue,
                "the link `\(title)` \(fault)",
                scalar.range,
                "write an address such as `https://example.com/`"
            )
            return nil
        }
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts.first ?? "")
        let isInSite = !path.hasPrefix("/") && !path.split(separator: "/").contains("..")
        guard isInSite, text.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 && $0 != "\\" }) else {
            let help = "write a path in the site, such as `retrying/`, or an address such as `https://example.com/`"
            report(
                .invalidValue,
                "the link `\(title)` is neither an address nor a path in the site",
                scalar.range,
                help
            )
            return nil
        }
        let file = SitePath(address: path)
        return Located(file.text + (parts.count > 1 ? "#\(parts[1])" : ""), at: scalar.range)
    }
}
