internal import Diagnostics
package import SiteModel
internal import SitePaths
package import Templates

/// A code that several entries have, on the errors page.
package struct SharedCodeContext: TemplateSubject {
    package static let variables = TemplateVariables<SharedCodeContext>(
        called: "shared code",
        [
            .text("code") { $0.shared.code.rawValue },
            .code("code_html", "with places to break") { $0.shared.code.rawValue },
            .text("anchor") { $0.shared.anchor },
            .texts("anchors") { $0.shared.furtherAnchors },
            .path("url", "of the page that tells them apart, where there is one") { $0.shared.path },
            .list("holders", "the entries") { context in
                context.shared.holders.map { Holder(entry: context.site.entries[$0]) }
            },
        ]
    )

    /// One of the entries.
    package struct Holder: TemplateSubject {
        package static let variables = TemplateVariables<Holder>(
            with: { $0.entry },
            [.text("status") { $0.entry.status.map { String($0.code) } }]
        )

        let entry: SiteEntry
    }

    let shared: SharedCode
    let site: Site

    package init(shared: SharedCode, site: Site) {
        self.shared = shared
        self.site = site
    }
}
