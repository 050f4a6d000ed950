internal import Bytes
internal import CommonMark
internal import ForeignText
internal import MarkdownEvents

/// The definitions of a file's links by reference (`[text][label]`). Parts of a file go ways of their own, so each is given the
/// addresses that it names.
struct ReferenceDefinitions {
    /// The lines of the definitions, by their labels.
    private var lines: [String: String] = [:]

    init(of text: String) {
        guard text.contains("]:") else { return }
        var isCode = false
        for line in text.split(separator: "\n") {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            if !isCode, let label = Self.label(of: line), lines[label] == nil { lines[label] = String(line) }
        }
    }

    /// The label that a line defines.
    private static func label(of line: Substring) -> String? {
        let words = line.drop { $0 == " " }
        guard line.count - words.count < 4, words.hasPrefix("["), !words.hasPrefix("[^"),
            let close = words.firstRange(of: "]:")
        else { return nil }
        let label = words[words.index(after: words.startIndex)..<close.lowerBound]
        let rest = words[close.upperBound...].drop { $0 == " " }
        guard !label.isEmpty, let first = rest.split(separator: " ").first else { return nil }
        let title = rest[first.endIndex...].drop { $0 == " " }
        return title.isEmpty || "\"'(".contains(title.first ?? "a") ? folded(label) : nil
    }

    private static func folded(_ label: some StringProtocol) -> String {
        label.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    }

    /// A part of the text with the addresses in its links, and without definitions.
    func inlined(_ part: String) -> String {
        guard !lines.isEmpty, part.utf8.contains(UInt8(ascii: "[")) else { return part }
        let body = withoutDefinitions(part)
        let named = labels(in: body)
        guard !named.isEmpty else { return body }
        let definitions = named.sorted().compactMap { lines[$0] }.joined(separator: "\n")
        let document = MarkdownDocument(parsing: body + "\n\n" + definitions + "\n")
        let bytes = Array(body.utf8)
        var edits: [(range: Range<Int>, text: String)] = []
        for event in document.events {
            guard case .enter(let container, let range) = event, range.upperBound <= bytes.count else { continue }
            switch container {
            case .link(let link) where link.destinationRange == range,
                .image(let link) where link.destinationRange == range:
                guard let end = MarkdownBrackets.endOfText(of: range, in: bytes) else { continue }
                let title = link.title.isEmpty ? "" : " \"\(link.title.replacing("\"", with: "\\\""))\""
                edits.append((end..<range.upperBound, "](\(HTMLMarkdown.destination(link.destination))\(title))"))
            default: continue
            }
        }
        return bytes.edited(by: edits)
    }

    private func withoutDefinitions(_ part: String) -> String {
        guard part.contains("]:") else { return part }
        var isCode = false
        return part.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            return isCode || Self.label(of: line).map { lines[$0] == nil } ?? true
        }
        .joined(separator: "\n").trimmingNewlines
    }

    /// The labels that brackets of a text name.
    private func labels(in text: String) -> Set<String> {
        var named: Set<String> = []
        for part in text.split(separator: "[").dropFirst(text.hasPrefix("[") ? 0 : 1) {
            guard let close = part.firstIndex(of: "]") else { continue }
            let label = Self.folded(part[..<close])
            if lines[label] != nil { named.insert(label) }
        }
        return named
    }
}
