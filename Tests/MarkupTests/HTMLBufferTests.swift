import Markup
import Testing

@Suite struct HTMLBufferTests {
    private func html(_ write: (inout HTMLBuffer) -> Void) -> String {
        var buffer = HTMLBuffer()
        write(&buffer)
        return buffer.finished().string
    }

    @Test func `markup is empty as long as nothing was written`() {
        let nothing = HTMLBuffer()
        #expect(nothing.finished().isEmpty)
        var buffer = HTMLBuffer()
        buffer.text("x")
        #expect(!buffer.finished().isEmpty)
    }

    @Test func `text cannot open a tag or leave an attribute`() {
        #expect(html { $0.text(#"<a href="x">&'"#) } == "&lt;a href=&quot;x&quot;&gt;&amp;'")
    }

    @Test func `text that needs no escaping is kept byte by byte`() {
        #expect(html { $0.text("ไทย 日本 🙂 plain") } == "ไทย 日本 🙂 plain")
    }

    @Test func `an address is percent-encoded, and what is encoded already stays`() {
        #expect(html { $0.address("/a b?c=1&d='ไ'%20") } == "/a%20b?c=1&amp;d=&#x27;%E0%B9%84&#x27;%20")
    }

    @Test func `finished markup is put in as it is`() {
        let bold = {
            var buffer = HTMLBuffer()
            buffer.markup("<b>")
            buffer.text("1 < 2")
            buffer.markup("</b>")
            return buffer.finished()
        }()
        #expect(html { $0.html(bold) } == "<b>1 &lt; 2</b>")
    }
}
