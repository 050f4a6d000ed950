extension Grammar {
    package static let python = Grammar(
        regions: [.lineComment("#")]
            + ["\"\"\"", "'''", "\"", "'"].flatMap { (quote: ByteString) -> [Region] in
                let spansLines = quote.count == 3
                let plain = Region.string(quote, spansLines: spansLines)
                let formatted = Region.string(quote, spansLines: spansLines, interpolations: [.braces])
                return [plain]
                    + plain.prefixed("r R b B u U rb Rb rB RB br Br bR BR")
                    + formatted.prefixed("f F rf Rf rF RF fr Fr fR FR t T")
            },
        words: WordTable(
            keywords: """
                and as assert async await break case class continue def del elif else except finally for from global if \
                import in is lambda match nonlocal not or pass raise return try while with yield
                """,
            literals: "True False None NotImplemented Ellipsis"
        ),
        features: Features(attributeMarks: "@")
    )

    package static let ruby = Grammar(
        regions: [
            .lineComment("#"),
            Region(open: "=begin", close: "\n=end", tokenClass: .comment, spansLines: true, startsLine: true),
            .string("\"", spansLines: true, interpolations: [.hashBraces]),
            .string("'", spansLines: true),
            .string("`", interpolations: [.hashBraces]),
        ],
        words: WordTable(
            keywords: """
                BEGIN END alias and attr_accessor attr_reader attr_writer begin break case class def defined? do else \
                elsif end ensure extend for if in include module next not or private protected public raise redo require \
                require_relative rescue retry return self super then undef unless until when while yield
                """,
            literals: "true false nil __FILE__ __LINE__"
        ),
        features: Features(
            variableMarks: "$@",
            wordSuffixes: "?!",
            members: .colon,
            hasRegularExpressions: true,
            hasSymbols: true,
            sigils: .ruby,
            heredocs: .ruby
        )
    )

    package static let lua = Grammar(
        regions: [.interpreterLine, .lineComment("--"), .string("\"", gaps: .lua), .string("'", gaps: .lua)],
        words: WordTable(
            keywords: """
                and break do else elseif end for function goto if in local not or repeat return then until while
                """,
            literals: "true false nil"
        ),
        features: Features(hasLongBrackets: true)
    )

    package static let sql = Grammar(
        regions: [
            .lineComment("--"),
            .blockComment("/*", "*/"),
            .string("'", escapes: false, spansLines: true),
            .string("\"", escapes: false),
            .string("`", escapes: false),
        ],
        words: WordTable(
            keywords: """
                add all alter and any as asc begin between by cascade case check column commit constraint create cross \
                database default delete desc distinct drop else end exists explain foreign from full function grant group \
                having if ilike in index inner insert intersect interval into is join key left like limit not offset on \
                or order outer over partition primary recursive references returning right rollback select set table then \
                to transaction trigger truncate union unique update using values view when where with
                """,
            literals: "true false null",
            ignoresCase: true
        ),
        features: Features()
    )
}
