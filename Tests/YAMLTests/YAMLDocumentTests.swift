import Diagnostics
import Testing
import YAML

@Suite struct YAMLDocumentTests {
    private func read(_ text: String) -> (document: YAMLDocument, diagnostics: [Diagnostic]) {
        YAMLDocument.read(SourceFile(path: "a.yml", text: text))
    }

    /// The tree in the flow style of YAML, every scalar in quotes.
    private func outline(_ node: YAMLNode?) -> String {
        guard let node else { return "nothing" }
        return switch node.content {
        case .scalar(let scalar): "'\(scalar.text)'"
        case .sequence(let items): "[" + items.map(outline).joined(separator: ", ") + "]"
        case .mapping(let pairs):
            "{" + pairs.map { outline($0.key) + ": " + outline($0.value) }.joined(separator: ", ") + "}"
        }
    }

    @Test(arguments: ["404", "on", "1e3", "0o17", "yes", "null-ish", "2014-07-27", "1_000", ".inf", "~x"])
    func `a scalar stays the text that was written`(text: String) {
        #expect(outline(read("code: \(text)\n").document.root) == "{'code': '\(text)'}")
    }

    @Test func `lists and mappings nest, and folded texts are folded`() {
        let text = """
            a:
              - one
              - {b: two}
            c: >-
              three
              four
            """
        #expect(outline(read(text).document.root) == "{'a': ['one', {'b': 'two'}], 'c': 'three four'}")
    }

    @Test func `an alias stands for the value that its anchor names`() {
        #expect(outline(read("a: &x [1, 2]\nb: *x\n").document.root) == "{'a': ['1', '2'], 'b': ['1', '2']}")
    }

    @Test func `a text of comments only has no root`() {
        #expect(outline(read("# nothing\n").document.root) == "nothing")
        #expect(read("# nothing\n").diagnostics.isEmpty)
    }

    @Test func `places are right behind text that is not ASCII`() throws {
        let text = "title: ไทย 日本 🙂\ncode: invalid\n"
        guard case .mapping(let pairs) = try #require(read(text).document.root).content else {
            Issue.record("a mapping")
            return
        }
        #expect(pairs.map { String($0.value.range.text) } == ["ไทย 日本 🙂", "invalid"])
    }

    @Test func `a tab in the indentation is named as one`() throws {
        let fault = try #require(read("a:\n\tb: 1\n").diagnostics.first)
        #expect(fault.code == .yamlTab)
        #expect(fault.range.bounds == 3..<4)
    }

    @Test func `a fault of the syntax has its place and a cure`() throws {
        let fault = try #require(read("title: one: two\n").diagnostics.first)
        #expect(fault.code == .yamlSyntax)
        #expect(fault.range.bounds == 10..<11)
        #expect(fault.help.first?.contains("quotes") == true)
        #expect(!fault.help.contains { $0.contains("one text") }, "it is no item of a list")
    }

    @Test(arguments: [("foo bar", "write `key: value`"), ("foo:bar", "put a space behind the colon: `foo: bar`")])
    func `a line without a key is told how to have one`(line: String, help: String) throws {
        let fault = try #require(read("a: 1\n\(line)\n").diagnostics.first)
        #expect(fault.help.first?.hasPrefix(help) == true)
    }

    @Test(arguments: [
        "a: [1\n", "a: 'b\n", "- a\nb: c\n", "a: *missing\n", "a: 1\n---\nb: 2\n", "a: &x [*x]\n", "%bad\n",
    ])
    func `what is no YAML is reported and yields nothing`(text: String) {
        let (document, diagnostics) = read(text)
        #expect(diagnostics.map(\.code) == [.yamlSyntax])
        #expect(document.root == nil)
    }

    @Test func `an alias bomb is refused before it goes off`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...12 {
            let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(items)]\n"
        }
        #expect(read(text).diagnostics.map(\.code) == [.yamlExpansion])
    }

    @Test(arguments: ["[", "- ", "{a: "])
    func `nesting 10,000 deep is refused`(opening: String) {
        let text = String(repeating: opening, count: 10_000)
        #expect(read(text).diagnostics.map(\.code) == [.yamlSyntax])
    }
}
