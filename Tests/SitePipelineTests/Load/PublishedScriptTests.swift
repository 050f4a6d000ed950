import Testing

@Suite struct PublishedScriptTests {
    /// The published text of a script of the theme.
    private func published(_ script: String) async throws -> String {
        let fixture = try SiteFixture([
            "theme/assets/a.js": script, "theme/templates/page.mustache": "{{assets.a_js}}\n",
        ])
        try await fixture.build()
        let path = try #require(fixture.output("retrying/index.html")).dropFirst("../".count).dropLast()
        return try #require(fixture.output(String(path)))
    }

    @Test func `comments on lines of their own and indentation go`() async throws {
        #expect(
            try await published("// Why.\nf(() => {\n  // How.\n  g(); // what\n\n});\n")
                == "f(() => {\ng(); // what\n});\n"
        )
    }

    @Test func `a licence stays`() async throws {
        #expect(try await published("//! By somebody.\nf();\n") == "//! By somebody.\nf();\n")
    }

    @Test(arguments: ["f(`one\n  // two`);\n", "f(\"one\\\n  // two\");\n"])
    func `a script with a text that goes on in another line is published as it is`(script: String) async throws {
        #expect(try await published(script) == script)
    }
}
