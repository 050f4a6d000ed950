internal import Grammars

/// HTTP messages as they are written in documentation: a start line, header fields, a body; one after the other.
enum HTTPScanner {
    static func scan(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            takeStartLine(&code)
            takeFields(&code)
            takeBody(&code)
        }
    }

    /// `POST /charges HTTP/1.1`: the method; `HTTP/1.1 402 Payment Required`: the status.
    private static func takeStartLine(_ code: inout CodeCursor) {
        let start = code.position
        if isStatusLine(at: start, in: code) {
            code.take(to: code.endOfBlanks(from: code.end(from: start) { !$0.isCodeWhitespace }))
            let end = code.end(from: code.position) { $0 != "\n" && $0 != "\r" }
            code.take(to: end, as: .message)
        } else if isRequestLine(at: start, in: code) {
            code.take(to: code.endOfWord(from: start), as: .message)
        } else {
            return
        }
        code.take(to: code.nextLine(from: code.position))
    }

    private static func takeFields(_ code: inout CodeCursor) {
        while !code.isAtEnd {
            let start = code.position
            let end = code.end(from: start, while: isFieldNameByte)
            if end > start, code[end] == ":" {
                code.take(to: end, as: .property)
            } else if !(code.current == " " || code.current == "\t") || isBlank(at: start, in: code) {
                return
            }
            code.take(to: code.nextLine(from: end))
        }
    }

    /// The body ends where the next message begins: a request and its response often share a block.
    private static func takeBody(_ code: inout CodeCursor) {
        let start = code.position
        var end = code.nextLine(from: start)
        while end < code.limit, !isStatusLine(at: end, in: code), !isRequestLine(at: end, in: code) {
            end = code.nextLine(from: end)
        }
        if code.looksLikeJSON(from: start) {
            code.limited(to: end, JSONScanner.scan)
        }
        code.take(to: end)
    }

    private static func isStatusLine(at start: Int, in code: borrowing CodeCursor) -> Bool {
        code.starts(with: "HTTP/", at: start) && code[start + 5].isDigit
    }

    /// A method is a word in capitals; what follows it is a path, an address, or `*` (RFC 9112, section 3.2).
    private static func isRequestLine(at start: Int, in code: borrowing CodeCursor) -> Bool {
        let end = code.end(from: start) { $0 >= "A" && $0 <= "Z" }
        guard end - start >= 3, code[end] == " " else { return false }
        let target = code.endOfBlanks(from: end)
        return code[target] == "/" || code[target] == "*" || code.starts(with: "http", at: target)
    }

    private static func isBlank(at start: Int, in code: borrowing CodeCursor) -> Bool {
        let end = code.end(from: start) { $0 == " " || $0 == "\t" || $0 == "\r" }
        return end >= code.limit || code[end] == "\n"
    }

    /// What a header field's name consists of (RFC 9110, section 5.6.2), without the signs that nobody uses.
    private static func isFieldNameByte(_ byte: Unicode.Scalar) -> Bool {
        byte == "-" || (byte.isWordByte && byte.isASCII)
    }
}
