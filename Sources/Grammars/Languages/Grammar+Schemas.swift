/// What describes messages and machines rather than what to do.
extension Grammar {
    package static let graphql = Grammar(
        regions: [.lineComment("#"), .string("\"\"\"", spansLines: true), .string("\"")],
        words: WordTable(
            keywords: """
                directive enum extend fragment implements input interface mutation on query repeatable scalar schema \
                subscription type union
                """,
            literals: "true false null"
        ),
        features: Features(variableMarks: "$", attributeMarks: "@", members: .colon, hasKeywordsBeforeNames: true)
    )

    package static let protobuf = Grammar(
        regions: [.lineComment("//"), .blockComment("/*", "*/"), .string("\""), .string("'")],
        words: WordTable(
            keywords: """
                bool bytes double edition enum export extend extensions fixed32 fixed64 float group import int32 int64 local \
                map max message oneof option optional package public repeated required reserved returns rpc service sfixed32 \
                sfixed64 sint32 sint64 stream string syntax to uint32 uint64 weak
                """,
            literals: "true false inf nan"
        ),
        features: Features(members: .equals)
    )

    /// The settings of Terraform, Packer, Nomad and others.
    package static let hcl = Grammar(
        regions: [
            .lineComment("#"),
            .lineComment("//"),
            .blockComment("/*", "*/"),
            .string("\"", interpolations: [.dollarBraces, Region.Interpolation(open: "%{", close: "}")]),
        ],
        words: WordTable(keywords: "for if in", literals: "true false null"),
        features: Features(wordBytes: "-", members: .equals, hasBlocks: true, heredocs: .shell)
    )
}
