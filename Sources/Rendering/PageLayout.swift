internal import Markup
internal import PageMarkup
internal import SiteModel
internal import SitePaths
internal import TemplateContexts
internal import Templates

/// What pages of one kind, depth and navigation have in common, written once for all of them. A class, so that handing
/// one on doesn't count the references in it.
final class PageLayout: Sendable {
    let kind: PageKind
    /// The relative address of the site's root.
    private let root: String
    private let frame: TemplateValue
    private let template: PageTemplate

    init(_ kind: PageKind, _ template: PageTemplate, common: CommonContext, navigation: HTML) {
        self.kind = kind
        root = common.root
        let frame = FrameContext(common: common, navigation: navigation)
        self.frame = .object(frame)
        self.template = template.filled(in: frame, root: root)
    }

    /// The file of one of the pages.
    /// - Parameter context: what only this page has.
    /// - Returns: the page, filled in.
    func file(_ context: some PageContext) -> OutputFile {
        let page = template.render([frame, .object(context.templateObject)], root: root)
        return OutputFile(
            path: context.head.path.text,
            bytes: page.html.finished().bytes,
            from: .page(kind),
            shared: template.shared.map { ($0, page.places) }
        )
    }
}
