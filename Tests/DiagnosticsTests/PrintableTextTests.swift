import Diagnostics
import Foundation
import Testing

/// What authors write must not steer a terminal, nor make a report read otherwise than the text is.
@Suite struct PrintableTextTests {
    /// Controls, C1, marks for the direction of text, separators of lines, what has no width, tags, selectors, fillers.
    private static let hidden: [UInt32] = [
        0x00, 0x07, 0x08, 0x0B, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9D, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4,
        0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x2800,
        0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0xE0001, 0xE0041, 0xE0100,
    ]

    private static func number(_ value: UInt32) -> String {
        "<U+" + String(repeating: "0", count: max(0, 4 - String(value, radix: 16).count))
            + String(value, radix: 16, uppercase: true) + ">"
    }

    @Test(arguments: [0x00, 0x0B, 0x7F, 0x85, 0xFFFF] as [UInt32])
    func `a text of one character that no text should hold`(value: UInt32) throws {
        let character = try #require(Unicode.Scalar(value))
        #expect(UnfitCharacter.all(in: String(Character(character))).count == 1)
    }

    @Test(arguments: hidden, DiagnosticFormat.allCases)
    func `what nobody sees is shown by its number, and never as it is`(value: UInt32, format: DiagnosticFormat) throws {
        let character = try #require(Unicode.Scalar(value))
        let text = "a\(character)b"
        let file = SourceFile(path: "\(text).md", text: "x \(text) y\n")
        let fault = Diagnostic(
            .unresolvedLink,
            text,
            at: file.range(2..<3),
            related: [(text, file.range(0..<1))],
            help: text
        )
        let report = format.report([fault], color: false)
        #expect(!report.unicodeScalars.contains(character) || value == 0x0A)
        if format == .json {
            let object = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
            let first = (object?["diagnostics"] as? [[String: Any]])?.first
            // Foundation takes a byte-order mark for itself even within a string.
            if value != 0xFEFF {
                #expect((first?["message"] as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true)
            }
        } else {
            #expect(report.components(separatedBy: "a\(Self.number(value))b").count >= 4)
        }
    }

    @Test(arguments: ["می‌خواهم", "क्‍ष", "❤️ ⚠️", "naïve — “x”", "日本語", "e\u{301}", "non\u{A0}breaking"])
    func `what belongs to how a word is spelt stays as it is`(text: String) {
        #expect(text.printable.unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test func `lines stay lines, and columns that tabs part stay columns`() {
        #expect("a\tb\u{1B}\r\nc\u{202E}\n".printableLines == "a\tb<U+001B><U+000D>\nc<U+202E>\n")
    }

    @Test(arguments: [
        ("日本 ", "x", 5), ("e\u{301}e\u{301} ", "x", 3), ("\u{202E}", "x", 8), ("한국 ", "x", 5), ("🙂✅ ", "x", 5),
        ("ｗ ", "x", 3), ("\tא ", "x", 3), ("e", "\u{301}", 0), ("\u{1112}\u{1161}", "x", 2),
    ])
    func `the mark stands under the right column`(before: String, spot: String, columns: Int) {
        let text = before + spot
        let file = SourceFile(path: "a.md", text: text + "\n")
        let fault = Diagnostic(.unresolvedLink, "x", at: file.range(before.utf8.count..<text.utf8.count))
        let lines = DiagnosticFormat.text.report([fault], color: false).split(separator: "\n")
        #expect(lines[4] == "  | " + String(repeating: " ", count: columns) + "^")
    }

