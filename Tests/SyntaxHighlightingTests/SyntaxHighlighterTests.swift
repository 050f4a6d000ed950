import Markup
import SyntaxHighlighting
import Testing

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What holds for every language and every text.
@Suite struct SyntaxHighlighterTests {
    /// Pieces that begin, end or break something in some language, and text that is not ASCII.
    private static let pieces = [
        "\"", "'", "`", "\"\"\"", "'''", "{", "}", "[", "]", "(", ")", "<", ">", "&", "/", "//", "/*", "*/", "#",
        "##\"", "\"##",
        "#{", "${", "\\(", "$x", "$(", "\\", "\\\n", "\n", "\r\n", " ", "  ", "\t", ":", "::", ": ", "=", "==", "-",
        "--", "- ",
        "+", "+++ ", "--- ", "@@", "@a", "<<A", "<<~A", "<<<A", "<<'A'", "\nA\n", "A", "f\"", "r#\"", "\"#", "R\"(",
        ")\"", "'a",
        "%w[", "<?php ", "?>", "<!--", "-->", "<a b=", "</", "<script>", "&amp;", "GET /", "HTTP/1.1 200 OK\n",
        "Host: x\n", "$ ",
        "|", ">-\n", "a: |\n", "=begin", "\n=end", "if", "null", "true", "nil", "x", "0", "1e+5", "0x1F", "1.", "é",
        "ไทย", "🙂",
        "\u{301}", "\u{0}", "\u{2028}", "~", "!", "?", ";", "{{", "}}", "#[", "#![", "R", "case", "default:",
        "--[==[", "]==]", "~r/", "~S\"\"\"", "?é", "`é", "{-#", "#-}", "{-", "-}", "-->", "@\"\n", "\n\"@", "`", "$a:b",
        "\nRUN ", "\nENV ", "# escape=`\n", "<style>", "</style>", "</script>", "{#if ", "{/if}", "---\n", "PS> ",
        "s\"", "<<-A\n", "name ::", "<br>", "<>", "url(", "/>",
    ]

    @Test(arguments: SyntaxLanguage.allCases)
    func `the text of the result is the code, whatever it is`(language: SyntaxLanguage) throws {
        var generator = SplitMix(state: 0x5EED)
        let codes = (0..<120).map { round in
            (0..<(round % 40)).map { _ in Self.pieces[generator.next(below: Self.pieces.count)] }.joined()
        }
        #expect(try codes.filter { try !survives($0, language) } == [])
    }

    @Test(arguments: SyntaxLanguage.allCases)
    func `bytes at random come out as they went in`(language: SyntaxLanguage) throws {
        var generator = SplitMix(state: 0xB17E5)
        let codes = (0..<60).map { _ in
            String(decoding: (0..<64).map { _ in UInt8(generator.next(below: 256)) }, as: UTF8.self)
        }
        #expect(try codes.filter { try !survives($0, language) } == [])
    }

    private func survives(_ code: String, _ language: SyntaxLanguage) throws -> Bool {
        try text(of: SyntaxHighlighter.highlighted(code, as: language)) == Array(code.utf8)
    }

    @Test(arguments: SyntaxLanguage.allCases)
    func `no code gives no markup`(language: SyntaxLanguage) {
        #expect(SyntaxHighlighter.highlighted("", as: language).isEmpty)
    }

    /// Eight times the text may take eight times as long, and would take 64 times if any of it were read again from each
    /// place in it. Measured is the processor's time of this thread: on a busy machine the clock on the wall says little.
    @Test(
        arguments: [
            (SyntaxLanguage.json, []), (.http, []), (.shell, []), (.diff, []), (.markup, []), (.yaml, []), (.toml, []),
            (.swift, []), (.javascript, []), (.python, []), (.ruby, []), (.php, []), (.rust, []),
            (.haskell, ["-", "{-", "'", "`", "a ::"]), (.lua, ["-", "[=", "--[=", "[[ "]),
            (.scala, ["'", "a\"$", "`"]),
            (.elixir, ["~s", "~S\"", "~S\"\"\"\n", "?", ":"]), (.hcl, ["a =", "a ", "<<-A\n"]),
            (.powershell, ["@\" ", "@\"\n", "PS ", "a =", "\"$a:", "${"]),
            (.dockerfile, ["a \\\n", "\\\n#\n", "RUN <<A\n", "COPY <<A ", "ENV # "]),
            (.svelte, ["{", "{#a ", "<a {", "<style>a{", "<style>(", "<style>/*", "<script>", "<a b=\"{"]),
            (.astro, ["{", "}", "<a {", "{<a>", "{</a>", "---\n", "<style>'"]),
            (.css, ["a{", "(", ":", "[", "/*", "url("]),
        ] as [(SyntaxLanguage, [String])]
    )
    func `time grows with the length and nothing else`(language: SyntaxLanguage, ownUnits: [String]) {
        let units =
            [
                "#", "\"${", "\"#{", "\"\\(", "f\"{", "$(", "<<A\n", "<<~A ", "/[", "\"a\" ", "&", "a: |\n", "<?php ",
                "HTTP/1.1 1\n",
            ] + ownUnits
        let slow = units.filter { unit in
            !(0..<3).contains { _ in time(unit, 4_000 * 8, language) < 32 * time(unit, 4_000, language) }
        }
        #expect(slow == [])
    }

    /// What highlighting so much of the unit takes, in nanoseconds.
    private func time(_ unit: String, _ length: Int, _ language: SyntaxLanguage) -> Int {
        let code = String(repeating: unit, count: length / unit.utf8.count)
        let start = Self.threadTime()
        _ = SyntaxHighlighter.highlighted(code, as: language)
        return Self.threadTime() - start
    }

    private static func threadTime() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    @Test func `a megabyte of each mark is no matter`() {
        for (unit, language) in [("\"", SyntaxLanguage.json), ("{", .json), ("/*", .swift)] {
            let code = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
            #expect(SyntaxHighlighter.highlighted(code, as: language).bytes.count >= code.utf8.count)
        }
    }

    @Test func `the markup is spans with a class, and escaped text`() {
        let html = SyntaxHighlighter.highlighted(#"if a < b { print("<&>") } // é"#, as: .swift).string
        #expect(
            html == #"<span class="hl-k">if</span> a &lt; b { <span class="hl-f">print</span>("#
                + #"<span class="hl-s">&quot;&lt;&amp;&gt;&quot;</span>) } <span class="hl-c">// é</span>"#
        )
    }

    @Test func `stretches of one class that touch become one`() {
        #expect(SyntaxHighlighter.highlighted("'a''b'", as: .sql).string == #"<span class="hl-s">'a''b'</span>"#)
    }
}

/// Numbers at random that are the same in every run (SplitMix64).
private struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
