import Testing

/// What Mustache means, as far as a template may use it (mustache.github.io/mustache.5.html and its specification).
@Suite struct PageTemplateTests {
    /// What the page `retrying` becomes with a template.
    private func page(_ template: String, _ changes: [String: String] = [:]) async throws -> String? {
        let files = changes.merging(["theme/templates/page.mustache": template]) { $1 }
        let fixture = try SiteFixture(files.mapValues { Optional($0) })
        try await fixture.build()
        return fixture.output("retrying/index.html")
    }

    @Test func `text is escaped for both kinds of quotes`() async throws {
        let changes = [
            "content/site.yml":
                "title: |-\n  <a href=\"b\" id='c'> & d\ndescription: x\nbase_url: https://example.test/\n"
        ]
        #expect(try await page("{{site.title}}", changes) == "&lt;a href=&quot;b&quot; id=&#39;c&#39;&gt; &amp; d")
    }

    @Test func `HTML is put in as it is, with three braces or an ampersand`() async throws {
        let expected = "<h2 id=\"backoff\">Backoff</h2>\n<p>Wait.</p>\n"
        #expect(try await page("{{{content}}}") == expected)
        #expect(try await page("{{& content}}") == expected)
    }

    @Test func `a section of a list is shown for each item, and a name is looked up in the item first`() async throws {
        #expect(try await page("{{#headings}}{{text}} of {{page.title}};{{/headings}}") == "Backoff of Retrying;")
    }

    @Test func `a section of a text shows the text as the dot`() async throws {
        #expect(try await page("{{#page.title}}<{{.}}>{{/page.title}}") == "<Retrying>")
    }

    @Test func `an inverted section is shown where there is nothing`() async throws {
        #expect(
            try await page("{{^page.edit_url}}none{{/page.edit_url}}{{^page.title}}no title{{/page.title}}") == "none"
        )
    }

    @Test func `a name that an item lacks is not that of the page around it`() async throws {
        let fixture = try SiteFixture([
            "content/catalog/500.yml": """
            group: "500"
            title: Others
            errors:
              - {code: other, title: Other, message: other, summary: Another.}
            """,
            "theme/templates/group.mustache": "{{#group}}{{status}}{{^status}}no status{{/status}}{{/group}}",
        ])
        try await fixture.build()
        #expect(fixture.output("groups/500/index.html") == "no status")
    }

    @Test func `a section of what all pages have may show what only this one has`() async throws {
        let footer = [
            "theme/theme.yml": "footer:\n  Terms: https://example.test/terms\n",
            "theme/assets/root": "x",
        ]
        let links = "{{#theme.footer}}{{title}} of {{page.title}}, {{site.title}}{{/theme.footer}}"
        #expect(try await page(links, footer) == "Terms of Retrying, Errors")
        let inner = "{{#theme.footer}}{{#page.title}}{{title}} of {{.}}{{/page.title}}{{/theme.footer}}"
        #expect(try await page(inner, footer) == "Terms of Retrying")
        let asset = "{{#assets}}{{#page.title}}{{root}}{{/page.title}}{{/assets}}"
        #expect(try await page(asset, footer)?.hasPrefix("../assets/root.") == true)
    }

    @Test func `a section of a page may show what all pages have`() async throws {
        #expect(
            try await page("{{#headings}}{{site.title}}: {{text}}{{#theme.name}}!{{/theme.name}}{{/headings}}")
                == "Errors: Backoff"
        )
        #expect(try await page("{{#content}}{{^theme.icon}}none{{/theme.icon}}{{/content}} {{root}}") == "none ../")
    }

    @Test func `a section's tag that has a line to itself leaves no line`() async throws {
        #expect(try await page("a\n  {{#page}}  \nb\n{{/page}}\nc\n") == "a\nb\nc\n")
    }

    @Test func `a section's tag within a line leaves the line`() async throws {
        #expect(try await page("a\n{{#page}} {{/page}}\nc\n") == "a\n \nc\n")
    }

    @Test func `a comment that has a line to itself leaves no line`() async throws {
        #expect(try await page("a\n{{! nobody reads this }}\nb{{! nor this }}\n") == "a\nb\n")
    }

    @Test func `a variable that has a line to itself leaves the line`() async throws {
        #expect(try await page("a\n{{page.edit_url}}\nb\n") == "a\n\nb\n")
    }

    @Test func `an indented partial has its empty lines indented, and all of a last one without an end`() async throws {
        let partial = ["theme/templates/part.mustache": "one\n\ntwo"]
        #expect(try await page("<\n  {{> part}}\n>\n", partial) == "<\n  one\n  \n  two>\n")
    }

    @Test func `a partial stands in its place, and is indented as its tag is`() async throws {
        let partial = ["theme/templates/part.mustache": "one\n{{#page}}\n{{title}}\n{{/page}}\n"]
        #expect(try await page("<{{> part}}>", partial) == "<one\nRetrying\n>")
        #expect(try await page("<\n  {{> part}}\n>\n", partial) == "<\n  one\n  Retrying\n>\n")
    }
}
