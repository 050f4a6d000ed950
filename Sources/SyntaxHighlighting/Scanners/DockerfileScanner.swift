internal import Grammars

/// Dockerfiles: an instruction at the start of a line, and what it goes on with, over continued lines and heredocs.
struct DockerfileScanner {
    private static let instructions = WordTable(
        keywords: """
            add arg cmd copy entrypoint env expose from healthcheck label maintainer onbuild run shell stopsignal user \
            volume workdir
            """,
        ignoresCase: true
    )
    /// Those whose arguments are a command, unless they are a list of words in JSON.
    private static let commands = WordTable(keywords: "run cmd entrypoint", ignoresCase: true)
    /// Those that another instruction follows.
    private static let wrappers = WordTable(keywords: "onbuild healthcheck", ignoresCase: true)
    private static let inner = WordTable(keywords: "as none", ignoresCase: true)
    private static let quoted = Region.string(
        "\"",
        spansLines: true,
        interpolations: [.dollarBraces],
        interpolatesNames: true
    )

    private var regions = RegionScanner()
    /// What continues a line: a backslash, unless the file says otherwise as those for Windows do.
    private var escapeMark: Unicode.Scalar = "\\"

    mutating func scan(_ code: inout CodeCursor) {
        if code.starts(with: "# escape=`", at: code.endOfWhitespace(from: 0)) { escapeMark = "`" }
        while !code.isAtEnd {
            code.take(to: code.endOfWhitespace(from: code.position))
            if code.current == "#" {
                code.take(to: code.endOfLine(from: code.position), as: .comment)
            } else {
                takeInstruction(&code)
            }
        }
    }

    private mutating func takeInstruction(_ code: inout CodeCursor) {
        let start = code.position
        var isCommand = false
        var isHeredoc = false
        var heredoc: Heredoc?
        code.limited(to: endOfInstruction(from: start, in: code)) { code in
            isCommand = takeName(&code)
            isHeredoc = code.starts(with: "<<", at: code.position)
            if code.current == "[", code.looksLikeJSON(from: code.position) {
                JSONScanner.scan(&code)
            } else if isCommand {
                heredoc = takeCommand(&code)
            } else {
                heredoc = takeArguments(&code)
            }
        }
        guard let heredoc else { return }
        // `RUN <<EOF` runs the heredoc, and `RUN cat <<EOF` reads it.
        isHeredoc = isHeredoc && code.endOfBlanks(from: heredoc.endOfMark) == code.position
        takeBody(of: heredoc, isScript: isCommand && isHeredoc, &code)
    }

    /// Takes `RUN`, and in `ONBUILD RUN` and `HEALTHCHECK --interval=5s CMD` both, and says whether a command follows.
    private func takeName(_ code: inout CodeCursor) -> Bool {
        let start = code.position
        let word = start..<code.endOfWord(from: start)
        code.take(to: word.upperBound, as: code.tokenClass(of: word, among: Self.instructions))
        code.take(to: code.endOfBlanks(from: code.position))
        takeFlags(&code)
        guard code.tokenClass(of: word, among: Self.wrappers) != nil else {
            return code.tokenClass(of: word, among: Self.commands) != nil
        }
        let inner = code.position..<code.endOfWord(from: code.position)
        let tokenClass =
            code.tokenClass(of: inner, among: Self.instructions) ?? code.tokenClass(of: inner, among: Self.inner)
        code.take(to: inner.upperBound, as: tokenClass)
        code.take(to: code.endOfBlanks(from: code.position))
        takeFlags(&code)
        return code.tokenClass(of: inner, among: Self.commands) != nil
    }

    /// `--from=build`, `--mount=type=cache,target=/root/.cache`.
    private func takeFlags(_ code: inout CodeCursor) {
        while code.starts(with: "--", at: code.position) || isContinuation(at: code.position, in: code) {
            if code.current == escapeMark {
                code.take(to: code.nextLine(from: code.position))
            } else {
                code.take(to: code.end(from: code.position) { $0 != "=" && !$0.isCodeWhitespace }, as: .option)
                code.take(to: code.end(from: code.position) { $0 != "$" && !$0.isCodeWhitespace })
                if code.current == "$" { takeVariable(&code) }
                code.take(to: code.end(from: code.position) { !$0.isCodeWhitespace })
            }
            code.take(to: code.endOfBlanks(from: code.position))
        }
    }

