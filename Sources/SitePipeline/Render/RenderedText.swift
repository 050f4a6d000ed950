internal import CommonMark
internal import Markup

/// A Markdown text as HTML that pages may show at several depths and levels of headings. A class, so that handing one on
/// doesn't count the references in it.
final class RenderedText: Sendable {
    private let html: PlaceableHTML
    /// The level of its highest heading.
    private let topLevel: Int?

    init(html: PlaceableHTML, topLevel: Int?) {
        self.html = html
        self.topLevel = topLevel
    }

    /// The HTML for a page.
    /// - Parameters:
    ///   - root: the relative address of the site's root, such as `../../`.
    ///   - level: the level of the text's highest heading on the page.
    ///   - idPrefix: what the ids of headings begin with, where several texts share a page.
    /// - Returns: the HTML.
    func html(root: String, headingsFrom level: Int, idPrefix: String = "") -> HTML {
        html.placed(placement(root: root, headingsFrom: level, idPrefix: idPrefix))
    }

    /// Writes the HTML into a page that has it to itself, with headings from level 2.
    func write(to buffer: inout HTMLBuffer, root: String) {
        html.write(to: &buffer, placement(root: root, headingsFrom: 2))
    }

    private func placement(root: String, headingsFrom level: Int, idPrefix: String = "") -> MarkdownPlacement {
        MarkdownPlacement(root: root, headingShift: topLevel.map { level - $0 } ?? 0, idPrefix: idPrefix)
    }
}
