internal import MarkdownEvents
internal import Markup

/// Code blocks, with what their fences say of them.
extension MarkdownHTMLWriter {
    /// Shown one below the other, each with its name; a script may show one at a time.
    mutating func codeTab(_ name: String) {
        startLine()
        buffer.markup("<div class=\"code-tab\">\n<p class=\"code-name\">")
        buffer.text(name)
        inline("</p>\n", end: "</div>\n")
    }

    mutating func codeBlock(_ info: String, _ literal: String) {
        startLine()
        let fence = CodeFence(info, of: literal)
        let hasCaption = fence.file != nil || fence.verdict != nil
        if hasCaption { caption(fence) }
        code(fence, literal, hasInfo: !info.isEmpty)
        if hasCaption { buffer.markup("</figure>\n") }
    }

    /// Opens a figure, with what stands above its code.
    private mutating func caption(_ fence: CodeFence) {
        switch fence.verdict {
        case .good: buffer.markup("<figure class=\"code-figure code-good\">\n<figcaption>")
        case .bad: buffer.markup("<figure class=\"code-figure code-bad\">\n<figcaption>")
        case nil: buffer.markup("<figure class=\"code-figure\">\n<figcaption>")
        }
        if let verdict = fence.verdict {
            buffer.markup("<strong>")
            buffer.text(verdict == .good ? options.words.right : options.words.wrong)
            buffer.markup(fence.file == nil ? "</strong>" : "</strong> ")
        }
        if let file = fence.file {
            buffer.markup("<code>")
            buffer.text(file)
            buffer.markup("</code>")
        }
        buffer.markup("</figcaption>\n")
    }

    private mutating func code(_ fence: CodeFence, _ literal: String, hasInfo: Bool) {
        buffer.markup(options.focusableCode ? "<pre tabindex=\"0\"><code" : "<pre><code")
        if hasInfo, !fence.language.isEmpty || fence.isPlain {
            buffer.markup(" class=\"language-")
            buffer.text(fence.language)
            buffer.markup("\"")
        }
        buffer.markup(">")
        let highlighted = options.codeBlock?(literal, fence.language)
        if fence.lines.isEmpty {
            if let highlighted { buffer.html(highlighted) } else { buffer.text(literal) }
        } else {
            MarkedLines.write(highlighted ?? Self.plain(literal), fence.lines, to: &buffer)
        }
        buffer.markup("</code></pre>\n")
    }

    private static func plain(_ literal: String) -> HTML {
        var html = HTMLBuffer()
        html.text(literal)
        return html.finished()
    }
}
