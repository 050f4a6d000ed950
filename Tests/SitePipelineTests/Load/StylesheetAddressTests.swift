import Diagnostics
import SitePipeline
import Testing

/// What names another file in a stylesheet of a theme, and what only looks so.
@Suite struct StylesheetAddressTests {
    private static let files: [String: String?] = [
        "theme/assets/img/x.svg": "<svg/>", "theme/assets/img/x y.svg": "<svg/>", "theme/assets/img/x(1).svg": "<svg/>",
        "theme/assets/css/o.css": "o { background: url(../img/x.svg) }\n",
    ]

    /// A stylesheet of a theme as it is published, without hashes.
    private func published(_ css: String) async throws -> String {
        try await output(Self.files.merging(["theme/assets/css/b.css": css]) { $1 }, "assets/css/b.")
    }

    private func output(_ changes: [String: String?], _ prefix: String) async throws -> String {
        let fixture = try SiteFixture(changes)
        try await fixture.build()
        let path = try #require(fixture.outputs().keys.first { $0.hasPrefix(prefix) && $0.hasSuffix(".css") })
        return try #require(fixture.output(path)).replacing(/\.[0-9a-f]{16}\./, with: ".")
    }

    @Test(arguments: [
        ("url(../img/x.svg)", "url(\"../img/x.svg\")"),
        ("URL(../img/x.svg)", "URL(\"../img/x.svg\")"),
        ("u\\72l( ./../img/./x.svg )", "u\\72l( \"../img/x.svg\" )"),
        ("url('../img/x.svg?v=1#a')", "url(\"../img/x.svg?v=1#a\")"),
        ("url(../img/x%20y.svg)", "url(\"../img/x%20y.svg\")"),
        ("url(../img/x\\20y.svg)", "url(\"../img/x%20y.svg\")"),
        ("url(\"../img/x y.svg\")", "url(\"../img/x%20y.svg\")"),
        ("url(\"../img/x(1).svg\")", "url(\"../img/x(1).svg\")"),
        ("url(../img/x\\(1\\).svg)", "url(\"../img/x(1).svg\")"),
        ("url(\"../img/\\\nx.svg\")", "url(\"../img/x.svg\")"),
        ("image-set(\"../img/x.svg\" type(\"image/x\") 1x)", "image-set(\"../img/x.svg\" type(\"image/x\") 1x)"),
        ("-WEBKIT-image-set(url(../img/x.svg) 1x)", "-WEBKIT-image-set(url(\"../img/x.svg\") 1x)"),
        ("src(\"../img/x.svg\")", "src(\"../img/x.svg\")"),
        ("local(\"x.svg\") format(\"x.svg\")", "local(\"x.svg\") format(\"x.svg\")"),
        ("url(#f) url() url(data:a/b,c) url(//h/x.svg) url(HTTPS://h/x)", nil),
        ("\"url(x.svg)\" 'url(x.svg)' curl(x.svg) url-prefix(x.svg) #url(x.svg)", nil),
        ("\"\\\"url(x.svg)\" /* url(x.svg) \" */", nil),
    ])
    func `an address in a value`(value: String, expected: String?) async throws {
        #expect(try await published("a{b:\(value)}") == "a{b:\(expected ?? value)}")
    }

    @Test func `a stylesheet is published as it was written`() async throws {
        let css = "\u{FEFF}/* Why. */\r\na {\r\n\tb : c ; /* url(x) */\r\n\n}\r\n@namespace s url(x.svg);"
        let fixture = try SiteFixture(Self.files.merging(["theme/assets/css/b.css": css]) { $1 })
        try await fixture.build()
        let published = try fixture.outputs().first { $0.key.hasPrefix("assets/css/b.") }
        #expect(published.map { Array($0.value) } == Array(css.utf8))
    }

