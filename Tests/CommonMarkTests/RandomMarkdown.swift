/// Documents made of Markdown's own characters and snippets, the same ones for the same seed.
///
/// The additions are kept out: no `~~`, no `[ ]`, `[x]` or `[!`, no `{#`, no row of `-` and `|`.
struct RandomMarkdown {
    private var state: UInt64

    init(seed: UInt64) {
        // Far apart, so that the sequences of two seeds don't overlap.
        state = seed &* 0xD1B5_4A32_D192_ED03 &+ 0x632B_E59B_D9B4_E019
    }

    static let pieces = [
        "a", "b", "word", "two words", " ", " ", "  ", "\t", "\n", "\n", "\n", "\n\n", "\r\n", "    ", "*", "*", "**",
        "***", "_",
        "__", "`", "``", "```\n", "```swift x\n", "[", "]", "[a]", "[b][a]", "[c][]", "(", ")", "(/url)",
        "(/url \"t\")", "(<b c>)",
        "](", "[a]: /u 'title'\n", "[b]:\n/v\n", "![", "!", "<", ">", "> ", "> ", ">", "- ", "- ", "* ", "+ ", "1. ",
        "7) ", "# ", "## ", "###",
        " ##\n", "===\n", "---\n", "***\n", "<b>", "</b>", "<!-- c -->", "<div>\n", "<?p?>", "<https://e.x/?a=b&c>",
        "<m@e.x>", "&amp;", "&AMP;", "&",
        "&#38;", "&copy;", "&nope;", "&#0;", "&ngE;", "\\", "\\*", "\\[", "\\\n", "\\&", "  \n", "é", "\u{4E2D}",
        "\u{1F600}", "\u{A0}", "\u{0}", "\"", "'",
        "javascript:", "[x y](javascript:a)", "|", ":", "~", "0", "9.", "\u{FEFF}", "\u{B}", "\u{C}", "- a\n  b\n",
        "> a\nb\n", "1. > c\n   > d\n",
    ]

    /// The next document.
    mutating func document() -> String {
        while true {
            var text = ""
            for _ in 0...next(40) { text += Self.pieces[next(Self.pieces.count)] }
            if !Self.usesAdditions(text) { return text }
        }
    }

    static func usesAdditions(_ text: String) -> Bool {
        let lowercased = text.lowercased()
        if ["~~", "[ ]", "[x]", "[!", "{#"].contains(where: lowercased.contains) { return true }
        // A row of delimiters needs a line of these characters only, behind whatever containers begin it.
        return lowercased.split(whereSeparator: \.isNewline).contains { line in
            line.contains("|") || line.contains(":")
                ? line.drop { " \t>*+.)0123456789-".contains($0) }.allSatisfy { "|:- \t".contains($0) }
                : false
        }
    }

    /// A number below `limit` (SplitMix64).
    private mutating func next(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
}
