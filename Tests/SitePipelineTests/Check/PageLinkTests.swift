import Diagnostics
import Testing

/// Links and ids of finished pages, wherever they come from.
@Suite struct PageLinkTests {
    private func faults(page template: String) async throws -> [String] {
        try await SiteFixture(["theme/templates/page.mustache": template]).faults().map {
            "\($0.code.rawValue): \($0.headline)"
        }
    }

    @Test func `a link of a template to a file that is not there`() async throws {
        #expect(
            try await faults(page: "<a href=\"{{root}}guide.html\">x</a>")
                == ["broken-link: `../guide.html` in retrying/index.html leads to no file of the site"]
        )
    }

    @Test func `a link of a template to an id that is not there`() async throws {
        #expect(
            try await faults(page: "<a href=\"{{home}}#nowhere\">x</a>")
                == ["broken-link: `../index.html#nowhere` in retrying/index.html leads to an id that is not there"]
        )
    }

    @Test func `a link to an id of the page itself`() async throws {
        #expect(try await faults(page: "<a href='#here'>x</a><p id=here>y</p>") == [])
        #expect(
            try await faults(page: "<a href='#there'>x</a>") == [
                "broken-link: `#there` in retrying/index.html leads to no id there"
            ]
        )
    }

    @Test func `an id that stands twice`() async throws {
        #expect(
            try await faults(page: "<p id=\"a\"></p><p ID='a'></p>") == [
                "duplicate-id: the id `a` stands twice in retrying/index.html"
            ]
        )
    }

    @Test func `every fault of a page is told, up to 20 of a sort`() async throws {
        let ids = (10..<40).map { "<p id=\"i\($0)\"></p>" }.joined()
        let astray = (10..<40).map { "<a href=\"../../../x\($0)\">x</a>" }.joined()
        let broken = (10..<40).map { "<a href=\"#none\($0)\">x</a>" }.joined()
        let missing = (10..<40).map { "<a href=\"{{root}}none\($0).html\">x</a>" }.joined()
        let found = try await faults(page: ids + ids + astray + broken + missing)
        let expected =
            (10..<30).map { "broken-link: `#none\($0)` in retrying/index.html leads to no id there" }
            + (10..<30).map { "broken-link: `../../../x\($0)` in retrying/index.html leads out of the site" }
            + (10..<30).map { "broken-link: `../none\($0).html` in retrying/index.html leads to no file of the site" }
            + (10..<30).map { "duplicate-id: the id `i\($0)` stands twice in retrying/index.html" }
        #expect(found.sorted() == expected.sorted())
    }

    @Test func `an address that leads out of the site`() async throws {
        #expect(
            try await faults(page: "<a href=\"../../x\">x</a>") == [
                "broken-link: `../../x` in retrying/index.html leads out of the site"
            ]
        )
    }

    /// Markup that is long enough to be looked through once for all entries.
    private static let layout = String(repeating: "<p class=\"filler\">x</p>", count: 8)

    private func faults(entry template: String) async throws -> [String] {
        try await SiteFixture(["theme/templates/entry.mustache": template]).faults().map(\.headline)
    }

    @Test func `a link that all entries have is followed on each where it leads to the page itself`() async throws {
        let link = "\(Self.layout)<a href=\"#turn\">x</a>\(Self.layout)"
        #expect(
            try await faults(entry: "\(link){{^previous}}<p id=\"turn\"></p>{{/previous}}")
                == ["`#turn` in errors/used_token/index.html leads to no id there"]
        )
        #expect(try await faults(entry: "\(link){{#entry}}<p id=\"turn\"></p>{{/entry}}") == [])
    }

    @Test func `a link that all entries have is followed on each where it begins in the page's folder`() async throws {
        #expect(
            try await faults(entry: "\(Self.layout)<a href=\"../invalid_card/index.html\">x</a>\(Self.layout)") == []
        )
        #expect(
            try await faults(entry: "\(Self.layout)<a href=\"more.html\">x</a>\(Self.layout)").sorted() == [
                "`more.html` in errors/invalid_card/index.html leads to no file of the site"
            ]
        )
    }

    @Test func `a link that all entries have and that leads nowhere is told once`() async throws {
        #expect(
            try await faults(entry: "\(Self.layout)<a href=\"{{root}}x.html\">x</a>\(Self.layout)") == [
                "`../../x.html` in errors/invalid_card/index.html leads to no file of the site"
            ]
        )
    }

    @Test func `an id that all entries have stands twice where an entry has it, too`() async throws {
        #expect(
            try await faults(entry: "\(Self.layout)<p id=\"a\">\(Self.layout){{#previous}}<p id=\"a\">{{/previous}}")
                == ["the id `a` stands twice in errors/used_token/index.html"]
        )
    }

    @Test func `pages within pages within pages are read in no time`() async throws {
        let nested = String(repeating: "<iframe/srcdoc=", count: 50_000)
        try await SiteFixture(["content/static/a.html": nested]).build()
    }

    @Test(arguments: [
        ("<p style=\"background: url(⟦{{root}}c.png⟧)\"></p>", "`../c.png`"),
        ("<meta property=\"og:image\" content=\"⟦{{root}}c.png⟧\">", "`../c.png`"),
        ("<iframe srcdoc=\"<a href='⟦{{root}}c.html⟧'>x</a>\"></iframe>", "`../c.html`"),
    ])
    func `an address of a template that stands in another language`(template: String, address: String) async throws {
        let site = try SiteFixture(["theme/templates/page.mustache": template])
        try await site.expect(.brokenLink)
        #expect(try await site.faults().first?.headline.contains(address) == true)
    }

    @Test func `what is no markup is not read`() async throws {
        #expect(
            try await faults(page: "<!-- <a href=\"x\"> --><script>\"<a href='y'>\"</script>&lt;a href=\"z\"&gt;") == []
        )
    }

    @Test(arguments: [
        "<a href=\"#top\">", "<a href=\"b.html#TOP\">", "<a href=\"#:~:text=a%20b,c\">",
        "<a href=\"b.html#x:~:text=a\">",
        "<a href=\" b.html\n\">", "<a href=\"b&#46;html\">", "<a href=\"b&period;html#&uuml;\">",
        "<a href=\"b&#x2E;html?a&b\">",
        "<a href=\"#n\"><a name=\"n\" id=\"n\">", "<textarea><a href=\"c\"></textarea>",
        "<title><a href=\"c\"></title>",
        "<img srcset=\"b.html 1x, b.html 2x,b.html\">", "<img srcset=\"data:a,b 1x\">", "<p data=\"b.html\">",
        "<meta http-equiv=refresh content=\"5\">", "<meta content=\"0; url=c.html\">",
        "<x-a background=\"c\" cite=\"d\">",
        "<meta http-equiv=refresh content='0;url=\"b.html#x\"'>", "<meta http-equiv=refresh content='5 b.html'>",
        "<meta http-equiv=Content-Type content=\"0; url=c.html\">", "<a ping=\"b.html https://h.test/ b.html\">",
        "<meta http-equiv=refresh content='soon; url=c.html'>",
        "<meta property=og:image content=b.html>", "<meta property=og:title content=c>", "<meta name=image content=c>",
        "<meta property=og:url content=\"https://h.test/c\">", "<meta itemprop=name content=c>",
        "<p style=\"background: url(b.html)\">", "<p style=\"color: red\">", "<p style=\"background: url(data:,c)\">",
        "<p style=\"content: 'url(c)'\">", "<p style=\"/* url(c) */\">", "<p style=\"background: url(b\\.html)\">",
        "<p style='background: url(&quot;b.html&quot;)'>", "<p id=n style='filter: url(#n)'>",
        "<style>@import 'b.html'; a { b: url(b.html) } /* url(c) */</style>",
        "<style>a::before { content: \"c\" }</style>",
        "<style>@namespace url(c);</style>", "<style>a { b: url(&amp;c",
        "<iframe srcdoc=\"<a href='b.html#x'>a</a><a href='#c'>b</a><p id=n></p>\"></iframe><p id=n></p>",
        "<iframe srcdoc=\"&lt;a href=&quot;b.html&quot;&gt;\"></iframe>",
        "<iframe srcdoc=\"a &amp;lt;a href=c>\"></iframe>",
    ])
    func `what leads somewhere in a static file`(html: String) async throws {
        let other = "<p id=x></p><p id=\"&uuml;\"></p>"
        try await SiteFixture(["content/static/a.html": html, "content/static/b.html": other]).build()
    }

    @Test(arguments: [
        "<meta http-equiv=\"refresh\" content=\"0; url=⟦c.html⟧\">",
        "<META CONTENT='0;URL= ⟦c.html⟧ ' HTTP-EQUIV=Refresh>",
        "<meta http-equiv=refresh content=\"0; url='⟦c⟧'\">", "<meta http-equiv=refresh content='3,⟦b.html#y⟧'>",
        "<meta http-equiv=refresh content='1.5 ⟦urlaub.html⟧'>",
        "<link rel=preload as=image imagesrcset=\"⟦c.png⟧ 2x\">",
        "<button formaction=⟦c⟧>", "<blockquote cite=\"⟦c⟧\">", "<img src=b.html longdesc=\"⟦c⟧\">",
        "<body background=\"⟦c.png⟧\">", "<a ping=\"b.html ⟦c⟧\">",
        "<img srcset=\"b.html, ⟦c.png⟧ 2x\">", "<video poster=\"⟦c.png⟧\">", "<object data='⟦c.png⟧'>",
        "<a href=\" ⟦c⟧ \">",
        "<meta property=\"og:image\" content=\"⟦c.png⟧\">", "<META CONTENT=' ⟦c.png⟧ ' NAME=Twitter:Image>",
        "<meta property=og:video:secure_url content=⟦c⟧>", "<meta itemprop=thumbnailUrl content=⟦c⟧>",
        "<meta property=og:url content=\"⟦https://example.test/api/c.html⟧\">",
        "<p style=\"background: url(⟦c.png⟧)\">", "<p STYLE='a: b; background: URL( \"⟦c.png⟧\" )'>",
        "<p style=\"background: url(&quot;⟦c.png⟧&quot;)\">",
        "<p style=\"background: image-set('⟦c.png⟧' 1x, 'b.html' 2x)\">",
        "<p style=\"filter: url(⟦#c⟧)\">", "<style>a { b: url('⟦c.png⟧') }</style>",
        "<style>@import \"⟦c.css⟧\";</style>",
        "<iframe srcdoc=\"<a href='⟦c⟧'>a</a>\"></iframe>",
        "<iframe srcdoc='&lt;img src=&quot;⟦c&amp;d⟧&quot;&gt;'></iframe>",
        "<iframe srcdoc=\"<p style='background: url(⟦c⟧)'>\"></iframe>",
        "<a href=\"⟦#topic⟧\">", "<a href=\"⟦b.html#y:~:text=a⟧\">",
    ])
    func `what leads nowhere in a static file, with help that speaks of no template`(html: String) async throws {
        let fixture = try SiteFixture(["content/static/a.html": html, "content/static/b.html": "<p id=x></p>"])
        try await fixture.expect(.brokenLink)
        #expect(try await fixture.faults().allSatisfy { !$0.help.joined().contains("template") })
    }

    @Test(arguments: ["[a](#top)", "[a](retrying.md#top)", "[a](#:~:text=b)", "[a](retrying.md#backoff:~:text=b%20c)"])
    func `places of pages that need no id`(link: String) async throws {
        try await SiteFixture(["content/notes/used_token.md": link.replacing("(r", with: "(../pages/r") + "\n"]).build()
    }

    @Test(arguments: [
        "https://example.test/x", "mailto:a@example.test", "//example.test/x", "{{home}}#invalid-card", "{{root}}",
        "?q=1",
    ])
    func `what leads somewhere is no fault`(address: String) async throws {
        #expect(try await faults(page: "<a href=\"\(address)\">x</a>") == [])
    }
}
