internal import Grammars

/// Literals that are more than a region: what ends them depends on how they begin, or on where they stand.
extension GrammarScanner {
    /// The letters of Ruby's `%w[...]` and its like.
    private static let percentLiterals: ByteSet = "wWiIqQ"
    private static let closingMarks: [Unicode.Scalar: Unicode.Scalar] = [
        "[": "]", "(": ")", "{": "}", "<": ">", "|": "|",
    ]
    private static let sigilMarks: [Unicode.Scalar: Unicode.Scalar] = ["/": "/", "\"": "\"", "'": "'"]

    mutating func takeHashedString(_ code: inout CodeCursor) -> Bool {
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

    /// Rust: `'x'` is a character, `'a` a lifetime.
    mutating func takeCharacter(_ code: inout CodeCursor) -> Bool {
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

    /// Elixir: `?a`, `?\n`, `?"`.
    mutating func takeMarkedCharacter(_ code: inout CodeCursor) -> Bool {
        let start = code[code.position + 1] == "\\" ? code.position + 2 : code.position + 1
        guard start < code.limit, !code[start].isCodeWhitespace else { return false }
        let isASCII = code[start].isASCII
        code.take(to: isASCII ? start + 1 : code.end(from: start) { !$0.isASCII }, as: .string)
        followsValue = true
        return true
    }

    /// Ruby and Elixir: `:symbol`.
    mutating func takeSymbol(_ code: inout CodeCursor) -> Bool {
        let start = code.position
        let next = code[start + 1]
        if next == ":" {
            code.take(to: start + 2)
            followsValue = false
            return true
        }
        guard next.isWordStart else { return false }
        var end = code.endOfWord(from: start + 1)
        if isSuffix(at: end, in: code) { end += 1 }
        code.take(to: end, as: .string)
        followsValue = true
        return true
    }

    /// Ruby: `%w[a b]`.
    mutating func takePercentLiteral(_ code: inout CodeCursor) -> Bool {
        let start = code.position
        guard !code[start - 1].isWordByte, Self.percentLiterals.contains(code[start + 1]),
            let close = Self.closingMarks[code[start + 2]]
        else { return false }
        code.take(to: code.end(from: start + 3) { $0 != close } + 1, as: .string)
        followsValue = true
        return true
    }

    /// Elixir: `~r/.../i`, `~w[a b]a`, `~S"""..."""`; what is named in capitals holds no code.
    mutating func takeSigil(_ code: inout CodeCursor) -> Bool {
        let name = code.position + 1
        let open = code.end(from: name) { $0.isWordByte && $0.isASCII }
        guard open > name, let close = Self.closingMarks[code[open]] ?? Self.sigilMarks[code[open]] else {
            return false
        }
        let isRaw = code[name].value < 0x61
        guard isRaw || open == name + 1 else { return false }
        let isTripled = (close == "\"" || close == "'") && code[open + 1] == close && code[open + 2] == close
        let marks = isTripled ? 3 : 1
        code.take(to: open, as: .string)
        var region = Region.spanningLines(
            from: ByteString(Array(repeating: code.byte(at: open), count: marks)),
            to: ByteString(Array(repeating: UInt8(truncatingIfNeeded: close.value), count: marks)),
            as: .string
        )
        region.escapes = true
        if !isRaw { region.interpolations = [.hashBraces] }
        regions.take(region, in: &code)
        code.take(to: code.end(from: code.position) { $0.isWordStart && $0.isASCII }, as: .string)
        followsValue = true
        return true
    }

    /// Lua: `[[...]]`, `[==[...]==]`, and `--[[...]]`, which is a comment.
    mutating func takeLongBracket(_ code: inout CodeCursor) -> Bool {
        let isComment = code.starts(with: "--[", at: code.position)
        guard isComment || code.current == "[" else { return false }
        let open = isComment ? code.position + 2 : code.position
        let second = code.end(from: open + 1) { $0 == "=" }
        guard code[second] == "[" else { return false }
        let level = Array(repeating: UInt8(ascii: "="), count: second - open - 1)
        let region = Region.spanningLines(
            from: ByteString((code.position...second).map { code.byte(at: $0) }),
            to: ByteString([UInt8(ascii: "]")] + level + [UInt8(ascii: "]")]),
            as: isComment ? .comment : .string
        )
        regions.take(region, in: &code)
        if !isComment { followsValue = true }
        return true
    }

    /// Where a value may stand, `/` begins a regular expression if its line has the second `/`.
    mutating func takeRegularExpression(_ code: inout CodeCursor) -> Bool {
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
