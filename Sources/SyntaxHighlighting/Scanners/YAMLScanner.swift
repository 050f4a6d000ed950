internal import Grammars

/// YAML: keys, scalars, block scalars, anchors and tags.
struct YAMLScanner {
    private static let words = WordTable(
        keywords: "",
        literals: "true false null True False Null TRUE FALSE NULL ~"
    )

    /// What numbers, dates and times of day consist of.
    private static let numberBytes: ByteSet = "0123456789abcdefABCDEFxoTZ_.:+-"

    private static let doubleQuoted = Region.string("\"", spansLines: true)
    private static let singleQuoted = Region.string("'", escapes: false, spansLines: true)

    private var regions = RegionScanner()
    /// How many `[` and `{` are open: inside them, commas and closing brackets end a scalar.
    private var flowDepth = 0
    /// The indentation of the line: what is indented more belongs to its block scalar.
    private var indentation = 0
    /// Whether `|` and `>` would begin a block scalar: after `key:`, `-` or a tag.
    private var expectsValue = false

    mutating func scan(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            if code.isAtLineStart { startLine(&code) }
            if !code.isAtEnd { takeToken(&code) }
        }
    }

    private mutating func startLine(_ code: inout CodeCursor) {
        let start = code.position
        let end = code.end(from: start) { $0 == " " }
        indentation = end - start
        code.take(to: end)
        if indentation == 0, code.starts(with: "---", at: start) || code.starts(with: "...", at: start),
            isBoundary(start + 3, in: code)
        {
            flowDepth = 0
            expectsValue = true
            code.take(to: start + 3, as: .keyword)
        }
    }

    private mutating func takeToken(_ code: inout CodeCursor) {
        let start = code.position
        switch code.current {
        case " ", "\t", "\r", "\n":
            code.take(to: start + 1)
        case "#" where start == 0 || code[start - 1].isCodeWhitespace:
            code.take(to: code.endOfLine(from: start), as: .comment)
        case "\"", "'":
            takeQuoted(&code)
        case "-" where isBoundary(start + 1, in: code), "?" where isBoundary(start + 1, in: code),
            ":" where isBoundary(start + 1, in: code) || code[start - 1] == "\"":
            code.take(to: start + 1)
            expectsValue = true
        case "&", "*":
            code.take(to: endOfName(from: start + 1, in: code), as: .variable)
        case "!":
            code.take(to: endOfName(from: start + 1, in: code), as: .keyword)
        case "|" where expectsValue && flowDepth == 0, ">" where expectsValue && flowDepth == 0:
            takeBlockScalar(&code)
        case "[", "{":
            code.take(to: start + 1)
            flowDepth += 1
        case "]" where flowDepth > 0, "}" where flowDepth > 0:
            code.take(to: start + 1)
            flowDepth -= 1
        case "," where flowDepth > 0:
            code.take(to: start + 1)
        default:
            takePlainScalar(&code)
        }
    }

    private mutating func takeQuoted(_ code: inout CodeCursor) {
        var look = code.position + 1
        let quote = code.current
        while look < code.limit, code[look] != quote, code[look] != "\n" {
            look += code[look] == "\\" && quote == "\"" ? 2 : 1
        }
        if code[look] == quote, code[code.endOfBlanks(from: look + 1)] == ":" {
            code.take(to: look + 1, as: .property)
        } else {
            regions.take(quote == "'" ? Self.singleQuoted : Self.doubleQuoted, in: &code)
        }
        expectsValue = false
    }

    private mutating func takePlainScalar(_ code: inout CodeCursor) {
        let start = code.position
        var index = start + 1
        var end = index
        while index < code.limit, !endsPlainScalar(index, in: code) {
            if !code[index].isCodeWhitespace { end = index + 1 }
            index += 1
        }
        let isKey = code[index] == ":"
        code.take(to: end, as: isKey ? .property : tokenClass(ofScalar: start..<end, in: code))
        expectsValue = false
    }

    private func endsPlainScalar(_ index: Int, in code: borrowing CodeCursor) -> Bool {
        switch code[index] {
        case "\n": true
        case ":": isBoundary(index + 1, in: code)
        case "#": code[index - 1].isCodeWhitespace
        case ",", "]", "}", "[", "{": flowDepth > 0
        default: false
        }
    }

    private func tokenClass(ofScalar range: Range<Int>, in code: borrowing CodeCursor) -> TokenClass? {
        let first = code[range.lowerBound]
        let digits = first == "-" || first == "+" ? range.lowerBound + 1 : range.lowerBound
        if code[digits].isDigit {
            let end = code.end(from: digits, while: Self.numberBytes.contains)
            return end >= range.upperBound ? .number : nil
        }
        return code.tokenClass(of: range, among: Self.words)
    }

    /// The header, then all lines that are blank or indented more than the line of the header.
    private mutating func takeBlockScalar(_ code: inout CodeCursor) {
        let header = code.position
        code.take(to: code.end(from: header) { !$0.isCodeWhitespace })
        code.take(to: code.endOfBlanks(from: code.position))
        code.take(to: code.endOfLine(from: header), as: code.current == "#" ? .comment : nil)
        code.take(to: code.position + 1)

        var line = code.position
        var end = line
        while line < code.limit {
            let text = code.end(from: line) { $0 == " " || $0 == "\t" || $0 == "\r" }
            let isBlank = text >= code.limit || code[text] == "\n"
            guard isBlank || text - line > indentation else { break }
            if !isBlank { end = code.endOfLine(from: text) }
            line = code.nextLine(from: text)
        }
        code.take(to: end, as: .string)
        expectsValue = false
    }

    private func endOfName(from start: Int, in code: borrowing CodeCursor) -> Int {
        code.end(from: start) { !$0.isCodeWhitespace && $0 != "," && $0 != "]" && $0 != "}" }
    }

    /// Whether a mark before `index` counts: it does only before white space, a bracket's end, or the end.
    private func isBoundary(_ index: Int, in code: borrowing CodeCursor) -> Bool {
        guard index < code.limit else { return true }
        let byte = code[index]
        return byte.isCodeWhitespace || (flowDepth > 0 && (byte == "," || byte == "]" || byte == "}"))
    }
}
