private import CCMark
private import CMarkMemory
internal import MarkdownEvents

/// The owner of a tree that libcmark parsed, and the one place where its pointers are touched.
///
/// The tree is read out as flat events and freed with its owner. Of libcmark's positions only those of blocks are
/// read: its columns for inlines are off after headings' `#`, in lazy lines, behind reference definitions and after
/// code spans of more than one line (libcmark 0.30.2). Who needs the inlines' places looks for them in the text.
@safe package struct CMarkTree: ~Copyable {
    /// Holds the tree.
    private let memory: OpaquePointer?
    private let root: OpaquePointer?
    /// How many bytes were parsed.
    private let length: Int

    /// Parses UTF-8.
    package init(parsing text: [UInt8]) {
        length = text.count
        let memory = unsafe cmark_memory_new()
        unsafe self.memory = memory
        unsafe root = text.withUnsafeBytes { buffer in
            unsafe cmark_memory_parse(
                memory,
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                buffer.count
            )
        }
    }

    deinit {
        unsafe cmark_memory_free(memory)
    }

    /// The version of the library that is linked at run time.
    package static var libraryVersion: String {
        unsafe String(cString: cmark_version_string())
    }

    /// The first `limit` blocks of the outermost level as events, without the document itself.
    package func events(ofFirst limit: Int = .max) -> CMarkEvents {
        var events = CMarkEvents()
        guard let root = unsafe root, let iterator = unsafe cmark_memory_iterate(memory, root) else { return events }
        // As many as most texts have.
        events.steps.reserveCapacity(length / 16 + 8)
        events.texts.reserveCapacity(length)
        var depth = 0
        var blocks = 0
        while blocks < limit {
            let step = unsafe cmark_iter_next(iterator)
            guard step == CMARK_EVENT_ENTER || step == CMARK_EVENT_EXIT else { break }
            guard let node = unsafe cmark_iter_get_node(iterator), unsafe node != root else { continue }
            if step == CMARK_EVENT_EXIT {
                depth -= 1
                events.steps.append(.exit)
            } else if unsafe events.appendIsContainer(node) {
                depth += 1
                continue
            }
            if depth == 0 { blocks += 1 }
        }
        return events
    }
}

extension CMarkEvents {
    /// Appends the step that enters a node.
    /// - Returns: whether it is to be left, too.
    fileprivate mutating func appendIsContainer(_ node: OpaquePointer) -> Bool {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: appendLeaf(.text(unsafe text(cmark_node_get_literal(node))))
        case CMARK_NODE_CODE: appendLeaf(.code(unsafe text(cmark_node_get_literal(node))))
        case CMARK_NODE_HTML_INLINE: appendLeaf(.htmlInline(unsafe text(cmark_node_get_literal(node))))
        case CMARK_NODE_SOFTBREAK: appendLeaf(.softBreak)
        case CMARK_NODE_LINEBREAK: appendLeaf(.lineBreak)
        case CMARK_NODE_CODE_BLOCK:
            let info = unsafe text(cmark_node_get_fence_info(node))
            let literal = unsafe text(cmark_node_get_literal(node))
            unsafe appendLeaf(.codeBlock(info: info, literal: literal), CMarkExtent(node))
        case CMARK_NODE_HTML_BLOCK:
            unsafe appendLeaf(.htmlBlock(text(cmark_node_get_literal(node))), CMarkExtent(node))
        case CMARK_NODE_THEMATIC_BREAK: unsafe appendLeaf(.thematicBreak, CMarkExtent(node))
        default:
            guard let container = unsafe container(node) else { return false }
            steps.append(unsafe .enter(container, container.isBlock ? CMarkExtent(node) : CMarkExtent()))
            return true
        }
        return false
    }

    private mutating func appendLeaf(_ leaf: CMarkEvent.Leaf, _ extent: CMarkExtent = CMarkExtent()) {
        steps.append(.leaf(leaf, extent))
    }

    private mutating func container(_ node: OpaquePointer) -> CMarkEvent.Container? {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH: return unsafe .paragraph(isTight: Self.isTight(node))
        case CMARK_NODE_HEADING: return unsafe .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
        case CMARK_NODE_LIST:
            return unsafe .list(
                MarkdownEvent.List(
                    isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                    start: Int(cmark_node_get_list_start(node)),
                    isTight: cmark_node_get_list_tight(node) != 0
                )
            )
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_LINK:
            let destination = unsafe text(cmark_node_get_url(node))
            return unsafe .link(destination: destination, title: text(cmark_node_get_title(node)))
        case CMARK_NODE_IMAGE:
            let destination = unsafe text(cmark_node_get_url(node))
            return unsafe .image(destination: destination, title: text(cmark_node_get_title(node)))
        default: return nil
        }
    }

    /// libcmark's renderer asks the list around the item around the paragraph.
    private static func isTight(_ paragraph: OpaquePointer) -> Bool {
        guard let item = unsafe cmark_node_parent(paragraph), let list = unsafe cmark_node_parent(item) else {
            return false
        }
        return unsafe cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    private mutating func text(_ text: UnsafePointer<CChar>?) -> Range<Int> {
        let start = texts.count
        if let text = unsafe text {
            let bytes = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
            unsafe texts.append(contentsOf: bytes)
        }
        return start..<texts.count
    }
}

extension CMarkExtent {
    fileprivate init(_ node: OpaquePointer) {
        unsafe startLine = Int(cmark_node_get_start_line(node))
        unsafe startColumn = Int(cmark_node_get_start_column(node))
        unsafe endLine = Int(cmark_node_get_end_line(node))
        unsafe endColumn = Int(cmark_node_get_end_column(node))
    }
}
