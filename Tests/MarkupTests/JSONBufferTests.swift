import Markup
import Testing

@Suite struct JSONBufferTests {
    private func text(_ write: (inout JSONBuffer) -> Void) -> String {
        var buffer = JSONBuffer()
        write(&buffer)
        return String(decoding: buffer.finished(), as: UTF8.self)
    }

    @Test func `members and values are separated by commas, at every depth`() {
        let json = text { buffer in
            buffer.object { object in
                object.member("code", "invalid_card")
                object.name("group")
                object.object { $0.member("status", 400) }
                object.member("tags", ["card", "token"])
                object.name("current")
                object.bool(true)
                object.name("reason")
                object.null()
            }
        }
        #expect(
            json
                == #"{"code":"invalid_card","group":{"status":400},"tags":["card","token"],"current":true,"#
                + #""reason":null}"#
        )
    }

    @Test func `a member without a value is left out`() {
        #expect(text { $0.object { $0.member("since", nil as String?) } } == "{}")
        #expect(text { $0.object { $0.member("tags", []) } } == "{}")
    }

    @Test func `quotes and control characters are escaped, and nothing else`() {
        #expect(text { $0.string("a\"b\\c\n\u{1}\u{2028}<b>") } == #""a\"b\\c\n\u0001\u2028<b>""#)
    }

    @Test func `a character is escaped wherever it stands in a text`() {
        for offset in 0...17 {
            let (before, after) = (String(repeating: "a", count: offset), String(repeating: "é", count: 17 - offset))
            let escapes = ["\"": #"\""#, "\\": #"\\"#, "\u{1F}": #"\u001f"#, "\u{2029}": #"\u2029"#]
            for (character, escaped) in escapes {
                #expect(text { $0.string(before + character + after) } == "\"\(before)\(escaped)\(after)\"")
            }
        }
    }

    @Test func `numbers have their digits, one by one and in bulk`() {
        #expect(text { $0.number(Int.min) } == "-9223372036854775808")
        #expect(text { $0.number(1 << 32) } == "4294967296")
        let numbers: [UInt32] = [0, 9, 10, 99, 100, 1_000_000_000, .max]
        let json = text { buffer in
            buffer.array { array in
                array.number(10)
                array.numbers(numbers)
                array.numbers([])
                array.number(-1)
            }
        }
        #expect(json == "[10,0,9,10,99,100,1000000000,4294967295,-1]")
    }

    @Test func `what would end a script element is escaped where it stands in one`() {
        var buffer = JSONBuffer(standsInScriptElement: true)
        buffer.string("</script>")
        #expect(String(decoding: buffer.finished(), as: UTF8.self) == #""\u003c/script>""#)
    }

    @Test func `text beyond ASCII is written as it is`() {
        #expect(text { $0.string("ไทย 日本 🙂") } == "\"ไทย 日本 🙂\"")
    }
}
