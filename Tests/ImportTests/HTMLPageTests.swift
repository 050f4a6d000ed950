import Diagnostics
import Testing

@testable import DataReading
@testable import ForeignText
@testable import ImportSources

/// Pages with a heading or an id for each error.
@Suite struct HTMLPageTests {
    private func read(_ html: String) -> FoundCatalog {
        var faults: [Diagnostic] = []
        return HTMLPageReader.read(SourceFile(html), &faults)
    }

    @Test func `headings with ids, below those of groups`() {
        let found = read(
            """
            <html><head><title>Errors</title><link rel=canonical href=https://e.x/errors></head><body><nav><h3>not_this_1</h3></nav>
            <div><h2 id=s>400 Bad Request</h2><section id="invalid-card"><h3>Invalid Card <a href="#invalid-card">¶</a></h3><p>It is <em>wrong</em>.</p>
            <p>error code: <code>invalid_card</code></p><p>Default message:</p><pre>invalid card</pre></section>
            <a name="old"></a><h3>Used</h3><p>error code: <code>used_token</code></p></div></body></html>
            """
        )
        #expect(found.codes == ["invalid_card", "used_token"])
        #expect(found.texts("title") == ["Invalid Card", "Used"])
        #expect(found.texts("Default message") == ["invalid card", nil])
        #expect(found.texts("(anchor)") == ["#invalid-card", "#old"])
        #expect(found.texts("status") == ["400", "400"])
        #expect(found.texts("(text)") == ["It is *wrong*.", nil])
        #expect(found.home?.value == "https://e.x/errors")
        #expect(found.title?.value == "Errors")
    }

    @Test func `terms of a list`() {
        let found = read("<dl><dt id=a><code>a_1</code></dt><dd>One.</dd><dt><code>b_2</code></dt><dd>Two.</dd></dl>")
        #expect(found.codes == ["a_1", "b_2"])
        #expect(found.texts("(text)") == ["One.", "Two."])
    }

    @Test func `rows of tables, where no heading names a code`() {
        let found = read(
            "<h2>Cards</h2><table><tr><th>Code</th><th>Description</th></tr><tr><td><code>a_1</code></td><td>It <b>is</b></td></tr></table>"
        )
        #expect(found.texts("Code") == ["a_1"])
        #expect(found.texts("Description") == ["It **is**"])
        #expect(found.texts("(heading)") == ["Cards"])
    }
}
