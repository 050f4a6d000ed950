package import Markup

/// Renders events as HTML.
///
/// A text that uses none of the additions to CommonMark becomes, with ``headingIDs`` off, byte for byte what
/// libcmark's own renderer makes of it.
package struct MarkdownHTML {
    /// Makes the content of a `code` element from a code block, or nothing where it doesn't know the language.
    ///
    /// `language` is the first word of the block's info string, `literal` the code with its last line's ending.
    package typealias CodeHighlighter = (_ language: Substring, _ literal: String) -> HTML?

    /// Whether raw HTML and addresses such as `javascript:` are let through. If not, a comment stands in the place of
    /// the HTML and the address is empty.
    package var unsafeHTML: Bool
    /// Is added to the level of headings; the sum is kept within 1 to 6.
    package var headingShift: Int
    /// Is put before the ids of headings: what keeps them apart where several documents share a page.
    package var idPrefix: String?
    /// Whether headings have ids.
    package var headingIDs: Bool
    /// Whether code blocks take part in the order of Tab: a block that is wider than the page scrolls, and one who
    /// uses the keyboard must be able to scroll it too (WCAG 2.1.1).
    package var focusableCode: Bool
    /// Highlights code blocks.
    package var codeBlock: CodeHighlighter?

    package init(
        unsafeHTML: Bool = false,
        headingShift: Int = 0,
        idPrefix: String? = nil,
        headingIDs: Bool = true,
        focusableCode: Bool = false,
        codeBlock: CodeHighlighter? = nil
    ) {
        self.unsafeHTML = unsafeHTML
        self.headingShift = headingShift
        self.idPrefix = idPrefix
        self.headingIDs = headingIDs
        self.focusableCode = focusableCode
        self.codeBlock = codeBlock
    }

    /// The events as HTML.
    package func render(_ events: some Collection<MarkdownEvent>) -> HTML {
        var writer = MarkdownHTMLWriter(options: self)
        writer.reserve(events.count * 24)
        for event in events { writer.write(event) }
        return writer.finished()
    }
}
