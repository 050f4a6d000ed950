package import MarkdownEvents

/// What libcmark's tree says, step by step, before it is known where in the text the inlines stand.
///
/// Its texts lie one behind the other in ``CMarkEvents/texts``, so that an event refers to nothing that would have to be
/// counted each time one is handed on.
package enum CMarkEvent {
    case enter(Container, CMarkExtent)
    case leaf(Leaf, CMarkExtent)
    case exit

    /// What has children, as ``MarkdownEvent/Container`` but for the additions to CommonMark.
    package enum Container: Equatable {
        case paragraph(isTight: Bool)
        case heading(level: Int)
        case blockQuote
        case list(MarkdownEvent.List)
        case item
        case emphasis
        case strong
        case link(destination: Range<Int>, title: Range<Int>)
        case image(destination: Range<Int>, title: Range<Int>)

        /// Whether it is a block, not part of a line.
        package var isBlock: Bool {
            switch self {
            case .emphasis, .strong, .link, .image: false
            default: true
            }
        }
    }

    /// What has no children, as ``MarkdownEvent/Leaf``.
    package enum Leaf {
        case text(Range<Int>)
        case code(Range<Int>)
        case codeBlock(info: Range<Int>, literal: Range<Int>)
        case htmlBlock(Range<Int>)
        case htmlInline(Range<Int>)
        case softBreak
        case lineBreak
        case thematicBreak
    }
}

/// Lines and columns as libcmark counts them: from 1, columns in bytes, the end included.
package struct CMarkExtent {
    package var startLine = 0
    package var startColumn = 0
    package var endLine = 0
    package var endColumn = 0

    package init() {
    }
}

/// The events of a tree, and the texts that they speak of.
package struct CMarkEvents {
    package var steps: [CMarkEvent] = []
    /// UTF-8.
    package var texts: [UInt8] = []

    package func text(_ range: Range<Int>) -> String { String(decoding: texts[range], as: UTF8.self) }

    /// A container as documents have it.
    /// - Parameters:
    ///   - container: the container.
    ///   - place: where an address stands, as far as that is known.
    /// - Returns: the container.
    package func container(_ container: CMarkEvent.Container, destinationRange place: Range<Int> = 0..<0)
        -> MarkdownEvent.Container
    {
        switch container {
        case .paragraph(let isTight): .paragraph(isTight: isTight)
        case .heading(let level): .heading(level: level, id: "")
        case .blockQuote: .blockQuote
        case .list(let list): .list(list)
        case .item: .item(task: nil)
        case .emphasis: .emphasis
        case .strong: .strong
        case .link(let destination, let title):
            .link(.init(destination: text(destination), title: text(title), destinationRange: place))
        case .image(let destination, let title):
            .image(.init(destination: text(destination), title: text(title), destinationRange: place))
        }
    }

    /// A leaf as documents have it.
    package func leaf(_ leaf: CMarkEvent.Leaf) -> MarkdownEvent.Leaf {
        switch leaf {
        case .text(let range): .text(text(range))
        case .code(let range): .code(text(range))
        case .codeBlock(let info, let literal): .codeBlock(info: text(info), literal: text(literal))
        case .htmlBlock(let range): .htmlBlock(text(range))
        case .htmlInline(let range): .htmlInline(text(range))
        case .softBreak: .softBreak
        case .lineBreak: .lineBreak
        case .thematicBreak: .thematicBreak
        }
    }
}
