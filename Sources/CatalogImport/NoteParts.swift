internal import SourceReading

/// A note as its headings of the second level part it; those within code are none.
package struct NoteParts {
    /// A section with its place, in bytes.
    package struct Part {
        /// Empty before the first heading.
        package let heading: String
        package let start: Int
        /// Where its text begins, behind its heading.
        package let textStart: Int
        package let end: Int
    }

    package let bytes: [UInt8]
    package let parts: [Part]

    /// - Parameters:
    ///   - text: the file.
    ///   - start: where its front matter ends, in bytes.
    package init(_ text: String, from start: Int = 0) {
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

    /// What a section says.
    package func text(of part: Part) -> String {
        String(decoding: bytes[part.textStart..<part.end], as: UTF8.self).trimmingLines
    }
}
