/// Reads any language that a ``Grammar`` describes, once from left to right.
struct GrammarScanner {
    let grammar: Grammar
    var regions = RegionScanner()

    /// Whether the last token was a value: then `/` divides, and `<<` shifts.
    private var followsValue = false
    private var heredoc: Heredoc?
    private var regularExpressionsFailBefore = 0

    /// The letters of Ruby's `%w[...]` and its like.
    private static let percentLiterals: ByteSet = "wWiIqQ"

    init(_ grammar: Grammar) {
        self.grammar = grammar
    }

    mutating func scan(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            switch grammar.role(of: code.byte(at: code.position)) {
            case .word:
                takeWord(&code)
            case .digit:
                code.take(to: code.endOfNumber(from: code.position), as: .number)
                followsValue = true
            case .special where takeSpecial(&code):
                break
            default:
                takePlain(&code)
            }
        }
    }

    private mutating func takePlain(_ code: inout CodeCursor) {
        let byte = code.current
        if byte.isCodeWhitespace {
            code.take(to: code.endOfBlanks(from: code.position + 1))
        } else {
            followsValue = byte == ")" || byte == "]" || byte == "}"
            code.take(to: code.position + 1)
        }
    }

    // MARK: Words

    private mutating func takeWord(_ code: inout CodeCursor) {
        let start = code.position
        var end = code.end(from: start, while: grammar.isWordByte)
        if isPrefix(&code, wordEnd: end) {
            followsValue = true
            return
        }
        if isSuffix(at: end, in: code) { end += 1 }

        let tokenClass = tokenClass(ofWord: start..<end, in: code)
        code.take(to: end, as: tokenClass)
        followsValue = tokenClass != .keyword
    }

    private func tokenClass(ofWord range: Range<Int>, in code: borrowing CodeCursor) -> TokenClass? {
        let isMember = isMemberAccess(before: range.lowerBound, in: code)
        let word = isMember ? nil : grammar.words.tokenClass(of: range, in: code)
        let next = code[range.upperBound]
        switch grammar.features.memberMark {
        case ":" where next == ":" && code[range.upperBound + 1] != ":" && !isMember:
            if !code.starts(with: "default", at: range.lowerBound) || range.count != 7 { return .property }
        case "=" where !isMember || code[range.lowerBound - 1] == ".":
            let mark = code.endOfBlanks(from: range.upperBound)
            if code[mark] == "=" || code[mark] == "." { return .property }
        default: break
        }
        return word ?? (next == "(" && grammar.features.hasCalls ? .function : nil)
    }

    /// After `.` and `->` a word is a name, whatever it means elsewhere: `response.in`.
    private func isMemberAccess(before start: Int, in code: borrowing CodeCursor) -> Bool {
        switch code[start - 1] {
        case ".": code[start - 2] != "."
        case ">": code[start - 2] == "-"
        default: false
        }
    }

    private func isSuffix(at index: Int, in code: borrowing CodeCursor) -> Bool {
        grammar.features.wordSuffixes.contains(code[index]) && code[index + 1] != "="
    }

    /// Takes the string that a word begins: `f"..."`, `r#"..."#`.
    private mutating func isPrefix(_ code: inout CodeCursor, wordEnd: Int) -> Bool {
        let next = code[wordEnd]
        guard next == "\"" || next == "'" || next == "#" else { return false }
        let start = code.position
        if grammar.features.hashedStrings == .rust, next == "#", code[wordEnd - 1] == "r", wordEnd - start <= 2 {
            let quote = code.end(from: wordEnd) { $0 == "#" }
            guard code[quote] == "\"" else { return false }
            code.take(to: wordEnd, as: .string)
            let hashes = quote - wordEnd
            regions.take(.hashed(hashes, quote: "\"", spansLines: true, interpolates: false), in: &code)
            return true
        }
        for region in grammar.prefixedRegions
        where region.open.count > wordEnd - start && code.starts(with: region.open, at: start) {
            regions.take(region, in: &code)
            return true
        }
        return false
    }

    // MARK: Everything else

    private mutating func takeSpecial(_ code: inout CodeCursor) -> Bool {
        let byte = code.current
        let features = grammar.features
        if byte == "\n", let heredoc {
            takeBody(of: heredoc, &code)
            return true
        }
        if takeRegion(&code) { return true }
        if byte == "#", features.hashedStrings == .swift, takeHashedString(&code) { return true }
        if byte == "<", takeHeredocMark(&code) { return true }
        if byte == "'", features.hasLifetimes { return takeCharacter(&code) }
        if features.hasSymbols, byte == ":" || byte == "%" { return takeSymbol(&code) }
        if byte == "/", features.hasRegularExpressions { return takeRegularExpression(&code) }
        if features.variableMarks.contains(byte) {
            return takeMarkedWord(&code, as: .variable)
        }
        if features.attributeMarks.contains(byte), !code[code.position - 1].isWordByte {
            return takeMarkedWord(&code, as: .keyword)
        }
        return false
    }

    private mutating func takeRegion(_ code: inout CodeCursor) -> Bool {
        for index in grammar.regions.indices where code.starts(with: grammar.regions[index].open, at: code.position) {
            let region = grammar.regions[index]
            if region.startsLine, !code.isAtLineStart { continue }
            if let byte = region.exceptBefore, code[code.position + region.open.count] == byte { continue }
            regions.take(region, in: &code)
            if region.tokenClass != .comment { followsValue = true }
            return true
        }
        return false
    }

    /// `$total`, `@@count`, `@MainActor`, `#if`, `@app.route`.
    private mutating func takeMarkedWord(_ code: inout CodeCursor, as tokenClass: TokenClass) -> Bool {
        let mark = code.current
        let start = code[code.position + 1] == mark ? code.position + 2 : code.position + 1
        guard code[start].isWordStart else { return false }
        var end = code.endOfWord(from: start)
        while tokenClass == .keyword, code[end] == ".", code[end + 1].isWordStart {
            end = code.endOfWord(from: end + 1)
        }
        code.take(to: end, as: tokenClass)
        followsValue = tokenClass == .variable
        return true
    }

    private mutating func takeHashedString(_ code: inout CodeCursor) -> Bool {
        let quote = code.end(from: code.position) { $0 == "#" }
        let hashes = quote - code.position
        if code.starts(with: "\"\"\"", at: quote) {
            regions.take(.hashed(hashes, quote: "\"\"\"", spansLines: true, interpolates: true), in: &code)
        } else if code[quote] == "\"" {
            regions.take(.hashed(hashes, quote: "\"", spansLines: false, interpolates: true), in: &code)
        } else {
            // All but the last, which may begin `#if`: else a long run of them would be counted again from each.
            code.take(to: quote - 1)
            return hashes > 1
        }
        followsValue = true
        return true
    }

    private mutating func takeHeredocMark(_ code: inout CodeCursor) -> Bool {
        guard let style = grammar.features.heredocs, heredoc == nil,
            let found = Heredoc(at: code.position, in: code, style: style)
        else { return false }
        code.take(to: found.endOfMark, as: .string)
        heredoc = found
        followsValue = true
        return true
    }

    private mutating func takeBody(of heredoc: Heredoc, _ code: inout CodeCursor) {
        code.take(to: code.position + 1)
        let end = heredoc.endOfBody(from: code.position, in: code)
        code.take(to: heredoc.endOfLabel(inLineAt: end, of: code) ?? end, as: .string)
        self.heredoc = nil
        followsValue = true
    }

    /// Rust: `'x'` is a character, `'a` a lifetime.
    private mutating func takeCharacter(_ code: inout CodeCursor) -> Bool {
        let start = code.position
        if code[start + 1] == "\\" {
            regions.take(.string("'"), in: &code)
            return true
        }
        let end = code.end(from: start + 1, while: \.isWordByte)
        let isLifetime = end > start + 1 && code[end] != "'"
        guard !isLifetime else {
            code.take(to: end)
            return true
        }
        let close = end == start + 1 ? start + 2 : end
        guard code[close] == "'" else { return false }
        code.take(to: close + 1, as: .string)
        followsValue = true
        return true
    }

    /// Ruby: `:symbol`, `%w[a b]`.
    private mutating func takeSymbol(_ code: inout CodeCursor) -> Bool {
        let start = code.position
        let next = code[start + 1]
        if code.current == ":" {
            if next == ":" {
                code.take(to: start + 2)
                followsValue = false
                return true
            }
            guard next.isWordStart else { return false }
            var end = code.endOfWord(from: start + 1)
            if isSuffix(at: end, in: code) { end += 1 }
            code.take(to: end, as: .string)
        } else {
            guard !code[start - 1].isWordByte, Self.percentLiterals.contains(next) else { return false }
            let brackets: [Unicode.Scalar: Unicode.Scalar] = ["[": "]", "(": ")", "{": "}", "<": ">", "|": "|"]
            guard let close = brackets[code[start + 2]] else { return false }
            code.take(to: code.end(from: start + 3) { $0 != close } + 1, as: .string)
        }
        followsValue = true
        return true
    }

    /// Where a value may stand, `/` begins a regular expression if its line has the second `/`.
    private mutating func takeRegularExpression(_ code: inout CodeCursor) -> Bool {
        guard !followsValue, code.position >= regularExpressionsFailBefore else { return false }
        var index = code.position + 1
        var isInClass = false
        while index < code.limit, code[index] != "\n" {
            switch code[index] {
            case "\\": index += 1
            case "[": isInClass = true
            case "]": isInClass = false
            case "/" where !isInClass:
                let end = code.end(from: index + 1) { $0.isWordByte && $0.isASCII }
                code.take(to: end, as: .string)
                followsValue = true
                return true
            default: break
            }
            index += 1
        }
        // One look per line: a line full of slashes would else be read once for each.
        regularExpressionsFailBefore = index
        return false
    }
}
