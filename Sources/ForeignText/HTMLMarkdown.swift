/// HTML as Markdown that means the same: what Markdown has no form for is left to its text.
package struct HTMLMarkdown {
    private var blocks: [String] = []
    private var inline = ""

    /// The Markdown of an HTML text.
    package static func converted(_ html: String) -> String { converted(HTMLTree.read(html).nodes) }

    package static func converted(_ nodes: [HTMLNode]) -> String {
        var writer = HTMLMarkdown()
        for node in nodes { writer.add(node) }
        writer.endParagraph()
        return writer.blocks.joined(separator: "\n\n")
    }

    private mutating func add(_ node: HTMLNode) {
        switch node {
        case .text(let text): inline += Self.words(text)
        case .element(let element): add(element)
        }
    }

    private mutating func add(_ element: HTMLElement) {
        switch element.name {
        case "p", "div", "section", "article", "main", "header", "footer", "figure", "figcaption", "body", "html",
            "details", "summary", "center", "dl", "dt", "address", "form", "fieldset":
            endParagraph()
            for child in element.children { add(child) }
            endParagraph()
        case "h1", "h2", "h3", "h4", "h5", "h6":
            endParagraph()
            let level = Int(element.name.dropFirst()) ?? 2
            let text = Self.line(Self.inline(element.children))
            if !text.isEmpty { blocks.append(String(repeating: "#", count: level) + " " + text) }
        case "ul", "ol", "menu":
            endParagraph()
            addList(element, isOrdered: element.name == "ol")
        case "dd", "blockquote":
            endParagraph()
            let inner = Self.converted(element.children)
            if element.name == "dd" {
                blocks.append(inner)
            } else if !inner.isEmpty {
                blocks.append(Self.prefixed(inner, "> ", "> "))
            }
        case "pre":
            endParagraph()
            let code = element.text.trimmingNewlines
            let language = Self.language(of: element)
            let fence = String(repeating: "`", count: max(3, Self.longestRun(of: "`", in: code) + 1))
            blocks.append("\(fence)\(language)\n\(code)\n\(fence)")
        case "hr":
            endParagraph()
            blocks.append("---")
        case "table":
            endParagraph()
            addTable(element)
        case "head", "title", "nav", "button", "select", "option": break
        default: inline += Self.inline(of: element)
        }
    }

    private mutating func endParagraph() {
        let text = Self.lines(inline)
        inline = ""
        if !text.isEmpty { blocks.append(text) }
    }

    // MARK: - Blocks

    private mutating func addList(_ list: HTMLElement, isOrdered: Bool) {
        var items: [String] = []
        for child in list.children {
            guard case .element(let element) = child else { continue }
            let text = Self.converted(element.name == "li" ? element.children : [child])
            let mark = isOrdered ? "\(items.count + 1). " : "- "
            items.append(Self.prefixed(text, mark, String(repeating: " ", count: mark.utf8.count)))
        }
        guard !items.isEmpty else { return }
        let isLoose = items.contains { $0.contains("\n\n") }
        blocks.append(items.joined(separator: isLoose ? "\n\n" : "\n"))
    }

    private mutating func addTable(_ table: HTMLElement) {
        var rows: [[String]] = []
        func look(_ nodes: [HTMLNode]) {
            for case .element(let element) in nodes {
                if element.name == "tr" {
                    let cells = element.children.compactMap { node -> String? in
                        guard case .element(let cell) = node, cell.name == "td" || cell.name == "th" else { return nil }
                        return Self.cell(cell)
                    }
                    if !cells.isEmpty { rows.append(cells) }
                } else {
                    look(element.children)
                }
            }
        }
        look(table.children)
        guard let head = rows.first else { return }
        let width = rows.map(\.count).max() ?? head.count
        func row(_ cells: [String]) -> String {
            "| " + (cells + [String](repeating: "", count: width - cells.count)).joined(separator: " | ") + " |"
        }
        let rule = "|" + String(repeating: " --- |", count: width)
        blocks.append(([row(head), rule] + rows.dropFirst().map(row)).joined(separator: "\n"))
    }

    /// A cell on one line: blocks in it are parted by `<br>`.
    private static func cell(_ element: HTMLElement) -> String {
        let hasBlocks = element.children.contains { node in
            guard case .element(let child) = node else { return false }
            return ["p", "div", "ul", "ol", "pre", "blockquote", "dl", "br"].contains(child.name)
        }
        let text = hasBlocks ? converted(element.children) : line(inline(element.children))
        let lines = text.split(separator: "\n").map { $0.hasSuffix("\\") ? String($0.dropLast()) : String($0) }
        return lines.joined(separator: "<br>").replacing("\\|", with: "|").replacing("|", with: "\\|")
    }

    private static func prefixed(_ text: String, _ first: String, _ rest: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { index, line in
                let mark = index == 0 ? first : rest
                return line.isEmpty ? mark.trimmingEnd : mark + line
            }
            .joined(separator: "\n")
    }

    private static func language(of element: HTMLElement) -> String {
        let code = element.children.compactMap { node -> HTMLElement? in
            if case .element(let element) = node, element.name == "code" { element } else { nil }
        }
        for name in ([element] + code).compactMap({ $0.attributes["class"] }).flatMap({ $0.split(separator: " ") }) {
            if name.hasPrefix("language-") { return String(name.dropFirst(9)) }
            if name.hasPrefix("lang-") { return String(name.dropFirst(5)) }
        }
        return ""
    }

    // MARK: - Inlines

    private static func inline(_ nodes: [HTMLNode]) -> String {
        nodes.map { node in
            switch node {
            case .text(let text): words(text)
            case .element(let element): inline(of: element)
            }
        }
        .joined()
    }

    private static func inline(of element: HTMLElement) -> String {
        let inner = inline(element.children)
        switch element.name {
        case "code", "kbd", "samp", "tt", "var": return code(element.text)
        case "b", "strong": return wrapped(inner, "**")
        case "i", "em", "cite", "dfn": return wrapped(inner, "*")
        case "s", "del", "strike": return wrapped(inner, "~~")
        case "br": return "\\\n"
        case "a":
            guard let address = element.attributes["href"], !inner.isBlank, !address.isBlank else { return inner }
            return "[\(inner)](\(destination(address)))"
        case "img":
            guard let source = element.attributes["src"], !source.isBlank else { return "" }
            return "![\(words(element.attributes["alt"] ?? ""))](\(destination(source)))"
        default: return inner
        }
    }

    /// Text between marks, which hold no white space.
    private static func wrapped(_ inner: String, _ mark: String) -> String {
        let text = inner.drop(while: \.isWhitespace)
        let core = String(text).trimmingEnd
        guard !core.isEmpty else { return inner }
        return inner.prefix(inner.count - text.count) + mark + core + mark + text.dropFirst(core.count)
    }

    package static func code(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !line.isEmpty else { return "" }
        let run = longestRun(of: "`", in: line)
        let mark = String(repeating: "`", count: run == 0 ? 1 : run + 1)
        let space = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
        return mark + space + line + space + mark
    }

    package static func destination(_ address: String) -> String {
        let address = address.split(whereSeparator: \.isWhitespace).joined(separator: "%20")
        let isPlain = !address.contains { "()<>\\".contains($0) } && !address.isEmpty
        return isPlain ? address : "<\(address.replacing("<", with: "%3C").replacing(">", with: "%3E"))>"
    }

    private static func longestRun(of sign: Character, in text: String) -> Int {
        var (longest, run) = (0, 0)
        for character in text {
            run = character == sign ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }

    /// A text of a page: its white space is one space, and it is no Markdown.
    private static func words(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let before = text.first?.isWhitespace == true ? " " : ""
        let after = text.last?.isWhitespace == true && !words.isEmpty ? " " : ""
        return before + PlainTextMarkdown.escapedInline(words) + after
    }

    /// The lines of a paragraph, none of which begins a block.
    private static func lines(_ inline: String) -> String {
        let lines = inline.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            PlainTextMarkdown.guarded(line.split { $0 == " " || $0 == "\t" }.joined(separator: " "))
        }
        var text = lines.filter { !$0.isEmpty && $0 != "\\" }.joined(separator: "\n")
        while text.hasSuffix("\\") { text.removeLast() }
        return text
    }

    private static func line(_ inline: String) -> String {
        inline.replacing("\\\n", with: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension HTMLMarkdown {
    /// A text without its tags, where it has some.
    package static func plain(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return HTMLTree.read(text).nodes.map { node in
            switch node {
            case .text(let text): text
            case .element(let element): element.text
            }
        }
        .joined()
    }
}
