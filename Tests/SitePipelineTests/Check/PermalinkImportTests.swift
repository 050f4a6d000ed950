import Binding
import Diagnostics
import Foundation
import PermalinkBinding
import PublishedSites
import SiteModel
import SitePaths
import SitePipeline
import Testing

/// The addresses of a site that exists already are taken into the ledger, as far as they name a code.
@Suite struct PermalinkImportTests {
    private func imported(_ text: String, from places: [String] = []) async throws -> PermalinkImport {
        let fixture = try SiteFixture()
        let reading = try await SiteReading.read(fixture.options).get()
        return PermalinkImport(text, into: reading.permalinks.known, of: reading.site, from: places)
    }

    /// The addresses that are new in the ledger, and what they lead to.
    private func taken(_ text: String, from places: [String] = []) async throws -> [String] {
        try await imported(text, from: places).ledger.permalinks.map { "\($0.address) \($0.target) \($0.since)" }
    }

    @Test(arguments: ["used_token", "used-token", "UsedToken", "USED.TOKEN", "usedtoken"])
    func `a code is known in any spelling`(name: String) async throws {
        #expect(try await taken("#\(name)") == ["#\(name) error used_token imported"])
    }

    @Test(arguments: [
        "messages/used_token/", "/api/messages/used_token", "//example.test/api/messages/used_token/",
        "https://example.test/api/messages/used_token/?a=b",
    ])
    func `a page below the site's root is taken over with its folder`(address: String) async throws {
        #expect(try await taken(address) == ["messages/used_token/ error used_token imported"])
    }

    @Test(arguments: ["HTTPS://Example.TEST/api/#UsedToken", "https://example.test/api#UsedToken"])
    func `the site's own place is known in any case, with or without its last slash`(address: String) async throws {
        #expect(try await taken(address) == ["#UsedToken error used_token imported"])
    }

    @Test(arguments: [
        "HTTP/1.1 402 Payment Required\r\nDate: x\r\nContent-Type: application/json\r\n\r\n"
            + "{\"location\":\"https:\\/\\/example.test\\/api\\/#UsedToken\",\"message\":\"x\"}\r\n",
        "HTTP/2 302\nLocation: https://example.test/api/#UsedToken\n",
        "> GET / HTTP/2\n>\n< HTTP/2 402\n< a: b\n<\n{\n  \"a\": \"https://example.test/api/#UsedToken\"\n}\n",
        "{\"a\": [\"see <a href='https://example.test/api/#UsedToken'>x</a>\"]}",
        "[\"https:\\u002f\\u002Fexample.test/api/#UsedToken\"]", "\"doc\": \"https://example.test/api/#UsedToken\",\n",
        "HTTP/1.1 400\nserver: x\n\nSee https://example.test/api/#UsedToken.\n",
        "https:\\/\\/example.test\\/api\\/#UsedToken\n",
    ])
    func `addresses stand in an answer that was pasted`(text: String) async throws {
        #expect(try await taken(text) == ["#UsedToken error used_token imported"])
        #expect(try await imported(text).refused.isEmpty)
    }

