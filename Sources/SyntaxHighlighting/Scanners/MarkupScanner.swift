internal import Grammars

/// HTML and XML: tags, attributes, comments, character references.
enum MarkupScanner {
    /// What may stand between `<` and the name of a tag.
    private static let tagMarks: ByteSet = "/!?"

    static func scan(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            let start = code.position
            switch code.current {
            case "<" where code.starts(with: "<!--", at: start):
                take(&code, past: "-->", as: .comment)
            case "<" where code.starts(with: "<![CDATA[", at: start):
                take(&code, past: "]]>", as: .string)
            case "<" where code[start + 1].isWordStart || tagMarks.contains(code[start + 1]):
                takeTag(&code)
            case "&":
                takeReference(&code)
            default:
                code.take(to: code.end(from: start + 1) { $0 != "<" && $0 != "&" })
            }
        }
    }

    static func take(_ code: inout CodeCursor, past close: ByteString, as tokenClass: TokenClass) {
        let found = code.first(close, from: code.position)
        code.take(to: found.map { $0 + close.count } ?? code.limit, as: tokenClass)
    }

    private static func takeTag(_ code: inout CodeCursor) {
        let name = code.current == "<" && code[code.position + 1].isWordStart ? code.position + 1 : code.position + 2
        let holdsForeignCode =
            isName("script", at: name, in: code) || isName("style", at: name, in: code)
        code.take(to: name)
        code.take(to: code.end(from: name, while: isNameByte), as: .keyword)
        while !code.isAtEnd, code.current != ">", code.current != "<" {
            let start = code.position
            switch code.current {
            case "\"", "'":
                let quote = code.current
                code.take(to: code.end(from: start + 1) { $0 != quote } + 1, as: .string)
            case let byte where isNameByte(byte):
                let isValue = code[start - 1] == "="
                code.take(to: code.end(from: start, while: isNameByte), as: isValue ? .string : .property)
            default:
                code.take(to: start + 1)
            }
        }
        // Scripts and styles are not markup: a `<` in them opens nothing.
        if holdsForeignCode { code.take(to: code.first("</", from: code.position) ?? code.limit) }
    }

    private static func isName(_ name: ByteString, at start: Int, in code: borrowing CodeCursor) -> Bool {
        code.starts(with: name, at: start) && code[start - 1] == "<" && !isNameByte(code[start + name.count])
    }

    /// `&amp;` or `&#x27;`; a bare `&` is text.
    static func takeReference(_ code: inout CodeCursor) {
        let start = code.position
        let end = code.end(from: start + 1) { $0 == "#" || ($0.isWordByte && $0.isASCII) }
        let isReference = code[end] == ";" && end > start + 1
        code.take(to: isReference ? end + 1 : end, as: isReference ? .literal : nil)
    }

    static func isNameByte(_ byte: Unicode.Scalar) -> Bool {
        byte.isWordByte || byte == "-" || byte == ":" || byte == "." || byte == "@"
    }
}
