private import CCMark

/// The owner of a tree that libcmark parsed, and the one place where its pointers are touched.
///
/// The tree is read out as flat events and freed with its owner. Of libcmark's positions only those of blocks are
/// read: its columns for inlines are off after headings' `#`, in lazy lines, behind reference definitions and after
/// code spans of more than one line (libcmark 0.30.2). ``InlineLocator`` finds the inlines' places instead.
@safe struct CMarkTree: ~Copyable {
    private let root: OpaquePointer?

    /// Parses UTF-8.
    init(parsing text: [UInt8]) {
        unsafe root = text.withUnsafeBytes { buffer in
            unsafe cmark_parse_document(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                buffer.count,
                CMARK_OPT_DEFAULT
            )
        }
    }

    deinit {
        unsafe cmark_node_free(root)
    }

    /// The version of the library that is linked at run time.
    static var libraryVersion: String {
        unsafe String(cString: cmark_version_string())
    }

    /// The first `limit` blocks of the outermost level as events, without the document itself.
    func events(ofFirst limit: Int = .max) -> [CMarkEvent] {
        guard let root = unsafe root, let iterator = unsafe cmark_iter_new(root) else { return [] }
        defer { unsafe cmark_iter_free(iterator) }
        var events: [CMarkEvent] = []
        var depth = 0
        var blocks = 0
        while blocks < limit {
            let step = unsafe cmark_iter_next(iterator)
            guard step == CMARK_EVENT_ENTER || step == CMARK_EVENT_EXIT else { break }
            guard let node = unsafe cmark_iter_get_node(iterator), unsafe node != root else { continue }
            if step == CMARK_EVENT_EXIT {
                depth -= 1
                events.append(.exit)
            } else if let leaf = unsafe Self.leaf(node) {
                events.append(unsafe .leaf(leaf, Self.extent(node)))
            } else if let container = unsafe Self.container(node) {
                depth += 1
                events.append(unsafe .enter(container, Self.extent(node)))
                continue
            }
            if depth == 0 { blocks += 1 }
        }
        return events
    }

    private static func extent(_ node: OpaquePointer) -> CMarkExtent {
        unsafe CMarkExtent(
            startLine: Int(cmark_node_get_start_line(node)),
            startColumn: Int(cmark_node_get_start_column(node)),
            endLine: Int(cmark_node_get_end_line(node)),
            endColumn: Int(cmark_node_get_end_column(node))
        )
    }

    private static func leaf(_ node: OpaquePointer) -> MarkdownEvent.Leaf? {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_TEXT: unsafe .text(string(cmark_node_get_literal(node)))
        case CMARK_NODE_CODE: unsafe .code(string(cmark_node_get_literal(node)))
        case CMARK_NODE_CODE_BLOCK:
            unsafe .codeBlock(
                info: string(cmark_node_get_fence_info(node)),
                literal: string(cmark_node_get_literal(node))
            )
        case CMARK_NODE_HTML_BLOCK: unsafe .htmlBlock(string(cmark_node_get_literal(node)))
        case CMARK_NODE_HTML_INLINE: unsafe .htmlInline(string(cmark_node_get_literal(node)))
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        default: nil
        }
    }

    private static func container(_ node: OpaquePointer) -> MarkdownEvent.Container? {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH: unsafe .paragraph(isTight: isTight(node))
        case CMARK_NODE_HEADING: unsafe .heading(level: Int(cmark_node_get_heading_level(node)), id: "")
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST:
            unsafe .list(
                MarkdownEvent.List(
                    isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                    start: Int(cmark_node_get_list_start(node)),
                    isTight: cmark_node_get_list_tight(node) != 0
                )
            )
        case CMARK_NODE_ITEM: .item(task: nil)
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK:
            unsafe .link(resource(node))
        case CMARK_NODE_IMAGE:
            unsafe .image(resource(node))
        default: nil
        }
    }

    /// libcmark's renderer asks the list around the item around the paragraph.
    private static func isTight(_ paragraph: OpaquePointer) -> Bool {
        guard let item = unsafe cmark_node_parent(paragraph), let list = unsafe cmark_node_parent(item) else {
            return false
        }
        return unsafe cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list) != 0
    }

    /// What a link or an image names.
    private static func resource(_ node: OpaquePointer) -> MarkdownEvent.Resource {
        unsafe MarkdownEvent.Resource(
            destination: string(cmark_node_get_url(node)),
            title: string(cmark_node_get_title(node))
        )
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }
}
