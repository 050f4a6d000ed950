import Testing

@testable import SitePipeline
@testable import Theming

@Suite struct PublishedScriptTests {
    @Test func `comments on lines of their own and indentation go`() {
        #expect(
            PublishedScript.text(of: "// Why.\nf(() => {\n  // How.\n  g(); // what\n\n});\n")
                == "f(() => {\ng(); // what\n});\n"
        )
    }

    @Test func `a licence stays`() {
        #expect(PublishedScript.text(of: "//! By somebody.\nf();\n") == "//! By somebody.\nf();\n")
    }

    @Test(arguments: [
        "f(`one\n  // two`);\n", "f(\"one\\\n  // two\");\n", "f(`\\`one\n  // two\n  \\``);\n",
    ])
    func `a script with a text that goes on in another line is published as it is`(script: String) {
        #expect(PublishedScript.text(of: script) == script)
    }

    @Test(arguments: [
        "// Why.\n  f();\n", "const t = `\\`\\`\\`js\n    // keep this line\n\\`\\`\\``;\n", "f();\r\n", "\u{FEFF}f();",
        "f(`a\n",
    ])
    func `an author's script is published to the byte`(script: String) async throws {
        let fixture = try SiteFixture([
            "theme/assets/a.js": script, "theme/templates/page.mustache": "{{assets.a_js}}\n",
        ])
        try await fixture.build()
        let path = try #require(fixture.outputs().keys.first { $0.hasPrefix("assets/a.") })
        #expect(try fixture.outputs()[path].map { Array($0) } == Array(script.utf8))
    }
}
