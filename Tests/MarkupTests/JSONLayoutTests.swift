import Markup
import Testing

@Suite struct JSONLayoutTests {
    private func indented(_ json: String) -> String {
        String(decoding: JSONLayout.indented(Array(json.utf8)), as: UTF8.self)
    }

    @Test func `each member and item has a line, in the order in which they were written`() {
        #expect(
            indented(#"{"b":[1,{"c":null}],"a":true}"#) == """
                {
                  "b": [
                    1,
                    {
                      "c": null
                    }
                  ],
                  "a": true
                }
                """
        )
    }

    @Test func `what is empty stays on its line`() {
        #expect(indented(#"{"a":{},"b":[]}"#) == "{\n  \"a\": {},\n  \"b\": []\n}")
        #expect(indented("[[],[{}]]") == "[\n  [],\n  [\n    {}\n  ]\n]")
        #expect(indented("[]") == "[]")
        #expect(indented("1") == "1")
    }

    @Test func `what looks like structure inside a string is left alone`() {
        for text in [#""{[,:]}""#, #""a\"{,""#, #""\\""#, #""\\\"[,""#, #""ü, \u2028:""#] {
            #expect(indented("[\(text)]") == "[\n  \(text)\n]")
            #expect(indented("{\(text):\(text)}") == "{\n  \(text): \(text)\n}")
        }
    }
}
