import Foundation
import SitePipeline
import Testing

/// What a page says of its own source and language.
@Suite struct PageOriginTests {
    @Test func `the address where a page is edited is encoded`() async throws {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nedit_url: https://git.test/edit/{path}?a=b\n"
        let fixture = try SiteFixture([
            "content/site.yml": site, "theme/templates/entry.mustache": "{{page.edit_url}}",
            "content/notes/used_token.md": nil, "content/notes/ü %.md": "---\ncode: used_token\n---\n",
        ])
        try await fixture.build()
        #expect(
            fixture.output("errors/used_token/index.html")
                == "https://git.test/edit/content/notes/%C3%BC%20%25.md?a=b"
        )
    }

    @Test(arguments: ["de-CH", "en"])
    func `structured data names the language of the site`(language: String) async throws {
        let site = (SiteFixture.soundSite["content/site.yml"] ?? "") + "\nlanguage: \(language)\n"
        let show = "{{{page.json_ld}}}"
        let fixture = try SiteFixture([
            "content/site.yml": site, "theme/templates/entry.mustache": show, "theme/templates/page.mustache": show,
            "theme/templates/errors.mustache": show
                + "{{#groups}}<i id=\"{{anchor}}\"></i>{{#entries}}<i id=\"{{anchor}}\"></i>{{/entries}}{{/groups}}",
        ])
        try await fixture.build()
        for path in ["index.html", "errors/used_token/index.html", "retrying/index.html"] {
            let data = try #require(fixture.output(path))
            #expect(data.contains("\"inLanguage\":\"\(language)\""))
        }
    }
}
