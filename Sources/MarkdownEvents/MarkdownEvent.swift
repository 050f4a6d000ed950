/// One step of a walk through a Markdown text: a container is entered or left, or something without children stands there.
///
/// A document is a flat array of these. Whatever nests in the text nests in the array as `enter` … `exit`, so no code
/// that reads, rewrites or renders a document needs recursion, however deep a text nests.
///
/// Each range says where in the text it stands, as UTF-8 byte offsets.
package enum MarkdownEvent: Sendable, Equatable {
    /// A container begins; everything up to its `exit` is inside.
    case enter(Container, Range<Int>)
    /// Something that contains nothing else.
    case leaf(Leaf, Range<Int>)
    /// The container that was entered last and is still open ends.
    case exit
}

extension MarkdownEvent {
    /// What has children.
    package enum Container: Sendable, Equatable {
        /// A paragraph; in a tight list it is shown without `<p>`.
        case paragraph(isTight: Bool)
        /// A heading of level 1 to 6, with the id that links lead to.
        case heading(level: Int, id: String)
        case blockQuote
        case alert(AlertKind)
        /// What is shown when it is asked for. Its title, if it has one, comes first in it.
        case details(hasTitle: Bool)
        case detailsTitle
        /// A quote that is for some readers.
        case forReaders(Readers)
        case list(List)
        /// A list item; `task` is `nil` for an ordinary one.
        case item(task: TaskState?)
        case emphasis
        case strong
        case strikethrough
        case link(Resource)
        case image(Resource)
        /// A table, with the alignment of each column. It holds one `tableHead` and any number of `tableRow`.
        case table([ColumnAlignment])
        /// The row of column titles.
        case tableHead
        case tableRow
        case tableCell(ColumnAlignment)
        /// Code blocks of which a reader needs one, such as the same in several languages. It holds `codeTab`s only.
        case codeTabs
        /// The code blocks of one tab, with what it is called.
        case codeTab(String)
        /// Code blocks side by side: what is wrong and what is right.
        case codeComparison
    }

    /// What has no children.
    package enum Leaf: Sendable, Equatable {
        case text(String)
        case code(String)
        /// A code block; `info` is the whole text behind an opening fence, empty for an indented block. ``CodeFence``
        /// reads it.
        case codeBlock(info: String, literal: String)
        case htmlBlock(String)
        case htmlInline(String)
        case softBreak
        case lineBreak
        case thematicBreak
        /// A further id of what it stands in.
        case anchor(String)
    }

    /// A list, `start` is its first number if it is ordered.
    package struct List: Sendable, Equatable {
        package var isOrdered: Bool
        package var start: Int
        /// Whether the items' paragraphs are shown without `<p>`.
        package var isTight: Bool

        package init(isOrdered: Bool, start: Int, isTight: Bool) {
            self.isOrdered = isOrdered
            self.start = start
            self.isTight = isTight
        }
    }

    /// Where a link leads, or which picture an image shows.
    package struct Resource: Sendable, Equatable {
        /// The address, entities and escapes decoded.
        package var destination: String
        /// The title, empty if there is none.
        package var title: String
        /// Where the address stands in the text; for a reference (`[text][label]`) the whole link or image.
        package var destinationRange: Range<Int>

        package init(destination: String, title: String = "", destinationRange: Range<Int> = 0..<0) {
            self.destination = destination
            self.title = title
            self.destinationRange = destinationRange
        }
    }

    /// The kinds of alert that GitHub knows.
    package enum AlertKind: String, Sendable, CaseIterable {
        case note, tip, important, warning, caution
    }

    /// For whom a quote is.
    package enum Readers: Sendable, Equatable {
        /// For those who may read what is internal.
        case `internal`
        /// For those in some markets, by their names.
        case markets(String)
    }

    /// Whether a task is done.
    package enum TaskState: Sendable {
        case unchecked, checked
    }

    /// How a table's column is aligned; `none` leaves it to the stylesheet.
    package enum ColumnAlignment: String, Sendable {
        case none, left, center, right
    }
}

extension MarkdownEvent {
    /// Where it stands in the text; an `exit` has no place of its own.
    package var range: Range<Int>? {
        switch self {
        case .enter(_, let range), .leaf(_, let range): range
        case .exit: nil
        }
    }
}

extension MarkdownEvent.Container {
    /// Whether it is a block, not part of a line.
    package var isBlock: Bool {
        switch self {
        case .emphasis, .strong, .strikethrough, .link, .image: false
        default: true
        }
    }
}
