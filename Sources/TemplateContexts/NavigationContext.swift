package import Markup
package import SiteModel
package import SitePaths
package import Templates

/// What the navigation knows beside what every template does.
package struct NavigationContext: TemplateSubject {
    package static let variables = TemplateVariables<NavigationContext>([
        .list("groups") { $0.groups },
        .list("pages") { $0.pages },
        .path("operations", "the page of all operations, where there are any") { $0.operations },
        .flag("operations_current", "the page is of operations") { $0.isOfOperations },
    ])

    /// A free page, in the navigation.
    package struct Page: TemplateSubject {
        package static let variables = TemplateVariables<Page>([
            .text("title") { $0.page.title },
            .path("url") { $0.page.path },
            .flag("current") { $0.isCurrent },
        ])

        let page: SitePage
        let isCurrent: Bool

        package init(page: SitePage, isCurrent: Bool) {
            self.page = page
            self.isCurrent = isCurrent
        }
    }

    let groups: [GroupLinkContext]
    let pages: [Page]
    let operations: SitePath?
    let isOfOperations: Bool

    package init(groups: [GroupLinkContext], pages: [Page], operations: SitePath?, isOfOperations: Bool) {
        self.groups = groups
        self.pages = pages
        self.operations = operations
        self.isOfOperations = isOfOperations
    }
}

/// The names that mean the same on all pages of a layout. No other scope of a template has any of them.
package final class FrameContext: TemplateSubject, TemplateObject {
    package static let variables = TemplateVariables<FrameContext>(
        with: { $0.common },
        [.html("navigation") { $0.navigation }]
    )

    private let common: CommonContext
    private let navigation: HTML

    package init(common: CommonContext, navigation: HTML) {
        self.common = common
        self.navigation = navigation
    }
}
