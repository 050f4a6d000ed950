import Diagnostics
import Testing

@testable import DataReading
@testable import ForeignText
@testable import ImportSources

/// Tables as spreadsheets save them.
@Suite struct TableReaderTests {
    private func read(_ text: String) -> (found: FoundCatalog, faults: [Diagnostic]) {
        var faults: [Diagnostic] = []
        let found = TableReader.read([SourceFile(text)], &faults)
        return (found, faults)
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func `cells are parted by what stands between most of them`(sign: String) {
        let (found, _) = read(
            ["code,message", "a_1,m", "b_2,n"].map { $0.replacing(",", with: sign) }.joined(separator: "\n")
        )
        #expect(found.codes == ["a_1", "b_2"])
    }

    @Test func `quotes, lines within cells, and formulas that keep zeros`() {
        let (found, _) = read("code,message\n=\"007\",\"say \"\"no\"\",\nnot \"\"yes\"\"\"\n")
        #expect(found.codes == ["007"])
        #expect(found.texts("message") == ["say \"no\",\nnot \"yes\""])
    }

    @Test func `a title above the names, headings between rows, and empty rows`() {
        let (found, _) = read(
            "Our errors,,\n\ncode,message,status\nCard errors,,\na_1,m,400\n,,\nLimits and more,,\nb_2,n,429\n"
        )
        #expect(found.title?.value == "Our errors")
        #expect(found.codes == ["a_1", "b_2"])
        #expect(found.texts("(heading)") == ["Card errors", "Limits and more"])
    }

    @Test func `a word alone is a heading where codes have digits, and dashes say nothing`() {
        let (found, _) = read("code,message,cause\nE-1,a,n/a\nNet,,\nE-2,b,-\n")
        #expect(found.codes == ["E-1", "E-2"])
        #expect(found.texts("(heading)") == [nil, "Net"])
        #expect(found.texts("cause") == [nil, nil])
    }

    @Test func `the first line may name the separator`() {
        #expect(read("sep=;\ncode;message\na_1;x, y\n").found.texts("message") == ["x, y"])
    }

    @Test func `a quote that is not closed is told where it begins`() {
        let (_, faults) = read("code,message\na_1,\"m\nb_2,n\n")
        #expect(faults.map(\.range.bounds.lowerBound) == [17])
    }

    @Test func `a cell without a name above it is lost, and told`() {
        #expect(read("code,message\na_1,m,extra\n").found.lost.count == 1)
    }

    @Test func `texts of Windows and of 16 bits`() {
        var faults: [Diagnostic] = []
        #expect(
            String(String.UnicodeScalarView([0x93, 0x94, 0x97].map { WindowsCharacters.meant(by: $0) ?? "?" })) == "“”—"
        )
        #expect(TextMending.mended("It\u{92}s\r\nâ€™ok").text == "It’s\nâ€™ok")
        #expect(TextMending.mended("donâ€™t").text == "don’t")
        #expect(TextMending.mended("a\u{2028}b\u{200B}c\u{0}").text == "a\nbc")
        _ = SourceText.read("/nowhere", &faults)
        #expect(faults.map(\.code) == [.missingFile])
    }
}
