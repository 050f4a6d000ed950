import Diagnostics
import Testing

@Suite struct DiagnosticReportTests {
    private static let file = SourceFile(
        path: "content/notes/used_token.md",
        text: "Tokens are single use.\n\nSee also [the card](#invalid_crad) for hosts.\n"
    )

    private static let fault = Diagnostic(
        .unresolvedLink,
        "link to `#invalid_crad` leads nowhere",
        at: file.range(44..<57),
        help: "a code with a similar name is in the catalog: `invalid_card`"
    )

    @Test func `a text report shows the line, underlines the spot and says what to do`() {
        #expect(
            DiagnosticFormat.text.report([Self.fault], color: false) == """
                error[unresolved-link]: link to `#invalid_crad` leads nowhere
                 --> content/notes/used_token.md:3:21
                  |
                3 | See also [the card](#invalid_crad) for hosts.
                  |                     ^^^^^^^^^^^^^
                  = help: a code with a similar name is in the catalog: `invalid_card`

                """
        )
    }

    @Test func `a second place is shown below the first`() {
        let file = SourceFile(path: "a.yml", text: "code: x\ncode: y\n")
        let fault = Diagnostic(
            .duplicateKey,
            "the key `code` stands twice",
            at: file.range(8..<12),
            related: [("it stands here first", file.range(0..<4))],
            help: "keep one"
        )
        let report = DiagnosticFormat.text.report([fault], color: false)
        #expect(report.contains("--> a.yml:2:1"))
        #expect(report.contains("note: it stands here first\n --> a.yml:1:1"))
    }

    @Test func `columns count characters and underlines count columns of the terminal`() {
        let file = SourceFile(path: "a.md", text: "日本 x\n")
        let fault = Diagnostic(.unresolvedLink, "x", at: file.range(7..<8))
        let lines = DiagnosticFormat.text.report([fault], color: false).split(separator: "\n")
        #expect(lines[1] == " --> a.md:1:4")
        #expect(lines[4] == "  |      ^")
    }

    @Test func `control characters of the content cannot steer the terminal`() {
        let file = SourceFile(path: "a.md", text: "a\u{1B}[31mred\n")
        let report = DiagnosticFormat.text.report(
            [Diagnostic(.unresolvedLink, "\u{1B}]0;x", at: file.range(0..<1))],
            color: false
        )
        #expect(!report.unicodeScalars.contains("\u{1B}"))
    }

    @Test func `a very long line is shown around the spot only`() {
        let file = SourceFile(
            path: "a.md",
            text: String(repeating: "x", count: 100_000) + "HERE" + String(repeating: "y", count: 100_000)
        )
        let report = DiagnosticFormat.text.report(
            [Diagnostic(.unresolvedLink, "x", at: file.range(100_000..<100_004))],
            color: false
        )
        #expect(report.contains("HERE"))
        #expect(report.utf8.count < 1000)
    }

    @Test func `a fault of a whole file has no line`() {
        let file = SourceFile(unread: "content/site.yml")
        #expect(
            DiagnosticFormat.text.report(
                [Diagnostic(.missingFile, "the file is missing", at: file.whole, help: "create it")],
                color: false
            )
                == "error[missing-file]: the file is missing\n --> content/site.yml\n  = help: create it\n"
        )
    }

    @Test func `colour is used only where it is asked for`() {
        #expect(DiagnosticFormat.text.report([Self.fault], color: true).contains("\u{1B}[1;31m"))
        #expect(!DiagnosticFormat.json.report([Self.fault], color: true).contains("\u{1B}"))
    }

    @Test func `a JSON report holds the counts and every place`() {
        #expect(
            DiagnosticFormat.json.report([Self.fault], color: false) == """
                {"version":1,"errors":1,"warnings":0,"diagnostics":[
                {"severity":"error","code":"unresolved-link","message":"link to `#invalid_crad` leads nowhere",\
                "file":"content/notes/used_token.md","line":3,"column":21,"end_line":3,"end_column":34,\
                "help":["a code with a similar name is in the catalog: `invalid_card`"]}]}

                """
        )
    }

    @Test func `an annotation stays on its line whatever the content says`() {
        let file = SourceFile(path: "a,b:c.md", text: "x\n")
        let fault = Diagnostic(.unresolvedLink, "50%\nnew", at: file.range(0..<1), help: "do")
        #expect(
            DiagnosticFormat.github.report([fault], color: false)
                == "::error file=a%2Cb%3Ac.md,line=1,col=1,endLine=1,endColumn=2,title=unresolved-link::50%25<U+000A>new%0Ado\n"
        )
    }
}

