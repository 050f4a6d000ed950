internal import Grammars

/// Reads any language that a ``Grammar`` describes, once from left to right.
struct GrammarScanner {
    let grammar: Grammar
    var regions = RegionScanner()

    /// Whether the last token was a value: then `/` divides, and `<<` shifts.
    var followsValue = false
    private var heredoc: Heredoc?
    var regularExpressionsFailBefore = 0

    /// What stands before the name of a signature or of a record's field.
    private static let declarationStarts: ByteSet = "\n{,"

    /// What else than a name a keyword may stand before: a block, variables, a directive, an interface.
    private static let keywordObjects: ByteSet = "{(@&"

    init(_ grammar: Grammar) {
        self.grammar = grammar
    }

    mutating func scan(_ code: inout CodeCursor) {
        while !code.isAtEnd { takeToken(&code) }
    }

    /// Takes a word, a string or what else stands at the position. A brace that is no part of these comes alone.
    @inline(__always)
    mutating func takeToken(_ code: inout CodeCursor) {
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
        var word = isMember ? nil : code.tokenClass(of: range, among: grammar.words)
        let next = code[range.upperBound]
        if word == .keyword, grammar.features.hasKeywordsBeforeNames, !isBeforeName(range, in: code) { word = nil }
        switch grammar.features.members {
        case .colon where next == ":" && code[range.upperBound + 1] != ":" && !isMember:
            // A label of `switch`, where the language has one: elsewhere, `default: 1` is a member like any other.
            let isLabel = word == .keyword && range.count == 7 && code.starts(with: "default", at: range.lowerBound)
            if !isLabel { return .property }
        case .equals where !isMember:
            let mark = code.endOfBlanks(from: range.upperBound)
            if code[mark] == "=", code[mark + 1] != "=", code[mark + 1] != ">" { return .property }
        case .keys where !isMember || code[range.lowerBound - 1] == ".":
            let mark = code.endOfBlanks(from: range.upperBound)
            if code[mark] == "=" || code[mark] == "." { return .property }
        case .signatures where !isMember && word == nil:
            if isDeclared(range, in: code) { return .function }
        default: break
        }
        if let word { return word }
        if next == "(" && grammar.features.hasCalls { return .function }
        return grammar.features.hasBlocks && !isMember && beginsBlock(at: range.upperBound, in: code) ? .keyword : nil
    }

    private func isBeforeName(_ range: Range<Int>, in code: borrowing CodeCursor) -> Bool {
        let next = code[code.endOfBlanks(from: range.upperBound)]
        return next.isWordStart || Self.keywordObjects.contains(next)
    }

    /// `name :: Type` where a declaration or a field may begin: in an expression it says only what the name is.
    private func isDeclared(_ range: Range<Int>, in code: borrowing CodeCursor) -> Bool {
        guard code.starts(with: "::", at: code.endOfBlanks(from: range.upperBound)) else { return false }
        var before = range.lowerBound - 1
        while code[before] == " " || code[before] == "\t" { before -= 1 }
        return before < 0 || Self.declarationStarts.contains(code[before])
    }

    /// `resource "server" "api" {`, `lifecycle {`.
    private func beginsBlock(at index: Int, in code: borrowing CodeCursor) -> Bool {
        let mark = code.endOfBlanks(from: index)
        return code[mark] == "{" || (code[mark] == "\"" && mark > index)
    }

    /// After `.` and `->` a word is a name, whatever it means elsewhere: `response.in`.
    private func isMemberAccess(before start: Int, in code: borrowing CodeCursor) -> Bool {
        switch code[start - 1] {
        case ".": code[start - 2] != "."
        case ">": code[start - 2] == "-" && grammar.features.hasArrowMembers
        default: false
        }
    }

    func isSuffix(at index: Int, in code: borrowing CodeCursor) -> Bool {
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
        for region in grammar.taggedRegions where code.starts(with: region.open, at: wordEnd) {
            code.take(to: wordEnd, as: .string)
            regions.take(region, in: &code)
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
        if features.hasLongBrackets, takeLongBracket(&code) { return true }
        if takeRegion(&code) { return true }
        if byte == "#", features.hashedStrings == .swift, takeHashedString(&code) { return true }
        if byte == "<", takeHeredocMark(&code) { return true }
        if byte == "'", features.hasCharacters { return takeCharacter(&code) }
        if byte == "?", features.hasMarkedCharacters { return takeMarkedCharacter(&code) }
        if byte == ":", features.hasSymbols { return takeSymbol(&code) }
        if byte == "%", features.sigils == .ruby { return takePercentLiteral(&code) }
        if byte == "~", features.sigils == .elixir { return takeSigil(&code) }
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
            if !region.operatorBytes.isEmpty, isInOperator(region, code) { continue }
            regions.take(region, in: &code)
            if region.tokenClass != .comment { followsValue = true }
            return true
        }
        return false
    }

    /// A long run of the mark is looked at once, because inside it another of the bytes stands before.
    private func isInOperator(_ region: Region, _ code: borrowing CodeCursor) -> Bool {
        if region.operatorBytes.contains(code[code.position - 1]) { return true }
        return region.operatorBytes.contains(code[code.end(from: code.position) { $0 == region.open.last }])
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
}