    private func position(_ offset: Int, in index: LineIndex) -> [Int] {
        let position = index.position(of: offset)
        return [position.line, position.column]
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `a line ends with LF, CR LF or CR`(end: String) {
        let index = LineIndex("one\(end)two\(end)\(end)four")
        #expect(position(3 + end.utf8.count, in: index) == [2, 1])
        #expect((1...4).map { String(index.line($0)) } == ["one", "two", "", "four"])
    }

    @Test func `columns are right far into a long line that is not ASCII`() {
        let text = String(repeating: "é", count: 5000) + "\n" + String(repeating: "日", count: 3000) + "x"
        let index = LineIndex(text)
        #expect(position(8000, in: index) == [1, 4001])
        #expect(position(10_001 + 9000, in: index) == [2, 3001])
    }

    @Test(arguments: ["x", "日", "\u{202E}", "🙂"])
    func `a line is shown no wider than a screen`(character: String) {
        let side = String(repeating: character, count: 10_000)
        let file = SourceFile(path: "a.md", text: side + "HERE" + side)
        let start = side.utf8.count
        let report = DiagnosticFormat.text.report(
            [Diagnostic(.unresolvedLink, "x", at: file.range(start..<start + 4))],
            color: false
        )
        let line = report.split(separator: "\n")[3]
        #expect(line.contains("HERE") && line.contains("…"))
        let columns = line.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2FFF ? 2 : 1) }
        #expect((100...150).contains(columns))
    }
}

/// Thousands of faults, as a page that was renamed makes them.
@Suite struct ManyFaultsTests {
    private static func faults(_ count: Int, in file: SourceFile, _ code: DiagnosticCode = .unresolvedLink)
        -> [Diagnostic]
    {
        (0..<count).map { Diagnostic(code, "fault \($0)", at: file.range($0 * 4..<$0 * 4 + 1)) }
    }

    private static let line = SourceFile(path: "a.md", text: String(repeating: "[é]", count: 20_000))

    @Test func `a person sees the first fifty and how many more there are, a program all`() {
        let faults = Self.faults(120, in: Self.line)
        let report = DiagnosticFormat.text.report(faults, color: false)
        #expect(report.components(separatedBy: "error[").count == 51)
        #expect(
            report.contains("fault 49\n")
                && report.hasSuffix("\n… and 70 more: mend these first, or see all with `--format json`\n")
        )
        #expect(DiagnosticFormat.github.report(faults, color: false).split(separator: "\n").count == 120)
        #expect(DiagnosticFormat.json.report(faults, color: false).contains("fault 119"))
        #expect(!DiagnosticFormat.text.report(Self.faults(50, in: Self.line), color: false).contains("more"))
    }

    @Test func `no warning hides an error`() {
        let later = SourceFile(path: "b.md", text: Self.line.text)
        let faults = Self.faults(100, in: Self.line, .missingImageText) + Self.faults(3, in: later)
        let report = DiagnosticFormat.text.report(faults, color: false)
        #expect(report.components(separatedBy: "error[").count == 4)
        #expect(report.components(separatedBy: "warning[").count == 48)
    }

    @Test func `what was meant is looked for at the first fifty faults only`() {
        let file = Self.line
        let faults = (0..<1000).reversed().map { index in
            Diagnostic(
                .unresolvedLink,
                "x",
                at: file.range(index * 4..<index * 4 + 1),
                guess: Guess({ index.isMultiple(of: 2) ? "guess \(index)" : nil }, otherwise: "otherwise"),
                help: "also"
            )
        }
        let sorted = faults.sortedByPlace()
        #expect(sorted[0].help == ["guess 0", "also"])
        #expect(sorted[49].help == ["otherwise", "also"])
        #expect(sorted[50...].allSatisfy { $0.help == ["otherwise", "also"] })
    }

    @Test(.timeLimit(.minutes(5)), arguments: DiagnosticFormat.allCases)
    func `faults in one line cost as much each however many there are`(format: DiagnosticFormat) {
        func time(_ count: Int) -> Duration {
            let file = SourceFile(path: "a.md", text: String(repeating: "[é]", count: count))
            let faults = Self.faults(count, in: file)
            return (0..<3).map { _ in ContinuousClock().measure { _ = format.report(faults, color: false) } }.min()
                ?? .zero
        }
        // Four times as many; where each had to look at the whole line, it would be sixteen times.
        #expect(time(16_000) < time(4000) * 10 + .milliseconds(20))
    }
}
