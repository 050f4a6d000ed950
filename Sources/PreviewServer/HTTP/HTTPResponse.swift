/// What is sent back.
package struct HTTPResponse: Sendable {
    package let status: HTTPStatusLine
    /// In the order in which they are sent; of two with one name the later holds.
    package private(set) var headers: [(name: String, value: String)] = []
    package var body: ArraySlice<UInt8>

    package init(_ status: HTTPStatusLine, body: ArraySlice<UInt8> = []) {
        self.status = status
        self.body = body
    }

    /// A line of text.
    package init(_ status: HTTPStatusLine, text: String) {
        self.init(status, body: Array((text + "\n").utf8)[...])
        self["Content-Type"] = "text/plain; charset=utf-8"
    }

    /// The answer to what is not even looked into.
    package init(refusing status: HTTPStatusLine) {
        self.init(status, text: status.rawValue)
        if status == .methodNotAllowed { self["Allow"] = "GET, HEAD" }
    }

    /// A header, by its name in any letter case.
    package subscript(name: String) -> String? {
        get { headers.last { $0.name.lowercased() == name.lowercased() }?.value }
        set {
            headers.removeAll { $0.name.lowercased() == name.lowercased() }
            if let newValue { headers.append((name, newValue)) }
        }
    }

    /// The head as it is sent, with the length of the body.
    /// - Parameters:
    ///   - keepsAlive: whether the connection stays open.
    ///   - isStream: whether the body goes on after this, as long as the connection does.
    /// - Returns: the status line and the headers, with the empty line behind them.
    package func head(keepsAlive: Bool, isStream: Bool = false) -> [UInt8] {
        var text = "HTTP/1.1 \(status.rawValue)\r\n"
        for header in headers {
            // A line feed in a value would begin a header of somebody else's making.
            let value = header.value.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
            text += "\(header.name): \(String(String.UnicodeScalarView(value)))\r\n"
        }
        if !isStream, status != .notModified { text += "Content-Length: \(body.count)\r\n" }
        text += keepsAlive && !isStream ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n"
        return Array(text.utf8)
    }
}
