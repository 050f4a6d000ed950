/// A request without a body, as a browser sends it to a static host (RFC 9112).
package struct HTTPRequest: Sendable {
    /// What a number of bytes turned out to be.
    package enum Parsed: Sendable {
        /// The head goes on.
        case incomplete
        /// This is no request that will be answered, and nothing after it is trusted either.
        case refused(HTTPStatusLine)
        /// A request, and how many bytes it took.
        case request(HTTPRequest, length: Int)
    }

    /// The most bytes that a request may have. Browsers send the cookies of every program that was ever served from
    /// this machine's name.
    package static let mostBytes = 64 << 10

    package let method: String
    /// Path and query as they were sent, beginning with `/`.
    package let target: String
    /// By name in lower case; the values of a header that was sent twice stand behind commas.
    package let headers: [String: String]
    /// Whether the connection stays open for another request.
    package let keepsAlive: Bool

    /// The name and the port that the browser believes to talk to.
    package var host: String { headers["host", default: ""] }

    /// Reads the first request in what a connection has received.
    package static func parse(_ bytes: [UInt8]) -> Parsed {
        guard let end = endOfHead(bytes) else {
            return bytes.count >= mostBytes ? .refused(.headerFieldsTooLarge) : .incomplete
        }
        guard end <= mostBytes else { return .refused(.headerFieldsTooLarge) }
        // A line feed of its own, or a return, would let two readers see two requests.
        guard let lines = lines(bytes[..<(end - 4)]), let first = String(validating: lines[0], as: UTF8.self) else {
            return .refused(.badRequest)
        }
        let words = first.split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 3, !words[0].isEmpty, words[0].utf8.allSatisfy(isTokenByte) else {
            return .refused(.badRequest)
        }
        guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
            return .refused(words[2].hasPrefix("HTTP/") ? .versionNotSupported : .badRequest)
        }
        guard words[1].hasPrefix("/"), let headers = headers(lines.dropFirst()) else { return .refused(.badRequest) }
        guard headers["transfer-encoding"] == nil, headers["content-length", default: "0"] == "0" else {
            return .refused(words[0] == "GET" || words[0] == "HEAD" ? .contentTooLarge : .methodNotAllowed)
        }
        let connection = headers["connection", default: ""].lowercased()
        let request = HTTPRequest(
            method: String(words[0]),
            target: String(words[1]),
            headers: headers,
            keepsAlive: words[2] == "HTTP/1.1" ? !connection.contains("close") : connection.contains("keep-alive")
        )
        return .request(request, length: end)
    }

    /// The lines of a head; `nil` where one holds what ends a line or a text for some readers and not for others.
    private static func lines(_ head: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        var lines = head.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for index in lines.indices.dropLast() {
            guard lines[index].popLast() == UInt8(ascii: "\r") else { return nil }
        }
        return lines.contains { $0.contains(UInt8(ascii: "\r")) || $0.contains(0) } ? nil : lines
    }

    private static func headers(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [String: String]? {
        var headers: [String: String] = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
            guard line[..<colon].allSatisfy(isTokenByte) else { return nil }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            // A cookie of some other program may hold any bytes.
            let value = Substring(decoding: line[(colon + 1)...], as: UTF8.self).trimmingBlanks
            // Two hosts are a way to be seen as one by a check and as the other by what is checked.
            if name == "host", headers[name] != nil { return nil }
            headers[name] = headers[name].map { "\($0), \(value)" } ?? value
        }
        return headers["host"] == nil ? nil : headers
    }

    /// The offset behind the empty line that ends a head.
    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        let end: [UInt8] = [13, 10, 13, 10]
        guard bytes.count >= end.count else { return nil }
        return (end.count...bytes.count).first {
            bytes[$0 - 1] == 10 && bytes[($0 - end.count)..<$0].elementsEqual(end)
        }
    }

    /// RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension Substring {
    /// Without the spaces and tabs at both ends.
    var trimmingBlanks: String {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
