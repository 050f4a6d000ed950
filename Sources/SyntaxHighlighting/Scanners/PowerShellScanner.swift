internal import Grammars

/// PowerShell, as a script or as a session: where the first line begins with a prompt such as `PS C:\>`, only the lines
/// with a prompt are commands, and the others what they printed.
struct PowerShellScanner {
    private static let words = WordTable(
        keywords: """
            begin break catch class clean continue data do dynamicparam else elseif end enum exit filter finally for foreach \
            function hidden if in param process return static switch throw trap try until using while
            """,
        ignoresCase: true
    )
    /// What a name follows, and not a command.
    private static let binders = WordTable(keywords: "class data enum using", ignoresCase: true)
    /// What stands between values: `foreach ($x in $y)`.
    private static let inner = WordTable(keywords: "in", ignoresCase: true)
    private static let operators = WordTable(
        keywords: """
            and as band bnot bor bxor ccontains ceq cge cgt cin cle clike clt cmatch cne cnotcontains cnotin cnotlike \
            cnotmatch contains creplace csplit eq f ge gt icontains ieq ige igt iin ile ilike ilt imatch in ine inotcontains \
            inotin inotlike inotmatch ireplace is isnot isplit join le like lt match ne not notcontains notin notlike \
            notmatch or replace shl shr split xor
            """,
        ignoresCase: true
    )
    private static let constants = WordTable(keywords: "", literals: "true false null", ignoresCase: true)

    private static let subexpression = Region.Interpolation(open: "$(", close: ")")
    private static let quoted = text("\"", "\"")
    /// A here-string's mark ends its line, and what closes it begins one.
    private static let hereString = text("@\"", "\n\"@")
    private static let verbatim = Region.string("'", escapes: false, spansLines: true)
    private static let verbatimHereString = Region.spanningLines(from: "@'", to: "\n'@", as: .string)
    private static let comment = Region.blockComment("<#", "#>")

    /// What else than white space a comment may follow.
    private static let tokenEnds: ByteSet = "(){}[];|,"

    private var regions = RegionScanner()
    private var expectsCommand = true

    private static func text(_ open: ByteString, _ close: ByteString) -> Region {
        var region = Region.spanningLines(from: open, to: close, as: .string)
        region.escapes = true
        region.escapeMark = "`"
        region.interpolations = [.dollarBraces, subexpression]
        region.interpolatesNames = true
        region.scopeMark = ":"
        return region
    }

    mutating func scan(_ code: inout CodeCursor) {
        let isSession = endOfPrompt(at: code.endOfWhitespace(from: 0), in: code) != nil
        if isSession { takePrinted(&code) }
        while !code.isAtEnd {
            let endsLine = code.current == "\n"
            takeToken(&code)
            if endsLine, isSession { takePrinted(&code) }
        }
    }

    /// Passes over the lines before the next prompt, and the prompt.
    private func takePrinted(_ code: inout CodeCursor) {
        var line = code.position
        while line < code.limit {
            if let end = endOfPrompt(at: code.endOfBlanks(from: line), in: code) { return code.take(to: end) }
            line = code.nextLine(from: line)
        }
        code.take(to: code.limit)
    }

    /// Where `PS> `, `PS C:\Users\me> ` or, where a command goes on, `>> ` ends.
    private func endOfPrompt(at start: Int, in code: borrowing CodeCursor) -> Int? {
        if code.starts(with: ">> ", at: start) { return start + 3 }
        guard code.starts(with: "PS>", at: start) || code.starts(with: "PS ", at: start) else { return nil }
        let end = code.end(from: start) { $0 != ">" && $0 != "\n" }
        return code[end] == ">" && (end + 1 == code.limit || code[end + 1].isCodeWhitespace) ? end + 1 : nil
    }

