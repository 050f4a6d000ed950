import Testing

@testable import SearchWords

@Suite struct GapTests {
    @Test(arguments: [
        ("no gap", "no gap"), ("{a} and {b.c-1}", "  and  "), ("{1} {} { a} {a", "{1} {} { a} {a"), ("{{a}}", "{ }"),
        ("ü{x}ß", "ü ß"), ("{_}", " "), ("}{a}{", "} {"),
    ])
    func `names between braces are left out`(text: String, left: String) {
        #expect(Gaps.withoutFields(text) == left)
    }

    @Test(arguments: [
        (#"{"a": "{{b}}"}"#, #"{"a": " "}"#), ("{{}}", " "), ("{{{a}}}", "{ }"), ("{{a}", "{{a}"),
        ("{{a{b}}", "{{a{b}}"), ("{{a b}}{{c}}", "  "), ("{{", "{{"),
    ])
    func `whatever stands between two braces is left out`(text: String, left: String) {
        #expect(Gaps.withoutValues(text) == left)
    }

    @Test func `many braces that nothing closes take no longer each`() {
        let text = String(repeating: "{{a", count: 200_000)
        #expect(Gaps.withoutValues(text).utf8.count == text.utf8.count)
    }
}
