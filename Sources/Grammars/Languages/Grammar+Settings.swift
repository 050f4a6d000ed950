extension Grammar {
    package static let toml = Grammar(
        regions: [
            .lineComment("#"),
            arrayHeader,
            header,
            .string("\"\"\"", spansLines: true),
            .string("'''", escapes: false, spansLines: true),
            .string("\""),
            .string("'", escapes: false),
        ],
        words: WordTable(keywords: "", literals: "true false inf nan"),
        features: Features(wordBytes: "-", members: .keys, hasCalls: false)
    )

    private static let header = Region(open: "[", close: "]", tokenClass: .keyword, startsLine: true)
    private static let arrayHeader = Region(open: "[[", close: "]]", tokenClass: .keyword, startsLine: true)

    /// INI files, `.env` files, Java properties. An apostrophe in them is an apostrophe.
    package static let ini = Grammar(
        regions: [.lineComment("#"), .lineComment(";"), header, .string("\"")],
        words: WordTable(keywords: "", literals: "true false"),
        features: Features(wordBytes: "-", members: .keys, hasCalls: false)
    )
}
