internal import SiteModel
internal import Templates

/// What the pages of a theme are made with: the templates that they reach through partials, and the assets that those
/// name.
struct TemplateUse {
    private(set) var templates: Set<String> = []
    private var assets: Set<String> = []
    /// Whether a section such as `{{#assets}}` shows names that do not say that they are assets'.
    private var namesAnyAsset = false

    init(of all: [String: ScannedTemplate]) {
        var pending = PageKind.allCases.map(\.rawValue) + [TemplateVocabulary.navigationTemplate]
        while let name = pending.popLast() {
            guard let template = all[name], templates.insert(name).inserted else { continue }
            for tag in template.tags {
                if tag.kind == .partial {
                    pending.append(tag.name)
                } else if tag.name.hasPrefix("assets.") {
                    assets.insert(String(tag.name.dropFirst("assets.".count)))
                } else if tag.name == "assets" {
                    namesAnyAsset = true
                }
            }
        }
    }

    /// Whether a page names an asset, by the name of its variable.
    func names(asset variable: String) -> Bool {
        namesAnyAsset || assets.contains(variable)
    }
}