    private func takeCommand(_ code: inout CodeCursor) -> Heredoc? {
        var scanner = ShellScanner()
        scanner.scanCommands(&code)
        return scanner.heredoc
    }

    // MARK: Arguments

    private mutating func takeArguments(_ code: inout CodeCursor) -> Heredoc? {
        var heredoc: Heredoc?
        while !code.isAtEnd {
            let start = code.position
            switch code.current {
            case "#" where isComment(at: start, in: code):
                code.take(to: code.endOfLine(from: start), as: .comment)
            case "\"":
                regions.take(Self.quoted, in: &code)
            case "'":
                code.take(to: code.end(from: start + 1) { $0 != "'" && $0 != "\n" } + 1, as: .string)
            case "$":
                takeVariable(&code)
            case "<":
                heredoc = takeHeredocMark(&code) ?? heredoc
            case let byte where byte.isWordStart || byte == "-":
                takeWord(&code)
            default:
                code.take(to: start + 1)
            }
        }
        return heredoc
    }

    private func takeWord(_ code: inout CodeCursor) {
        let start = code.position
        let end = code.end(from: start) { $0.isWordByte || $0 == "-" || $0 == "." }
        let standsAlone = code[start - 1].isCodeWhitespace
        if standsAlone, code[end] == "=" {
            code.take(to: end, as: code.starts(with: "--", at: start) ? .option : .property)
            code.take(to: end + 1)
        } else if standsAlone, code.starts(with: "--", at: start) {
            code.take(to: end, as: .option)
        } else {
            code.take(to: end, as: standsAlone ? code.tokenClass(of: start..<end, among: Self.inner) : nil)
        }
    }

    /// `$NAME`, `${NAME:-default}`.
    private func takeVariable(_ code: inout CodeCursor) {
        let start = code.position
        if code[start + 1] == "{" {
            let end = code.end(from: start) { $0 != "}" && $0 != "\n" }
            code.take(to: code[end] == "}" ? end + 1 : end, as: .variable)
        } else {
            let end = code.endOfWord(from: start + 1)
            code.take(to: end, as: end > start + 1 ? .variable : nil)
        }
    }

    private func takeHeredocMark(_ code: inout CodeCursor) -> Heredoc? {
        guard let heredoc = Heredoc(at: code.position, in: code, style: .shell) else {
            code.take(to: code.end(from: code.position) { $0 == "<" })
            return nil
        }
        code.take(to: heredoc.endOfMark, as: .string)
        return heredoc
    }

    private func takeBody(of heredoc: Heredoc, isScript: Bool, _ code: inout CodeCursor) {
        code.take(to: code.nextLine(from: code.position))
        let end = heredoc.endOfBody(from: code.position, in: code)
        if isScript {
            code.limited(to: end) { code in
                var scanner = ShellScanner()
                scanner.scanCommands(&code)
            }
        }
        code.take(to: heredoc.endOfLabel(inLineAt: end, of: code) ?? end, as: .string)
    }

    // MARK: Lines

    /// Where the line ends that the instruction ends in. Comments among continued lines do not end it.
    private func endOfInstruction(from start: Int, in code: borrowing CodeCursor) -> Int {
        var line = start
        while true {
            let end = code.endOfLine(from: line)
            guard end < code.limit,
                line > start && isComment(at: code.endOfBlanks(from: line), in: code)
                    || endsContinued(line..<end, in: code)
            else { return end }
            line = end + 1
        }
    }

    private func endsContinued(_ line: Range<Int>, in code: borrowing CodeCursor) -> Bool {
        var last = line.upperBound - 1
        while last >= line.lowerBound, code[last].isCodeWhitespace { last -= 1 }
        return last >= line.lowerBound && code[last] == escapeMark
    }

    private func isContinuation(at index: Int, in code: borrowing CodeCursor) -> Bool {
        guard code[index] == escapeMark else { return false }
        return code[code.end(from: index + 1) { $0 == " " || $0 == "\t" || $0 == "\r" }] == "\n"
    }

    /// Whether `#` stands here and nothing before it in its line.
    private func isComment(at index: Int, in code: borrowing CodeCursor) -> Bool {
        guard code[index] == "#" else { return false }
        var before = index - 1
        while code[before] == " " || code[before] == "\t" { before -= 1 }
        return before < 0 || code[before] == "\n"
    }
}
