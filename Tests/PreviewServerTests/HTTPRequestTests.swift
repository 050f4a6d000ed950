import PreviewServer
import Testing

@Suite struct HTTPRequestTests {
    private func parse(_ text: String) -> HTTPRequest.Parsed {
        HTTPRequest.parse(Array(text.utf8))
    }

    private func request(_ text: String) -> HTTPRequest? {
        if case .request(let request, _) = parse(text) { request } else { nil }
    }

    private func refusal(_ text: String) -> HTTPStatusLine? {
        if case .refused(let status) = parse(text) { status } else { nil }
    }

    @Test func `a request is read with its headers by lower-case name`() throws {
        let request = try #require(
            self.request("GET /a?b HTTP/1.1\r\nHost: localhost:4000\r\nIf-None-Match:  \"x\" \r\n\r\n")
        )
        #expect(request.method == "GET")
        #expect(request.target == "/a?b")
        #expect(request.host == "localhost:4000")
        #expect(request.headers["if-none-match"] == "\"x\"")
        #expect(request.keepsAlive)
    }

    @Test func `a head that is not over yet is waited for`() {
        guard case .incomplete = parse("GET / HTTP/1.1\r\nHost: localhost\r\n") else {
            Issue.record("it was not waited for")
            return
        }
    }

    @Test func `what follows a request is left for the next one`() {
        let first = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        guard case .request(_, let length) = parse(first + "GET /b HTTP/1.1\r\n") else {
            Issue.record("it was not read")
            return
        }
        #expect(length == first.utf8.count)
    }

    @Test func `a connection ends where the browser asks for it`() {
        #expect(request("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n")?.keepsAlive == false)
        #expect(request("GET / HTTP/1.0\r\nHost: x\r\n\r\n")?.keepsAlive == false)
    }

    @Test func `a head without end is refused at sixty-four kilobytes`() {
        let endless = "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: HTTPRequest.mostBytes)
        #expect(refusal(endless) == .headerFieldsTooLarge)
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\r\nHost: a\r\n\r\n",
        "GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\r\n\r\n",
        "G\u{1}T / HTTP/1.1\r\nHost: a\r\n\r\n",
    ])
    func `what two readers could take for different requests is refused`(text: String) {
        #expect(refusal(text) == .badRequest)
    }

    @Test(arguments: ["Content-Length: 5", "Transfer-Encoding: chunked"])
    func `a body is not taken`(header: String) {
        #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\n\(header)\r\n\r\n") == .contentTooLarge)
        #expect(refusal("POST / HTTP/1.1\r\nHost: a\r\n\(header)\r\n\r\n") == .methodNotAllowed)
    }

    @Test func `a cookie of another program may hold any bytes`() {
        let head = Array("GET / HTTP/1.1\r\nHost: a\r\nCookie: x=".utf8) + [0xE9, 0xFF] + Array("\r\n\r\n".utf8)
        guard case .request(let request, _) = HTTPRequest.parse(head) else {
            Issue.record("it was refused")
            return
        }
        #expect(request.headers["cookie"] == "x=\u{FFFD}\u{FFFD}")
    }

    @Test func `another version of the protocol is refused as such`() {
        #expect(refusal("GET / HTTP/2.0\r\nHost: a\r\n\r\n") == .versionNotSupported)
    }
}
