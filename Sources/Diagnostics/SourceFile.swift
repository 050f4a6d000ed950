/// A text that was read, and where from. Values that were found in it refer to it, so that a fault can show the line.
package final class SourceFile: Sendable {
    /// The path as the reader of a report would type it, with `/` between its parts.
    package let path: String
    /// The text, without a byte-order mark and with line feeds only.
    package let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// A place that stands for the file as a whole.
    package var whole: SourceRange { SourceRange(file: self, bounds: 0..<0) }

    /// The place between two offsets, in UTF-8 bytes, cut to the text's end.
    package func range(_ bounds: Range<Int>) -> SourceRange {
        SourceRange(file: self, bounds: bounds.clamped(to: 0..<text.utf8.count))
    }
}
