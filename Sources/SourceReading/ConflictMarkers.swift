package import Diagnostics

/// Finds what git leaves in a file where two changes contradict each other.
package enum ConflictMarkers {
    private static let length = 7

    /// The fault of a file's first marker. `=======` and `|||||||` alone are none: the one underlines headings, the other
    /// is a row of a table.
    package static func fault(in file: SourceFile) -> Diagnostic? {
        let bytes = file.text.utf8Span.span
        // A run of seven covers one of every seven bytes.
        var offset = length - 1
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") else {
                offset += length
                continue
            }
            var start = offset
            while start > 0, bytes[start - 1] == byte { start -= 1 }
            var end = offset + 1
            while end < bytes.count, bytes[end] == byte { end += 1 }
            if end - start == length, start == 0 || bytes[start - 1] == 10, isMarker(byte, until: end, in: bytes) {
                var lineEnd = end
                while lineEnd < bytes.count, bytes[lineEnd] != 10 { lineEnd += 1 }
                return Diagnostic(
                    .conflictMarker,
                    "git left a conflict here",
                    at: file.range(start..<lineEnd),
                    help: "keep one of the two texts, or both, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`",
                    "where it is an example, indent it by a space"
                )
            }
            offset = max(end, offset) + length - 1
        }
        return nil
    }

    /// The fault of a list whose lines may all be kept, at one of its markers.
    package static func fault(inListAt range: SourceRange) -> Diagnostic {
        Diagnostic(
            .conflictMarker,
            "git left a conflict here",
            at: range,
            help: "keep the lines of both sides, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`"
        )
    }

    /// Whether a line of a list is a marker of any kind.
    package static func isMarker(line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first, "<=>|".utf8.contains(first) else { return false }
        let rest = line.drop { $0 == first }
        return line.count - rest.count == length && rest.first.map { $0 == UInt8(ascii: " ") } ?? true
    }

    /// A marker has a space and a name behind it; `<<<<<<<` may have none.
    private static func isMarker(_ byte: UInt8, until end: Int, in bytes: Span<UInt8>) -> Bool {
        guard end < bytes.count, bytes[end] != 10 else { return byte == UInt8(ascii: "<") }
        return bytes[end] == UInt8(ascii: " ") && end + 1 < bytes.count && bytes[end + 1] > 32
    }
}
