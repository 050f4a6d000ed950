internal import CommonMark
internal import Markup

/// A Markdown text as HTML that pages may show at several depths and levels of headings.
struct RenderedText: Sendable {
    let html: PlaceableHTML
    /// The level of its highest heading.
    let topLevel: Int?

    /// The HTML for a page.
    /// - Parameters:
    ///   - root: the relative address of the site's root, such as `../../`.
    ///   - level: the level of the text's highest heading on the page.
    ///   - idPrefix: what the ids of headings begin with, where several texts share a page.
    /// - Returns: the HTML.
    func html(root: String, headingsFrom level: Int = 2, idPrefix: String = "") -> HTML {
        let shift = topLevel.map { level - $0 } ?? 0
        return html.placed(MarkdownPlacement(root: root, headingShift: shift, idPrefix: idPrefix))
    }
}
