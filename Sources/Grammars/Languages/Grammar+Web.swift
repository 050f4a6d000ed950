extension Grammar {
    package static let javascript = ecmaScript(WordTable(keywords: ecmaScriptKeywords, literals: ecmaScriptLiterals))

    package static let typescript = ecmaScript(
        WordTable(
            keywords: ecmaScriptKeywords
                + " interface type enum namespace declare abstract readonly private protected public implements"
                + " keyof infer is satisfies override module",
            literals: ecmaScriptLiterals
        )
    )

    private static let ecmaScriptKeywords = """
        as async await break case catch class const continue debugger default delete do else export extends finally for \
        from function get if import in instanceof let new of return set static super switch this throw try typeof var \
        void while with yield
        """

    private static let ecmaScriptLiterals = "true false null undefined NaN Infinity"

    private static func ecmaScript(_ words: WordTable) -> Grammar {
        Grammar(
            regions: [
                .lineComment("//"),
                .blockComment("/*", "*/"),
                .string("`", spansLines: true, interpolations: [.dollarBraces]),
                .string("\""),
                .string("'"),
            ],
            words: words,
            features: Features(
                attributeMarks: "@",
                wordBytes: "$",
                members: .colon,
                hasRegularExpressions: true
            )
        )
    }

    package static let php = Grammar(
        regions: [
            .lineComment("//"),
            .lineComment("#", exceptBefore: "["),
            .blockComment("/*", "*/"),
            Region(open: "#[", close: "]", tokenClass: .keyword),
            .string(
                "\"",
                spansLines: true,
                interpolations: [Region.Interpolation(open: "{$", close: "}"), .dollarBraces],
                interpolatesNames: true
            ),
            .string("'", spansLines: true),
        ],
        words: WordTable(
            keywords: """
                abstract and array as bool break callable case catch class clone const continue declare default do echo else \
                elseif enum extends final finally float fn for foreach function global goto if implements include include_once \
                instanceof insteadof int interface isset iterable list match mixed namespace never new or print private \
                protected public readonly require require_once return self static string switch throw trait try unset use \
                var void while xor yield
                """,
            literals: "true false null TRUE FALSE NULL"
        ),
        features: Features(variableMarks: "$", heredocs: .php)
    )
}