    @Test func `an import leads to the published name`() async throws {
        #expect(
            try await published("@charset \"utf-8\";@layer a, b;@IMPORT 'o.css' layer(a) print;@import url(o.css);a{}")
                == "@charset \"utf-8\";@layer a, b;@IMPORT \"../css/o.css\" layer(a) print;@import url(\"../css/o.css\");a{}"
        )
    }

    @Test func `what a stylesheet imports that is added to another stands in it`() async throws {
        let css =
            "@import \"css/o.css\" layer(l) supports(display: grid) print and (color);\n@import url(css/o.css) LAYER;\nb {}"
        let changes = Self.files.merging(["theme/theme.yml": "styles: [b.css]\n", "theme/assets/b.css": css]) { $1 }
        let imported = "o { background: url(\"img/x.svg\") }\n"
        #expect(
            try await output(changes, "assets/site.") == """
                body { color: black }

                @media print and (color) {
                @supports (display: grid) {
                @layer l {
                \(imported)
                }
                }
                }
                @layer {
                \(imported)
                }
                b {}
                """
        )
        let fixture = try SiteFixture(changes)
        try await fixture.build()
        #expect(try !fixture.outputs().keys.contains { $0.hasPrefix("assets/b.") || $0.hasPrefix("assets/css/o.") })
    }

    @Test(arguments: [
        "a{b:url(⟦../im/x.svg⟧)}", "a{b:URL(⟦'../im/x.svg'⟧)}", "a{b:image-set(⟦\"../im/x.svg\"⟧ 1x)}",
        "@import ⟦\"x.svg\"⟧;", "/* 1\r\n2 */\r\na{b:url(⟦../im/x.svg⟧)}", "a{b:url(⟦../../img/x.svg⟧)}",
    ])
    func `an address that leads to no asset, told once`(css: String) async throws {
        try await SiteFixture(
            Self.files.merging(["theme/theme.yml": "styles: [css/b.css]\n", "theme/assets/css/b.css": css]) { $1 }
        )
        .expect(.unknownAsset, helping: "`../img/x.svg`")
    }

    @Test(arguments: [
        "a{b:⟦url(x y.svg)⟧}", "a{b:⟦url(x\"y)⟧}", "⟦@import;⟧", "⟦@import o.css;⟧",
        "@import ⟦\"b.css\"⟧;",
    ])
    func `what browsers read no address in`(css: String) async throws {
        try await SiteFixture(Self.files.merging(["theme/assets/css/b.css": css]) { $1 }).expect(.stylesheetSyntax)
    }

    @Test(arguments: [
        "a{}⟦@import \"o.css\";⟧", "@media print{⟦@import \"o.css\"⟧}", "@namespace \"x\";⟦@import 'o.css';⟧",
    ])
    func `an import behind other rules`(css: String) async throws {
        try await SiteFixture(Self.files.merging(["theme/assets/css/b.css": css]) { $1 }).expect(.misplacedRule)
    }

    @Test(arguments: [
        "⟦@import \"https://h.test/x.css\";⟧", "⟦@namespace⟧ \"x\";", "⟦@import '../site.css';⟧",
        "⟦@import '../a.txt';⟧",
    ])
    func `a rule that counts only in a stylesheet of its own`(css: String) async throws {
        let added: [String: String?] = [
            "theme/theme.yml": "styles: [css/b.css]\n", "theme/assets/css/b.css": css, "theme/assets/a.txt": "",
        ]
        try await SiteFixture(Self.files.merging(added) { $1 }).expect(.misplacedRule)
    }

    @Test(arguments: [
        ("a {}\n⟦}⟧\n", "remove it"), ("a {}⟦;⟧ /* c */\n", "remove it"), ("a {}\n⟦.b, c⟧\n", "block"),
        ("⟦@media print⟧\n", "block"), ("a {} ⟦}\n.b⟧", "block"),
    ])
    func `what would take the first rule of the next stylesheet away`(css: String, help: String) async throws {
        try await SiteFixture([
            "theme/theme.yml": "styles: [b.css]\n", "theme/assets/site.css": css, "theme/assets/b.css": "b {} }",
        ])
        .expect(.stylesheetSyntax, helping: help)
    }

    @Test(arguments: [
        "a {}\n⟦}⟧\nb {}", "a {}⟦;⟧ b {}", "⟦}⟧ @media print { b {} }", "@media print { a {} }⟦}⟧ b {}",
        "a:is(b)⟦)⟧ {}",
        "a { b: c }\n/* } */ ⟦}⟧ /* ; */ b::before { content: '}' } @layer d;",
    ])
    func `what takes the rule behind it away`(css: String) async throws {
        try await SiteFixture(["theme/assets/site.css": css]).expect(.stylesheetSyntax, helping: "remove it")
    }

    @Test(arguments: [
        "@charset \"utf-8\";\na {}\n", "a { b: url(c;d) }\n/* } */", "@layer a, b;", "@media (a) { b { c: d; } }",
        "a:is(b, :not(c)) { d: e; } @media (f) and (g) { h { i: j(k(l)); } } m {}",
        "a { b: '}' } c { d: \"x;\" } /* } */",
    ])
    func `a stylesheet that ends with a rule`(css: String) async throws {
        try await SiteFixture(
            [
                "theme/theme.yml": "styles: [b.css]\n", "theme/assets/site.css": "x {}", "theme/assets/b.css": "b {}",
            ].merging(["theme/assets/site.css": css.replacing("url(c;d)", with: "url(data:;d)")]) { $1 }
        ).build()
    }

    static let open = [
        ("a ⟦{⟧\n", "`}`"), ("⟦/*⟧ x\n", "`*/`"), ("a { b: ⟦\"⟧cd", "`\"`"), ("a { b: ⟦'⟧cd", "`'`"),
        ("a ⟦{⟧ b: c;\n.d { e: f }\n", "`}`"), ("@media (x) ⟦{⟧ a { b: c }", "`}`"), ("a:⟦is(⟧b {}", "`)`"),
        ("a⟦[⟧b", "`]`"), ("a { b: ⟦url(data:c⟧", "`)`"), ("a { b: ⟦\"c⟧\n}\n", "`\"`"), ("a { b: ⟦calc(⟧1px", "`)`"),
    ]

    @Test(arguments: open)
    func `a stylesheet that another follows and that ends in the middle`(css: String, help: String) async throws {
        try await SiteFixture([
            "theme/theme.yml": "styles: [b.css]\n", "theme/assets/site.css": css, "theme/assets/b.css": "b {}",
        ])
        .expect(.stylesheetSyntax, helping: help)
    }

    @Test(arguments: open)
    func `a last stylesheet that ends in the middle`(css: String, help: String) async throws {
        try await SiteFixture([
            "theme/theme.yml": "styles: [b.css]\n", "theme/assets/site.css": "a {}", "theme/assets/b.css": css,
        ])
        .expect(.stylesheetSyntax, helping: help)
    }
}
