internal import Markup
internal import SyntaxHighlighting
internal import TextBinding

extension ErrorBody {
    /// A body as HTML, highlighted where it is JSON.
    func html(of text: String, highlighting: Bool) -> HTML {
        if isJSON, highlighting { return SyntaxHighlighter.highlighted(text, as: .json) }
        var buffer = HTMLBuffer()
        buffer.text(text)
        return buffer.finished()
    }
}