    private mutating func takeToken(_ code: inout CodeCursor) {
        let start = code.position
        switch code.current {
        case " ", "\t", "\r":
            code.take(to: start + 1)
        case "#" where start == 0 || code[start - 1].isCodeWhitespace || Self.tokenEnds.contains(code[start - 1]):
            code.take(to: code.endOfLine(from: start), as: .comment)
        case "<" where code[start + 1] == "#":
            regions.take(Self.comment, in: &code)
        case "\"":
            takeString(Self.quoted, &code)
        case "'":
            takeString(Self.verbatim, &code)
        case "@":
            takeMarked(&code)
        case "$":
            takeVariable(&code)
        case "`":
            code.take(to: code[start + 1].isASCII ? start + 2 : start + 1)
        case "-" where code[start + 1].isWordStart && !code[start - 1].isWordByte:
            takeOption(&code)
        case "-" where code[start + 1] == "-" && code[start + 2].isWordStart:
            code.take(to: code.end(from: start) { $0.isWordByte || $0 == "-" }, as: .option)
        case "0"..."9":
            code.take(to: code.endOfNumber(from: start), as: .number)
            expectsCommand = false
        case let byte where byte.isWordStart:
            takeWord(&code)
        case "\n", ";", "|", "&", "{", "}", "(", "=":
            code.take(to: start + 1)
            expectsCommand = true
        default:
            code.take(to: start + 1)
            expectsCommand = false
        }
    }

    private mutating func takeString(_ region: Region, _ code: inout CodeCursor) {
        regions.take(region, in: &code)
        expectsCommand = false
    }

    /// `@"..."@`, `@'...'@`; `@arguments`, which is a variable; `@{` and `@(`.
    private mutating func takeMarked(_ code: inout CodeCursor) {
        let start = code.position
        let quote = code[start + 1]
        let endsLine = code[code.end(from: start + 2) { $0 == " " || $0 == "\t" || $0 == "\r" }] == "\n"
        if quote == "\"", endsLine {
            takeString(Self.hereString, &code)
        } else if quote == "'", endsLine {
            takeString(Self.verbatimHereString, &code)
        } else {
            code.take(to: code.endOfWord(from: start + 1), as: quote.isWordStart ? .variable : nil)
            code.take(to: start + 1)
            expectsCommand = false
        }
    }

    /// `$name`, `$env:PATH`, `${any name}`, `$_`, `$?`; what is in `$(...)` is a command of its own.
    private mutating func takeVariable(_ code: inout CodeCursor) {
        let start = code.position
        var end = code.endOfWord(from: start + 1)
        expectsCommand = false
        switch code[start + 1] {
        case "{":
            end = code.end(from: start) { $0 != "}" && $0 != "\n" }
            if code[end] == "}" { end += 1 }
        case "?", "$", "^":
            end = start + 2
        case let next where next.isWordByte:
            let name = end
            if code[end] == ":", code[end + 1].isWordStart { end = code.endOfWord(from: end + 1) }
            let literal = code.tokenClass(of: (start + 1)..<name, among: Self.constants)
            return code.take(to: end, as: literal ?? .variable)
        default:
            return code.take(to: start + 1)
        }
        code.take(to: end, as: .variable)
    }

    /// `-Path`, and `-eq`, which is an operator.
    private mutating func takeOption(_ code: inout CodeCursor) {
        let start = code.position
        let end = code.endOfWord(from: start + 1)
        let isOperator = code.tokenClass(of: (start + 1)..<end, among: Self.operators) != nil
        code.take(to: end, as: isOperator ? .keyword : .option)
        expectsCommand = false
    }

    private mutating func takeWord(_ code: inout CodeCursor) {
        let start = code.position
        let end = code.end(from: start) { $0.isWordByte || $0 == "-" }
        let isMember = isMember(at: start, in: code)
        let mark = code.endOfBlanks(from: end)
        let words = expectsCommand ? Self.words : Self.inner
        let keyword = isMember ? nil : code.tokenClass(of: start..<end, among: words)
        if code[mark] == "=", code[mark + 1] != "=", !isMember {
            code.take(to: end, as: .property)
            expectsCommand = false
        } else if let keyword {
            expectsCommand = code.tokenClass(of: start..<end, among: Self.binders) == nil
            code.take(to: end, as: keyword)
        } else {
            let isFunction = expectsCommand && !isMember || code[end] == "("
            code.take(to: end, as: isFunction ? .function : nil)
            expectsCommand = false
        }
    }

    /// Whether a word behind `.` or `::` stands here: `$charge.Id`, `[Math]::Round`.
    private func isMember(at start: Int, in code: borrowing CodeCursor) -> Bool {
        switch code[start - 1] {
        case ".": code[start - 2] != "."
        case ":": code[start - 2] == ":"
        default: false
        }
    }
}
