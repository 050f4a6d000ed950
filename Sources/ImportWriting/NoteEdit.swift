internal import Bytes
internal import CatalogImport

/// Edits of a note: the texts of its sections, all other bytes of which stay.
struct NoteEdit {
    private let note: NoteParts
    private var edits: [(range: Range<Int>, text: String)] = []
    private var bytes: [UInt8] { note.bytes }

    /// - Parameters:
    ///   - text: the file.
    ///   - start: where its front matter ends, in bytes.
    init(_ text: String, from start: Int) { note = NoteParts(text, from: start) }

    var isEmpty: Bool { edits.isEmpty }

    var text: String { bytes.edited(by: edits) }

    /// The text of a section; `nil` where there is none of that heading, or nothing before the first heading.
    func section(_ heading: String) -> String? {
        guard let part = part(heading) else { return nil }
        let text = note.text(of: part)
        return heading.isEmpty && text.isEmpty ? nil : text
    }

    private func part(_ heading: String) -> NoteParts.Part? { note.parts.first { $0.heading == heading } }

    /// Makes a section have a text, or go.
    mutating func set(_ heading: String, _ text: String?) {
        guard let part = part(heading) else {
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
