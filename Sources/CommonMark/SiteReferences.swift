internal import LibCMark

/// Makes a site's named links known to a document: as link reference definitions before its text, of those names only
/// that the text uses and doesn't define itself.
///
/// libcmark itself says what a document defines: a paragraph `[name]` before the text becomes a link or it doesn't.
struct SiteReferences {
    /// Lines to put before the text.
    private(set) var definitions: [UInt8] = []
    /// How many lines these are.
    private(set) var lineCount = 0

    init(_ references: [String: String], for source: SourceLines) {
        // libcmark would take a second byte order mark for the first.
        if source.startsWithSecondMark {
            definitions = [.lineFeed]
            lineCount = 1
        }
        guard !references.isEmpty, source.containsBracket else { return }
        let used = Self.labels(in: source.bytes)
        let names = references.keys.filter { used.contains(Self.normalized($0.utf8)) }.sorted()
        let candidates = names.compactMap { name in Self.label(name).map { (label: $0, name: name) } }
        guard !candidates.isEmpty else { return }

        let probes = candidates.map { "[\($0.label)]\n\n" }.joined()
        let probe = CMarkTree(parsing: Array(probes.utf8) + source.bytes[source.start...])
        let isDefined = Self.leadsSomewhere(probe.events(ofFirst: candidates.count).steps)
        for (index, candidate) in candidates.enumerated() where !(index < isDefined.count && isDefined[index]) {
            let destination = Self.destination(references[candidate.name] ?? "")
            definitions += "[\(candidate.label)]: <\(destination)>\n".utf8
            lineCount += 1
        }
        guard !definitions.isEmpty else { return }
        definitions.append(.lineFeed)
        lineCount += 1
    }

    /// Whether each of the paragraphs holds a link.
    private static func leadsSomewhere(_ paragraphs: [CMarkEvent]) -> [Bool] {
        var answers: [Bool] = []
        for event in paragraphs {
            switch event {
            case .enter(.paragraph, _): answers.append(false)
            case .enter(.link, _):
                if !answers.isEmpty { answers[answers.count - 1] = true }
            default: break
            }
        }
        return answers
    }

    /// All that could be a label in a text, and more.
    private static func labels(in bytes: [UInt8]) -> Set<String> {
        var labels: Set<String> = []
        var start: Int?
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "["): start = index + 1
            case UInt8(ascii: "]"):
                if let begin = start, index - begin <= 1000 { labels.insert(normalized(bytes[begin..<index])) }
                start = nil
            case .backslash: index += 1
            default: break
            }
            index += 1
        }
        return labels
    }

    /// A label such that labels that CommonMark matches are equal, and perhaps some that it doesn't.
    private static func normalized(_ label: some Collection<UInt8>) -> String {
        // A line's start may hold the markers of block quotes.
        let words = label.split { $0.isMarkdownSpace || $0 == UInt8(ascii: ">") || $0 == .backslash }
        let text = String(decoding: Array(words.joined(separator: [.space])), as: UTF8.self)
        return text.lowercased().uppercased()
    }

    /// A name as a link label, or `nil` where it can't be one.
    private static func label(_ name: String) -> String? {
        var label = ""
        for character in name.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
            if character == "[" || character == "]" || character == "\\" { label.append("\\") }
            label.append(character)
        }
        return label.isEmpty || label.utf8.count > 999 ? nil : label
    }

    /// An address as it stands between `<` and `>`.
    private static func destination(_ address: String) -> String {
        var destination = ""
        for character in address.unicodeScalars {
            switch character {
            case "<", ">", "\\", "&": destination.unicodeScalars.append(contentsOf: ["\\", character])
            case "\n": destination += "%0A"
            case "\r": destination += "%0D"
            default: destination.unicodeScalars.append(character)
            }
        }
        return destination
    }
}
