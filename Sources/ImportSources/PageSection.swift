internal import Diagnostics
internal import ForeignText
internal import SourceReading

/// A part of a page: a heading, or what stands in its place, and what stands below it up to the next.
struct PageSection {
    /// 1 to 6 for headings, more for what is no heading and has an id.
    let level: Int
    /// The heading, Markdown.
    let heading: String
    var ids: [String]
    /// What stands below it, Markdown.
    var body: String
    let range: SourceRange
}

/// Reads errors off the sections of a page: each of those of one level that name a code, in the heading, an id, or a line such
/// as `error code: invalid_card`.
struct SectionReader {
    private(set) var found = FoundCatalog()
    /// How many sections there are of the level of codes.
    private(set) var count = 0

    /// - Parameters:
    ///   - sections: the sections of a page, in order.
    ///   - file: the page.
    init(_ sections: [PageSection], of file: SourceFile) {
        let sections = sections.map(Labelled.init)
        guard let level = Self.level(of: sections) else { return }
        let others = Self.others(among: sections, at: level)
        for index in others {
            found.lost.append(
                .init(
                    "`\(sections[index].plainHeading.prefix(60))` looks like no code",
                    at: sections[index].section.range
                )
            )
        }
        count = sections.count { $0.section.level == level }
        var above: [Labelled] = []
        var index = 0
        while index < sections.count {
            let section = sections[index]
            while let last = above.last, last.section.level >= section.section.level { above.removeLast() }
            guard section.section.level == level, section.code != nil, !others.contains(index) else {
                if section.section.level < level { above.append(section) }
                if section.section.level == 1, found.title == nil, !section.section.heading.isBlank {
                    found.title = Located(text: section.plainHeading, at: section.section.range)
                }
                index += 1
                continue
            }
            var end = index + 1
            while end < sections.count, sections[end].section.level > level { end += 1 }
            add(section, sections[(index + 1)..<end], below: above, in: file)
            index = end
        }
    }

    /// The level whose sections name most codes.
    private static func level(of sections: [Labelled]) -> Int? {
        var counts: [Int: Int] = [:]
        for section in sections where section.code != nil {
            // A code that a line names, or a heading as a whole, is surer than a word in a heading.
            counts[section.section.level, default: 0] += section.isSure ? 3 : 1
        }
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }

    /// Sections whose headings all are what codes of the page are not, such as methods of a class beside `ERR_…`, tell of no
    /// errors.
    private static func others(among sections: [Labelled], at level: Int) -> Set<Int> {
        var parents: [Int: [Int]] = [:]
        var parent = -1
        var shouts = 0
        for (index, section) in sections.enumerated() {
            if section.section.level < level { parent = index }
            guard section.section.level == level, let code = section.code else { continue }
            parents[parent, default: []].append(index)
            if code == code.uppercased() { shouts += 1 }
        }
        let count = parents.values.reduce(0) { $0 + $1.count }
        guard count >= 10, shouts * 5 >= count * 4 else { return [] }
        return Set(
            parents.values.filter { indexes in
                indexes.allSatisfy { index in
                    sections[index].code.map { $0 != $0.uppercased() } ?? true && !sections[index].isLabelled
                }
            }
            .joined()
        )
    }

    private mutating func add(
        _ section: Labelled,
        _ below: ArraySlice<Labelled>,
        below above: [Labelled],
        in file: SourceFile
    ) {
        guard let code = section.code else { return }
        let range = section.section.range
        var entry = FoundEntry(range: range)
        entry.add("code", code, at: range)
        if let title = section.title { entry.add("title", title, at: range) }
        for (name, value) in section.labels where FieldWords.meaning(of: name) != .code {
            entry.add(name, value, at: range)
        }
        var body = section.rest
        for part in below {
            let mark = String(repeating: "#", count: min(6, part.section.level))
            let whole =
                part.section.level <= 6
                ? "\(mark) \(part.section.heading)\n\n\(part.section.body)"
                : "**\(part.section.heading)**\n\n\(part.section.body)"
            body += "\n\n" + whole
        }
        if !body.isBlank { entry.add("(text)", body.trimmingNewlines, at: range) }
        for id in section.section.ids + [section.heading.id].compactMap({ $0 })
        where !id.contains(where: \.isWhitespace) {
            entry.add("(anchor)", "#" + id, at: range)
            found.names["#" + id] = found.entries.count
        }
        if let group = above.last(where: { $0.section.level > 1 || above.count > 1 })
            ?? above.last(where: { $0.status != nil })
        {
            entry.add("(heading)", group.plainHeading, at: group.section.range)
            if let status = group.status, !entry.facts.contains(where: { FieldWords.meaning(of: $0.field) == .status })
            {
                entry.add("status", status, at: group.section.range)
            }
            let about = group.section.body.withoutComments.trimmingNewlines
            if !about.isBlank { entry.add("group.summary", about, at: group.section.range) }
        }
        found.entries.append(entry)
    }

