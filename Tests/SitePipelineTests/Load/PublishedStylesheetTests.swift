import Diagnostics
import Testing

@testable import SitePipeline
@testable import Stylesheets
@testable import Theming

@Suite struct PublishedStylesheetTests {
    @Test func `comments and indentation go`() {
        let text = "/* Why. */\na {\n  b: c; /* d */\n\n  e: f /* g */ h;\n}\n"
        #expect(PublishedStylesheet.text(of: text) == "a{b:c;e:f h}\n")
    }

    @Test(arguments: [
        ("a :hover, b > c + d {}\n", "a :hover,b > c + d{}\n"),
        ("a { b: calc(c - d); e: -f }\n", "a{b:calc(c - d);e:-f}\n"),
        ("@media (a: b) and (c) { d { e: f; } }\ng {}\n", "@media (a:b) and (c){d{e:f}}\ng{}\n"),
        ("a { --b: ; c: d }\n", "a{--b:;c:d}\n"), ("a { b: \"c;  d\" / \"\" }\n", "a{b:\"c;  d\" / \"\"}\n"),
        ("a,\nb {}\n", "a,b{}\n"), ("a {\n  b: c\n    d;\n}\n", "a{b:c d}\n"),
    ])
    func `white space stays where it parts`(text: String, published: String) {
        #expect(PublishedStylesheet.text(of: text) == published)
    }

    @Test func `what a comment parts stays parted`() {
        #expect(
            PublishedStylesheet.text(of: "a/* b */.c { d: 1px/* e */2px; f: g/* h */}\n")
                == "a/**/.c{d:1px/**/2px;f:g}\n"
        )
    }

    @Test func `a licence stays`() {
        #expect(PublishedStylesheet.text(of: "/*! By\n   somebody. */\na {}\n") == "/*! By\n   somebody. */ a{}\n")
    }

    @Test(
        arguments: [
            "a{content:\"/* no comment */\"}\n", "a{content:'\\'/* no comment */'}\n",
            "a{background:url(data:image/svg+xml,/*.*/)}\n", "a{content:\"unclosed",
        ]
    )
    func `what stands in quotes or in an address stays`(text: String) {
        #expect(PublishedStylesheet.text(of: text) == text)
    }

    @Test(arguments: ["/* b {}", "/* b *", "/*"])
    func `a comment that is not closed ends the stylesheet`(comment: String) {
        #expect(PublishedStylesheet.text(of: "a {}\n" + comment) == "a{}\n")
    }

    @Test(arguments: ["/* a", "@import \"c", "@import url(c", "@import url(c ", "@import url(c d", "a {", "a[b"])
    func `a stylesheet that ends too early is open`(text: String) {
        #expect(ScannedStylesheet(SourceFile(path: "", text: text), bytes: Array(text.utf8)).opening != nil)
    }

    @Test(arguments: ["/* a */", "@import \"c\"", "@import url(c)", "@import url( c )", "@import url(c d)", "a {}", ""])
    func `a stylesheet that ends where it should is not open`(text: String) {
        #expect(ScannedStylesheet(SourceFile(path: "", text: text), bytes: Array(text.utf8)).opening == nil)
    }
}
