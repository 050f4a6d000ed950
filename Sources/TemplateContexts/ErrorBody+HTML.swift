internal import BodyBinding
internal import Markup
internal import SiteModel
internal import SyntaxHighlighting
internal import TextBinding

extension ErrorBody {
    /// A body as HTML, highlighted by its media type, or where it is JSON.
    func html(of text: String, highlighting: Bool) -> HTML {
        let language = mediaType.flatMap { SyntaxLanguage($0.syntax) } ?? (isJSON ? .json : nil)
        if let language, highlighting { return SyntaxHighlighter.highlighted(text, as: language) }
        var buffer = HTMLBuffer()
        buffer.text(text)
        return buffer.finished()
    }
}