    @Test func `an address in an answer that cannot be taken over is told with its line`() async throws {
        let text = "HTTP/1.1 400\nlink: <https://other.test/a>\n\n{\"a\": \"https://example.test/api/#none\"}\n"
        #expect(
            try await imported(text).refused.map { "\($0.line) \($0.address)" }
                == ["2 https://other.test/a", "4 https://example.test/api/#none"]
        )
    }

    @Test func `a page behind the head of an answer is a page`() async throws {
        let text = "HTTP/1.1 200 OK\ncontent-type: text/html\n\n<!doctype html><h2 id=\"UsedToken\">x</h2>"
        #expect(try await taken(text) == ["#UsedToken error used_token imported"])
    }

    @Test func `a path's case counts, other than a host's`() async throws {
        #expect(try await imported("https://example.test/API/#UsedToken").refused.map(\.line) == [1])
    }

    @Test func `a page that had a name of its own keeps it`() async throws {
        #expect(try await taken("old/used_token.html") == ["old/used_token.html error used_token imported"])
    }

    @Test func `another place is refused until it is named`() async throws {
        let address = "https://old.test/errors#UsedToken"
        let reason = try #require(try await imported("\n# a remark\n" + address).refused.first)
        #expect(reason.line == 3)
        #expect(reason.reason.hasPrefix("another place"))
        #expect(
            try await taken(address, from: ["https://old.test/errors/"]) == ["#UsedToken error used_token imported"]
        )
    }

    @Test(arguments: ["/other/used_token/", "//evil.test/api/used_token/", "/apis/used_token/", "/"])
    func `an address from the host on that lies beside the site is another place`(address: String) async throws {
        #expect(try await imported(address).refused.map { $0.reason.hasPrefix("another place") } == [true])
    }

    @Test func `an address from the host on lies below the place that is named`() async throws {
        let places = ["https://old.test/docs/", "https://older.test/docs/v1/"]
        #expect(
            try await imported("/docs/used_token/\n/docs/v1/invalid_card/", from: places).ledger.permalinks.map(
                \.address
            ).sorted()
                == ["invalid_card/", "used_token/"]
        )
    }

    @Test(arguments: ["https://example.test/api/#<code>\n#UsedToken", "a < b\n#UsedToken", "<code>\n"])
    func `a list of addresses is one, whatever signs stand in it`(text: String) async throws {
        let taken = try await taken(text)
        #expect(taken == (text.hasPrefix("<") ? [] : ["#UsedToken error used_token imported"]))
    }

    @Test(arguments: [
        "\n <!doctype html>\n<a name=\"UsedToken\"></a>", "Errors\n<h2 id=UsedToken>",
        "<A NAME='UsedToken' ID='UsedToken'>",
        "<p><a name=\"Used&#84;oken\">",
    ])
    func `anchors of HTML are ids and names`(text: String) async throws {
        #expect(try await taken(text) == ["#UsedToken error used_token imported"])
    }

    @Test func `another page that had all codes leads on`() async throws {
        let lines =
            "/api/errors.html#UsedToken\nhttps://example.test/api/errors.html\nold/list#used_token\nold/other.html"
        let imported = try await imported(lines)
        #expect(
            imported.ledger.permalinks.map { "\($0.address) \($0.target)" } == [
                "errors.html#UsedToken error used_token", "old/list/#used_token error used_token",
                "errors.html page index",
            ]
        )
        #expect(imported.ledger.addressing.map(\.text) == ["errors errors.html", "errors old/list/"])
        #expect(imported.refused.map(\.address) == ["old/other.html"])
    }

    @Test func `what was imported of another page that had all codes is built`() async throws {
        let fixture = try SiteFixture()
        let reading = try await SiteReading.read(fixture.options).get()
        let text = "errors.html#used-token\nerrors.html\n"
        let imported = PermalinkImport(text, into: reading.permalinks.known, of: reading.site, from: [])
        try fixture.write(imported.ledger.text, to: "content/permalinks.txt")
        try await fixture.build()
        #expect(
            try fixture.read("public/errors.html").contains("<li id=\"used-token\"><a href=\"index.html#used-token\">")
        )
    }

    @Test func `an id of a page that the site has is not taken over`() async throws {
        let refused = try await imported("errors/used_token/#used_token\nretrying/#used_token").refused
        #expect(refused.map { $0.reason.hasPrefix("a page of the site lies there") } == [true, true])
    }

    @Test(arguments: ["#pricing", "messages/pricing/", "#__"])
    func `what names no code is refused`(address: String) async throws {
        #expect(try await imported(address).refused.map(\.reason) == ["it names no code of the catalog"])
    }

    @Test(arguments: ["a b/used_token/", "search/used_token/", "/api/", "/api"])
    func `where no page can lie is refused`(address: String) async throws {
        let refused = try await imported(address).refused
        #expect(refused.map { $0.reason.hasPrefix("no page can lie there") } == [true])
    }

    @Test func `of a page the anchors are taken that name a code, and the others left without a word`() async throws {
        let page = "<nav id=\"menu\"></nav><h2 id=\"UsedToken\">x</h2>"
        let imported = try await imported(page)
        #expect(imported.ledger.permalinks.map(\.address) == ["#UsedToken"])
        #expect(imported.refused.isEmpty)
    }

    @Test func `what the ledger has is counted, and not taken over again`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let reading = try await SiteReading.read(fixture.options).get()
        let ledger = reading.permalinks.known
        let imported = PermalinkImport("#used-token\n#UsedToken\n", into: ledger, of: reading.site, from: [])
        #expect(imported.known == 1)
        #expect(imported.added == 1)
    }
}

/// What a release does to the addresses that a built site has.
@Suite struct PermalinkDifferenceTests {
    private static let catalog = SiteFixture.soundSite["content/catalog/400.yml"] ?? ""

