internal import Bytes
internal import Diagnostics

/// Finds the characters beside the line feed that end a line for YAML 1.1, and so for libyaml: the words around one are
/// joined by a space, or what follows is taken for another key. Nobody sees them.
enum LineSeparators {
    static func faults(in file: SourceFile) -> [Diagnostic] {
        let bytes = file.text.utf8Span.span
        var found: [(name: String, range: Range<Int>)] = []
        for first in [UInt8(0xC2), 0xE2] {
            var offset = bytes.position(of: first, from: 0)
            while offset < bytes.count {
                if let (name, length) = separator(at: offset, in: bytes) {
                    found.append((name, offset..<offset + length))
                }
                offset = bytes.position(of: first, from: offset + 1)
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { name, range in
            Diagnostic(
                .controlCharacter,
                "the character \(name) ends a line for YAML, so that the words around it fall apart or together",
                at: file.range(range),
                help: "write a space in its place, or begin a new line"
            )
        }
    }

    /// What stands at an offset, and its length in bytes. The text is UTF-8, so that no character is cut off.
    private static func separator(at offset: Int, in bytes: Span<UInt8>) -> (name: String, length: Int)? {
        if bytes[offset] == 0xC2 { return bytes[offset + 1] == 0x85 ? ("U+0085", 2) : nil }
        guard bytes[offset + 1] == 0x80 else { return nil }
        return switch bytes[offset + 2] {
        case 0xA8: ("U+2028", 3)
        case 0xA9: ("U+2029", 3)
        default: nil
        }
    }
}