@Suite struct DiagnosticOrderTests {
    @Test func `faults are in the order of the files, and from top to bottom`() {
        let a = SourceFile(path: "a", text: "0123456789")
        let b = SourceFile(path: "b", text: "0123456789")
        let faults = [b.range(1..<2), a.range(5..<6), a.range(1..<2)].map { Diagnostic(.unresolvedLink, "x", at: $0) }
        #expect(
            faults.sortedByPlace().map { "\($0.range.file.path)\($0.range.bounds.lowerBound)" } == ["a1", "a5", "b1"]
        )
    }

    @Test(.timeLimit(.minutes(5)), arguments: DiagnosticFormat.allCases)
    func `the lines of a file are counted once, however many faults it has`(format: DiagnosticFormat) {
        let file = SourceFile(path: "a.md", text: String(repeating: "x\n", count: 500_000))
        let faults = (0..<5000).map { Diagnostic(.unresolvedLink, "x", at: file.range($0 * 200..<$0 * 200 + 1)) }
        #expect(format.report(faults, color: false).contains(format == .text ? "a.md:4901:1" : "499901"))
    }

    @Test func `a warning forbids to build only where one is strict`() {
        let file = SourceFile(unread: "a")
        let warning = [Diagnostic(.missingImageText, "x", at: file.whole)]
        #expect(!warning.forbidBuilding(strict: false))
        #expect(warning.forbidBuilding(strict: true))
    }
}

@Suite struct SimilarNamesTests {
    private static let codes = ["invalid_card", "invalid_charge", "used_token", "not_found"]

    @Test(arguments: [
        ("invalid_crad", "invalid_card"), ("invalidCard", "invalid_card"), ("INVALID-CARD", "invalid_card"),
        ("usedtoken", "used_token"), ("not_fuond", "not_found"), ("invalid_chrage", "invalid_charge"),
    ])
    func `a slip of the keyboard is understood`(typed: String, meant: String) {
        #expect(SimilarNames.nearest(to: typed, among: Self.codes) == meant)
    }

    @Test(arguments: ["", "x", "something_else_entirely", "card"])
    func `what is not near is not guessed`(typed: String) {
        #expect(SimilarNames.nearest(to: typed, among: Self.codes) == nil)
    }

    @Test func `only letters are the same in both cases`() {
        #expect(SimilarNames.nearest(to: "[", among: ["{"]) == nil)
    }

    @Test func `only so many names are looked at`() {
        let names = (0..<SimilarNames.mostNames).map { "\($0)" }
        #expect(SimilarNames.nearest(to: "invalid_crad", among: ["invalid_card"] + names) == "invalid_card")
        #expect(SimilarNames.nearest(to: "invalid_crad", among: names + ["invalid_card"]) == nil)
    }

    @Test func `what is near is what a full table of distances says`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            let one = Self.word(&random)
            let other = Self.word(&random)
            let isNear = Self.distance(one, other) <= max(one.count, other.count) / 3
            let name = String(decoding: other, as: UTF8.self)
            let found = SimilarNames.nearest(to: String(decoding: one, as: UTF8.self), among: [name])
            #expect(
                found == (isNear && one != other ? name : nil),
                "\(String(decoding: one, as: UTF8.self)) and \(name)"
            )
        }
    }

    private static func word(_ random: inout SystemRandomNumberGenerator) -> [UInt8] {
        (0..<Int.random(in: 1...12, using: &random)).map { _ in UInt8.random(in: 97...99, using: &random) }
    }

    /// Optimal string alignment distance, by its definition.
    private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var table = [[Int]](repeating: Array(0...other.count), count: one.count + 1)
        for row in 1...one.count {
            table[row][0] = row
            for column in 1...other.count {
                let replaced = table[row - 1][column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1)
                var cost = min(table[row - 1][column] + 1, table[row][column - 1] + 1, replaced)
                if row > 1, column > 1, one[row - 1] == other[column - 2], one[row - 2] == other[column - 1] {
                    cost = min(cost, table[row - 2][column - 2] + 1)
                }
                table[row][column] = cost
            }
        }
        return table[one.count][other.count]
    }

    @Test func `a hostile name costs no time`() {
        #expect(SimilarNames.nearest(to: String(repeating: "a", count: 1_000_000), among: Self.codes) == nil)
    }
}
