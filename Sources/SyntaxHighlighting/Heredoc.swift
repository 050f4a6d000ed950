internal import Grammars

/// A string that begins on the next line and ends with a line of its own: Ruby, PHP and the shell have them.
struct Heredoc {
    private let label: ByteString

    /// Where the opening mark with its label ends.
    let endOfMark: Int

    /// The heredoc whose mark stands at `start`, or `nil`.
    init?(at start: Int, in code: borrowing CodeCursor, style: Grammar.Heredocs) {
        let mark: ByteString = style == .php ? "<<<" : "<<"
        guard code.starts(with: mark, at: start) else { return nil }
        var index = start + mark.count
        switch style {
        case .ruby where code[index] == "~" || code[index] == "-": index += 1
        case .shell where code[index] == "-": index += 1
        default: break
        }
        if style != .ruby { index = code.endOfBlanks(from: index) }

        let quote = code[index]
        let isQuoted = quote == "'" || quote == "\""
        if isQuoted { index += 1 }
        let end = code.endOfWord(from: index)
        guard end > index, code[index].isWordStart, !isQuoted || code[end] == quote else { return nil }
        if style == .ruby, !isQuoted, !(code[index] >= "A" && code[index] <= "Z") { return nil }
        label = ByteString((index..<end).map { code.byte(at: $0) })
        endOfMark = isQuoted ? end + 1 : end
    }

    /// Where the body that begins at `start` ends, its closing label not included.
    func endOfBody(from start: Int, in code: borrowing CodeCursor) -> Int {
        var line = start
        while line < code.limit {
            if endOfLabel(inLineAt: line, of: code) != nil { return line }
            line = code.nextLine(from: line)
        }
        return code.limit
    }

    /// Where the closing label ends, if the line that begins at `line` has it.
    ///
    /// Every style may indent it and go on after it, as PHP does since 7.3: the plain forms of the others forbid both,
    /// but an example that tells the difference is not worth a rule.
    func endOfLabel(inLineAt line: Int, of code: borrowing CodeCursor) -> Int? {
        let start = code.endOfBlanks(from: line)
        let end = start + label.count
        return code.starts(with: label, at: start) && !code[end].isWordByte ? end : nil
    }
}
