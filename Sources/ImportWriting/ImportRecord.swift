internal import Bytes
internal import CatalogImport
internal import ContentReading
internal import Diagnostics
internal import FieldMapping
internal import Files
internal import SourceReading

/// What was taken from elsewhere, so that it can be told from what people wrote since: a hash of each value.
struct ImportRecord: Sendable, Equatable {
    static let fileName = ContentReader.importRecord
    private static let header = """
        # What `docsite import` took from elsewhere, so that `docsite import --update` leaves what people wrote. Commit it with
        # the content. Columns are parted by tabs.
        """

    /// The hashes of an entry's values, by what each is: a key of the catalog, `fields.<name>`, or `note:<heading>`.
    var entries: [String: [String: String]] = [:]

    static func hash(_ text: String) -> String {
        let digits = String(ByteHash.of(text) & 0xFFFF_FFFF, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    /// Reads the record of a content folder; an empty one where there is none.
    static func read(in root: String, _ diagnostics: inout [Diagnostic]) -> ImportRecord {
        let path = "\(root)/\(fileName)"
        guard (try? Paths.kind(of: path)) == .file else { return ImportRecord() }
        guard let file = SourceReader.read(path, as: path, atMost: SourceReader.mostCatalogBytes, &diagnostics) else {
            return ImportRecord()
        }
        var record = ImportRecord()
        for line in file.text.split(separator: "\n") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            guard let id = columns.first else { continue }
            var values: [String: String] = [:]
            for column in columns.dropFirst() {
                guard let sign = column.lastIndex(of: "=") else { continue }
                values[String(column[..<sign])] = String(column[column.index(after: sign)...])
            }
            record.entries[String(id)] = values
        }
        return record
    }

    var text: String {
        var lines = [Self.header]
        for (id, values) in entries.sorted(by: { $0.key < $1.key }) {
            let columns = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            lines.append(([id] + columns).joined(separator: "\t"))
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension PlannedEntry {
    /// What is taken of it, by what each is.
    var recorded: [String: String] {
        var values: [String: String] = [:]
        for (name, value) in keys {
            if name == "fields", case .mapping(let members) = value {
                for member in members { values["fields.\(member.name)"] = ImportRecord.hash(member.value.canonical) }
            } else {
                values[name] = ImportRecord.hash(value.canonical)
            }
        }
        for section in note {
            values["note:\(section.heading.replacing("\t", with: " "))"] = ImportRecord.hash(section.text)
        }
        return values
    }
}

extension CatalogValue {
    /// What the value is, however it is written.
    package var canonical: String {
        switch self {
        case .text(let text), .word(let text): text
        case .list(let items):
            // A list of one is written as that one, too.
            items.count == 1 ? items[0].canonical : "[" + items.map { $0.canonical + "\u{1F}" }.joined() + "]"
        case .mapping(let members):
            "{" + members.map { "\($0.name)\u{1E}\($0.value.canonical)\u{1F}" }.joined() + "}"
        }
    }
}
