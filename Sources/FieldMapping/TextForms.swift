internal import DataReading
internal import ForeignText
internal import ImportSources

extension FieldMap.TextForm {
    /// What texts of one field are, by what stands in them.
    package static func guess(_ texts: some Sequence<String>) -> FieldMap.TextForm {
        var markdown = 0
        var html = 0
        for text in texts.prefix(2_000) {
            if isHTML(text) { html += 1 }
            if isMarkdown(text) { markdown += 1 }
        }
        if html > markdown { return .html }
        return markdown > 0 ? .markdown : .plain
    }

    private static func isHTML(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else { return false }
        let folded = text.lowercased()
        return [
            "<p>", "<p ", "<br>", "<br/>", "<br />", "<li>", "<ul>", "<div", "</a>", "</code>", "</b>", "</strong>",
            "&nbsp;", "&quot;", "&#39;", "&lt;",
        ]
        .contains { folded.contains($0) }
    }

    /// Whether a text holds what hardly stands in any other: links, code, lists, headings, emphasis around words.
    private static func isMarkdown(_ text: String) -> Bool {
        if text.contains("](") || text.contains("```") { return true }
        if text.contains("**"), text.split(separator: "**", omittingEmptySubsequences: false).count > 2 { return true }
        if text.utf8.count(where: { $0 == UInt8(ascii: "`") }) > 1 { return true }
        return text.split(separator: "\n").contains { line in
            let words = line.drop { $0 == " " }
            return ["- ", "* ", "# ", "## ", "### ", "#### ", "1. "].contains { words.hasPrefix($0) }
        }
    }
}

extension FoundValue {
    /// A value as Markdown, whatever it holds.
    package func markdown(_ form: FieldMap.TextForm) -> String {
        switch self {
        case .text(let text): return Self.markdown(text, form)
        case .flag(let flag): return flag ? "true" : "false"
        case .list(let values):
            return values.map { value in
                let lines = value.markdown(form).split(separator: "\n", omittingEmptySubsequences: false)
                return "- " + lines.joined(separator: "\n  ")
            }
            .joined(separator: "\n")
        case .mapping(let members):
            return members.map { member in
                let label = PlainTextMarkdown.escaped(DeclaredFact.label(of: member.name))
                let inner = member.value.markdown(form)
                return member.value.text == nil
                    ? "- \(label):\n"
                        + inner.split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(
                            separator: "\n"
                        )
                    : "- \(label): " + inner.replacing("\n", with: "\n  ")
            }
            .joined(separator: "\n")
        }
    }

    /// A text as Markdown.
    package static func markdown(_ text: String, _ form: FieldMap.TextForm) -> String {
        let text = TextMending.mended(text).text
        switch form {
        case .markdown: return text.contains("&nbsp;") ? text.replacing("&nbsp;", with: " ") : text
        case .plain: return PlainTextMarkdown.escaped(text)
        case .html: return HTMLMarkdown.converted(text)
        }
    }

    /// The texts in it, at any depth.
    package var allTexts: [String] {
        switch self {
        case .text(let text): [text]
        case .flag: []
        case .list(let values): values.flatMap(\.allTexts)
        case .mapping(let members): members.flatMap { $0.value.allTexts }
        }
    }
}
