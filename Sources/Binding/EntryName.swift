internal import CommonMark
internal import Diagnostics
internal import MarkdownEvents
internal import SiteModel
internal import SitePaths

/// What an entry is called where there is one line for it.
enum EntryName {
    /// A line that holds more is no name. In characters.
    private static let longest = 100

    /// The first of title, message, summary and code that there is.
    static func of(_ entry: CatalogEntry) -> String {
        if let title = entry.title?.value, !title.utf8.contains(UInt8(ascii: "\n")) { return title }
        let text = entry.title?.value ?? entry.message?.value
        return line(text ?? entry.summary.map(plainText) ?? entry.code.value.rawValue)
    }

    private static func plainText(_ summary: Located<String>) -> String {
        MarkdownDocument(parsing: summary.value).events.plainText()
    }

    /// A text on one line; of a long one as many whole words as there is room for.
    private static func line(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.count > longest else { return line }
        let start = line.prefix(longest)
        return start[..<(start.lastIndex(of: " ") ?? start.endIndex)] + "…"
    }
}
