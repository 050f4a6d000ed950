package import MarkdownEvents

/// Something that was meant as markup and is none here, so that it is shown as it stands or left out.
///
/// libcmark has no faults: whatever a text holds, it is read as something. What an author hardly meant is found beside it.
package struct SyntaxSlip: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// Cells of a table's row that its head has no columns for: they are left out.
        case droppedCells
        /// A row of delimiters that has not as many cells as the line above, so that both are no table.
        case delimiterRow(cells: Int, above: Int)
        /// Braces at the end of a heading that are no `{#id}`.
        case headingAttributes
        /// An id that an earlier heading asks for, too.
        case repeatedID(String, first: Range<Int>)
        /// A heading whose id would be made of its text, were it not asked for by another.
        case takenID(String, by: Range<Int>)
        case link(Link)
        /// A reference to a footnote.
        case footnote
        /// A line that names an address which nothing uses, and hardly is one: `[^1]: word`.
        case definition(isFootnote: Bool)
        /// A line that gives a name an address, which an earlier one does already.
        case repeatedDefinition
        case foreign(Foreign)
        /// What is not read behind a fence.
        case fence(CodeFence.Slip)
    }

    /// Why brackets are no link.
    package enum Link: Sendable, Equatable {
        /// `[text](my file.pdf)`
        case space
        /// `[text](address` without an end.
        case unclosed
        /// `[text] (address)`
        case gap
        /// `(text)[address]`
        case swapped
        /// Another reason, such as a link within a link.
        case other
    }

    /// Markup that other tools read.
    package enum Foreign: Sendable, Equatable {
        /// `:::note`, `!!! note`, `??? note`, `=== "Tab"`, `.. note::`
        case container
        /// `{% include x %}`, `{{< ref "x" >}}`, `{{#include x}}`, `--8<--`
        case template
        /// `[[toc]]`
        case contents
        /// `{: .class}` on a line of its own.
        case attributes
        /// `import` and `export` of MDX.
        case module
        /// A quote that begins with `[!…]` and is no alert.
        case alert
        /// A heading without a space behind its `#`.
        case heading
    }

    package let kind: Kind
    /// Where it stands, in UTF-8 bytes.
    package let range: Range<Int>
}
