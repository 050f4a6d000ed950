internal import Markup
internal import PageMarkup
internal import SiteModel
internal import Theming

/// What pages of one kind, depth and navigation have in common, written once for all of them. A class, so that handing
/// one on doesn't count the references in it.
final class PageLayout: Sendable {
    /// The names that mean the same on all of the pages. No other scope of a template has any of them.
    private final class Frame: TemplateObject {
        let common: CommonContext
        let navigation: HTML

        init(common: CommonContext, navigation: HTML) {
            self.common = common
            self.navigation = navigation
        }

        func value(of name: TemplateName.Known) -> TemplateValue? {
            name == .navigation ? .html(navigation) : common.value(of: name)
        }
    }

    let kind: PageKind
    /// The relative address of the site's root.
    private let root: String
    private let frame: TemplateValue
    private let template: PageTemplate

    init(_ kind: PageKind, _ template: PageTemplate, common: CommonContext, navigation: HTML) {
        self.kind = kind
        root = common.root
        let frame = Frame(common: common, navigation: navigation)
        self.frame = .object(frame)
        self.template = template.filled(in: frame, root: root)
    }

    /// The file of one of the pages.
    /// - Parameters:
    ///   - path: its path in the site.
    ///   - context: the names that only this page has.
    /// - Returns: the page, filled in.
    func file(path: SitePath, _ context: NamedValues) -> OutputFile {
        let page = template.render([frame, .names(context)], root: root)
        return OutputFile(
            path: path.text,
            bytes: page.html.finished().bytes,
            from: .page(kind),
            shared: template.shared.map { ($0, page.places) }
        )
    }
}
