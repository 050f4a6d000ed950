package import Markup

/// A Markdown text as HTML that pages may show at several depths and levels of headings. A class, so that handing one on
/// doesn't count the references in it.
package final class RenderedText: Sendable {
    private let html: PlaceableHTML
    /// The level of its highest heading.
    private let topLevel: Int?
    /// The level of that heading on a page.
    private let pageLevel: Int
    /// What the ids of headings begin with, where several texts share a page.
    private let idPrefix: String

    package init(html: PlaceableHTML, topLevel: Int?, headingsFrom level: Int = 2, idPrefix: String = "") {
        self.html = html
        self.topLevel = topLevel
        pageLevel = level
        self.idPrefix = idPrefix
    }

    /// The text for a page that doesn't have it to itself.
    /// - Parameters:
    ///   - level: the level of the text's highest heading on the page.
    ///   - idPrefix: what the ids of headings begin with.
    /// - Returns: the same text.
    package func placed(headingsFrom level: Int, idPrefix: String = "") -> RenderedText {
        RenderedText(html: html, topLevel: topLevel, headingsFrom: level, idPrefix: idPrefix)
    }

    /// Writes the HTML into a page.
    /// - Parameters:
    ///   - buffer: takes it.
    ///   - root: the relative address of the site's root, such as `../../`.
    package func write(to buffer: inout HTMLBuffer, root: String) {
        let shift = topLevel.map { pageLevel - $0 } ?? 0
        html.write(to: &buffer, MarkdownPlacement(root: root, headingShift: shift, idPrefix: idPrefix))
    }
}
