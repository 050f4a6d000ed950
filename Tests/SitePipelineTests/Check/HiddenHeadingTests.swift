import Diagnostics
import SitePipeline
import Testing

/// What leads to headings that something without an end has taken in.
@Suite struct HiddenHeadingTests {
    private static let blocks = [
        "⟦```js⟧\nx\n\n", "⟦~~~⟧\n\n", "⟦<!-- never closed⟧\n\n", "⟦<pre>⟧\nx\n\n", "⟦<script>⟧\n\n", "⟦<?php⟧\n\n",
        "⟦```js⟧\nx\n\n```rb\ny\n\n",
    ]

    private static func page(_ block: String) -> String {
        "---\ntitle: Retrying\n---\n\nText.\n\n\(block)## Backoff\n\nWait.\n"
    }

    /// Checks a site whose only fault is at its marked place and forbids to build.
    private func expect(_ site: SiteFixture, naming words: String = "`#backoff`") async throws {
        try await site.expect(.unclosedBlock)
        let faults = try await site.faults()
        #expect(faults.map(\.severity) == [.error])
        #expect(faults.first?.headline.contains(words) == true, "\(faults.map(\.headline))")
    }

    @Test(arguments: blocks)
    func `a link of another text is told where the end is missing`(block: String) async throws {
        let note = "See [a](../pages/retrying.md#backoff) and [b](../pages/retrying.md#backoff).\n"
        let site = try SiteFixture([
            "content/pages/retrying.md": Self.page(block), "content/notes/used_token.md": note,
        ])
        try await expect(site)
        let links = try await site.faults()[0].related.suffix(2).map(\.range.text)
        #expect(links == ["../pages/retrying.md#backoff", "../pages/retrying.md#backoff"])
    }

    @Test(arguments: blocks)
    func `a link of the text itself is told where the end is missing`(block: String) async throws {
        let text = Self.page(block).replacing("Text.", with: "See [below](#backoff).")
        let site = try SiteFixture(["content/pages/retrying.md": text])
        try await expect(site)
    }

    @Test func `an end that is missing in a note`() async throws {
        let site = try SiteFixture([
            "content/notes/invalid_card.md": "See [a](used_token.md#how-to-fix-it).\n",
            "content/notes/used_token.md": "## Why it happens\n\n> ⟦```⟧\n> x\n> ## How to fix it\n",
        ])
        try await expect(site, naming: "`#how-to-fix-it`")
    }

    @Test func `no more links are shown than are read`() async throws {
        let links = (1...5).map { "[a\($0)](../pages/retrying.md#h\($0))" }.joined(separator: ", ")
        let headings = (1...5).map { "## H\($0)\n\n" }.joined()
        let site = try SiteFixture([
            "content/pages/retrying.md": "---\ntitle: R\n---\n\n⟦```⟧\n\n\(headings)",
            "content/notes/used_token.md": "See \(links).\n",
        ])
        try await expect(site, naming: "`#h1`, `#h2`, `#h3` and 2 more")
        let fault = try await site.faults()[0]
        #expect(fault.related.count == 4)
        #expect(fault.help.last == "2 more lead there; all are mended at once")
    }

    @Test(arguments: [
        ("theme/templates/changes.mustache", "<a href=\"{{root}}retrying/index.html#backoff\">x</a>"),
        ("content/static/a.html", "<a href=\"retrying/#backoff\">x</a>"),
        ("theme/theme.yml", "footer:\n  x: retrying/#backoff\n"),
        ("content/notes/used_token.md", "See <https://example.test/api/retrying/#backoff>.\n"),
        ("theme/templates/page.mustache", "<h1>{{page.title}}</h1>{{{content}}}<a href=\"#backoff\">x</a>"),
    ])
    func `a link of a finished page is told where the end is missing`(path: String, text: String) async throws {
        let footer = "{{#theme.footer}}<a href=\"{{url}}\">x</a>{{/theme.footer}}"
        var files = ["theme/templates/not_found.mustache": footer]
        files["content/pages/retrying.md"] = Self.page("⟦~~~⟧\nx\n\n")
        files[path] = text
        try await expect(try SiteFixture(files))
    }

    @Test func `a heading that was published is told where the end is missing`() async throws {
        let site = try SiteFixture()
        try await site.release()
        try site.write(Self.page("~~~\nx\n\n"), to: "content/pages/retrying.md")
        let faults = try await site.faults()
        #expect(faults.map(\.code) == [.unclosedBlock])
        #expect(faults.first?.severity == .error)
        #expect(faults.first?.related.last?.range.text.hasPrefix("retrying/#backoff\t") == true)
    }

    @Test func `a definition that was taken in is not missing as well`() async throws {
        let text = "See [a][b], [c][] and [d][e].\n\n⟦```⟧\n\n## H\n\n[b]: https://b.test/\n[c]: https://c.test/\n"
        let faults = try await SiteFixture(["content/notes/used_token.md": text.filter { $0 != "⟦" && $0 != "⟧" }])
            .faults()
        let told = faults.map { "\($0.code.rawValue) \($0.range.text)" }
        #expect(told == ["unresolved-reference [d][e]", "unclosed-block ```"])
        #expect(faults.map(\.severity) == [.warning, .warning])
    }

    @Test func `that an end is missing may be known, and a link to what it takes in is new`() async throws {
        let site = try SiteFixture(["content/pages/retrying.md": Self.page("~~~\nx\n\n").filter { $0 != "⟦" }])
        var options = site.options
        options.acceptsFaults = true
        _ = try await SiteBuild(options).check()
        #expect(try await site.faults().isEmpty)
        try site.write("See [a](../pages/retrying.md#backoff).\n", to: "content/notes/used_token.md")
        #expect(try await site.faults().map(\.code).contains(.unclosedBlock))
        #expect(try await site.faults().contains { $0.severity == .error })
    }

    @Test func `a link to a heading that is nowhere is told as such`() async throws {
        let site = try SiteFixture([
            "content/pages/retrying.md": Self.page("```\nx\n\n"),
            "content/notes/used_token.md": "See [a](../pages/retrying.md#other).\n",
        ])
        #expect(try await site.faults().map(\.code) == [.unresolvedFragment, .unclosedBlock])
    }
}
