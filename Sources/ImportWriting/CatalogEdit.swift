internal import Bytes
internal import Diagnostics
internal import FieldMapping

/// Edits of a file of the catalog: values of keys, all other bytes of which stay.
struct CatalogEdit {
    /// Why an edit is not made.
    enum Obstacle: Error {
        /// The entry is written in a way that has no place for it.
        case form
    }

    let bytes: [UInt8]
    private var edits: [(range: Range<Int>, text: String)] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isEmpty: Bool { edits.isEmpty }

    /// The file with the edits.
    var text: String { bytes.edited(by: edits) }

    /// Makes a key have a value, or go.
    /// - Parameters:
    ///   - name: the key.
    ///   - value: the value, or `nil` where the key goes.
    ///   - entry: the mapping that has it.
    ///   - order: the keys before it, by which its place is found where it is new.
    /// - Throws: where there is no place for it.
    mutating func set(_ name: String, _ value: CatalogValue?, in entry: WrittenEntry, after order: [String])
        throws(Obstacle)
    {
        switch (entry[name], value) {
        case (let there?, let value?): try replace(there, name, value, in: entry)
        case (nil, let value?): try add(name, value, to: entry, after: order)
        case (let there?, nil): try remove(there, of: entry)
        case (nil, nil): break
        }
    }

    private mutating func replace(
        _ there: WrittenEntry.Value,
        _ name: String,
        _ value: CatalogValue,
        in entry: WrittenEntry
    ) throws(Obstacle) {
        if entry.isFlow {
            guard let flow = value.inFlow else { throw .form }
            edits.append((there.value, flow))
            return
        }
        let column = column(of: there.key.lowerBound)
        let lines = value.lines(of: name, indent: column)
        edits.append(
            (
                there.key.lowerBound..<max(there.value.upperBound, there.key.upperBound),
                lines.joined(separator: "\n").dropping(column)
            )
        )
    }

    private mutating func add(_ name: String, _ value: CatalogValue, to entry: WrittenEntry, after order: [String])
        throws(Obstacle)
    {
        guard !entry.isFlow, let first = entry.values.first else { throw .form }
        let before = entry.values.last { order.contains($0.name) } ?? entry.values.last ?? first
        let column = column(of: first.value.key.lowerBound)
        let end = endOfLine(max(before.value.value.upperBound, before.value.key.upperBound))
        // Several at one place keep their order.
        let text = "\n" + value.lines(of: name, indent: column).joined(separator: "\n")
        if let index = edits.firstIndex(where: { $0.range == end..<end }) {
            edits[index].text += text
        } else {
            edits.append((end..<end, text))
        }
    }

    private mutating func remove(_ there: WrittenEntry.Value, of entry: WrittenEntry) throws(Obstacle) {
        let start = startOfLine(there.key.lowerBound)
        guard !entry.isFlow, bytes[start..<there.key.lowerBound].allSatisfy({ $0 == 32 }) else { throw .form }
        let end = endOfLine(max(there.value.upperBound, there.key.upperBound))
        // With the line end before it, so that what is added behind it has its own place.
        edits.append((max(start - 1, 0)..<end, ""))
    }

    // MARK: - Lines

    private func startOfLine(_ offset: Int) -> Int {
        var start = offset
        while start > 0, bytes[start - 1] != 10 { start -= 1 }
        return start
    }

    private func endOfLine(_ offset: Int) -> Int { bytes[offset...].firstIndex(of: 10) ?? bytes.count }

    private func column(of offset: Int) -> Int { offset - startOfLine(offset) }
}

extension String {
    /// The text without its first characters.
    fileprivate func dropping(_ count: Int) -> String { String(dropFirst(count)) }
}
