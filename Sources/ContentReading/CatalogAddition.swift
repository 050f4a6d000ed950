internal import Diagnostics
package import SiteModel
internal import SourceReading

/// A further entry for the catalog: put behind the last one of a file, whose every other byte stays, or the first of one.
package struct CatalogAddition: Sendable {
    /// What stands in the place of a summary that is still to be written.
    package static let placeholderSummary = "Say here, in one short paragraph, what has gone wrong."

    private let code: ErrorCode
    private let scope: ErrorCode?
    private let title: String
    private let message: String
    private let summary: String
    private let status: HTTPStatus?
    private let retry: RetryAdvice?

    /// Takes what the entry is to say; its status is left out where its group says the same.
    package init(
        code: ErrorCode,
        scope: ErrorCode? = nil,
        title: String,
        message: String,
        summary: String,
        status: HTTPStatus?,
        retry: RetryAdvice?
    ) {
        self.code = code
        self.scope = scope
        self.title = title
        self.message = message
        self.summary = summary
        self.status = status
        self.retry = retry
    }

    /// A file of a new group, with the entry in it. A heading is a comment that begins the file, as its neighbours do.
    package func file(group id: String, title: String, heading: String?) -> String {
        var lines = heading.map { [$0] } ?? []
        lines += ["group: \(Self.text(id))", "title: \(Self.scalar(title))"]
        if let status { lines.append("status: \(status.code)") }
        lines.append("errors:")
        return (lines + entry(indentedBy: 2, in: status)).map { $0 + "\n" }.joined()
    }

    private func entry(indentedBy indent: Int, in groupStatus: HTTPStatus?) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var keys = ["code: \(Self.scalar(code.rawValue))"]
        if let scope { keys.append("scope: \(Self.scalar(scope.rawValue))") }
        keys += [
            "title: \(Self.scalar(title))", "message: \(Self.scalar(message))",
            "summary: \(Self.scalar(summary))",
        ]
        if let status, status != groupStatus { keys.append("status: \(status.code)") }
        if let retry { keys.append("retry: \(retry.rawValue)") }
        return keys.enumerated().map { index, key in margin + (index == 0 ? "- " : "  ") + key }
    }

    /// A text that readers other than ours would take for a number, in quotes.
    private static func text(_ text: String) -> String {
        text.utf8.allSatisfy { (48...57).contains($0) } ? "\"\(text)\"" : scalar(text)
    }

    /// The file with the entry in it.
    /// - Parameters:
    ///   - group: the group as it was read.
    ///   - text: the bytes of its file as text, with the line ends that it has.
    /// - Returns: the new text, or `nil` where the entries are not written one below the other as a block.
    package func text(adding group: ErrorGroup, to text: String) -> String? {
        // By bytes: to a `String`, CR and LF together are one character.
        var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(Substring($0)) }
        let ending = lines.first?.hasSuffix("\r") == true ? "\r" : ""
        guard let last = group.entries.last, let dash = Self.dashLine(of: last, in: lines) else { return nil }
        let indent = Self.indent(lines[dash])
        var end = Self.end(ofSequenceFrom: dash, indent: indent, in: lines)
        while end > dash + 1, Self.isBlank(lines[end - 1]) { end -= 1 }
        var entry = entry(indentedBy: indent, in: group.status)
        // The entries of one file look alike, also in what lies between them.
        if dash > 0, Self.isBlank(lines[dash - 1]) { entry.insert("", at: 0) }
        // The last line of a file may have no end.
        if end == lines.count {
            lines[end - 1] += ending
            lines.append("")
        }
        lines.insert(contentsOf: entry.map { $0 + ending }, at: end)
        let added = lines.joined(separator: "\n")
        return isThere(in: added, after: group) ? added : nil
    }

    /// Whether the text still is what it was, and one entry more.
    private func isThere(in text: String, after group: ErrorGroup) -> Bool {
        var diagnostics: [Diagnostic] = []
        guard let file = SourceReader.text(of: Array(text.utf8), path: "", &diagnostics) else { return false }
        var reader = CatalogReader()
        let codes = reader.read(file)?.entries.map(\.code.value)
        return !reader.diagnostics.forbidBuilding(strict: false) && codes == group.entries.map(\.code.value) + [code]
    }

    /// The line on which an entry begins with its `-`.
    private static func dashLine(of entry: CatalogEntry, in lines: [String]) -> Int? {
        let offset = entry.code.range.bounds.lowerBound
        let line = entry.code.range.file.text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") }
        guard lines.indices.contains(line) else { return nil }
        let column = lines[line].hasDash ? Int.max : indent(lines[line])
        return (0...line).reversed().first { lines[$0].hasDash && indent(lines[$0]) < column }
    }

    /// The line behind the last one that belongs to a list: the first that is indented less, or as much without a dash.
    private static func end(ofSequenceFrom dash: Int, indent: Int, in lines: [String]) -> Int {
        var end = dash + 1
        for line in (dash + 1)..<max(lines.count, dash + 1) where !isBlank(lines[line]) {
            let depth = Self.indent(lines[line])
            let isComment = lines[line].dropFirst(depth).hasPrefix("#")
            if depth > indent || (depth == indent && lines[line].hasDash) {
                end = line + 1
            } else if !isComment {
                break
            }
        }
        return end
    }

    private static func indent(_ line: String) -> Int {
        line.prefix { $0 == " " }.count
    }

    private static func isBlank(_ line: String) -> Bool {
        line.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\r" }
    }

    /// A text as YAML: plain where nothing in it could mean something else, else in double quotes.
    package static func scalar(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: byte >= 0x80 || " _./,'-".utf8.contains(byte)
            }
        }
        let isWord = text.first.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
        if isPlain, isWord, text.last != " ", text != "null" { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\"\(escaped)\""
    }
}

extension String {
    /// Whether a line begins an item of a list.
    fileprivate var hasDash: Bool {
        let content = drop { $0 == " " }
        return content.hasPrefix("- ") || content == "-" || content == "-\r"
    }
}
