/// What people ask for by another name than that of a topic: any page and heading of the guide, what other programs call
/// it, and every key, option, variable and file that a table there explains.
extension HelpTopics {
    /// What people call it, and the topic or heading that it is.
    private static let otherNames = [
        "actions": "in-a-workflow", "annotations": "formats", "api": "the-search-index-for-programs",
        "brand": "theme-yml", "catalogs": "groups-and-entries", "catalog": "groups-and-entries",
        "ci": "in-a-workflow", "codes": "groups-and-entries", "color": "theme-yml", "colors": "theme-yml",
        "colour": "theme-yml", "colours": "theme-yml", "compile": "compile-it", "config": "settings",
        "configuration": "settings", "css": "theme-yml", "deploy": "hosts", "deployment": "hosts",
        "deprecated": "withdrawn", "docker": "install", "entries": "groups-and-entries",
        "entry": "groups-and-entries", "env": "environment", "error-body": "the-body-of-an-error",
        "errors": "groups-and-entries", "exit": "exit-status", "exit-code": "exit-status",
        "exit-codes": "exit-status", "exit-statuses": "exit-status", "faults": "all-faults", "flags": "options",
        "front-matter": "notes", "github": "github-pages", "github-actions": "in-a-workflow", "headers": "hosts",
        "highlight": "highlighting", "host": "hosts", "hosting": "hosts", "i18n": "other-words",
        "index": "the-search-index-for-programs", "internal": "audience", "json": "formats",
        "known-faults": "what-is-still-wrong", "languages": "highlighting", "ledger": "permalinks",
        "logo": "theme-yml", "logs": "reports", "migrate": "moving-in", "migration": "moving-in", "note": "notes",
        "page": "free-pages", "pages": "free-pages", "permalink": "permalinks", "pip": "install", "publish": "hosts",
        "publishing": "hosts", "quickstart": "getting-started", "redirects": "what-to-write",
        "release": "the-day-of-a-release", "releases": "the-day-of-a-release", "renamed": "what-to-write",
        "requirements": "install", "retired": "withdrawn", "setup": "getting-started", "site": "getting-started",
        "site.yml": "settings", "static": "static-files", "strings": "other-words", "style": "theme-yml",
        "styles": "theme-yml", "theme.yml": "theme-yml", "translation": "other-words", "tutorial": "getting-started",
        "upgrade": "install", "usage": "getting-started", "variables": "environment", "warnings": "all-faults",
        "workflow": "in-a-workflow", "workflows": "in-a-workflow", "yaml": "groups-and-entries",
    ]

    /// The names by which ``article(_:)`` finds something beside the topics.
    package static var names: [String] {
        otherNames.keys.sorted() + pages.flatMap { page in page.headings.map(\.id) + page.rows.flatMap(names) }
    }

    /// What the guide says of something, as a terminal shows it; `nil` where it says nothing.
    package static func article(_ name: String) -> String? {
        let word = folded(name)
        let other = otherNames[name.lowercased()] ?? otherNames[word]
        if let topic = topic(word) ?? other.flatMap(topic) { return topic.shown }
        // A word such as `notes` is a part of the guide, and a key as well.
        let found = [other.flatMap(pageOrPart) ?? pageOrPart(word), rows(about: name.lowercased())].compactMap { $0 }
        return found.isEmpty ? nil : found.joined(separator: "\n")
    }

    /// A name as headings have it: small letters and digits, and a hyphen between words.
    static func folded(_ text: some StringProtocol) -> String {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    }

    /// The pages, those that are topics first: what a word means to who writes a site comes before what was measured.
    private static var pages: [GuidePage] {
        let order = topics.map { $0.page ?? $0.name }
        return GuidePage.all.map { ($0, order.firstIndex(of: $0.name) ?? order.count) }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// A page, or what stands below a heading.
    private static func pageOrPart(_ id: String) -> String? {
        let pages = pages
        if let page = pages.first(where: { $0.name == id }) { return shown(page.title, page.text) }
        for page in pages {
            if let heading = page.headings.first(where: { $0.id == id }) {
                return shown(heading.text, page.section(below: heading)) + more(page)
            }
        }
        return nil
    }

    /// What tables say of a key, an option, a variable or a file.
    private static func rows(about name: String) -> String? {
        let found = pages.compactMap { page -> String? in
            let rows = page.rows.filter { row in names(row).contains { $0.lowercased() == name } }
            guard !rows.isEmpty else { return nil }
            var tables: [String] = []
            var head: Substring?
            for row in rows {
                if row.head != head { tables.append("\n\(row.head)\n| --- | --- |") }
                head = row.head
                tables.append(String(row.text))
            }
            return shown(page.title, tables.joined(separator: "\n")) + more(page)
        }
        return found.isEmpty ? nil : found.joined(separator: "\n")
    }

    /// What the first cell of a row explains, if the table is one of such things: `-q, --quiet`, `--host <host>`.
    private static func names(_ row: GuidePage.Row) -> [String] {
        let kinds = ["key", "option", "variable", "file", "input", "path"]
        let head = row.head.dropFirst(2).prefix { $0.isLetter }
        guard kinds.contains(String(head)), let end = row.text.firstRange(of: " | ") else { return [] }
        let quoted = row.text[..<end.lowerBound].split(separator: "`", omittingEmptySubsequences: false)
        return quoted.enumerated().filter { !$0.offset.isMultiple(of: 2) }.flatMap { part in
            part.element.split(separator: ", ").map { word in
                String(word.prefix { $0 != " " }.drop { $0 == "-" || $0 == "<" }.prefix { $0 != ">" })
            }
        }
    }

    /// Where a part of a page stands.
    private static func more(_ page: GuidePage) -> String {
        let topic = topics.first { ($0.page ?? $0.name) == page.name && $0.heading == nil }
        return "\nMore of it: `docsite help \(topic?.name ?? page.name)`.\n"
    }
}
