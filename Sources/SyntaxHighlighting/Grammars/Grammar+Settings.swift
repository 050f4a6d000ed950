extension Grammar {
    static let toml = Grammar(
        regions: [
            .lineComment("#"),
            .string("\"\"\"", spansLines: true),
            .string("'''", escapes: false, spansLines: true),
            .string("\""),
            .string("'", escapes: false),
        ],
        words: WordTable(keywords: "", literals: "true false inf nan"),
        features: Features(wordBytes: "-", memberMark: "=", hasCalls: false)
    )

    /// INI files, `.env` files, Java properties. An apostrophe in them is an apostrophe.
    static let ini = Grammar(
        regions: [.lineComment("#"), .lineComment(";"), .string("\"")],
        words: WordTable(keywords: "", literals: "true false"),
        features: Features(wordBytes: "-", memberMark: "=", hasCalls: false)
    )
}
