import PreviewServer
import Testing

@Suite struct PreviewedSiteTests {
    private static let site = PreviewedSite(
        files: [
            "index.html": Array("<p>home".utf8), "a/index.html": Array("<p>a".utf8), "404.html": Array("<p>gone".utf8),
            "b.txt": Array("0123456789".utf8), "ไทย.txt": Array("x".utf8),
            "_headers": Array(
                "/docs/*\n  X-Rule: yes\n  Access-Control-Allow-Origin: *\n/docs/*.txt\n  X-Text: 1\n".utf8
            ),
        ],
        mount: "/docs/"
    )

    private func get(_ target: String, _ headers: String...) throws -> HTTPResponse {
        try #require(try answer("GET", target, headers))
    }

    private func answer(_ method: String, _ target: String, _ headers: [String] = []) throws -> HTTPResponse? {
        let text = (["\(method) \(target) HTTP/1.1", "Host: x"] + headers + ["", ""]).joined(separator: "\r\n")
        guard case .request(let request, _) = HTTPRequest.parse(Array(text.utf8)) else {
            throw Unreadable(text: text)
        }
        let path = try #require(RequestPath(target))
        var site = Self.site
        return site.response(to: request, at: path) { page, name in page + Array("<\(name)>".utf8) }
    }

    private struct Unreadable: Error {
        let text: String
    }

    private func body(_ response: HTTPResponse) -> String {
        String(decoding: response.body, as: UTF8.self)
    }

    @Test func `a folder is answered with its index, prepared for the preview`() throws {
        let response = try get("/docs/a/")
        #expect(response.status == .ok)
        #expect(body(response) == "<p>a<a/index.html>")
        #expect(response["Content-Type"] == "text/html; charset=utf-8")
    }

    @Test func `a file that is no page is sent as it is`() throws {
        #expect(body(try get("/docs/b.txt?v=2")) == "0123456789")
        #expect(body(try get("/docs/%E0%B9%84%E0%B8%97%E0%B8%A2.txt")) == "x")
    }

    @Test(arguments: [("/", "/docs/"), ("/docs?q", "/docs/?q"), ("/docs/a?q=1", "/docs/a/?q=1")])
    func `a folder without its slash leads to the one with it`(target: String, location: String) throws {
        #expect(try get(target)["Location"] == location)
    }

    @Test(arguments: ["/docs/../b.txt", "/docs/%2e%2e/b.txt", "/docs//b.txt", "/docs/a/b.txt", "/docs/..%2fb.txt"])
    func `what is not in the site is not found, and the site's own page says so`(target: String) throws {
        let response = try get(target)
        #expect(response.status == .notFound)
        #expect(body(response) == "<p>gone<404.html>")
    }

    @Test(arguments: ["/b.txt", "/other/", "/etc/passwd"])
    func `what lies beside the site's path is not the site's to answer`(target: String) throws {
        #expect(try answer("GET", target) == nil)
    }

    @Test func `a site without a page for what is not there leaves it to the preview`() throws {
        var site = PreviewedSite(files: ["index.html": []], mount: "/")
        let request = HTTPRequest.parse(Array("GET /x HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        guard case .request(let request, _) = request, let path = RequestPath(request.target) else { return }
        #expect(site.response(to: request, at: path, preparing: { page, _ in page }) == nil)
    }

    @Test(arguments: ["/caf%C3%A9/", "/caf%c3%a9/"]) func `a path that is encoded is the same path`(target: String)
        throws
    {
        var site = PreviewedSite(files: ["index.html": [1]], mount: "/caf%C3%A9/")
        let request = HTTPRequest.parse(Array("GET \(target) HTTP/1.1\r\nHost: x\r\n\r\n".utf8))
        guard case .request(let request, _) = request, let path = RequestPath(request.target) else { return }
        #expect(site.response(to: request, at: path, preparing: { page, _ in page })?.status == .ok)
    }

    @Test func `a file that the browser has is not sent again`() throws {
        let tag = try #require(try get("/docs/b.txt")["ETag"])
        let response = try get("/docs/b.txt", "If-None-Match: \"other\", W/\(tag)")
        #expect(response.status == .notModified)
        #expect(response.body.isEmpty)
    }

    @Test func `a file that has changed is sent again`() throws {
        var site = PreviewedSite(files: ["a.txt": [1]], mount: "/")
        let head = Array("GET /a.txt HTTP/1.1\r\nHost: x\r\n\r\n".utf8)
        guard case .request(let request, _) = HTTPRequest.parse(head), let path = RequestPath(request.target) else {
            return
        }
        let former = site.response(to: request, at: path, preparing: { page, _ in page })
        #expect(site.become([("a.txt", [2])], mount: "/") == ["a.txt"])
        let newer = site.response(to: request, at: path, preparing: { page, _ in page })
        #expect(try #require(former)["ETag"] != (try #require(newer)["ETag"]))
    }

    @Test(arguments: [
        ("bytes=0-3", "0123", "bytes 0-3/10"), ("bytes=7-", "789", "bytes 7-9/10"), ("bytes=-2", "89", "bytes 8-9/10"),
        ("bytes=8-99", "89", "bytes 8-9/10"),
    ])
    func `a part of a file is sent`(range: String, part: String, content: String) throws {
        let response = try get("/docs/b.txt", "Range: \(range)")
        #expect(response.status == .partialContent)
        #expect(body(response) == part)
        #expect(response["Content-Range"] == content)
    }

    @Test func `of the head alone there are no parts`() throws {
        #expect(try answer("HEAD", "/docs/b.txt", ["Range: bytes=0-3"])?.status == .ok)
    }

    @Test func `a part behind the end is refused with the length`() throws {
        let response = try get("/docs/b.txt", "Range: bytes=10-")
        #expect(response.status == .rangeNotSatisfiable)
        #expect(response["Content-Range"] == "bytes */10")
    }

    @Test(arguments: ["bytes=3-1", "bytes=0-1,4-5", "lines=1-2", "bytes=--1", "bytes=99999999999999999999-"])
    func `a range that says nothing is answered with the whole`(range: String) throws {
        #expect(try get("/docs/b.txt", "Range: \(range)").status == .ok)
    }

    @Test func `a part of what has changed since is answered with the whole`() throws {
        #expect(try get("/docs/b.txt", "Range: bytes=0-3", "If-Range: \"old\"").status == .ok)
    }

    @Test func `the site's headers are sent, but for those that open it to other origins`() throws {
        let response = try get("/docs/b.txt")
        #expect(response["X-Rule"] == "yes")
        #expect(response["X-Text"] == "1")
        #expect(response["Access-Control-Allow-Origin"] == nil)
        #expect(try get("/docs/a/")["X-Text"] == nil)
    }

    @Test func `a site that becomes another tells what is new, changed and gone`() {
        var site = Self.site
        let all = ["404.html", "_headers", "a/index.html", "b.txt", "index.html", "new.html", "ไทย.txt"]
        let newer: [(path: String, bytes: [UInt8])] = [("index.html", [1]), ("new.html", [])]
        #expect(site.become(newer, mount: "/other/").sorted() == all)
        #expect(site.files == ["index.html": [1], "new.html": []])
        #expect(site.mount == "/other/")
        #expect(site.become(newer, mount: "/other/").isEmpty)
    }

    @Test func `a header cannot begin another one`() {
        var response = HTTPResponse(.found)
        response["Location"] = "/a\r\nSet-Cookie: b"
        #expect(!String(decoding: response.head(keepsAlive: true), as: UTF8.self).contains("\r\nSet-Cookie"))
    }
}
