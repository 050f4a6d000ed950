internal import Diagnostics
internal import SiteModel
internal import SitePaths
package import Templates
package import Theming

/// The names that every template has, for pages of one depth. A class, since all pages of a depth share it.
package final class CommonContext: TemplateSubject, TemplateObject {
    package static let variables = TemplateVariables<CommonContext>([
        .object("site") { $0.facts },
        .text("root", "a relative address") { $0.root },
        .text("home", "a relative address") { $0.root + SitePath.front.text },
        .text("errors", "a relative address: the page of all codes") {
            $0.root + $0.facts.configuration.addresses.errors.text
        },
        .text("changes", "a relative address") { $0.root + SitePath.changes.text },
        .text("llms", "a relative address: the list for language models, where there is one") { common in
            common.facts.configuration.data.publish(.llms) ? common.root + SitePath.llms.text : nil
        },
        .assets("assets") { $0.assets },
        .object("search") { SearchContext(root: $0.root) },
        .object("theme") { ThemeContext(frame: $0.frame, root: $0.root) },
    ])

    /// The relative address of the site's root, empty or ending in `/`.
    package let root: String
    private let facts: SiteFacts
    private let assets: [TemplateName: String]
    private let frame: Theme.Frame

    package init(root: String, _ facts: SiteFacts, _ theme: Theme) {
        self.root = root
        self.facts = facts
        frame = theme.frame
        // Two of one variable are told; a page is looked at all the same.
        assets = Dictionary(
            theme.assets.map { (TemplateName(Theme.variable(for: $0.source)), root + $0.path) }
        ) { first, _ in first }
    }
}

extension SiteFacts: TemplateSubject {
    package static let variables = TemplateVariables<SiteFacts>([
        .text("title") { $0.configuration.title },
        .text("description") { $0.configuration.description },
        .text("language") { $0.configuration.language },
        .text("direction", "`ltr` or `rtl`") { $0.direction },
        .text("url") { $0.configuration.baseURL.absolute },
        .text("count", "of codes that are sent and not deprecated") { String($0.currentCount) },
        .text("total", "of all codes") { String($0.totalCount) },
        .text("retired", "of codes, where there are any") { $0.retiredCount > 0 ? String($0.retiredCount) : nil },
        .list("filters", "fields by which lists are narrowed, of two to eight values") { $0.filters },
        .text("filter_names", "of all such fields, where there are any") {
            $0.filterNames.isEmpty ? nil : $0.filterNames.joined(separator: " ")
        },
    ])
}

/// Where the search finds what it needs.
private struct SearchContext: TemplateSubject {
    static let variables = TemplateVariables<SearchContext>([
        .text("script", "the address of the index's folder") { $0.root + SitePath.searchFolder }
    ])

    let root: String
}

/// What `theme.yml` puts on every page.
private struct ThemeContext: TemplateSubject {
    static let variables = TemplateVariables<ThemeContext>([
        .text("name") { $0.frame.name },
        .text("icon", "an address") { theme in theme.frame.icon.map { theme.root + $0 } },
        .text("paper_light", "a color") { $0.frame.paperLight },
        .text("paper_dark", "a color") { $0.frame.paperDark },
        .object("logo") { theme in theme.frame.logo.map { LogoContext(logo: $0, root: theme.root) } },
        .list("header") { $0.links($0.frame.header) },
        .flag("has_header") { !$0.frame.header.isEmpty },
        .list("footer") { $0.links($0.frame.footer) },
        .flag("has_footer") { !$0.frame.footer.isEmpty },
    ])

    let frame: Theme.Frame
    let root: String

    private func links(_ links: [ThemeSettings.Link]) -> [LinkContext] {
        links.map { LinkContext(link: $0, root: root) }
    }
}

private struct LogoContext: TemplateSubject {
    static let variables = TemplateVariables<LogoContext>([
        .text("url") { $0.root + $0.logo.path },
        .text("width") { String($0.logo.size.width) },
        .text("height") { String($0.logo.size.height) },
    ])

    let logo: Theme.Frame.Logo
    let root: String
}

private struct LinkContext: TemplateSubject {
    static let variables = TemplateVariables<LinkContext>([
        .text("title") { $0.link.title },
        .text("url") { $0.link.path == nil ? $0.link.address.value : $0.root + $0.link.address.value },
    ])

    let link: ThemeSettings.Link
    let root: String
}
