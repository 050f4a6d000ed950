internal import DataReading
package import Diagnostics
internal import ForeignText

/// Reads errors off a table as spreadsheets save it (RFC 4180, and what they make of it): one error a row, below a row of
/// names.
package struct TableReader {
    /// The most cells that a row may have.
    private static let mostColumns = 1_000

    struct Cell {
        let text: String
        let range: SourceRange
    }

    private let file: SourceFile
    private let bytes: [UInt8]
    private let separator: UInt8
    private var offset: Int

    package static func read(_ files: [SourceFile], _ diagnostics: inout [Diagnostic]) -> FoundCatalog {
        var found = FoundCatalog()
        for file in files {
            var reader = TableReader(file)
            do {
                reader.collect(try reader.rows(), into: &found, &diagnostics)
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return found
    }

    private init(_ file: SourceFile) {
        self.file = file
        bytes = Array(file.text.utf8)
        // Excel reads and writes a first line that says so.
        let firstLine = bytes.prefix { $0 != 10 }
        if firstLine.count == 5, firstLine.starts(with: "sep=".utf8) {
            separator = bytes[4]
            offset = 6
        } else {
            separator = Self.separator(in: bytes)
            offset = 0
        }
    }

    /// What stands most evenly between cells in the first lines, quotes left out.
    private static func separator(in bytes: [UInt8]) -> UInt8 {
        var isQuoted = false
        var lines = 0
        var counts: [UInt8: [Int]] = [:]
        let candidates = Array(",;\t|".utf8)
        var line = [Int](repeating: 0, count: candidates.count)
        for byte in bytes.prefix(1 << 16) {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 10 {
                for (index, sign) in candidates.enumerated() { counts[sign, default: []].append(line[index]) }
                line = [Int](repeating: 0, count: candidates.count)
                lines += 1
                if lines == 20 { break }
            } else if let index = candidates.firstIndex(of: byte) {
                line[index] += 1
            }
        }
        if lines == 0 { for (index, sign) in candidates.enumerated() { counts[sign] = [line[index]] } }
        func worth(_ sign: UInt8) -> Int {
            let counts = (counts[sign] ?? []).filter { $0 > 0 }
            guard let most = counts.max() else { return 0 }
            return counts.count { $0 == most } * 10 + most
        }
        return candidates.max { worth($0) < worth($1) } ?? UInt8(ascii: ",")
    }

    private mutating func rows() throws(DataFault) -> [[Cell]] {
        var rows: [[Cell]] = []
        while offset < bytes.count {
            var row: [Cell] = []
            while true {
                row.append(try cell())
                guard row.count <= Self.mostColumns else {
                    throw fault(
                        "a row has more than \(Self.mostColumns) cells",
                        at: offset - 1,
                        "name a table of errors"
                    )
                }
                guard offset < bytes.count, bytes[offset] == separator else { break }
                offset += 1
            }
            if offset < bytes.count { offset += 1 }
            rows.append(row)
        }
        return rows
    }

    private mutating func cell() throws(DataFault) -> Cell {
        let start = offset
        // `="00404"`: a spreadsheet was to leave the digits alone.
        let isFormula =
            offset + 1 < bytes.count && bytes[offset] == UInt8(ascii: "=") && bytes[offset + 1] == UInt8(ascii: "\"")
        let opening = isFormula ? offset + 1 : offset
        guard opening < bytes.count, bytes[opening] == UInt8(ascii: "\"") else {
            while offset < bytes.count, bytes[offset] != separator, bytes[offset] != 10 { offset += 1 }
            return Cell(text: text(start..<offset), range: file.range(start..<offset))
        }
        offset = opening + 1
        var content: [UInt8] = []
        while true {
            guard offset < bytes.count else {
                throw fault(
                    "this cell has no closing `\"`",
                    at: start,
                    "write `\"\"` for a quote within a cell, and `\"` at its end"
                )
            }
            let byte = bytes[offset]
            offset += 1
            guard byte == UInt8(ascii: "\"") else {
                content.append(byte)
                continue
            }
            guard offset < bytes.count, bytes[offset] == byte else { break }
            content.append(byte)
            offset += 1
        }
        // What stands behind the closing quote belongs to the cell, as spreadsheets read it.
        let rest = offset
        while offset < bytes.count, bytes[offset] != separator, bytes[offset] != 10 { offset += 1 }
        let text = String(decoding: content, as: UTF8.self) + text(rest..<offset)
        return Cell(text: text, range: file.range(start..<offset))
    }

    private func text(_ range: Range<Int>) -> String {
        let words = bytes[range].drop { $0 == 32 || $0 == 9 }
        return String(decoding: words, as: UTF8.self).trimmingEnd
    }

    private func fault(_ what: String, at offset: Int, _ help: String) -> DataFault {
        DataFault(diagnostic: Diagnostic(.invalidValue, what, at: file.range(offset..<offset + 1), help: help))
    }

    // MARK: - Rows

    private func collect(_ rows: [[Cell]], into found: inout FoundCatalog, _ diagnostics: inout [Diagnostic]) {
        guard let head = Self.head(of: rows) else {
            diagnostics.append(
                Diagnostic(
                    .missingKey,
                    "no row of names was found in this table",
                    at: file.whole,
                    help: "let the first row name the columns, such as `code,title,message`"
                )
            )
            return
        }
        let names = Self.names(of: rows[head])
        // What stands alone in a row is a heading over the rows below it.
        var heading = head > 0 ? nil : Cell?.none
        for cell in rows[..<head].flatMap(\.self) where !cell.text.isEmpty && found.title == nil {
            found.title = Located(text: cell.text, at: cell.range)
        }
        // A word alone is a heading where codes have what words have not.
        let codes = rows[(head + 1)...].filter { $0.count { !$0.text.isBlank } > 1 }.map { $0[0].text }
        let haveSigns = !codes.isEmpty && codes.count(where: FieldCode.looksSo) * 10 >= codes.count * 7
        func isUnlike(_ text: String) -> Bool { haveSigns && !FieldCode.looksSo(text) }
        for row in rows[(head + 1)...] {
            let filled = row.indices.filter { !FieldWords.isNothing(row[$0].text) }
            guard let first = filled.first else { continue }
            if filled.count == 1, first == 0, names.count > 2,
                row[first].text.contains(" ") || isUnlike(row[first].text)
            {
                heading = row[first]
                continue
            }
            let last = row[row.count - 1].range.bounds.upperBound
            var entry = FoundEntry(range: file.range(row[0].range.bounds.lowerBound..<last))
            for index in filled {
                guard index < names.count, let name = names[index] else {
                    found.lost.append(.init("a cell without a name above it", at: row[index].range))
                    continue
                }
                entry.facts.append(FoundFact(name, .text(row[index].text), at: row[index].range))
            }
            if let heading { entry.facts.append(FoundFact("(heading)", .text(heading.text), at: heading.range)) }
            found.entries.append(entry)
        }
    }

    /// The first row that names columns: one of the first ten that knows a word for codes, else the first one that is full.
    private static func head(of rows: [[Cell]]) -> Int? {
        let first = rows.prefix(10)
        if let known = first.firstIndex(where: { $0.contains { FieldWords.meaning(of: $0.text) == .code } }) {
            return known
        }
        return first.firstIndex { row in row.count > 1 && row.allSatisfy { !$0.text.isBlank } }
    }

    private static func names(of row: [Cell]) -> [String?] {
        var taken: [String: Int] = [:]
        return row.map { cell in
            let name = cell.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            guard !name.isEmpty else { return nil }
            let count = taken[name, default: 0]
            taken[name] = count + 1
            return count == 0 ? name : "\(name) \(count + 1)"
        }
    }
}
