import Diagnostics
import Testing

/// Lines and columns as editors count them.
@Suite struct LineIndexTests {
    @Test(arguments: ["a\n", "a\r", "a\r\n"])
    func `behind the last line's end begins another`(text: String) {
        let position = LineIndex(text).position(of: text.utf8.count)
        #expect([position.line, position.column] == [2, 1])
    }

    @Test(arguments: [("a\rb", 2), ("a\r\nb", 2), ("a\n\rb", 3), ("a\u{2028}b", 1)])
    func `a line ends with LF, CR or both`(text: String, line: Int) {
        #expect(LineIndex(text).position(of: text.utf8.count - 1).line == line)
    }

    @Test func `a column is a character as Unicode numbers them, however long the line`() {
        let text = String(repeating: "é", count: 5000) + "x"
        #expect(LineIndex(text).position(of: 10_000).column == 5001)
    }
}
