import Diagnostics
import Testing

@testable import YAML

@Suite struct YAMLMappingTests {
    private func mapping(_ text: String, keys: [String]) -> (YAMLMapping?, [Diagnostic]) {
        let document = YAMLDocument.read(SourceFile(path: "a.yml", text: text)).document
        var diagnostics: [Diagnostic] = []
        let mapping = document.root.flatMap { YAMLMapping($0, "an entry", keys: keys, &diagnostics) }
        return (mapping, diagnostics)
    }

    @Test func `an unknown key is reported with the one that was meant`() throws {
        let (_, diagnostics) = mapping("titel: x\n", keys: ["title", "code"])
        let fault = try #require(diagnostics.first)
        #expect(fault.code == .unknownKey)
        #expect(fault.range.text == "titel")
        #expect(fault.help == ["did you mean `title`?"])
    }

    @Test func `a key without a near name is answered with all of them`() throws {
        let (_, diagnostics) = mapping("colour: x\n", keys: ["title", "code"])
        #expect(try #require(diagnostics.first).help == ["the keys are `title`, `code`"])
    }

    @Test func `a repeated key is reported with both places`() throws {
        let (_, diagnostics) = mapping("code: a\ncode: b\n", keys: ["code"])
        let fault = try #require(diagnostics.first)
        #expect(fault.code == .duplicateKey)
        #expect(fault.range.bounds == 8..<12)
        #expect(fault.related.map(\.range.bounds) == [0..<4])
    }

    @Test func `every fault of a mapping is reported at once`() {
        let (found, faults) = mapping("a: [x]\nb: {}\nc: 'maybe'\nd: ''\nz: 1\n", keys: ["a", "b", "c", "d", "e"])
        var diagnostics = faults
        guard let found else {
            Issue.record("a mapping")
            return
        }
        _ = found.text("a", &diagnostics)
        _ = found.texts("b", &diagnostics)
        _ = found.bool("c", &diagnostics)
        _ = found.requiredText("d", &diagnostics)
        _ = found.requiredText("e", &diagnostics)
        #expect(diagnostics.map(\.code) == [.unknownKey, .wrongType, .wrongType, .wrongType, .emptyValue, .missingKey])
    }

    @Test(arguments: ["a: ~", "a: null", "a: Null"])
    func `a key that stands for nothing counts as absent`(text: String) {
        let (found, faults) = mapping(text + "\n", keys: ["a"])
        var diagnostics = faults
        #expect(found?.text("a", &diagnostics) == nil)
        #expect(diagnostics.isEmpty)
    }

    @Test func `a quoted null is a text`() {
        let (found, faults) = mapping("a: \"null\"\n", keys: ["a"])
        var diagnostics = faults
        #expect(found?.text("a", &diagnostics)?.value == "null")
    }

    @Test(arguments: ["\\x01", "\\e", "\\x7F", "\\N", "\\r", "\\uFFFE", "\\uFDD0"])
    func `a character that no text may hold is reported at its text`(escape: String) {
        let text = "a: \"x\(escape)\"\nb: [\"\(escape)\"]\n"
        let found = YAMLDocument.read(SourceFile(path: "a.yml", text: text)).diagnostics
        #expect(found.map(\.code) == [.controlCharacter, .controlCharacter])
        #expect(found.map(\.range.text) == ["\"x\(escape)\"", "\"\(escape)\""])
    }

    @Test func `a tab and a line feed may stand in a text`() {
        let (found, faults) = mapping("a: \"x\\ty\\nz\"\n", keys: ["a"])
        var diagnostics = faults
        #expect(found?.text("a", &diagnostics)?.value == "x\ty\nz")
        #expect(diagnostics.isEmpty)
    }

    @Test(arguments: ["- a\n", "text\n"])
    func `what is no mapping is reported`(text: String) {
        let (found, diagnostics) = mapping(text, keys: ["a"])
        #expect(found == nil)
        #expect(diagnostics.map(\.code) == [.wrongType])
    }
}
