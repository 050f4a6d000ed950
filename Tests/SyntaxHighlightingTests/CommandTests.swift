import SyntaxHighlighting
import Testing

/// What an error reference shows first: the request on the command line, the message on the wire, the body.
@Suite struct CommandTests {
    @Test func `a curl command shows its flags, its variables and the JSON that it sends`() throws {
        let code = #"""
            # Charge a card
            curl https://api.example.com/charges \
              -X POST -u "$SECRET_KEY:" \
              --header='Content-Type: application/json' \
              -d '{"amount": 100000, "card": null}' | jq .id
            """#
        #expect(
            try marked(code, as: .shell) == #"""
                ⟦c:# Charge a card⟧
                ⟦f:curl⟧ https://api.example.com/charges \
                  ⟦o:-X⟧ POST ⟦o:-u⟧ ⟦s:"⟧⟦v:$SECRET_KEY⟧⟦s::"⟧ \
                  ⟦o:--header⟧=⟦s:'Content-Type: application/json'⟧ \
                  ⟦o:-d⟧ ⟦s:'⟧{⟦p:"amount"⟧: ⟦n:100000⟧, ⟦p:"card"⟧: ⟦l:null⟧}⟦s:'⟧ | ⟦f:jq⟧ .id
                """#
        )
    }

    @Test func `a script shows its keywords, assignments and commands`() throws {
        let code = #"""
            export MODE=test
            BODY=$(curl -s "$URL" 2>&1) && echo done
            if [ -z "${TOKEN}" ]; then exit 1; fi
            for f in *.json; do cat $f; done
            """#
        #expect(
            try marked(code, as: .shell) == #"""
                ⟦f:export⟧ MODE=test
                ⟦v:BODY⟧=$(⟦f:curl⟧ ⟦o:-s⟧ ⟦s:"⟧⟦v:$URL⟧⟦s:"⟧ 2>&1) && ⟦f:echo⟧ done
                ⟦k:if⟧ ⟦f:[⟧ ⟦o:-z⟧ ⟦s:"⟧⟦v:${TOKEN}⟧⟦s:"⟧ ]; ⟦k:then⟧ ⟦f:exit⟧ 1; ⟦k:fi⟧
                ⟦k:for⟧ f ⟦k:in⟧ *.json; ⟦k:do⟧ ⟦f:cat⟧ ⟦v:$f⟧; ⟦k:done⟧
                """#
        )
    }

    @Test func `only an exclamation mark by itself turns a command round`() throws {
        #expect(try marked("!x a; ! b", as: .shell) == "⟦f:!x⟧ a; ! ⟦f:b⟧")
    }

    @Test func `a dash by itself is no flag`() throws {
        #expect(try marked("cat - -n", as: .shell) == "⟦f:cat⟧ - ⟦o:-n⟧")
    }

    @Test func `behind an assignment of quoted text stands a command`() throws {
        #expect(try marked("TOKEN=\"x\" api call", as: .shell) == "⟦v:TOKEN⟧=⟦s:\"x\"⟧ ⟦f:api⟧ call")
    }

    @Test func `in a session only what stands after the prompt is a command`() throws {
        let code = """
            $ api charges list --limit 2
            id "if" -x
            $ echo 'a
            b'
            b # printed
            """
        #expect(
            try marked(code, as: .shell) == """
                $ ⟦f:api⟧ charges list ⟦o:--limit⟧ 2
                id "if" -x
                $ ⟦f:echo⟧ ⟦s:'a
                b'⟧
                b # printed
                """
        )
    }

    @Test func `a heredoc ends with its label, and may hold JSON`() throws {
        let code = """
            curl -d @- "$URL" <<'EOF'
            {"amount": 1}
            EOF
            echo sent
            """
        #expect(
            try marked(code, as: .shell) == """
                ⟦f:curl⟧ ⟦o:-d⟧ @- ⟦s:"⟧⟦v:$URL⟧⟦s:"⟧ ⟦s:<<'EOF'⟧
                {⟦p:"amount"⟧: ⟦n:1⟧}
                ⟦s:EOF⟧
                ⟦f:echo⟧ sent
                """
        )
    }

    @Test func `a request and its response may share a block`() throws {
        let code = """
            POST /charges HTTP/1.1
            Host: api.example.com

            {"amount": 1}

            HTTP/1.1 402 Payment Required
            Content-Type: application/json; charset=utf-8

            {"code": "payment_rejected"}
            """
        #expect(
            try marked(code, as: .http) == """
                ⟦m:POST⟧ /charges HTTP/1.1
                ⟦p:Host⟧: api.example.com

                {⟦p:"amount"⟧: ⟦n:1⟧}

                HTTP/1.1 ⟦m:402 Payment Required⟧
                ⟦p:Content-Type⟧: application/json; charset=utf-8

                {⟦p:"code"⟧: ⟦s:"payment_rejected"⟧}
                """
        )
    }

    @Test func `a body that is not JSON stays plain, with any line ends`() throws {
        let code = "HTTP/2 204\r\nRetry-After: 3\r\n\r\namount=1: \"x\"\r\n"
        #expect(
            try marked(code, as: .http) == "HTTP/2 ⟦m:204⟧\r\n⟦p:Retry-After⟧: 3\r\n\r\namount=1: \"x\"\r\n"
        )
    }

    @Test func `JSON tells keys from strings, and forgives comments and omissions`() throws {
        let code = #"""
            {
              "object": "error", // always
              "location": "https://x.example/#a\"b", /* a
              link */
              "n": [1, -2.5e+3, true, null], bare: 'x', ...
            }
            """#
        #expect(
            try marked(code, as: .json) == #"""
                {
                  ⟦p:"object"⟧: ⟦s:"error"⟧, ⟦c:// always⟧
                  ⟦p:"location"⟧: ⟦s:"https://x.example/#a\"b"⟧, ⟦c:/* a
                  link */⟧
                  ⟦p:"n"⟧: [⟦n:1⟧, ⟦n:-2.5e+3⟧, ⟦l:true⟧, ⟦l:null⟧], ⟦p:bare⟧: ⟦s:'x'⟧, ...
                }
                """#
        )
    }

    @Test func `a string that is not closed ends with its line`() throws {
        #expect(try marked("{\"a: 1,\n\"b\": 2}", as: .json) == "{⟦s:\"a: 1,⟧\n⟦p:\"b\"⟧: ⟦n:2⟧}")
    }
}
