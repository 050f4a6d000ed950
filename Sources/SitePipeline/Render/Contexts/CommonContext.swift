internal import SiteModel

/// The names that every template has, for pages of one depth. A class, since all pages of a depth share it.
final class CommonContext: TemplateObject {
    /// The relative address of the site's root, empty or ending in `/`.
    let root: String
    private let site: NamedValues
    private let assets: [String: String]

    init(root: String, _ facts: SiteFacts, _ assets: [Theme.Asset]) {
        self.root = root
        site = [
            .title: .text(facts.configuration.title),
            .description: .text(facts.configuration.description),
            .language: .text(facts.configuration.language),
            .direction: .text(facts.direction),
            .url: .text(facts.configuration.baseURL.absolute),
            .count: .text(String(facts.currentCount)),
        ]
        self.assets = Dictionary(
            uniqueKeysWithValues: assets.map { (Theme.variable(for: $0.source), root + $0.path) }
        )
    }

    func value(of name: TemplateName.Known) -> TemplateValue? {
        switch name {
        case .site: .object(site)
        case .root: .text(root)
        case .home: .text(root + "index.html")
        case .changes: .text(root + ChangeLog.path)
        case .assets: .assets(assets)
        case .search: .object([.script: .text(root + "search/")] as NamedValues)
        default: nil
        }
    }
}
