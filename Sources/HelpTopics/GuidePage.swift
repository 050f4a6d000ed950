/// A page of the guide, as its author wrote it.
struct GuidePage {
    /// A heading of a page, not one of an example.
    struct Heading {
        let rank: Int
        let text: Substring
        /// By which links and people name it: the id that it was given, or its words.
        let id: String
        /// Where it stands among the lines.
        let line: Int
    }

    /// A row of a table, with what stands at the head of that.
    struct Row {
        let head: Substring
        let text: Substring
    }

    /// All pages, in the order of their names.
    static var all: [GuidePage] { HelpTopics.texts.compactMap { GuidePage(path: $0.path, text: $0.text.description) } }

    /// What its file is called.
    let name: String
    let title: String
    private let lines: [Substring]

    init?(named name: String) {
        guard let page = Self.all.first(where: { $0.name == name }) else { return nil }
        self = page
    }

    private init?(path: String, text: String) {
        guard let file = path.split(separator: "/").last, file.hasSuffix(".md") else { return nil }
        name = String(file.dropLast(3))
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else {
            (title, self.lines) = ("", lines)
            return
        }
        let title = lines[..<end].first { $0.hasPrefix("title: ") }?.dropFirst("title: ".count) ?? ""
        self.title = title.filter { $0 != "\"" }
        self.lines = Array(lines[(end + 1)...])
    }

    /// All of it, Markdown.
    var text: String { lines.joined(separator: "\n") }

    var headings: [Heading] {
        proseLines.compactMap { number in
            let line = lines[number]
            let rank = line.prefix { $0 == "#" }.count
            guard rank > 0, line.dropFirst(rank).hasPrefix(" ") else { return nil }
            let whole = line.dropFirst(rank + 1)
            guard let mark = whole.firstRange(of: " {#"), whole.hasSuffix("}") else {
                return Heading(rank: rank, text: whole, id: HelpTopics.folded(whole), line: number)
            }
            let id = HelpTopics.folded(whole[mark.upperBound...].dropLast())
            return Heading(rank: rank, text: whole[..<mark.lowerBound], id: id, line: number)
        }
    }

    /// What stands below a heading, up to the next one of its rank.
    func section(below heading: Heading) -> String {
        let next = headings.first { $0.line > heading.line && $0.rank <= heading.rank }
        return lines[(heading.line + 1)..<(next?.line ?? lines.count)].joined(separator: "\n")
    }

    /// The rows of its tables.
    var rows: [Row] {
        var rows: [Row] = []
        var head: Substring?
        for line in proseLines.map({ lines[$0] }) {
            guard line.hasPrefix("| ") else {
                head = nil
                continue
            }
            guard let first = head else {
                head = line
                continue
            }
            if !line.hasPrefix("| ---") { rows.append(Row(head: first, text: line)) }
        }
        return rows
    }

    /// The numbers of the lines that are no code.
    private var proseLines: [Int] {
        var fence: Int?
        return lines.indices.filter { number in
            let ticks = lines[number].prefix { $0 == "`" }.count
            if let open = fence {
                if ticks >= open { fence = nil }
                return false
            }
            if ticks >= 3 { fence = ticks }
            return ticks < 3
        }
    }
}