    /// A section with what it says of itself.
    private struct Labelled {
        let section: PageSection
        let heading: SectionHeading
        /// What lines such as `Default message: …` say.
        private(set) var labels: [(name: String, value: String)] = []
        /// The text without them.
        private(set) var rest: String
        private(set) var code: String?
        private(set) var isSure = false
        /// Whether a line names the code.
        private(set) var isLabelled = false

        init(_ section: PageSection) {
            self.section = section
            heading = SectionHeading(section.heading)
            rest = section.body
            readLabels()
            if let label = labels.first(where: {
                FieldWords.meaning(of: $0.name) == .code && !$0.value.contains(where: \.isWhitespace)
            }) {
                code = label.value
                isSure = true
                isLabelled = true
            } else if let named = heading.code {
                code = named
                isSure = heading.title == nil || section.heading.contains("`")
            } else if section.level > 6, let id = section.ids.first, SectionHeading.isCode(id.replacing("-", with: "_"))
            {
                code = id
            }
        }

        var plainHeading: String { PlainHeading.text(section.heading) }

        /// What the heading says beside the code.
        var title: String? {
            guard let code else { return nil }
            if heading.code == code { return heading.title }
            let plain = plainHeading
            return plain.isEmpty || plain == code
                ? nil : SectionHeading(section.heading, knowing: "").title.map { _ in plain }
        }

        /// The status that a heading such as `400 Bad Request` says.
        var status: String? {
            let words = plainHeading.split(separator: " ")
            guard let first = words.first(where: { $0.lowercased() != "http" }), first.utf8.count == 3,
                let number = Int(first), (100...599).contains(number)
            else { return nil }
            return String(first)
        }

        private mutating func readLabels() {
            var lines = rest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            var kept: [String] = []
            var isCode = false
            var index = 0
            while index < lines.count {
                let line = lines[index]
                if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
                guard !isCode, let (name, value) = Self.label(line) else {
                    kept.append(line)
                    index += 1
                    continue
                }
                var end = index + 1
                var text = value
                if text.isEmpty {
                    // The value stands on the line, or in the block, below.
                    while end < lines.count, lines[end].isBlank { end += 1 }
                    guard end < lines.count, let below = Self.value(&lines, &end) else {
                        kept.append(line)
                        index += 1
                        continue
                    }
                    text = below
                }
                labels.append((name, text))
                index = end
            }
            rest = kept.joined(separator: "\n").withoutComments
        }

        /// A line that only says one thing: `**Error code:** invalid_card`.
        private static func label(_ line: String) -> (name: String, value: String)? {
            var text = line.trimmed
            for mark in ["- ", "* "] where text.hasPrefix(mark) { text = String(text.dropFirst(2)) }
            guard let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) <= 40 else {
                return nil
            }
            let name = PlainHeading.text(String(text[..<colon]))
            guard !name.contains(where: { "[](){}<>=".contains($0) }), let meaning = FieldWords.meaning(of: name),
                labels.contains(meaning)
            else { return nil }
            var value = String(text[text.index(after: colon)...])
            for mark in ["**", "__", "*"] where value.hasPrefix(mark) { value = String(value.dropFirst(mark.count)) }
            while value.hasSuffix("\\") { value.removeLast() }
            return (name, PlainHeading.text(value))
        }

        private static let labels: Set<FieldWords.Meaning> = [
            .code, .message, .status, .retry, .since, .identifier, .title, .operation, .deprecated, .retired,
        ]

        /// The value of a label that stands on lines of its own.
        private static func value(_ lines: inout [String], _ end: inout Int) -> String? {
            if lines[end].hasPrefix("```") {
                guard let close = lines[(end + 1)...].firstIndex(where: { $0.hasPrefix("```") }) else { return nil }
                let text = lines[(end + 1)..<close].joined(separator: "\n")
                end = close + 1
                return text
            }
            guard label(lines[end]) == nil, !lines[end].hasPrefix("#") else { return nil }
            let text = PlainHeading.text(lines[end])
            end += 1
            return text
        }
    }
}
