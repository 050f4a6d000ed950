internal import CommonMark
internal import ForeignText
internal import MarkdownEvents

extension MarkdownRewriting {
    private static let inlineTags: Set<String> = [
        "a", "abbr", "b", "br", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "mark", "s",
        "samp",
        "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    ]
    private static let blockTags: Set<String> = [
        "p", "div", "section", "article", "ul", "ol", "li", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5",
        "h6",
        "dl", "details", "summary", "center", "figure", "hr", "thead", "tbody", "tr", "td", "th",
    ]

    mutating func convertTags(_ events: [MarkdownEvent], _ headings: Set<String>) {
        var open: [(name: String, index: Int, range: Range<Int>, address: String?)] = []
        for event in events {
            switch event {
            case .leaf(.htmlBlock(let html), let range): convertBlock(html, range)
            case .leaf(.htmlInline(let html), let range): convertInline(html, range, headings, &open)
            default: break
            }
        }
        // What is not closed is no link.
        for tag in open where tag.address != nil { edits[tag.index].text = "" }
    }

    /// Whether a place is in a row of a table, which is one line.
    private func isInTable(_ place: Int) -> Bool {
        let start = source[..<place].lastIndex(of: 10).map { $0 + 1 } ?? 0
        return source[start...].first { $0 != 32 && $0 != UInt8(ascii: ">") } == UInt8(ascii: "|")
    }

    /// What stands for an element of a page's own script, such as `<docs-video src="…">`: the address that it shows.
    private static func address(of name: String, _ attributes: [(name: String, value: String)]) -> String? {
        guard name.contains("-") else { return nil }
        return attributes.first { $0.name == "src" || $0.name == "href" }.map {
            "[\($0.value)](\(HTMLMarkdown.destination($0.value)))"
        }
            ?? ""
    }

    private mutating func convertInline(
        _ html: String,
        _ range: Range<Int>,
        _ headings: Set<String>,
        _ open: inout [(name: String, index: Int, range: Range<Int>, address: String?)]
    ) {
        guard let token = HTMLTokens(html).tokens.first?.token else {
            edits.append((range, ""))
            return
        }
        switch token {
        case .text: break
        case .open("br", _, _) where isInTable(range.lowerBound): edits.append((range, " "))
        case .open(let name, let attributes, let isEmpty):
            if let address = Self.address(of: name, attributes) {
                edits.append((range, address))
                return
            }
            guard Self.inlineTags.contains(name) || Self.blockTags.contains(name) else {
                edits.append((range.lowerBound..<range.lowerBound, "\\"))
                return
            }
            convertedTags += 1
            let written = attributes.first { $0.name == (name == "a" ? "href" : "src") }?.value
            let address = ["a", "img"].contains(name) ? written.flatMap { rewritten($0, headings) } : nil
            if name == "img" {
                let alt = attributes.first { $0.name == "alt" }?.value ?? ""
                edits.append((range, address.map { "![\(alt)](\(HTMLMarkdown.destination($0)))" } ?? alt))
                return
            }
            edits.append((range, address != nil ? "[" : Self.mark(name)))
            if !isEmpty { open.append((name, edits.count - 1, range, address)) }
        case .close(let name): convertClosing(name, range, &open)
        }
    }

    private mutating func convertClosing(
        _ name: String,
        _ range: Range<Int>,
        _ open: inout [(name: String, index: Int, range: Range<Int>, address: String?)]
    ) {
        if name.contains("-") {
            edits.append((range, ""))
            return
        }
        guard Self.inlineTags.contains(name) || Self.blockTags.contains(name) else {
            edits.append((range.lowerBound..<range.lowerBound, "\\"))
            return
        }
        guard let place = open.lastIndex(where: { $0.name == name }) else {
            edits.append((range, ""))
            return
        }
        let tag = open.remove(at: place)
        edits.append(
            (range, tag.address.map { "](\(HTMLMarkdown.destination($0)))" } ?? Self.mark(name))
        )
    }

    /// Where an address in a tag leads; `nil` where that is nowhere.
    private mutating func rewritten(_ address: String, _ headings: Set<String>) -> String? {
        switch links.outcome(of: address, in: path, headings: headings) {
        case .kept: return address
        case .to(let new):
            rewrittenLinks += 1
            return new
        case .lost(let reason):
            lost.append((address, reason))
            return nil
        }
    }

    /// Markdown that was HTML, its links rewritten.
    private mutating func converted(_ html: String) -> String {
        let inner = MarkdownRewriting(HTMLMarkdown.converted(html), of: path, headingsFrom: level, links)
        lost += inner.lost
        rewrittenLinks += inner.rewrittenLinks
        return inner.text
    }

    private static func mark(_ name: String) -> String {
        switch name {
        case "b", "strong": return "**"
        case "i", "em", "cite", "dfn": return "*"
        case "code", "kbd", "samp", "tt", "var": return "`"
        case "s", "del", "strike": return "~~"
        case "br": return "\\\n"
        default: return ""
        }
    }

    private mutating func convertBlock(_ html: String, _ range: Range<Int>) {
        let first = HTMLTokens(html).tokens.first { token in
            if case .text(let text) = token.token { !text.allSatisfy(\.isWhitespace) } else { true }
        }
        let end = html.hasSuffix("\n") && source[range].last == 10 ? "\n" : ""
        switch first?.token {
        case .open(let name, let attributes, _)? where name.contains("-"):
            let text = converted(html)
            edits.append((range, (text.isEmpty ? Self.address(of: name, attributes) ?? "" : text) + end))
        case .open(let name, _, _)?, .close(let name)?:
            if Self.inlineTags.contains(name) || Self.blockTags.contains(name) {
                convertedTags += 1
                edits.append((range, converted(html) + end))
            } else {
                // XML or the like, which is to be seen.
                let code = html.hasSuffix("\n") ? String(html.dropLast()) : html
                edits.append((range, "```xml\n\(code)\n```" + end))
            }
        case .text?: edits.append((range, converted(html) + end))
        case nil: edits.append((range, ""))
        }
    }
}