    /// The lines for a site that was built, and then got this catalog.
    private func lines(_ catalog: String, against published: String = "public") async throws -> [String] {
        let fixture = try SiteFixture()
        try await fixture.release()
        try fixture.write(catalog, to: "content/catalog/400.yml")
        let permalinks = try await SiteReading.read(fixture.options).get().permalinks
        let path = fixture.folder.appending(path: published).path
        let difference = PermalinkDifference(from: try PublishedAddresses.read(path, like: permalinks), to: permalinks)
        return difference.lines.filter { $0.contains("used") } + [difference.breaksNothing ? "nothing" : "something"]
    }

    @Test(arguments: ["public", "content/permalinks.txt"])
    func `as it was, nothing differs`(published: String) async throws {
        #expect(try await lines(Self.catalog, against: published) == ["nothing"])
    }

    @Test(arguments: ["public", "content/permalinks.txt"])
    func `a code that has another name now is renamed, and breaks nothing`(published: String) async throws {
        let renamed = Self.catalog.replacing(
            "used_token\n",
            with: "spent_token\n    slug: used_token\n    aliases: [used_token]\n"
        )
        let lines = try await lines(renamed, against: published)
        #expect(lines.contains("~ errors/used_token/\terror used_token\terror spent_token"))
        #expect(lines.last == "nothing")
    }

    @Test(arguments: ["public", "content/permalinks.txt"])
    func `a former address that is a file is seen, and missed once it is gone`(published: String) async throws {
        let alias = Self.catalog.replacing(
            "- code: used_token\n",
            with: "- code: used_token\n    aliases: [/used.html]\n"
        )
        let fixture = try SiteFixture(["content/catalog/400.yml": alias])
        try await fixture.release()
        let path = fixture.folder.appending(path: published).path
        func lines() async throws -> [String] {
            let permalinks = try await SiteReading.read(fixture.options).get().permalinks
            return try PermalinkDifference(from: PublishedAddresses.read(path, like: permalinks), to: permalinks).lines
        }
        #expect(try await lines() == [])
        try fixture.write(Self.catalog, to: "content/catalog/400.yml")
        #expect(try await lines().map { String($0.prefix(11)) } == ["- used.html"])
    }

    @Test func `what no release had may go, and is nothing new`() async throws {
        let fixture = try SiteFixture()
        try await fixture.build()
        let ledger = try fixture.read("content/permalinks.txt")
        try fixture.write(Self.catalog.components(separatedBy: "  - code: used")[0], to: "content/catalog/400.yml")
        try fixture.remove("content/notes/used_token.md")
        let permalinks = try await SiteReading.read(fixture.options).get().permalinks
        let former = try PublishedAddresses.read(ledger: ledger, like: permalinks)
        let difference = PermalinkDifference(from: former, to: permalinks)
        #expect(difference.lines.isEmpty)
        #expect(difference.breaksNothing)
    }

    @Test(arguments: ["", "# nothing yet\n", "site\thttps://example.test/api/\n"])
    func `a ledger without addresses is none`(text: String) async throws {
        let fixture = try SiteFixture()
        let permalinks = try await SiteReading.read(fixture.options).get().permalinks
        #expect(throws: (any Error).self) { try PublishedAddresses.read(ledger: text, like: permalinks) }
    }

    @Test func `a ledger of another place is told, unless the site says that it moved from there`() async throws {
        let fixture = try SiteFixture()
        try await fixture.release()
        let ledger = try fixture.read("content/permalinks.txt").replacing("example.test", with: "former.test")
        func former() async throws -> PermalinkDifference.Former {
            let permalinks = try await SiteReading.read(fixture.options).get().permalinks
            return try PublishedAddresses.read(ledger: ledger, like: permalinks)
        }
        #expect(try await former().move?.code == .movedSite)
        let site = try fixture.read("content/site.yml") + "\nmoved_from: [https://former.test/api/]\n"
        try fixture.write(site, to: "content/site.yml")
        #expect(try await former().move == nil)
    }

    @Test(arguments: ["public", "content/permalinks.txt"])
    func `an address that another code takes leads elsewhere`(published: String) async throws {
        let swapped = Self.catalog.replacing("invalid_card\n", with: "invalid_card\n    slug: used_token\n")
            .replacing("- code: used_token\n", with: "- code: used_token\n    slug: invalid_card\n")
        let lines = try await lines(swapped, against: published)
        #expect(lines.contains("> errors/used_token/\terror used_token\terror invalid_card"))
        #expect(lines.last == "something")
    }
}
