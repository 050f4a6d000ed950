import Diagnostics
import Testing

@testable import YAML

/// The usual slips in YAML: each is told where it stands, and what the help says mends it as it is written there.
@Suite struct YAMLSlipTests {
    private static let keys = ["code", "title", "message", "messages", "summary", "tags"]

    private func faults(_ text: String) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let mapping = YAMLMapping.read(
            SourceFile(path: "a.yml", text: text),
            "an entry",
            keys: Self.keys,
            whenEmpty: (.emptyValue, "empty", "write"),
            &diagnostics
        )
        for key in ["code", "title", "message", "summary"] { _ = mapping?.text(key, &diagnostics) }
        for key in ["messages", "tags"] { _ = mapping?.texts(key, &diagnostics) }
        return diagnostics
    }

    private func value(_ key: String, of text: String) -> String? {
        var faults: [Diagnostic] = []
        let file = SourceFile(path: "a.yml", text: text)
        return YAMLDocument.read(file).document.root.flatMap { YAMLMapping($0, "x", keys: Self.keys, &faults) }?
            .text(key, &faults)?.value
    }

    /// What stands in the last back quotes of a help that shows a whole line.
    private func shown(_ help: String) -> String? {
        guard let start = help.firstRange(of: "`"), help.hasSuffix("`") else { return nil }
        return String(help[start.upperBound...].dropLast())
    }

    static let texts = [
        "{id} not found", "{id}", "{id}: bad", "[a] bad", "[a]", "{{code}} x", "Error: bad", "key: value: z", "x :",
        "bad: \"quoted\"", "http://x: y", "@foo", "`foo` bad", "%d bad", "*foo bad", "**bold** text", "* star", "& bad",
        "&foo bad", "&amp; x", "!foo bad", "! bad", "!!important x", "| pipe", "> 5 items", "|x", "- dash", "? what",
        ", comma", "] x", "} x", "item #3 bad", "use # here", "#3 bad", "it: 'quoted' \\ and \"more\"",
    ]

    @Test(arguments: texts)
    func `a text that needs quotes is shown in them`(text: String) throws {
        let found = faults("code: a\n\nmessage: \(text)\ntitle: T\n")
        #expect(found.count == 1)
        let fault = try #require(found.first)
        #expect(LineIndex(fault.range.file.text).position(of: fault.range.bounds.lowerBound).line == 3)
        let line = try #require(fault.help.compactMap(shown).first { $0.hasPrefix("message:") }, "\(fault.help)")
        #expect(faults("code: a\n\n\(line)\ntitle: T\n").map(\.headline) == [])
        #expect(value("message", of: "\(line)\n") == text)
    }

    @Test(arguments: texts.filter { !$0.hasPrefix("- ") })
    func `so is one in a list`(text: String) throws {
        let found = faults("code: a\nmessages:\n  - fine\n  - \(text)\n  - last\n")
        #expect(found.count == 1, "\(found.map(\.headline))")
        let fault = try #require(found.first)
        #expect(LineIndex(fault.range.file.text).position(of: fault.range.bounds.lowerBound).line == 4)
        let items = fault.help.compactMap(shown).filter { $0.hasPrefix("- ") }
        #expect(
            items.contains { faults("code: a\nmessages:\n  - fine\n  \($0)\n  - last\n").isEmpty },
            "\(fault.help)"
        )
    }

    @Test(arguments: [
        ("'it's bad'", "it's bad"), ("'it's'", "it's"), ("\"say \"hi\" now\"", "say \"hi\" now"),
        ("'x' is bad", "'x' is bad"),
        ("\"{a}\" is bad", "\"{a}\" is bad"), ("\"C:\\dir\"", "C:\\dir"), ("\"open", "open"), ("'open", "open"),
    ])
    func `quotes that end too early or never`(written: String, meant: String) throws {
        let fault = try #require(faults("code: a\nmessage: \(written)\ntitle: T\n").first)
        #expect(LineIndex(fault.range.file.text).position(of: fault.range.bounds.lowerBound).line == 2)
        let line = try #require(fault.help.compactMap(shown).first, "\(fault.help)")
        #expect(value("message", of: "\(line)\n") == meant)
    }

    @Test func `a quote that ends on a later line is told where it opens`() throws {
        let fault = try #require(faults("code: a\ntitle: \"T\nmessage: \"m\"\n").first)
        #expect(fault.range.bounds.lowerBound == 15)
        #expect(fault.help.first == "close the quotes: `title: \"T\"`")
    }

    @Test(arguments: [
        ("code: a\n title: T\n", 2, "column 2 and the one above at column 1"),
        ("tags:\n  - a\n - b\n", 3, "column 4 and the one above at column 5"),
        ("code: a\ntitle:T\nsummary: s\n", 2, "`title: T`"),
        ("code: a\nsummary: a # b\n  more\n", 3, "begins a comment on the line above"),
        ("tags:\n  -a\n  -b\ntitle: T\n  x: y\n", 5, "column 3 and the one above at column 1"),
        ("code: a\ntags: [a, b\ntitle: T\n", 2, "close it"),
        ("code: a\n\ttitle: T\n", 2, "spaces"),
        ("code: a\n---\ncode: b\n", 2, "a file of its own"),
        ("code: a\n<<: *b\n", 2, "put the text into quotes"),
        ("code: &b a\n<<: *b\n", 2, "mappings are not merged"),
    ])
    func `other slips have their line and a cure`(text: String, line: Int, help: String) throws {
        let found = faults(text)
        let fault = try #require(found.first)
        #expect(LineIndex(fault.range.file.text).position(of: fault.range.bounds.lowerBound).line == line)
        #expect(fault.help.contains { $0.contains(help) }, "\(fault.headline): \(fault.help)")
    }

    @Test func `an anchor that an alias refers to, and the tag of a text, are no slips`() {
        #expect(
            faults("title: &x one\nmessage: *x\nsummary: !!str 404\ntags: &y [a]\nmessages: *y\n").map(\.headline) == []
        )
        #expect(faults("title: &x one\nmessage: &x two\nsummary: *x\n").map(\.code) == [.unusedAnchor])
        #expect(faults("tags: &all [a]\n").isEmpty)
        #expect(faults("title: !!int 4\ntags: !!set [a]\n").map(\.code) == [.unknownTag, .unknownTag])
    }

    @Test func `what certainly is a comment is none that is lost`() {
        let text =
            "code: a # as it is sent\n# one\ntitle: T  # two\nmessage: 'm' # three\ntags: [a] # four\nsummary: >- # five\n  s # t\n"
        #expect(faults(text).map(\.headline) == [])
    }

    @Test(arguments: ["", "~", "null", "Null", "\"\"", "\" \""])
    func `a value that is empty is told alike`(value: String) throws {
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(path: "a.yml", text: "code: \(value)\n")
        let mapping = YAMLMapping.read(file, "x", keys: ["code"], whenEmpty: (.emptyValue, "", ""), &diagnostics)
        #expect(mapping?.requiredText("code", &diagnostics)?.value == nil)
        #expect(diagnostics.map(\.headline) == ["`code` is empty"])
        let isWord = ["~", "null", "Null"].contains(value)
        let quoted = diagnostics.first?.help.contains { $0.contains("`code: \"\(value)\"`") } ?? false
        #expect(quoted == isWord)
    }

    @Test func `items that are empty or stand there twice`() {
        let found = faults("tags: [a, '', b, a, ~, ' ', a]\n")
        #expect(found.map(\.code) == [.emptyValue, .emptyValue, .emptyValue, .duplicateItem, .duplicateItem])
        #expect(found.last?.related.first?.range.bounds == 7..<8)
    }
}
