import Testing

/// The list of contents of long notes.
@Suite struct NoteContentsTests {
    private func lists(_ note: String) async throws -> (entry: String, group: String) {
        let list =
            "{{#has_contents}}<ul>{{#contents}}{{fragment}} {{text}};{{#below}} {{fragment}} {{text}},{{/below}}{{/contents}}</ul>{{/has_contents}}"
        let fixture = try SiteFixture([
            "content/notes/used_token.md": note,
            "theme/templates/entry.mustache": "{{#entry}}\(list){{/entry}}|{{{entry.note}}}",
            "theme/templates/group.mustache": "{{#entries}}\(list){{{note}}}{{/entries}}",
        ])
        try await fixture.build()
        let page = fixture.output("errors/used_token/index.html") ?? ""
        return (String(page.prefix { $0 != "|" }), fixture.output("groups/400/index.html") ?? "")
    }

    @Test func `a note with many headings has a list of two levels`() async throws {
        let note = "### Intro\n\n## A `b`\n\nx\n\n### C\n\n#### D\n\n## E & F\n\nx\n\n### C\n\n## {#g}\n\n## H\n"
        let (entry, group) = try await lists(note)
        #expect(entry == "<ul>#intro Intro;#a-b A b; #c C,#e--f E &amp; F; #e--f-c C,#h H;</ul>")
        #expect(!group.contains("<ul>"))
    }

    @Test func `a note that is long by its text has a list`() async throws {
        let text = String(repeating: "Word after word. ", count: 200)
        let sections = "\n\n## A\n\nx\n\n## B\n\nx\n\n## C\n\nx\n\n## D\n\nx\n"
        #expect(try await lists(text + sections).entry == "<ul>#a A;#b B;#c C;#d D;</ul>")
        #expect(try await lists(text + sections.replacing("## D\n\n", with: "")).entry == "")
        #expect(try await lists("Word." + sections).entry == "")
    }

    @Test func `six headings make no list`() async throws {
        let note = ["A", "B", "C", "D", "E", "F"].map { "## \($0)\n\nx\n\n" }.joined()
        #expect(try await lists(note).entry == "")
    }
}
