internal import CatalogReading
package import Diagnostics
package import SiteModel
package import SitePaths
internal import SourceReading
internal import YAML

/// A further entry for the catalog: put behind the last one of a file, whose every other byte stays, or the first of one.
package struct CatalogAddition: Sendable {
    /// What stands in the place of a summary that is still to be written.
    package static let placeholderSummary = "Say here, in one short paragraph, what has gone wrong."

    /// Why an entry cannot be added.
    package enum Obstacle: Error {
        /// The entries of the file are not written one below the other as a block.
        case noBlock
        /// The file would have a fault.
        case fault(Diagnostic)
    }

    private let codes: [ErrorCode]
    /// The keys of each entry, a line or more each, without the `- ` before the first and without the status.
    private let written: [[String]]
    private let status: HTTPStatus?
    /// The lines behind the status.
    private let last: [String]

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
        var keys = ["code: \(Self.scalar(code.rawValue))"]
        if let scope { keys.append("scope: \(Self.scalar(scope.rawValue))") }
        keys += [
            "title: \(Self.scalar(title))", "message: \(Self.scalar(message))",
            "summary: \(Self.scalar(summary))",
        ]
        codes = [code]
        written = [keys]
        self.status = status
        last = retry.map { ["retry: \($0.rawValue)"] } ?? []
    }

    /// Takes entries whose keys are written already.
    /// - Parameter entries: the code of each, and its lines, without the `- ` before the first.
    package init(_ entries: [(code: ErrorCode, lines: [String])]) {
        codes = entries.map(\.code)
        written = entries.map(\.lines)
        status = nil
        last = []
    }

    /// A file of a new group, with the entry in it. A heading is a comment that begins the file, as its neighbours do.
    package func file(group id: String, title: String, heading: String?) -> String {
        var lines = heading.map { [$0] } ?? []
        lines += ["group: \(Self.text(id))", "title: \(Self.scalar(title))"]
        if let status { lines.append("status: \(status.code)") }
        lines.append("errors:")
        return (lines + entries(indentedBy: 2, in: status).flatMap(\.self)).map { $0 + "\n" }.joined()
    }

    private func entries(indentedBy indent: Int, in groupStatus: HTTPStatus?) -> [[String]] {
        let margin = String(repeating: " ", count: indent)
        let own = status.flatMap { $0 == groupStatus ? nil : "status: \($0.code)" }
        return written.map { keys in
            (keys + (own.map { [$0] } ?? []) + last).enumerated().map { index, key in
                key.isEmpty ? "" : margin + (index == 0 ? "- " : "  ") + key
            }
        }
    }

    /// A text that readers other than ours would take for a number, in quotes.
    private static func text(_ text: String) -> String {
        text.utf8.allSatisfy { (48...57).contains($0) } ? "\"\(text)\"" : scalar(text)
    }

    /// The file with the entry in it.
    /// - Parameters:
    ///   - group: the group as it was read.
    ///   - text: the bytes of its file as text, with the line ends that it has.
    /// - Returns: the new text, and the group as it is read from there.
    /// - Throws: where there is no place for it, or the file would have a fault.
    package func adding(to group: ErrorGroup, in text: String) throws(Obstacle) -> (text: String, group: ErrorGroup) {
        // By bytes: to a `String`, CR and LF together are one character.
        var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { String(Substring($0)) }
        let ending = lines.first?.hasSuffix("\r") == true ? "\r" : ""
        guard let last = group.entries.last else { return try beginning(group, lines, ending, text) }
        guard let dash = Self.dashLine(of: last, in: lines) else { throw .noBlock }
        let indent = Self.indent(lines[dash])
        var end = Self.end(ofSequenceFrom: dash, indent: indent, in: lines)
        while end > dash + 1, Self.isBlank(lines[end - 1]) { end -= 1 }
        var entries = entries(indentedBy: indent, in: group.status)
        if Self.keepsBlankLines(lines[dash..<end]) {
            // They are a part of its text.
            while end < lines.count - 1, Self.isBlank(lines[end]) { end += 1 }
        } else if dash > 0, Self.isBlank(lines[dash - 1]) {
            // The entries of one file look alike, also in what lies between them.
            for index in entries.indices { entries[index].insert("", at: 0) }
        }
        // The last line of a file may have no end.
        if end == lines.count {
            lines[end - 1] += ending
            lines.append("")
        }
        lines.insert(contentsOf: entries.flatMap(\.self).map { $0 + ending }, at: end)
        let added = lines.joined(separator: "\n")
        return (added, try read(added, after: group.entries, in: text))
    }

    /// Puts the entry into a list that is empty so far.
    private func beginning(
        _ group: ErrorGroup,
        _ lines: [String],
        _ ending: String,
        _ text: String
    ) throws(Obstacle) -> (text: String, group: ErrorGroup) {
        let key = GroupKeys.errors.name + ":"
        let list = lines.firstIndex { line in
            let rest = line.dropFirst(key.count).filter { !$0.isWhitespace }
            return line.hasPrefix(key) && rest.hasPrefix("[]") && "#".hasPrefix(rest.dropFirst(2).prefix(1))
        }
        guard let list else { throw .noBlock }
        var lines = lines
        let comment = lines[list].firstRange(of: "]").map { lines[list][$0.upperBound...] } ?? ""
        lines[list] = key + (comment.isEmpty ? ending : String(comment))
        if list == lines.count - 1 { lines.append("") }
        lines.insert(
            contentsOf: entries(indentedBy: 2, in: group.status).flatMap(\.self).map { $0 + ending },
            at: list + 1
        )
        let added = lines.joined(separator: "\n")
        return (added, try read(added, after: [], in: text))
    }

    /// Reads a file that the entry was added to, or a new one.
    /// - Parameters:
    ///   - text: its text.
    ///   - entries: those that stood there before, and must stand there still.
    ///   - former: the text before, whose faults are none of the entry's.
    /// - Returns: the group.
    /// - Throws: where the file has a fault, or does not hold the entry behind the others.
    package func read(_ text: String, after entries: [CatalogEntry] = [], in former: String = "") throws(Obstacle)
        -> ErrorGroup
    {
        let (group, faults) = Self.read(text)
        let known = Set(Self.read(former).faults.map(\.headline))
        if let fault = faults.first(where: { $0.severity == .error && !known.contains($0.headline) }) {
            throw .fault(fault)
        }
        guard let group, group.entries.map(\.code.value) == entries.map(\.code.value) + codes else { throw .noBlock }
        return group
    }

    private static func read(_ text: String) -> (group: ErrorGroup?, faults: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        guard let file = SourceReader.text(of: Array(text.utf8), path: "", &diagnostics) else {
            return (nil, diagnostics)
        }
        var reader = CatalogReader()
        let group = reader.read(file)
        return (group, diagnostics + reader.diagnostics)
    }

    /// Whether the lines of an entry end in a text whose line ends are all kept, `|+`, so that blank lines below belong to it.
    private static func keepsBlankLines(_ lines: ArraySlice<String>) -> Bool {
        let opening = lines.lastIndex { line in
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "\r" }
            let mark = words.firstIndex { $0.hasPrefix("#") }.map { words[..<$0] } ?? words[...]
            guard let last = mark.last, last.hasPrefix("|") || last.hasPrefix(">") else { return false }
            return last.contains("+") && last.dropFirst().allSatisfy { $0 == "+" || $0.isNumber }
        }
        guard let opening else { return false }
        let keys = lines[opening].drop { $0 == " " || $0 == "-" }
        let column = lines[opening].count - keys.count
        return lines[(opening + 1)...].allSatisfy { isBlank($0) || indent($0) > column }
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
