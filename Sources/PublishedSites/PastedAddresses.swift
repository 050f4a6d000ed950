/// The addresses in what was copied from where an API was used: an answer with its head, a body, values of JSON.
struct PastedAddresses {
    /// As they are meant, each with its line, from 1.
    let lines: [(line: Int, address: String)]

    /// There is none of a list of addresses, or of a page.
    /// - Parameter text: what was copied.
    init?(_ text: String) {
        let (body, hasHead) = Self.body(of: text)
        let isJSON = body.first.map { "{[\"".contains($0) } ?? false
        guard isJSON || hasHead && body.first != "<" else { return nil }
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            .flatMap { number, line in Self.addresses(in: Self.unescaped(line)).map { (number + 1, $0) } }
    }

    /// A text with its slashes as they are meant: JSON may write them as `\\/`.
    static func unescaped(_ text: some StringProtocol) -> String {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
        return ["\\/", "\\u002f", "\\u002F"].reduce(String(text)) { $0.replacing($1, with: "/") }
    }

    /// What stands behind the status lines and headers of answers, as `curl -i` and `curl -v` show them.
    private static func body(of text: String) -> (text: Substring, hasHead: Bool) {
        var rest = text.drop(while: \.isWhitespace)
        var hasHead = false
        while !rest.isEmpty {
            let line = rest.prefix { !$0.isNewline }
            let isMarked = ["< ", "> ", "* "].contains { line.hasPrefix($0) } || line == "<" || line == ">"
            let begins = line.hasPrefix("HTTP/") || isMarked
            guard begins || hasHead && isHeader(line) else { break }
            hasHead = true
            rest = rest[line.endIndex...].drop(while: \.isWhitespace)
        }
        return (rest, hasHead)
    }

    private static func isHeader(_ line: Substring) -> Bool {
        let name = line.prefix { $0 != ":" }
        return name.endIndex < line.endIndex && !name.isEmpty
            && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
            && !line[name.endIndex...].hasPrefix("://")
    }

    /// The whole addresses of a line.
    private static func addresses(in line: String) -> [String] {
        var addresses: [String] = []
        var rest = line[...]
        while let mark = rest.firstRange(of: "://") {
            let scheme = rest[..<mark.lowerBound].reversed().prefix { $0.isASCII && $0.isLetter }.count
            let start = rest.index(mark.lowerBound, offsetBy: -scheme)
            var address = rest[start...].prefix { !$0.isWhitespace && !"\"'<>`{}|^\\".contains($0) }
            while let last = address.last, ".,;:!?)]".contains(last) { address = address.dropLast() }
            if scheme > 0, address.endIndex > mark.upperBound { addresses.append(String(address)) }
            rest = rest[max(address.endIndex, mark.upperBound)...]
        }
        return addresses
    }
}
