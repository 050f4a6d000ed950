/// A text that was read, and where from. Values that were found in it refer to it, so that a fault can show the line.
package final class SourceFile: Sendable {
    /// The path as the reader of a report would type it, with `/` between its parts.
    package let path: String
    /// The text, without a byte-order mark and with line feeds only.
    package let text: String
    /// Whether the text is at hand. Of a file that is only named no line can be shown, and its text is empty.
    package let isRead: Bool

    package init(path: String, text: String) {
        self.path = path
        self.text = text
        isRead = true
    }

    /// A file or folder that is spoken of and was not read.
    package init(unread path: String) {
        self.path = path
        text = ""
        isRead = false
    }

    /// A place that stands for the file as a whole.
    package var whole: SourceRange { SourceRange(file: self, bounds: 0..<0) }

    /// The place between two offsets, in UTF-8 bytes, cut to the text's end.
    package func range(_ bounds: Range<Int>) -> SourceRange {
        SourceRange(file: self, bounds: bounds.clamped(to: 0..<text.utf8.count))
    }
}
