extension Grammar {
    package static let swift = Grammar(
        regions: [
            .lineComment("//"),
            .blockComment("/*", "*/", nests: true),
            .string("\"\"\"", spansLines: true, interpolations: [swiftInterpolation]),
            .string("\"", interpolations: [swiftInterpolation]),
        ],
        words: WordTable(
            keywords: """
                actor any as associatedtype async await borrowing break case catch class consuming continue convenience \
                default defer deinit do dynamic else enum extension fallthrough fileprivate final for func get guard if \
                import in indirect infix init inout internal is isolated lazy let mutating nonisolated nonmutating open \
                operator optional override package postfix precedencegroup prefix private protocol public repeat required \
                rethrows return self Self sending set some static struct subscript super switch throw throws try \
                typealias unowned unsafe var weak where while willSet didSet
                """,
            literals: "true false nil"
        ),
        features: Features(attributeMarks: "@#", hashedStrings: .swift)
    )

    private static let swiftInterpolation = Region.Interpolation(open: "\\(", close: ")")

    package static let go = Grammar(
        regions: [
            .lineComment("//"),
            .blockComment("/*", "*/"),
            .string("`", escapes: false, spansLines: true),
            .string("\""),
            .string("'"),
        ],
        words: WordTable(
            keywords: """
                break case chan const continue default defer else fallthrough for func go goto if import interface map \
                package range return select struct switch type var
                """,
            literals: "true false nil iota"
        ),
        features: Features(members: .colon)
    )

    package static let rust = Grammar(
        regions: [
            .lineComment("//"),
            .blockComment("/*", "*/", nests: true),
            Region(open: "#[", close: "]", tokenClass: .keyword),
            Region(open: "#![", close: "]", tokenClass: .keyword),
            .string("\"", spansLines: true),
        ]
            + Region.string("\"", escapes: false, spansLines: true).prefixed("r br cr")
            + Region.string("\"", spansLines: true).prefixed("b c")
            + Region.string("'").prefixed("b"),
        words: WordTable(
            keywords: """
                as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move \
                mut pub ref return self Self static struct super trait type union unsafe use where while yield
                """,
            literals: "true false None"
        ),
        features: Features(wordSuffixes: "!", hasCharacters: true, hashedStrings: .rust)
    )

    package static let java = Grammar(
        regions: [
            .lineComment("//"),
            .blockComment("/*", "*/"),
            .string("\"\"\"", spansLines: true),
            .string("\""),
            .string("'"),
        ],
        words: WordTable(
            keywords: """
                abstract assert boolean break byte case catch char class const continue default do double else enum \
                extends final finally float for if implements import instanceof int interface long native new package \
                permits private protected public record return sealed short static super switch synchronized this throw \
                throws transient try var void volatile while yield
                """,
            literals: "true false null"
        ),
        features: Features(attributeMarks: "@")
    )

    package static let kotlin = Grammar(
        regions: [
            .lineComment("//"),
            .blockComment("/*", "*/", nests: true),
            .string(
                "\"\"\"",
                escapes: false,
                spansLines: true,
                interpolations: [.dollarBraces],
                interpolatesNames: true
            ),
            .string("\"", interpolations: [.dollarBraces], interpolatesNames: true),
            .string("'"),
        ],
        words: WordTable(
            keywords: """
                abstract actual annotation as break by catch class companion const constructor continue data do else enum \
                expect external final finally for fun get if import in infix init inline inner interface internal is \
                lateinit object open operator out override package private protected public reified return sealed set \
                super suspend tailrec this throw try typealias val value var vararg when where while
                """,
            literals: "true false null"
        ),
        features: Features(attributeMarks: "@")
    )

    package static let dart = Grammar(
        regions: [.interpreterLine, .lineComment("//"), .blockComment("/*", "*/", nests: true)]
            + ["\"\"\"", "'''", "\"", "'"].flatMap { (quote: ByteString) -> [Region] in
                let spansLines = quote.count == 3
                let plain = Region.string(
                    quote,
                    spansLines: spansLines,
                    interpolations: [.dollarBraces],
                    interpolatesNames: true
                )
                return [plain] + Region.string(quote, escapes: false, spansLines: spansLines).prefixed("r")
            },
        words: WordTable(
            keywords: """
                abstract as assert async await base bool break case catch class const continue covariant default deferred do \
                double dynamic else enum export extends extension external factory final finally for get if implements import \
                in int interface is late library mixin new num on operator part required rethrow return sealed set static \
                super switch sync this throw try typedef var void when while with yield
                """,
            literals: "true false null"
        ),
        features: Features(attributeMarks: "@", members: .colon)
    )

    package static let c = cFamily(keywords: cKeywords, literals: "true false NULL nullptr")

    package static let cpp = cFamily(
        keywords: cKeywords + """
             alignas alignof and catch char8_t class co_await co_return co_yield concept consteval constexpr constinit \
            const_cast decltype delete dynamic_cast explicit export final friend import module mutable namespace new \
            noexcept not operator or override private protected public reinterpret_cast requires static_assert \
            static_cast template this throw try typeid typename using virtual
            """,
        literals: "true false NULL nullptr",
        rawStrings: [Region(open: "R\"(", close: ")\"", tokenClass: .string, spansLines: true)]
    )

    private static let cKeywords = """
        auto bool break case char const continue default do double else enum extern float for goto if inline int long \
        register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
        """

    private static func cFamily(keywords: String, literals: String, rawStrings: [Region] = []) -> Grammar {
        Grammar(
            regions: rawStrings + [
                .lineComment("//"),
                .blockComment("/*", "*/"),
                .string("\""),
                .string("'"),
            ]
                + Region.string("\"").prefixed("L u U u8")
                + Region.string("'").prefixed("L u U u8"),
            words: WordTable(keywords: keywords, literals: literals),
            features: Features(attributeMarks: "#")
        )
    }

    package static let csharp = Grammar(
        regions: [
            .lineComment("//"),
            .blockComment("/*", "*/"),
            .string("\"\"\"", escapes: false, spansLines: true),
            Region(open: "@\"", close: "\"", tokenClass: .string, spansLines: true),
            Region(open: "$@\"", close: "\"", tokenClass: .string, spansLines: true, interpolations: [.braces]),
            Region(open: "$\"", close: "\"", tokenClass: .string, escapes: true, interpolations: [.braces]),
            .string("\""),
            .string("'"),
        ],
        words: WordTable(
            keywords: """
                abstract as async await base bool break byte case catch char class const continue decimal default \
                delegate do double else enum event explicit extern finally fixed float for foreach get goto if implicit \
                in init int interface internal is lock long namespace new object operator out override params private \
                protected public readonly record ref required return sealed set short sizeof static string struct switch \
                this throw try typeof uint ulong using var virtual void volatile when where while yield
                """,
            literals: "true false null"
        ),
        features: Features(attributeMarks: "#")
    )
}
