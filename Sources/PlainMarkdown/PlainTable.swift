/// A table as a terminal shows it: columns side by side where the last one keeps half the line, else each row as a list of
/// its cells.
struct PlainTable {
    private static let gap = 2

    private let rows: [[String]]

    /// - Parameter rows: the cells of each row, the head first.
    init(_ rows: [[String]]) {
        self.rows = rows.filter { !$0.isEmpty }
    }

    func lines(width: Int) -> [String] {
        guard let columns = rows.map(\.count).max(), columns > 0 else { return [] }
        let widths = (0..<columns - 1).map { column in
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        let left = widths.reduce(0) { $0 + $1 + Self.gap }
        guard left <= width / 2 else { return rows.dropFirst().flatMap { stacked($0, width: width) } }
        var lines = rows.flatMap { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count + Self.gap) }
            let last = row.count == columns ? row[columns - 1] : ""
            let indent = String(repeating: " ", count: left)
            return PlainMarkdown.wrapped(last, first: cells.joined(), others: indent, width: width)
        }
        let rule = (widths + [max(1, rows[0].last?.count ?? 1)]).map { String(repeating: "-", count: max(1, $0)) }
        lines.insert(rule.joined(separator: String(repeating: " ", count: Self.gap)), at: 1)
        return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }

    /// A row whose first cell is too wide to stand beside the others.
    private func stacked(_ row: [String], width: Int) -> [String] {
        let heads = rows[0].dropFirst()
        return [row[0]]
            + zip(heads, row.dropFirst()).filter { !$1.isEmpty }.flatMap { head, cell in
                let text = heads.count > 1 && !head.isEmpty ? "\(head): \(cell)" : cell
                return PlainMarkdown.wrapped(text, first: "    ", others: "    ", width: width)
            }
    }
}
