package import MarkdownEvents
package import Markup

/// Renders events as HTML.
///
/// A text that uses none of the additions to CommonMark becomes, with ``headingIDs`` off, byte for byte what
/// libcmark's own renderer makes of it.
package struct MarkdownHTML {
    /// Makes the content of a `code` element from a code block, or nothing where it doesn't know the language.
    ///
    /// `language` is what the block's info string begins with, `literal` the code with its last line's ending.
    package typealias CodeHighlighter = (_ literal: String, _ language: Substring) -> HTML?

    /// Whether raw HTML and addresses such as `javascript:` are let through. If not, a comment stands in the place of
    /// the HTML and the address is empty.
    package var unsafeHTML: Bool
    /// Whether headings have ids.
    package var headingIDs: Bool
    /// Whether code blocks take part in the order of Tab: a block that is wider than the page scrolls, and one who
    /// uses the keyboard must be able to scroll it too (WCAG 2.1.1).
    package var focusableCode: Bool
    /// Highlights code blocks.
    package var codeBlock: CodeHighlighter?
    /// What it says of its own.
    package var words: MarkdownWords

    package init(
        unsafeHTML: Bool = false,
        headingIDs: Bool = true,
        focusableCode: Bool = false,
        words: MarkdownWords = MarkdownWords(),
        codeBlock: CodeHighlighter? = nil
    ) {
        self.words = words
        self.unsafeHTML = unsafeHTML
        self.headingIDs = headingIDs
        self.focusableCode = focusableCode
        self.codeBlock = codeBlock
    }

    /// Where a link, an image or a code span leads, in the place of what the text says.
    package enum Destination: Sendable {
        /// An address, as it is.
        case address(String)
        /// A file of the site by its path from the site's root, encoded; what leads to the root depends on the page.
        case site(String)
        /// A heading of the text itself by its id, encoded; what it begins with depends on the page.
        case heading(String)
    }

    /// The events as HTML for a page that holds nothing else.
    package func render(_ events: [MarkdownEvent]) -> HTML {
        placeable(events).placed(MarkdownPlacement())
    }

    /// The events as HTML that can be put into any page.
    /// - Parameters:
    ///   - events: the events.
    ///   - destinations: where links, images and code spans lead, each with the index of its event, in their order. A
    ///     code span that leads somewhere is put into a link.
    /// - Returns: the HTML, with gaps where pages differ.
    package func placeable(
        _ events: [MarkdownEvent],
        destinations: [(index: Int, leadsTo: Destination)] = []
    ) -> PlaceableHTML {
        var writer = MarkdownHTMLWriter(options: self)
        writer.reserve(events.count * 24)
        var start = 0
        for (index, destination) in destinations {
            for index in start..<index { writer.write(events[index]) }
            writer.write(events[index], leadingTo: destination)
            start = index + 1
        }
        for index in start..<events.count { writer.write(events[index]) }
        return writer.finished()
    }
}
