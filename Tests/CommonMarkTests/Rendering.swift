import CCMark
import CommonMark
import MarkdownEvents
import MarkdownRendering
import Markup

/// A text's HTML, without ids where a test is about something else.
func html(
    _ text: String,
    references: [String: String] = [:],
    options: MarkdownHTML = MarkdownHTML(headingIDs: false),
    resolving resolve: (String) -> String? = { _ in nil }
) -> String {
    options.render(MarkdownDocument(parsing: text, references: references, resolving: resolve).events).string
}

/// What libcmark's own renderer makes of a text.
func htmlOfLibcmark(_ text: String, unsafeHTML: Bool) -> String {
    let bytes = Array(text.utf8)
    let rendered = unsafe bytes.withUnsafeBytes { buffer in
        unsafe cmark_markdown_to_html(
            buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
            buffer.count,
            unsafeHTML ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT
        )
    }
    guard let rendered = unsafe rendered else { return "" }
    defer { unsafe cmark_get_default_mem_allocator().pointee.free(rendered) }
    return unsafe String(cString: rendered)
}

/// The part of a text that a range of its UTF-8 bytes covers.
func source(_ range: Range<Int>, of text: String) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
}
