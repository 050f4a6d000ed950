import Diagnostics
import SiteModel
import Testing

/// The page of each entry leads to where one may say something of it, and to where one is helped.
@Suite struct EntryLinkTests {
    private static func files(_ settings: String) -> [String: String?] {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\n" + settings + "\n"
        let entry = SiteFixture.soundSite["theme/templates/entry.mustache"] ?? ""
        let links =
            "{{#page.feedback_url}}<a href=\"{{page.feedback_url}}\">F</a>{{/page.feedback_url}}"
            + "{{#page.support_url}}<a href=\"{{page.support_url}}\">S</a>{{/page.support_url}}"
        return [
            "content/site.yml": site,
            "content/catalog/400.yml": """
            group: "400"
            title: 400 Bad Request
            errors:
              - {code: "a/b&c=d", slug: ab, message: m}
              - {code: invalid_card, message: m}
            """,
            "content/notes/used_token.md": nil,
            "theme/templates/entry.mustache": entry + links,
            "theme/templates/group.mustache": "<h1>{{group.title}}</h1>" + links,
        ]
    }

    @Test func `what names the entry is filled in, and encoded`() async throws {
        let fixture = try SiteFixture(
            Self.files(
                """
                feedback_url: https://git.example.test/new?title={code}&body=See {url}
                support_url: mailto:help@example.test?subject={code}
                """.replacing(" {url}", with: "%20{url}")
            )
        )
        try await fixture.build()
        let page = try #require(fixture.output("errors/ab/index.html"))
        let url = "https%3A//example.test/api/errors/ab/"
        #expect(page.contains("href=\"https://git.example.test/new?title=a/b%26c%3Dd&amp;body=See%20\(url)\""))
        #expect(page.contains("href=\"mailto:help@example.test?subject=a/b%26c%3Dd\""))
        #expect(fixture.output("groups/400/index.html")?.contains("<a href") == false)
    }

    @Test(arguments: [
        ("feedback_url: https://example.test/?c=⟦{cod}⟧", "did you mean `{code}`?"),
        ("support_url: https://example.test/?c=⟦{}⟧&u={url}", "write other braces as `%7B` and `%7D`"),
        ("support_url: ⟦/help/{code}⟧", "write an address such as"),
        ("feedback_url: ⟦javascript:alert(1)⟧", "write an address such as"),
        ("feedback_url: ⟦https://example.test/?a b⟧", "write an address such as"),
    ])
    func `an address that leads nowhere`(setting: String, help: String) async throws {
        try await SiteFixture(Self.files(setting)).expect(.invalidValue, helping: help)
    }

    @Test(arguments: [("{", "{"), ("a{code", "a{code"), ("{{code}}", "{c}"), ("}{url}", "}u")])
    func `braces that are no place stand as they are`(text: String, address: String) {
        #expect(EntryLink(text).address(code: "c", url: "u") == address)
    }
}
