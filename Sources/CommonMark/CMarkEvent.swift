/// What libcmark's tree says, step by step, before it is known where in the text the inlines stand.
enum CMarkEvent {
    case enter(MarkdownEvent.Container, CMarkExtent)
    case leaf(MarkdownEvent.Leaf, CMarkExtent)
    case exit
}

/// Lines and columns as libcmark counts them: from 1, columns in bytes, the end included.
struct CMarkExtent {
    var startLine: Int
    var startColumn: Int
    var endLine: Int
    var endColumn: Int
}
