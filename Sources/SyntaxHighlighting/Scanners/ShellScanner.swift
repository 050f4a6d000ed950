internal import Grammars

/// Shell commands, as a script or as a session: where the first line begins with the prompt `$ `, only the lines with
/// the prompt are commands, and the others what they printed.
struct ShellScanner {
    private static let words = WordTable(
        keywords: "case do done elif else esac fi for function if in select then time until while"
    )

    private static let wordEnds: ByteSet = " \t\r\n;&|()<>\"'$\\`"

    private static let doubleQuoted = Region.string(
        "\"",
        spansLines: true,
        interpolations: [.dollarBraces, Region.Interpolation(open: "$(", close: ")")],
        interpolatesNames: true
    )

    private var regions = RegionScanner()
    /// The one that was opened in the line, and whose body begins on the next.
    private(set) var heredoc: Heredoc?
    private var expectsCommand = true
    /// Whether the word goes on that begins with `NAME=`.
    private var isAssigning = false
    /// Whether the command is `for`, `case` or `select`, which `in` belongs to.
    private var expectsIn = false

    mutating func scan(_ code: inout CodeCursor) {
        let isSession = code.starts(with: "$ ", at: code.endOfWhitespace(from: 0))
        if isSession { takePrinted(&code) }
        while !code.isAtEnd {
            if code.current == "\n" {
                endLine(&code)
                if isSession { takePrinted(&code) }
            } else {
                takeToken(&code)
            }
        }
    }

    /// Scans commands that no prompt stands before, whatever the code began with.
    mutating func scanCommands(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            if code.current == "\n" { endLine(&code) } else { takeToken(&code) }
        }
    }

    /// Passes over the lines before the next prompt, and the prompt.
    private func takePrinted(_ code: inout CodeCursor) {
        var line = code.position
        while line < code.limit {
            let start = code.endOfBlanks(from: line)
            if code.starts(with: "$ ", at: start) { return code.take(to: start + 2) }
            line = code.nextLine(from: line)
        }
        code.take(to: code.limit)
    }

    private mutating func endLine(_ code: inout CodeCursor) {
        code.take(to: code.position + 1)
        expectsCommand = true
        isAssigning = false
        expectsIn = false
        guard let heredoc else { return }
        self.heredoc = nil
        let end = heredoc.endOfBody(from: code.position, in: code)
        takeText(to: end, &code)
        code.take(to: heredoc.endOfLabel(inLineAt: end, of: code) ?? end, as: .string)
    }

    private mutating func takeToken(_ code: inout CodeCursor) {
        let start = code.position
        switch code.current {
        case " ", "\t", "\r":
            isAssigning = false
            code.take(to: start + 1)
        case "#" where isAtWordStart(code):
            code.take(to: code.endOfLine(from: start), as: .comment)
        case "'":
            takeSingleQuoted(&code)
        case "\"":
            regions.take(Self.doubleQuoted, in: &code)
            endWord()
        case "$":
            takeVariable(&code)
        case "\\":
            code.take(to: start + 2)
        case ";", "&", "|", "(", "`":
            code.take(to: start + 1)
            startCommand()
        case "{" where expectsCommand && code[start + 1].isCodeWhitespace,
            "!" where expectsCommand && code[start + 1].isCodeWhitespace:
            code.take(to: start + 1)
        case ")":
            code.take(to: start + 1)
            endWord()
        case "<":
            takeRedirection(&code)
        case ">":
            code.take(to: code[start + 1] == "&" ? start + 2 : start + 1)
        default:
            takeWord(&code)
        }
    }

    private mutating func startCommand() {
        expectsCommand = true
        isAssigning = false
        expectsIn = false
    }

    private mutating func endWord() {
        if !isAssigning { expectsCommand = false }
    }

    private func isAtWordStart(_ code: borrowing CodeCursor) -> Bool {
        let previous = code[code.position - 1]
        return code.position == 0 || previous.isCodeWhitespace || previous == "(" || previous == ";"
    }

    // MARK: Words

    private mutating func takeWord(_ code: inout CodeCursor) {
        let start = code.position
        let end = code.end(from: start, while: isWordByte)
        guard isAtWordStart(code), end > start else {
            code.take(to: max(end, start + 1))
            return endWord()
        }
        let name = code.endOfWord(from: start)
        if code.current == "-", end > start + 1 {
            code.take(to: code.end(from: start) { $0 != "=" && isWordByte($0) }, as: .option)
            code.take(to: end)
            endWord()
        } else if expectsCommand, name > start, code[name] == "=" {
            code.take(to: name, as: .variable)
            code.take(to: name + 1)
            isAssigning = true
            code.take(to: end)
        } else if expectsCommand || expectsIn, let tokenClass = code.tokenClass(of: start..<end, among: Self.words) {
            takeKeyword(to: end, as: tokenClass, &code)
        } else {
            code.take(to: end, as: expectsCommand ? .function : nil)
            endWord()
        }
    }

    private mutating func takeKeyword(to end: Int, as tokenClass: TokenClass, _ code: inout CodeCursor) {
        let start = code.position
        let bindsName = ["for", "case", "select", "function"].contains { (word: ByteString) in
            word.count == end - start && code.starts(with: word, at: start)
        }
        // After `if`, `do` and the like stands a command; after `for` a name, and after its `in` values.
        expectsCommand = !bindsName && !expectsIn
        expectsIn = bindsName
        code.take(to: end, as: tokenClass)
    }

    private func isWordByte(_ byte: Unicode.Scalar) -> Bool {
        !Self.wordEnds.contains(byte)
    }

    // MARK: Values

    /// `$name`, `${name}`, `$1`; what is in `$(...)` is a command of its own.
    private mutating func takeVariable(_ code: inout CodeCursor) {
        let start = code.position
        switch code[start + 1] {
        case "(":
            code.take(to: start + 2)
            startCommand()
            return
        case "{":
            let end = code.end(from: start + 2) { $0 != "}" && $0 != "\n" }
            code.take(to: code[end] == "}" ? end + 1 : end, as: .variable)
        case let next where next.isWordStart:
            code.take(to: code.endOfWord(from: start + 1), as: .variable)
        case "0"..."9", "?", "#", "@", "*", "!", "$":
            code.take(to: start + 2, as: .variable)
        default:
            code.take(to: start + 1)
        }
        endWord()
    }

    private mutating func takeSingleQuoted(_ code: inout CodeCursor) {
        let text = code.position + 1
        code.take(to: text, as: .string)
        takeText(to: code.end(from: text) { $0 != "'" }, &code)
        code.take(to: code.position + 1, as: .string)
        endWord()
    }

    private mutating func takeRedirection(_ code: inout CodeCursor) {
        guard heredoc == nil, let found = Heredoc(at: code.position, in: code, style: .shell) else {
            // All of `<<<`, so that its end is not taken for a heredoc.
            return code.take(to: code.end(from: code.position) { $0 == "<" })
        }
        code.take(to: found.endOfMark, as: .string)
        heredoc = found
    }

    /// The body of a request, mostly: JSON where it looks like it.
    private func takeText(to end: Int, _ code: inout CodeCursor) {
        code.limited(to: end) { code in
            if code.looksLikeJSON(from: code.position) { JSONScanner.scan(&code) }
        }
        code.take(to: end, as: .string)
    }
}
