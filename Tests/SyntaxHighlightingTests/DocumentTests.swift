import SyntaxHighlighting
import Testing

/// Files rather than programs: settings, pages, patches.
@Suite struct DocumentTests {
    @Test func `YAML shows keys, scalars, block scalars and anchors`() throws {
        let code = """
            # catalog
            group: "400"
            "quoted": 'it''s'
            summary: >-
              The request: was

              refused.
            errors:
              - code: invalid_card # verbatim
                tags: [card, "x"]
                retired: {since: 2019-05-29, use: ~, "a":1}
                url: https://x.example/z#frag
                base: &base true
                again: *base
            ---
            next: !str -1.5
            """
        #expect(
            try marked(code, as: .yaml) == """
                ⟦c:# catalog⟧
                ⟦p:group⟧: ⟦s:"400"⟧
                ⟦p:"quoted"⟧: ⟦s:'it''s'⟧
                ⟦p:summary⟧: >-
                ⟦s:  The request: was

                  refused.⟧
                ⟦p:errors⟧:
                  - ⟦p:code⟧: invalid_card ⟦c:# verbatim⟧
                    ⟦p:tags⟧: [card, ⟦s:"x"⟧]
                    ⟦p:retired⟧: {⟦p:since⟧: ⟦n:2019-05-29⟧, ⟦p:use⟧: ⟦l:~⟧, ⟦p:"a"⟧:⟦n:1⟧}
                    ⟦p:url⟧: https://x.example/z#frag
                    ⟦p:base⟧: ⟦v:&base⟧ ⟦l:true⟧
                    ⟦p:again⟧: ⟦v:*base⟧
                ⟦k:---⟧
                ⟦p:next⟧: ⟦k:!str⟧ ⟦n:-1.5⟧
                """
        )
    }

    @Test func `a block scalar of YAML ends with its last line that is not blank`() throws {
        #expect(try marked("a: |\n  b\n    ", as: .yaml) == "⟦p:a⟧: |\n⟦s:  b⟧\n    ")
    }

    @Test func `a key of YAML may be the last that is there`() throws {
        #expect(try marked("a:", as: .yaml) == "⟦p:a⟧:")
    }

    @Test func `TOML shows tables, keys and values`() throws {
        let code = """
            [[server.tls]]
            api-key.live = "x" # secret
            on = true
            port = 8080
            """
        #expect(
            try marked(code, as: .toml) == """
                ⟦k:[[server.tls]]⟧
                ⟦p:api-key⟧.⟦p:live⟧ = ⟦s:"x"⟧ ⟦c:# secret⟧
                ⟦p:on⟧ = ⟦l:true⟧
                ⟦p:port⟧ = ⟦n:8080⟧
                """
        )
    }

    @Test func `an apostrophe in an INI file is an apostrophe`() throws {
        #expect(
            try marked("[api]\n; note\nhint = don't retry\n", as: .ini)
                == "⟦k:[api]⟧\n⟦c:; note⟧\n⟦p:hint⟧ = don't retry\n"
        )
    }

    @Test func `markup shows tags, attributes, references and comments`() throws {
        let code = """
            <!DOCTYPE html>
            <!-- pay --><form action="/pay" method=post disabled>&amp; & <b>text</b>
            <script src='x.js'>if (a < b) { "x" }</script></form>
            """
        #expect(
            try marked(code, as: .markup) == """
                <!⟦k:DOCTYPE⟧ ⟦p:html⟧>
                ⟦c:<!-- pay -->⟧<⟦k:form⟧ ⟦p:action⟧=⟦s:"/pay"⟧ ⟦p:method⟧=⟦s:post⟧ ⟦p:disabled⟧>⟦l:&amp;⟧ & <⟦k:b⟧>text</⟦k:b⟧>
                <⟦k:script⟧ ⟦p:src⟧=⟦s:'x.js'⟧>if (a < b) { "x" }</⟦k:script⟧></⟦k:form⟧>
                """
        )
    }

    @Test func `CSS tells selectors from declarations, nested or not`() throws {
        let code = """
            @import "x.css";
            .pay > a:hover, #id { --gap: 1.5rem; &:focus { color: #fff !important } }
            """
        #expect(
            try marked(code, as: .css) == """
                ⟦k:@import⟧ ⟦s:"x.css"⟧;
                ⟦f:.pay⟧ > ⟦k:a⟧:hover, ⟦f:#id⟧ { ⟦p:--gap⟧: ⟦n:1.5rem⟧; &:focus { ⟦p:color⟧: ⟦n:#fff⟧ ⟦k:!important⟧ } }
                """
        )
    }

    @Test(arguments: ["script", "style"])
    func `what a page holds of other languages is no markup`(name: String) throws {
        let code = "<\(name)>if (a <b) {}</\(name)>"
        #expect(try marked(code, as: .markup) == "<⟦k:\(name)⟧>if (a <b) {}</⟦k:\(name)⟧>")
    }

    @Test func `a diff tells file names from lines that begin with dashes`() throws {
        let code = """
            diff --git a/x b/x
            --- a/x
            +++ b/x
            @@ -1,2 +1,2 @@
             same
            --- gone
            +new
            """
        #expect(
            try marked(code, as: .diff) == """
                ⟦c:diff --git a/x b/x⟧
                ⟦c:--- a/x⟧
                ⟦c:+++ b/x⟧
                ⟦k:@@ -1,2 +1,2 @@⟧
                 same
                ⟦d:--- gone⟧
                ⟦a:+new⟧
                """
        )
    }

    @Test func `SQL knows its words in any case`() throws {
        #expect(
            try marked("select COUNT(*) From charges where code = 'it''s' and paid IS NULL -- all", as: .sql)
                == "⟦k:select⟧ ⟦f:COUNT⟧(*) ⟦k:From⟧ charges ⟦k:where⟧ code = ⟦s:'it''s'⟧ ⟦k:and⟧ paid ⟦k:IS⟧ ⟦l:NULL⟧ ⟦c:-- all⟧"
        )
    }
}
