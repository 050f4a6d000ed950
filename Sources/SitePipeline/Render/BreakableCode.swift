internal import Markup

/// A code as HTML that breaks over lines only where a reader expects it: after `_`, `.`, `/`, `-` and `:`.
enum BreakableCode {
    static func html(_ code: String) -> HTML {
        var buffer = HTMLBuffer()
        var part = ""
        for character in code {
            part.append(character)
            if "_./-:".contains(character) {
                buffer.text(part)
                buffer.markup("<wbr>")
                part = ""
            }
        }
        buffer.text(part)
        return buffer.finished()
    }
}
