internal import Grammars

/// Svelte and Astro: markup whose scripts, styles and expressions in braces are code.
struct ComponentScanner {
    enum Dialect {
        /// Braces hold an expression, or the mark of a block: `{#if paid}`.
        case svelte
        /// Braces hold an expression, and that holds markup again; a script between `---` stands before all.
        case astro
    }

    /// Elements that have no end tag.
    private static let voidElements = WordTable(
        keywords: "area base br col embed hr img input link meta param source track wbr"
    )
    private static let textEnds: ByteSet = "<&{}"
    private static let tagMarks: ByteSet = "/!>"
    private static let blockMarks: ByteSet = "#:/@"

    private let dialect: Dialect
    private var expressions: GrammarScanner
    private var regions = RegionScanner()
    /// For each brace that is open, how many elements are open in it: where one is, text follows and no code.
    private var openBraces: [Int] = []

    init(_ dialect: Dialect) {
        self.dialect = dialect
        expressions = GrammarScanner(dialect == .svelte ? .javascript : .typescript)
    }

    mutating func scan(_ code: inout CodeCursor) {
        if dialect == .astro { takeFrontMatter(&code) }
        while !code.isAtEnd {
            if openBraces.last == 0 { takeExpression(&code, holdsMarkup: dialect == .astro) } else { takeText(&code) }
        }
    }

    private func takeFrontMatter(_ code: inout CodeCursor) {
        let start = code.endOfWhitespace(from: 0)
        guard code.starts(with: "---", at: start) else { return }
        code.take(to: start)
        code.take(to: start + 3, as: .keyword)
        let end = code.first("\n---", from: start + 3).map { $0 + 1 } ?? code.limit
        code.limited(to: end) { Self.takeCode(&$0, .typescript) }
        code.take(to: end + 3, as: .keyword)
    }

    private static func takeCode(_ code: inout CodeCursor, _ grammar: Grammar) {
        var scanner = GrammarScanner(grammar)
        scanner.scan(&code)
    }

    private mutating func takeText(_ code: inout CodeCursor) {
        let start = code.position
        switch code.current {
        case "{", "}":
            takeBrace(&code)
        case "<" where code.starts(with: "<!--", at: start):
            MarkupScanner.take(&code, past: "-->", as: .comment)
        case "<" where beginsTag(at: start, in: code):
            takeTag(&code)
        case "&":
            MarkupScanner.takeReference(&code)
        default:
            code.take(to: code.end(from: start + 1) { !Self.textEnds.contains($0) })
        }
    }

    private func beginsTag(at index: Int, in code: borrowing CodeCursor) -> Bool {
        code[index + 1].isWordStart || Self.tagMarks.contains(code[index + 1])
    }

    // MARK: Braces

    private mutating func takeExpression(_ code: inout CodeCursor, holdsMarkup: Bool) {
        switch code.current {
        case "{", "}": takeBrace(&code)
        case "<" where holdsMarkup && !expressions.followsValue && beginsTag(at: code.position, in: code):
            takeTag(&code)
        default: expressions.takeToken(&code)
        }
    }

    private mutating func takeBrace(_ code: inout CodeCursor) {
        let start = code.position
        if code.current == "}" {
            _ = openBraces.popLast()
            return expressions.takeToken(&code)
        }
        openBraces.append(0)
        expressions.takeToken(&code)
        // `{#each`, `{:else`, `{/if`, `{@html`.
        guard dialect == .svelte, Self.blockMarks.contains(code[start + 1]), code[start + 2].isWordStart else { return }
        code.take(to: code.endOfWord(from: start + 2), as: .keyword)
        expressions.followsValue = false
    }

    // MARK: Tags

    private mutating func takeTag(_ code: inout CodeCursor) {
        let start = code.position
        let isEndTag = code[start + 1] == "/"
        let nameStart = code[start + 1].isWordStart || code[start + 1] == ">" ? start + 1 : start + 2
        let name = nameStart..<max(nameStart, code.end(from: nameStart, while: MarkupScanner.isNameByte))
        code.take(to: nameStart)
        code.take(to: name.upperBound, as: .keyword)

        var isTyped = dialect == .astro
        while !code.isAtEnd, code.current != ">", code.current != "<" {
            if code.starts(with: "lang=\"t", at: code.position) || code.starts(with: "lang='t", at: code.position) {
                isTyped = true
            }
            takeAttribute(&code)
        }
        let isEmpty = code[code.position - 1] == "/" || code[start + 1] == "!"
        if code.current == ">" { code.take(to: code.position + 1) }
        expressions.followsValue = true
        if isEndTag {
            countElement(-1)
        } else if !isEmpty, code.tokenClass(of: name, among: Self.voidElements) == nil {
            countElement(1)
            takeForeignCode(&code, of: name, isTyped: isTyped)
        }
    }

    private mutating func countElement(_ difference: Int) {
        guard let last = openBraces.indices.last else { return }
        openBraces[last] = max(0, openBraces[last] + difference)
    }

    private mutating func takeAttribute(_ code: inout CodeCursor) {
        let start = code.position
        switch code.current {
        case "\"" where dialect == .svelte, "'" where dialect == .svelte:
            regions.take(code.current == "'" ? Self.attributes[0] : Self.attributes[1], in: &code)
        case "\"", "'":
            let quote = code.current
            code.take(to: code.end(from: start + 1) { $0 != quote } + 1, as: .string)
        case "`" where dialect == .astro:
            expressions.takeToken(&code)
        case "{":
            let depth = openBraces.count
            repeat { takeExpression(&code, holdsMarkup: false) } while openBraces.count > depth && !code.isAtEnd
        case let byte where MarkupScanner.isNameByte(byte):
            let isValue = code[start - 1] == "="
            code.take(to: code.end(from: start, while: MarkupScanner.isNameByte), as: isValue ? .string : .property)
        default:
            code.take(to: start + 1)
        }
    }

    private static let attributes = (["'", "\""] as [ByteString]).map { quote in
        Region.string(quote, escapes: false, spansLines: true, interpolations: [.braces])
    }

    /// Takes what is between `<script>` or `<style>` and its end tag.
    private func takeForeignCode(_ code: inout CodeCursor, of name: Range<Int>, isTyped: Bool) {
        if name.count == 6, code.starts(with: "script", at: name.lowerBound) {
            let end = code.first("</script", from: code.position) ?? code.limit
            code.limited(to: end) { Self.takeCode(&$0, isTyped ? .typescript : .javascript) }
        } else if name.count == 5, code.starts(with: "style", at: name.lowerBound) {
            let end = code.first("</style", from: code.position) ?? code.limit
            code.limited(to: end) { code in
                var scanner = CSSScanner()
                scanner.scan(&code)
            }
        }
    }
}
