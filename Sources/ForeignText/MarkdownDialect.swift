internal import SourceReading

/// Markdown of other tools as Markdown that means the same: containers and components are alerts, and what only their tools
/// carry out goes.
package struct MarkdownDialect {
    /// The text, rewritten.
    package private(set) var text = ""
    /// What went, by what tools call it: `:::tabs`, `<Badge>`, `import`.
    package private(set) var dropped: [String] = []

    private struct Container {
        enum Kind: Equatable {
            /// `:::note`, closed by as many colons.
            case colons(Int)
            /// `<Note>`, closed by its tag.
            case component(String)
            /// `!!! note`, as far as lines are indented.
            case indented
        }

        let kind: Kind
        let isAlert: Bool
        /// How far what stands in it is indented; `nil` until its first line says so.
        var indent: Int?
    }

    private let isMDX: Bool
    private var lines: [String] = []
    private var open: [Container] = []
    private var fence: Substring?
    /// What ends a comment or a module's line that is not closed yet.
    private var skipped: String?

    /// - Parameters:
    ///   - text: the text.
    ///   - isMDX: whether it has components, as `.mdx` files have.
    package init(_ text: String, isMDX: Bool) {
        self.isMDX = isMDX
        guard isMDX || Self.mayBeForeign(text) else {
            self.text = text
            return
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) { read(line) }
        self.text = lines.joined(separator: "\n")
    }

    private static func mayBeForeign(_ text: String) -> Bool {
        var isStart = true
        for byte in text.utf8 {
            if isStart, ":!?[{<`~".utf8.contains(byte) { return true }
            isStart = byte == 10 || (isStart && byte == 32)
        }
        return false
    }

    private mutating func read(_ line: Substring) {
        if let end = skipped {
            if line.contains(end) { skipped = nil }
            return
        }
        let words = line.drop { $0 == " " || $0 == "\t" }
        if let mark = fence {
            if words.hasPrefix(mark), words.allSatisfy({ $0 == mark.first || $0 == " " }) { fence = nil }
            return add(line)
        }
        closeIndented(line, words)
        if words.hasPrefix("```") || words.hasPrefix("~~~") {
            fence = words.prefix { $0 == words.first }
            // What shows beside code is its file.
            return add(line.contains(" title=") ? line.replacing(" title=", with: " file=") : line)
        }
        if words.hasPrefix(":::") ? readColons(words) : readMark(words) { return }
        add(line)
    }

    // MARK: - Lines

    /// Takes a line as it is, in the alerts that are open.
    private mutating func add(_ line: Substring) {
        var line = line
        if let last = open.indices.last {
            let indent = line.prefix { $0 == " " }.count
            if open[last].indent == nil, indent < line.count {
                // Colons indent nothing.
                if case .colons = open[last].kind { open[last].indent = 0 } else { open[last].indent = indent }
            }
            line = line.dropFirst(min(indent, open[last].indent ?? 0))
        }
        write(String(line))
    }

    private mutating func write(_ line: String) {
        let depth = open.count(where: \.isAlert)
        let mark = String(repeating: "> ", count: depth)
        lines.append(line.isEmpty ? mark.trimmingEnd : mark + line)
    }

    private mutating func begin(_ kind: Container.Kind, _ name: some StringProtocol, title: String) {
        let alert = Self.alerts[name.lowercased()]
        if alert == nil { dropped.append(Self.shown(kind, name)) }
        if alert != nil, let last = lines.last, !last.isBlank { write("") }
        open.append(Container(kind: kind, isAlert: alert != nil))
        if let alert {
            write("[!\(alert)]")
            if !title.isEmpty, title.lowercased() != name.lowercased() {
                write("**\(title)**")
                write("")
            }
        } else if !title.isEmpty {
            write("**\(title)**")
            write("")
        }
    }

    private mutating func end(_ index: Int) {
        let wasAlert = open[index...].contains(where: \.isAlert)
        open.removeSubrange(index...)
        // What follows is no part of the quote.
        if wasAlert { write("") }
    }

    private static func shown(_ kind: Container.Kind, _ name: some StringProtocol) -> String {
        switch kind {
        case .colons: ":::\(name)"
        case .component: "<\(name)>"
        case .indented: "!!! \(name)"
        }
    }

    private static let alerts: [String: String] = [
        "note": "NOTE", "info": "NOTE", "abstract": "NOTE", "callout": "NOTE", "aside": "NOTE",
        "tip": "TIP", "hint": "TIP", "success": "TIP", "check": "TIP", "important": "IMPORTANT",
        "warning": "WARNING", "attention": "WARNING", "caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION",
        "failure": "CAUTION", "bug": "CAUTION",
    ]

    // MARK: - Containers

    /// `:::note Title`, `::: warning`, `:::`, and what ends on its own line, such as `:::image …:::`.
    private mutating func readColons(_ words: Substring) -> Bool {
        let colons = words.prefix { $0 == ":" }.count
        let rest = String(words.dropFirst(colons)).trimmed
        if rest.isEmpty {
            if let index = open.lastIndex(where: { $0.kind == .colons(colons) }) { end(index) }
            return true
        }
        let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        guard !name.isEmpty else { return false }
        if rest.hasSuffix(":::") {
            dropped.append(":::\(name)")
            return true
        }
        var title = rest[name.endIndex...]
        if let brace = title.firstIndex(of: "{"), title.hasSuffix("}") { title = title[..<brace] }
        begin(.colons(colons), name, title: Self.bare(title))
        return true
    }

    private static func bare(_ title: Substring) -> String {
        var title = String(title).trimmed
        for (first, last) in [("[", "]"), ("\"", "\"")] where title.hasPrefix(first) && title.hasSuffix(last) {
            title = String(title.dropFirst().dropLast())
        }
        return title
    }

    /// `!!! note "Title"`, `[!INCLUDE …]`, Liquid's tags, and what MDX adds.
    private mutating func readMark(_ words: Substring) -> Bool {
        for mark in ["!!! ", "??? ", "???+ "] where words.hasPrefix(mark) {
            let rest = words.dropFirst(mark.count).drop { $0 == " " }
            let name = rest.prefix { $0.isLetter || $0 == "-" }
            begin(.indented, name, title: Self.bare(rest[name.endIndex...]))
            return true
        }
        let isInclude = words.hasPrefix("[!INCLUDE") || words.hasPrefix("[!Include") || words.hasPrefix("[!code")
        let isLiquid = words.hasPrefix("{%") && String(words).trimmingEnd.hasSuffix("%}")
        if isInclude || isLiquid || (words.hasPrefix("{: ") && words.hasSuffix("}")) {
            dropped.append(isInclude ? "[!INCLUDE]" : isLiquid ? "{% … %}" : "{: …}")
            return true
        }
        return isMDX && (readModule(words) || readComponent(words))
    }

    private mutating func closeIndented(_ line: Substring, _ words: Substring) {
        guard !words.isEmpty, let index = open.firstIndex(where: { $0.kind == .indented }) else { return }
        let indent = line.count - words.count
        if indent < (open[index].indent ?? 1) { end(index) }
    }

    // MARK: - MDX

    /// `import`, `export` and comments in braces.
    private mutating func readModule(_ words: Substring) -> Bool {
        if words.hasPrefix("{/*") {
            if !words.contains("*/") { skipped = "*/" }
            return true
        }
        guard words.hasPrefix("import ") || words.hasPrefix("export ") else { return false }
        let isImport = words.hasPrefix("import ")
        let isWhole = isImport && (words.contains("'") || words.contains("\""))
        guard isWhole || words.contains("{") || words.contains("=") else { return false }
        if isImport, !isWhole { skipped = "from" }
        dropped.append(isImport ? "import" : "export")
        return true
    }

    /// A line that is a component's tag: `<Note>`, `</Note>`, `<Badge text="x" />`, `<Note>one line</Note>`.
    private mutating func readComponent(_ words: Substring) -> Bool {
        let line = String(words).trimmingEnd
        guard line.hasPrefix("<"), line.hasSuffix(">") else { return false }
        if line.hasPrefix("</") {
            let name = line.dropFirst(2).dropLast()
            guard let index = open.lastIndex(where: { $0.kind == .component(String(name)) }) else {
                return Self.isComponent(name)
            }
            end(index)
            return true
        }
        let name = line.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "." }
        guard Self.isComponent(name) else { return false }
        if let close = line.firstRange(of: "</\(name)>"), close.upperBound == line.endIndex,
            let tag = line.firstIndex(of: ">")
        {
            beginComponent(name, String(line[...tag]))
            write(String(line[line.index(after: tag)..<close.lowerBound]).trimmed)
            end(open.count - 1)
            return true
        }
        guard line.firstIndex(of: ">") == line.index(before: line.endIndex) else { return false }
        if line.hasSuffix("/>") {
            dropped.append("<\(name)>")
        } else {
            beginComponent(name, line)
        }
        return true
    }

    private mutating func beginComponent(_ name: Substring, _ tag: String) {
        let attributes = HTMLTokens(tag).tokens.first.map { first -> [(name: String, value: String)] in
            if case .open(_, let attributes, _) = first.token { attributes } else { [] }
        }
        let type = attributes?.first { $0.name == "type" || $0.name == "kind" }?.value ?? ""
        let title = attributes?.first { $0.name == "title" || $0.name == "summary" }?.value ?? ""
        let isTyped = ["callout", "aside", "admonition", "alert"].contains(name.lowercased())
        begin(.component(String(name)), isTyped && Self.alerts[type] != nil ? type[...] : name, title: title)
    }

    private static func isComponent(_ name: some StringProtocol) -> Bool { name.first?.isUppercase == true }
}

extension String {
    /// A Markdown text without comments that are blocks of their own.
    package var withoutComments: String {
        guard contains("<!--") else { return self }
        var kept: [Substring] = []
        var isCode = false
        var isOpen = false
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if isOpen {
                isOpen = !line.contains("-->")
                continue
            }
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            if !isCode, line.drop(while: { $0 == " " }).hasPrefix("<!--") {
                guard let end = line.firstRange(of: "-->") else {
                    isOpen = true
                    continue
                }
                let rest = line[end.upperBound...]
                if rest.allSatisfy(\.isWhitespace) { continue }
                kept.append(rest)
            } else {
                kept.append(line)
            }
        }
        return kept.joined(separator: "\n")
    }
}
