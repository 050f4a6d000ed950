import Diagnostics
import FaultManual
import Testing

@Suite struct FaultManualTests {
    @Test func `every fault has one entry, with a note`() {
        #expect(FaultManual.codes.sorted() == DiagnosticCode.allCases.map(\.rawValue).sorted())
        #expect(FaultManual.entries.allSatisfy { !$0.title.isEmpty && !$0.summary.isEmpty && !$0.note.isEmpty })
    }

    @Test func `an entry is laid out for a terminal`() {
        let entry = FaultManual.Entry(
            code: "missing-note",
            title: "A note",
            summary: "One *sentence* with `code` and [a link](https://example.test/).",
            note: """
                ## Why

                \(Array(repeating: "word", count: 20).joined(separator: " "))

                ```yaml file="content/site.yml"
                a:

                  b: 1
                ```

                - one
                - two
                """
        )
        let expected = """
            error[missing-note]: A note

            One sentence with `code` and a link.

            WHY

            word word word word word word word word word word word word word word word word
            word word word word

              content/site.yml

                a:

                  b: 1
            - one
            - two

            """
        #expect(entry.text == expected)
    }

    @Test func `no line is wider than a terminal, but for code`() {
        for entry in FaultManual.entries {
            let lines = entry.text.split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("    ") }, "\(entry.code)")
        }
    }

    @Test func `no address is named where a release names none`() {
        #expect(FaultManual.address == nil)
    }
}
