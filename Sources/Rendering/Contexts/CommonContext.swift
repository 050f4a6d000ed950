internal import SiteModel
internal import Theming

/// The names that every template has, for pages of one depth. A class, since all pages of a depth share it.
final class CommonContext: TemplateObject {
    /// The relative address of the site's root, empty or ending in `/`.
    let root: String
    private let home: String
    private let errors: String
    private let changes: String
    private let site: TemplateValue
    private let search: TemplateValue
    private let assets: TemplateValue
    private let theme: TemplateValue

    init(root: String, _ facts: SiteFacts, _ theme: Theme) {
        self.root = root
        home = root + SitePath.front.text
        errors = root + facts.configuration.addresses.errors.text
        changes = root + SitePath.changes.text
        let site: NamedValues = [
            .title: .text(facts.configuration.title),
            .description: .text(facts.configuration.description),
            .language: .text(facts.configuration.language),
            .direction: .text(facts.direction),
            .url: .text(facts.configuration.baseURL.absolute),
            .count: .text(String(facts.currentCount)),
            .total: .text(String(facts.totalCount)),
            .retired: facts.retiredCount > 0 ? .text(String(facts.retiredCount)) : .absent,
        ]
        self.site = .names(site)
        search = .names([.script: .text(root + SitePath.searchFolder)])
        assets = .assets(
            // Two of one variable are told; a page is looked at all the same.
            Dictionary(theme.assets.map { (Theme.variable(for: $0.source), root + $0.path) }) { first, _ in first }
        )
        self.theme = .names(theme.frame.names(root: root))
    }

    func value(of name: TemplateName.Known) -> TemplateValue? {
        switch name {
        case .site: site
        case .root: .text(root)
        case .home: .text(home)
        case .errors: .text(errors)
        case .changes: .text(changes)
        case .assets: assets
        case .search: search
        case .theme: theme
        default: nil
        }
    }
}
