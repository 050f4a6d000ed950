internal import CatalogReading
package import Diagnostics
package import SiteModel
internal import SourceReading
internal import YAML

/// Takes the front matter off a Markdown file: YAML between two lines of `---`, at the very beginning.
package enum FrontMatterReader {
    /// Reads a file.
    /// - Returns: `nil` where it cannot be known what is front matter and what is text; the reason is among the faults.
    static func read(_ file: SourceFile, path: String, keys: SchemaKeys, _ diagnostics: inout [Diagnostic])
        -> MarkdownSource?
    {
        let text = file.text
        let end = text.utf8.count
        guard text.hasPrefix("---"), let opening = lineEnd(of: text, from: 0), isFence(text, 0..<opening) else {
            if let fault = MisplacedFrontMatter.fault(in: file.range(0..<end), behind: false) {
                diagnostics.append(fault)
                return nil
            }
            return MarkdownSource(path: path, frontMatter: FrontMatter(), body: file.range(0..<end))
        }
        var start = opening + 1
        while let lineEnd = lineEnd(of: text, from: start) {
            if isFence(text, start..<lineEnd) {
                let body = file.range(min(lineEnd + 1, end)..<end)
                if let fault = MisplacedFrontMatter.fault(in: body, behind: true) {
                    diagnostics.append(fault)
                    return nil
                }
                // Everything after the front matter is cut, so that offsets in it are offsets in the file.
                let head = SourceFile(path: file.path, text: blanked(text, upTo: opening, from: start))
                return MarkdownSource(path: path, frontMatter: frontMatter(head, keys, file, &diagnostics), body: body)
            }
            start = lineEnd + 1
        }
        diagnostics.append(
            Diagnostic(
                .unclosedFrontMatter,
                "the front matter that begins here is not closed",
                at: file.range(0..<opening),
                help: "write a line of `---` below its last key",
                "where a thematic break was meant, write `***`"
            )
        )
        return nil
    }

    /// A note with its text, which is read now where it was left unread.
    /// - Returns: `nil` where it cannot be read any more; the reason is among the faults.
    package static func whole(_ note: MarkdownSource, _ diagnostics: inout [Diagnostic]) -> MarkdownSource? {
        guard !note.isRead else { return note }
        let location = note.body.file.path
        guard let file = SourceReader.read(location, as: location, &diagnostics) else { return nil }
        return read(file, path: note.path, keys: FrontMatterKeys.note, &diagnostics)
    }

    /// Reads the keys; their places are given in the whole file.
    private static func frontMatter(
        _ head: SourceFile,
        _ keys: SchemaKeys,
        _ file: SourceFile,
        _ diagnostics: inout [Diagnostic]
    ) -> FrontMatter {
        var matter = FrontMatter()
        let (document, faults) = YAMLDocument.read(head)
        diagnostics += faults
        guard let root = document.root, let mapping = YAMLMapping(root, "the front matter", keys, &diagnostics)
        else {
            matter.isTitleTold = document.root != nil || !faults.isEmpty
            return matter
        }
        func whole(_ text: Located<String>?) -> Located<String>? {
            text.map { Located(text: $0.value, at: file.range($0.range.bounds)) }
        }
        matter.code = whole(mapping.readMeant(FrontMatterKeys.code, &diagnostics))
        let told = diagnostics.count
        matter.title = whole(mapping.readMeant(FrontMatterKeys.title, &diagnostics))
        matter.isTitleTold = diagnostics.count > told || mapping.isMisspelt(FrontMatterKeys.title)
        matter.description = whole(mapping.read(FrontMatterKeys.description, &diagnostics))
        matter.aliases = mapping.read(FrontMatterKeys.aliases, &diagnostics).compactMap { whole($0) }
        matter.order = mapping.read(FrontMatterKeys.order, &diagnostics)?.value
        matter.isDraft = mapping.read(FrontMatterKeys.draft, &diagnostics) ?? false
        if let updated = mapping.read(FrontMatterKeys.updated, &diagnostics) {
            if CalendarDay.isOne(updated.value) {
                matter.updated = updated.value
            } else {
                diagnostics.append(
                    Diagnostic(
                        .invalidValue,
                        "`updated` must be a date",
                        at: updated.range,
                        help: "write it as `YYYY-MM-DD`"
                    )
                )
            }
        }
        return matter
    }

    private static func lineEnd(of text: String, from offset: Int) -> Int? {
        let utf8 = text.utf8
        guard offset < utf8.count else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        let end = utf8[start...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
        return offset + utf8.distance(from: start, to: end)
    }

    private static func isFence(_ text: String, _ line: Range<Int>) -> Bool {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: line.lowerBound)
        let bytes = utf8[start..<utf8.index(start, offsetBy: line.count)]
        return bytes.starts(with: "---".utf8) && bytes.dropFirst(3).allSatisfy { $0 == 32 || $0 == 9 }
    }

    /// The front matter with spaces in place of its first fence, so that offsets stay as they are.
    private static func blanked(_ text: String, upTo opening: Int, from closing: Int) -> String {
        String(repeating: " ", count: opening)
            + String(decoding: text.utf8.prefix(closing).dropFirst(opening), as: UTF8.self)
    }
}
