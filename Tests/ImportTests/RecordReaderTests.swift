import Diagnostics
import Testing

@testable import DataReading
@testable import ForeignText
@testable import ImportSources

/// Where errors stand in JSON and YAML.
@Suite struct RecordReaderTests {
    private func read(_ text: String, at path: String? = nil) -> (found: FoundCatalog, faults: [Diagnostic]) {
        var faults: [Diagnostic] = []
        let found = RecordReader.read([SourceFile(text)], at: path, &faults)[0].found
        return (found, faults)
    }

    @Test(arguments: [
        (#"[{"code": "a_1", "message": "m"}, {"code": "b_2", "message": "n"}]"#, "[]"),
        (
            #"{"v": 1, "data": {"errors": [{"code": "a_1", "message": "m"}, {"code": "b_2", "message": "n"}]}}"#,
            "data.errors[]"
        ),
        (
            "messages:\n  - name: A\n    code: a_1\n    args: [{name: x, type: y}]\n  - {name: B, code: b_2}\n",
            "messages[]"
        ),
        (
            #"{"groups": [{"title": "T", "errors": [{"code": "a_1", "title": "m"}]}, {"title": "U", "errors": [{"code": "b_2", "title": "n"}]}]}"#,
            "groups[].errors[]"
        ),
    ])
    func `a list of errors is found wherever it stands`(text: String, path: String) {
        let (found, faults) = read(text)
        #expect(faults.isEmpty)
        #expect(found.records == path)
        #expect(found.codes == ["a_1", "b_2"])
    }

    @Test func `errors by their codes`() {
        let (found, _) = read(#"{"a_1": {"message": "m", "status": 400}, "b_2": {"message": "n"}}"#)
        #expect(found.texts(RecordReader.nameField) == ["a_1", "b_2"])
        #expect(found.texts("message") == ["m", "n"])
    }

    @Test func `texts by their codes`() {
        let (found, _) = read(#"{"a_1": "it is wrong", "b_2": "it is not right"}"#)
        #expect(found.texts(RecordReader.nameField) == ["a_1", "b_2"])
        #expect(found.texts("(value)") == ["it is wrong", "it is not right"])
    }

    @Test func `codes stay as they are written, and null is nothing`() {
        let (found, _) = read(
            #"[{"code": 007, "message": null}, {"code": 1e3, "message": "\ud83d\ude00 \u00e9\/"}]"#,
            at: "[]"
        )
        #expect(found.codes == ["007", "1e3"])
        #expect(found.texts("message") == [nil, "😀 é/"])
    }

    @Test func `objects within an error are facts of their own`() {
        let (found, _) = read(#"[{"code": "a_1", "message": "m", "docs": {"url": "u", "title": "t"}}]"#)
        #expect(found.entries[0].facts.map(\.field) == ["code", "message", "docs.url", "docs.title"])
    }

    @Test func `what stands around errors is known to them`() {
        let (found, _) = read(#"{"groups": [{"title": "T", "errors": [{"code": "a_1", "title": "m"}]}]}"#)
        #expect(found.texts("group.title") == ["T"])
    }

    @Test func `a place for each fact`() {
        let (found, _) = read("[\n  {\"code\": \"a_1\", \"message\": \"m\"}\n]")
        #expect(found.entries[0].facts[1].range.bounds.lowerBound == 31)
    }

    @Test(arguments: [
        ("[{\"a\": 1,}]", "a name in double quotes"), ("[1, 2", "`,` or `]`"), ("{\"a\" 1}", "`:`"),
        ("{\"a\": tru}", "a value"),
        ("[\"a", "no closing"), ("[] x", "behind the end"), ("[\"\\x\"]", "no such escape"),
    ])
    func `JSON that is none is told at its place`(text: String, headline: String) {
        let (_, faults) = read(text)
        #expect(faults.count == 1)
        #expect(faults.first?.headline.contains(headline) == true, "\(faults)")
    }

    @Test func `lists that stand too deep in each other`() {
        #expect(read(String(repeating: "[", count: 100_000)).faults.map(\.code) == [.nestingTooDeep])
        #expect(
            read("a: " + String(repeating: "[", count: 900) + String(repeating: "]", count: 900)).faults.map(\.code)
                == [.nestingTooDeep]
        )
    }

    @Test func `aliases that stand for far more than is written`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...8 {
            text +=
                "a\(level): &a\(level) [\([String](repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
        }
        #expect(read(text).faults.contains { $0.code == .yamlExpansion })
    }

    @Test func `a file without errors says where they can be named`() {
        let (_, faults) = read(#"{"name": "x", "version": 1}"#)
        #expect(faults.map(\.code) == [.missingKey])
        #expect(read(#"{"name": "x"}"#, at: "errors[]").faults.map(\.code) == [.missingKey])
    }

    @Test func `files with several errors each are read each for itself`() {
        var faults: [Diagnostic] = []
        let files = ["a", "b"].map {
            SourceFile(
                "[{\"code\": \"x_1\", \"title\": \"\($0)\"}, {\"code\": \"\($0)_2\", \"title\": \"t\"}]",
                "\($0).json"
            )
        }
        #expect(RecordReader.read(files, at: nil, &faults).map(\.path) == ["a.json", "b.json"])
        #expect(RecordReader.read([], at: nil, &faults).isEmpty)
    }
}
