internal import Diagnostics

// MARK: - What is wrong with a value, in words for an author

extension YAMLMapping {
    func reportRepeated(_ texts: [Located<String>], _ key: String, _ diagnostics: inout [Diagnostic]) {
        // Most lists are short, and hold nothing twice.
        if texts.count <= 8, !Self.holdsTwice(texts) { return }
        var first = [String: SourceRange](minimumCapacity: texts.count)
        for text in texts {
            guard let earlier = first.updateValue(text.range, forKey: text.value) else { continue }
            first[text.value] = earlier
            diagnostics.append(
                Diagnostic(
                    .duplicateItem,
                    "`\(text.value.prefix(60))` stands twice in `\(key)`",
                    at: text.range,
                    related: [("it stands here first", earlier)],
                    help: "keep one of the two"
                )
            )
        }
    }

    private static func holdsTwice(_ texts: [Located<String>]) -> Bool {
        for index in texts.indices {
            for earlier in 0..<index where texts[earlier].value == texts[index].value { return true }
        }
        return false
    }

    /// The fault of a value that holds nothing.
    func empty(_ key: String, _ scalar: YAMLScalar, help: String, isItem: Bool = false) -> Diagnostic {
        let line = YAMLLine(at: scalar.range.bounds.lowerBound, of: scalar.range.file)
        let isWord = scalar.isNull && !scalar.text.isEmpty
        let written = line.file.range(line.value).text
        var more: String?
        if isWord {
            more = "where the word itself is meant, put it into quotes: `\(isItem ? "" : key + ": ")\"\(scalar.text)\"`"
        } else if scalar.isNull, written.hasPrefix("#") {
            more =
                "where no comment is meant, put the text into quotes: "
                + "`\(line.head(of: line.value))\(YAMLQuotes.quoted(written))`"
        }
        return Diagnostic(
            .emptyValue,
            isItem ? "an item of `\(key)` is empty" : "`\(key)` is empty",
            at: scalar.range,
            help: help,
            more
        )
    }

    func wrongType(_ key: String, _ wanted: String, _ node: YAMLNode, help: String? = nil) -> Diagnostic {
        var found = node.kind
        if case .scalar(let scalar) = node.content { found = "`\(scalar.text.prefix(40))`" }
        return Diagnostic(
            .wrongType,
            "`\(key)` must be \(wanted), and this is \(found)",
            at: node.range,
            help: help ?? Self.unquoted(node) ?? "write \(wanted) after `\(key):`"
        )
    }

    /// How a text is written that YAML takes for a list or a mapping, as `{name}` and `Error: bad` are.
    private static func unquoted(_ node: YAMLNode) -> String? {
        if case .scalar = node.content { return nil }
        let line = YAMLLine(at: node.range.bounds.lowerBound, of: node.range.file)
        let start = node.range.bounds.lowerBound
        let text = line.file.range(start..<max(start, line.value.upperBound)).text
        let isOneLine = !"{[".contains(text.first ?? " ") || line.closing(of: start) != nil
        guard isOneLine,
            start == line.value.lowerBound
                || line.file.range(line.bounds.lowerBound..<start).text.allSatisfy({ " -".contains($0) })
        else {
            return nil
        }
        return "put the text into quotes: `\(line.head(of: start..<start))\(YAMLQuotes.quoted(text))`"
    }
}
