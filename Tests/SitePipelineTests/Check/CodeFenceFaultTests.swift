import Diagnostics
import Testing

/// What stands behind the fences of code, and is not read.
@Suite struct CodeFenceFaultTests {
    private func note(_ text: String) -> [String: String?] {
        ["content/notes/used_token.md": text]
    }

    @Test(arguments: [
        ("ruby ⟦title=\"x.rb\"⟧", "`file=\"x.rb\"`"), ("ruby ⟦fil=\"x.rb\"⟧", "`file=\"x.rb\"`"),
        ("ruby ⟦goood⟧", "`good`"),
        ("ruby ⟦hl_lines=\"1\"⟧", "`{1,3-4}`"), ("ruby ⟦incorrect⟧", "`bad`"), ("ruby ⟦tabs=\"A\"⟧", "`tab=\"A\"`"),
        ("ruby ⟦showLineNumbers⟧", "leave it out"), ("ruby ⟦tab⟧", "`tab=\"Ruby\"`"),
        ("ruby good ⟦bad⟧", "leave it out"),
        ("⟦{.python}⟧", "`python`"), ("⟦{.python .numberLines}⟧", "`python`"), ("⟦{r}⟧", "`r`"),
        ("⟦js:src/x.js⟧", "`js file=\"src/x.js\"`"), ("⟦js:title=x.js⟧ good", "`js file=\"x.js\"`"), ("⟦js:a⟧", "`js`"),
        ("ruby file=⟦\"x⟧", "close it"), ("ruby ⟦bad=\"Before\"⟧", "`wording`"),
    ])
    func `an attribute that is none`(info: String, help: String) async throws {
        try await SiteFixture(note("A.\n\n```\(info)\n1\n```\n")).expect(.unknownAttribute, helping: help)
    }

    @Test(arguments: ["js {⟦3⟧}", "js {1-⟧}", "js {1,⟦2-3⟧}", "js {⟦2-1⟧}", "js{⟦0⟧}"])
    func `lines that the code has not`(info: String) async throws {
        let info = info.replacing("{1-⟧}", with: "{⟦1-⟧}")
        try await SiteFixture(note("```\(info)\n1\n2\n```\n")).expect(.unknownLine, helping: "`{1,3-4}`")
    }

    @Test func `what stands behind the fences of other tools is passed over`() async throws {
        try await SiteFixture(note("```rust,no_run\n1\n```\n\n```rust,compile_fail,E0308\n1\n```\n")).build()
    }

    @Test func `names of files and tabs are found, as code is`() async throws {
        let fixture = try SiteFixture(note("```js tab=\"Zebra\" file=\"quagga.js\"\nx\n```\n"))
        try await fixture.build()
        let words = try fixture.outputs().filter { $0.key.hasPrefix("search/") }.map {
            String(decoding: $0.value, as: UTF8.self)
        }
        for word in ["zebra", "quagga"] { #expect(words.contains { $0.contains(word) }) }
    }
}
