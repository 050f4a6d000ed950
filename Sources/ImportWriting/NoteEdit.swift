internal import CatalogImport
internal import SourceReading

/// Edits of a note: the texts of its sections, all other bytes of which stay.
struct NoteEdit {
    /// A section with its place.
    private struct Part {
        let heading: String
        let start: Int
        /// Where its text begins, behind its heading.
        let textStart: Int
        let end: Int
    }

    private let bytes: [UInt8]
    private let parts: [Part]
    private var edits: [(range: Range<Int>, text: String)] = []

    /// - Parameters:
    ///   - text: the file.
    ///   - start: where its front matter ends, in bytes.
    init(_ text: String, from start: Int) {
        bytes = Array(text.utf8)
        var parts: [Part] = []
        var heading = ""
        var partStart = start
        var textStart = start
        var offset = start
        var fence: [UInt8]?
        while offset < bytes.count {
            let end = bytes[offset...].firstIndex(of: 10) ?? bytes.count
            let line = bytes[offset..<end]
            let words = line.drop { $0 == 32 }
            if let open = fence {
                if words.starts(with: open), words.allSatisfy({ $0 == open[0] || $0 == 32 }) { fence = nil }
            } else if words.starts(with: "```".utf8) || words.starts(with: "~~~".utf8) {
                fence = Array(words.prefix { $0 == words.first })
            } else if line.starts(with: "## ".utf8) {
                parts.append(Part(heading: heading, start: partStart, textStart: textStart, end: offset))
                heading = String(decoding: line.dropFirst(3), as: UTF8.self).trimmed
                partStart = offset
                textStart = min(end + 1, bytes.count)
            }
            offset = end + 1
        }
        parts.append(Part(heading: heading, start: partStart, textStart: textStart, end: bytes.count))
        self.parts = parts
    }

    var isEmpty: Bool { edits.isEmpty }

    var text: String {
        var result: [UInt8] = []
        var offset = 0
        for (range, text) in edits.sorted(by: {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }) {
            guard range.lowerBound >= offset else { continue }
            result += bytes[offset..<range.lowerBound]
            result += text.utf8
            offset = range.upperBound
        }
        return String(decoding: result + bytes[offset...], as: UTF8.self)
    }

    /// The text of a section; `nil` where there is none of that heading, or nothing before the first heading.
    func section(_ heading: String) -> String? {
        guard let part = parts.first(where: { $0.heading == heading }) else { return nil }
        let text = String(decoding: bytes[part.textStart..<part.end], as: UTF8.self).trimmingLines
        return heading.isEmpty && text.isEmpty ? nil : text
    }

    /// Makes a section have a text, or go.
    mutating func set(_ heading: String, _ text: String?) {
        guard let part = parts.first(where: { $0.heading == heading }) else {
            guard let text else { return }
            let isAtEnd = !bytes.isEmpty && bytes.last != 10
            append((isAtEnd ? "\n" : "") + (bytes.isEmpty ? "" : "\n") + "## \(heading)\n\n\(text)\n")
            return
        }
        guard let text else {
            edits.append((part.start..<part.end, ""))
            return
        }
        let isLast = part.end == bytes.count
        let before = heading.isEmpty && part.textStart == 0 ? "" : "\n"
        edits.append((part.textStart..<part.end, before + text + (isLast ? "\n" : "\n\n")))
    }

    private mutating func append(_ text: String) {
        if let index = edits.firstIndex(where: { $0.range == bytes.count..<bytes.count }) {
            edits[index].text += text
        } else {
            edits.append((bytes.count..<bytes.count, text))
        }
    }
}
