extension Grammar {
    package static let haskell = Grammar(
        regions: [
            Region(
                open: "--",
                close: "",
                tokenClass: .comment,
                operatorBytes: "!#$%&*+./<=>?@\\^|-~:"
            ),
            Region(open: "{-#", close: "#-}", tokenClass: .keyword, spansLines: true),
            .blockComment("{-", "-}", nests: true),
            .string("\"\"\"", spansLines: true, gaps: .haskell),
            .string("\"", gaps: .haskell),
            Region(open: "`", close: "`", tokenClass: .function),
        ],
        words: WordTable(
            keywords: """
                anyclass as case class data default deriving do else family forall foreign hiding if import in infix infixl \
                infixr instance let mdo module newtype of pattern proc qualified rec stock then type via where
                """,
            literals: "True False Nothing"
        ),
        features: Features(
            wordBytes: "'",
            members: .signatures,
            hasCalls: false,
            hasArrowMembers: false,
            hasCharacters: true
        )
    )

    package static let elixir = Grammar(
        regions: [
            .lineComment("#"),
            .string("\"\"\"", spansLines: true, interpolations: [.hashBraces]),
            .string("'''", spansLines: true, interpolations: [.hashBraces]),
            .string("\"", spansLines: true, interpolations: [.hashBraces]),
            .string("'", spansLines: true, interpolations: [.hashBraces]),
        ],
        words: WordTable(
            keywords: """
                after alias and case catch cond def defdelegate defexception defguard defguardp defimpl defmacro defmacrop \
                defmodule defoverridable defp defprotocol defstruct do else end fn for if import in not or quote raise receive \
                require rescue reraise super throw try unless unquote unquote_splicing use when with
                """,
            literals: "true false nil __CALLER__ __DIR__ __ENV__ __MODULE__ __STACKTRACE__"
        ),
        features: Features(
            attributeMarks: "@",
            wordSuffixes: "?!",
            members: .colon,
            hasArrowMembers: false,
            hasSymbols: true,
            hasMarkedCharacters: true,
            sigils: .elixir
        )
    )

    package static let scala = Grammar(
        regions: [
            .interpreterLine,
            .lineComment("//"),
            .blockComment("/*", "*/", nests: true),
            .string("\"\"\"", escapes: false, spansLines: true),
            .string("\""),
            Region(open: "`", close: "`", tokenClass: .variable),
        ],
        taggedRegions: [
            .string(
                "\"\"\"",
                escapes: false,
                spansLines: true,
                interpolations: [.dollarBraces],
                interpolatesNames: true
            ),
            .string("\"", interpolations: [.dollarBraces], interpolatesNames: true),
        ],
        words: WordTable(
            keywords: """
                abstract case catch class def derives do else enum export extends extension final finally for forSome given \
                if implicit import inline lazy match new object opaque override package private protected return sealed \
                super then this throw trait transparent try type using val var while with yield
                """,
            literals: "true false null"
        ),
        features: Features(attributeMarks: "@", hasArrowMembers: false, hasCharacters: true)
    )
}
