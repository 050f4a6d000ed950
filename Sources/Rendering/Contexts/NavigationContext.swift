internal import Markup
internal import SiteModel
internal import Templates

/// What the navigation knows beside what every template does.
struct NavigationContext: TemplateSubject {
    static let variables = TemplateVariables<NavigationContext>([
        .list("groups") { $0.groups },
        .list("pages") { $0.pages },
        .path("operations", "the page of all operations, where there are any") { $0.operations },
        .flag("operations_current", "the page is of operations") { $0.isOfOperations },
    ])

    /// A free page, in the navigation.
    struct Page: TemplateSubject {
        static let variables = TemplateVariables<Page>([
            .text("title") { $0.page.title },
            .path("url") { $0.page.path },
            .flag("current") { $0.isCurrent },
        ])

        let page: SitePage
        let isCurrent: Bool
    }

    let groups: [GroupLinkContext]
    let pages: [Page]
    let operations: SitePath?
    let isOfOperations: Bool
}

/// The names that mean the same on all pages of a layout. No other scope of a template has any of them.
final class FrameContext: TemplateSubject, TemplateObject {
    static let variables = TemplateVariables<FrameContext>(
        with: { $0.common },
        [.html("navigation") { $0.navigation }]
    )

    private let common: CommonContext
    private let navigation: HTML

    init(common: CommonContext, navigation: HTML) {
        self.common = common
        self.navigation = navigation
    }
}
