internal import Grammars

/// JSON, with the comments, single quotes and bare keys of JSONC and JSON5, and with whatever an author left out (`...`).
enum JSONScanner {
    private static let words = WordTable(keywords: "", literals: "true false null NaN Infinity undefined")

    static func scan(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            let start = code.position
            switch code.current {
            case "\"", "'":
                let end = endOfString(from: start, in: code)
                code.take(to: end, as: isKey(before: end, in: code) ? .property : .string)
            case "0"..."9":
                code.take(to: code.endOfNumber(from: start), as: .number)
            case "-" where code[start + 1].isDigit:
                code.take(to: code.endOfNumber(from: start + 1), as: .number)
            case "/" where code[start + 1] == "/":
                code.take(to: code.endOfLine(from: start), as: .comment)
            case "/" where code[start + 1] == "*":
                let close = code.first("*/", from: start + 2)
                code.take(to: close.map { $0 + 2 } ?? code.limit, as: .comment)
            case let byte where byte.isWordStart || byte == "$":
                let end = code.end(from: start) { $0.isWordByte || $0 == "$" }
                let word = code.tokenClass(of: start..<end, among: words)
                code.take(to: end, as: isKey(before: end, in: code) ? .property : word)
            default:
                code.take(to: start + 1)
            }
        }
    }

    /// A JSON string ends with its line at the latest, so that one missing quote does not colour all that follows.
    private static func endOfString(from start: Int, in code: borrowing CodeCursor) -> Int {
        let quote = code[start]
        var index = start + 1
        while index < code.limit {
            switch code[index] {
            case quote: return index + 1
            case "\n": return index
            case "\\": index += 2
            default: index += 1
            }
        }
        return code.limit
    }

    private static func isKey(before end: Int, in code: borrowing CodeCursor) -> Bool {
        code[code.endOfWhitespace(from: end)] == ":"
    }
}
