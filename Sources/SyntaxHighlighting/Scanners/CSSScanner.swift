internal import Grammars

/// CSS and what is written like it: rules with their selectors and declarations, nested or not.
struct CSSScanner {
    private static let strings: [Region] = [.string("\""), .string("'")]
    private static let comment = Region.blockComment("/*", "*/")

    private var regions = RegionScanner()

    mutating func scan(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            let start = code.position
            if isComment(at: start, in: code) {
                takeComment(&code)
            } else if code.current.isCodeWhitespace || code.current == "}" || code.current == ";" || code.current == "{"
            {
                code.take(to: start + 1)
            } else {
                let end = endOfStatement(from: start, in: code)
                let isRule = code[end] == "{"
                code.limited(to: end) { isRule && $0.current != "@" ? takeSelector(&$0) : takeDeclaration(&$0) }
            }
        }
    }

    /// Where the mark stands that tells a rule from a declaration: `{`, or `;` or `}`.
    private func endOfStatement(from start: Int, in code: borrowing CodeCursor) -> Int {
        var index = start
        var parentheses = 0
        while index < code.limit {
            switch code[index] {
            case "{", "}": return index
            case ";" where parentheses <= 0: return index
            case "(": parentheses += 1
            case ")": parentheses -= 1
            case "\\": index += 1
            case "\"", "'": index = code.end(from: index + 1) { [quote = code[index]] in $0 != quote && $0 != "\n" }
            case "/" where code[index + 1] == "*": index = (code.first("*/", from: index + 2) ?? code.limit) + 1
            default: break
            }
            index += 1
        }
        return code.limit
    }

    // MARK: Selectors

    /// `form.pay > input[type="text"]:focus`: elements are keywords, as they are in markup.
    private mutating func takeSelector(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            let start = code.position
            switch code.current {
            case ".", "#":
                let end = endOfName(from: start + 1, in: code)
                code.take(to: max(end, start + 1), as: end > start + 1 ? .function : nil)
            case ":":
                code.take(to: endOfName(from: code.end(from: start) { $0 == ":" }, in: code))
            case "[":
                code.take(to: start + 1)
                code.take(to: endOfName(from: start + 1, in: code), as: .property)
            case let byte where byte.isWordStart || byte == "-":
                code.take(to: endOfName(from: start, in: code), as: .keyword)
            default:
                takeValue(&code)
            }
        }
    }

    // MARK: Declarations

    /// `color: red`, `--gap: 1rem`, `@media (width > 40rem)`.
    private mutating func takeDeclaration(_ code: inout CodeCursor) {
        let start = code.position
        if code.current == "@" {
            code.take(to: endOfName(from: start + 1, in: code), as: .keyword)
        } else {
            let name = code.current == "$" ? start + 1 : start
            let end = endOfName(from: name, in: code)
            if code[code.endOfBlanks(from: end)] == ":" { code.take(to: end, as: .property) }
        }
        while !code.isAtEnd { takeValue(&code) }
    }

    private mutating func takeValue(_ code: inout CodeCursor) {
        let start = code.position
        let next = code[start + 1]
        switch code.current {
        case "\"": regions.take(Self.strings[0], in: &code)
        case "'": regions.take(Self.strings[1], in: &code)
        case "/" where isComment(at: start, in: code): takeComment(&code)
        case "0"..."9": takeNumber(from: start, &code)
        case "." where next.isDigit: takeNumber(from: start, &code)
        case "+" where next.isDigit, "-" where next.isDigit || next == ".": takeNumber(from: start + 1, &code)
        case "#" where next.isWordByte: code.take(to: endOfName(from: start + 1, in: code), as: .number)
        case "!" where next.isWordStart: code.take(to: endOfName(from: start + 1, in: code), as: .keyword)
        case "$" where next.isWordStart, "-" where next == "-":
            code.take(to: endOfName(from: start + 1, in: code), as: .variable)
        case let byte where byte.isWordStart || byte == "-": takeWord(&code)
        default: code.take(to: start + 1)
        }
    }

    private func takeNumber(from start: Int, _ code: inout CodeCursor) {
        let end = code.endOfNumber(from: start)
        code.take(to: code[end] == "%" ? end + 1 : end, as: .number)
    }

    /// A keyword of CSS is a value like others; `var(` is a call, and an address in `url(` needs no quotes.
    private func takeWord(_ code: inout CodeCursor) {
        let start = code.position
        let end = max(endOfName(from: start, in: code), start + 1)
        guard code[end] == "(" else { return code.take(to: end) }
        let isAddress = code.starts(with: "url", at: start) && end - start == 3
        code.take(to: end, as: .function)
        code.take(to: end + 1)
        guard isAddress, code.current != "\"", code.current != "'" else { return }
        code.take(to: code.end(from: end + 1) { $0 != ")" && $0 != "\n" }, as: .string)
    }

    private func endOfName(from start: Int, in code: borrowing CodeCursor) -> Int {
        code.end(from: start) { $0.isWordByte || $0 == "-" }
    }

    // MARK: Comments

    /// `/*`, and `//` as SCSS and Less have it, if it is no part of an address.
    private func isComment(at index: Int, in code: borrowing CodeCursor) -> Bool {
        guard code[index] == "/" else { return false }
        return code[index + 1] == "*" || (code[index + 1] == "/" && (index == 0 || code[index - 1].isCodeWhitespace))
    }

    private mutating func takeComment(_ code: inout CodeCursor) {
        if code[code.position + 1] == "*" {
            regions.take(Self.comment, in: &code)
        } else {
            code.take(to: code.endOfLine(from: code.position), as: .comment)
        }
    }
}
