internal import Diagnostics

/// A fault of the syntax, in words for an author: where it is to be mended, and how.
///
/// libyaml says what it met, which is seldom what is wrong: it stops behind `{name}` where a text should have been in
/// quotes, and at the end of the file where one was not closed.
enum YAMLSyntaxFault {
    static func diagnostic(_ problem: YAMLProblem, in file: SourceFile) -> Diagnostic {
        let place = file.range(problem.offset..<problem.offset + 1)
        let line = YAMLLine(at: problem.offset, of: file)
        if let tab = tab(place, line, problem) { return tab }
        if let space = indentation(at: line.bounds.lowerBound, upTo: line.bounds.upperBound, in: file) { return space }
        if problem.problem == "found unexpected end of stream", let context = problem.context {
            return unclosed(YAMLLine(at: context.offset, of: file), from: context.offset)
        }
        if problem.problem.hasPrefix("did not find expected ',' or"), let context = problem.context {
            return unclosed(YAMLLine(at: context.offset, of: file), from: context.offset)
        }
        if let opening = opening(ofQuoteBefore: problem.offset, line) {
            return unclosed(YAMLLine(at: opening, of: file), from: opening, closedAt: place)
        }
        if problem.problem == "could not find expected ':'", let context = problem.context {
            return lostKey(YAMLLine(at: context.offset, of: file), from: context.offset)
        }
        if let text = unquoted(problem, line) {
            return Diagnostic(
                .yamlSyntax,
                "this is not YAML: \(text.reason)",
                at: line.file.range(text.place),
                help: "put the text into quotes: `\(line.head(of: text.bounds))\(text.cure)`",
                problem.problem.hasPrefix("block sequence") ? "or begin the list on a line of its own" : nil,
                line.isItem && line.hasKey
                    ? "or, where all of it is one text: `- \(YAMLQuotes.quoted(line.item))`" : nil
            )
        }
        if problem.problem == "did not find expected node content", isEmptyItem(place, line) {
            return Diagnostic(
                .yamlSyntax,
                "this is not YAML: nothing stands before this comma",
                at: place,
                help: "remove the comma, or write the value before it"
            )
        }
        var related: [(label: String, range: SourceRange)] = []
        if let context = problem.context, let words = problem.contextWords {
            related.append((words, file.range(context.offset..<context.offset + 1)))
        }
        return Diagnostic(
            .yamlSyntax,
            "this is not YAML: \(problem.words)",
            at: place,
            related: related,
            help: cure(for: problem, line)
        )
    }

    /// Whether a comma of a list stands behind another one, or behind the bracket.
    private static func isEmptyItem(_ place: SourceRange, _ line: YAMLLine) -> Bool {
        let before = line.bytes(0..<place.bounds.lowerBound).last { $0 > 32 }
        return place.text == "," && before.map { ",[{".utf8.contains($0) } ?? false
    }

    /// The fault of a key that begins with what looks like a space and is none to YAML.
    static func indentation(of key: YAMLScalar) -> Diagnostic? {
        guard let first = key.text.unicodeScalars.first, !first.isASCII, first.properties.isWhitespace else {
            return nil
        }
        let bounds = key.range.bounds
        return indentation(at: bounds.lowerBound, upTo: bounds.upperBound, in: key.range.file)
    }

    /// The fault of a line that is indented by what looks like a space and is none to YAML.
    private static func indentation(at start: Int, upTo end: Int, in file: SourceFile) -> Diagnostic? {
        var offset = start
        for scalar in file.range(start..<end).text.unicodeScalars {
            guard scalar.properties.isWhitespace else { return nil }
            let length = UTF8.width(scalar)
            guard scalar.isASCII else {
                return Diagnostic(
                    .yamlSyntax,
                    "this line is indented by the character \(scalar.number), which is no space to YAML",
                    at: file.range(offset..<offset + length),
                    help: "indent with plain spaces, here and where others of that character stand"
                )
            }
            offset += length
        }
        return nil
    }

    private static func tab(_ place: SourceRange, _ line: YAMLLine, _ problem: YAMLProblem) -> Diagnostic? {
        let isTab = place.text == "\t" || problem.problem.contains("tab character")
        guard isTab else { return nil }
        return Diagnostic(
            .yamlTab,
            "a tab stands where YAML allows spaces only",
            at: place.text == "\t" ? place : line.firstTab ?? place,
            help: "indent with spaces; most editors can turn tabs into spaces"
        )
    }

    /// A line that should hold a key.
    private static func lostKey(_ line: YAMLLine, from offset: Int) -> Diagnostic {
        let text = line.file.range(offset..<line.bounds.upperBound).text
        let name = text.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
        let rest = text.dropFirst(name.count)
        let lacksSpace = rest.hasPrefix(":") && !name.isEmpty && !rest.hasPrefix("://")
        return Diagnostic(
            .yamlSyntax,
            "this is not YAML: a key should stand here, and has no `: ` behind it",
            at: line.file.range(offset..<offset + text.utf8.count),
            help: lacksSpace
                ? "put a space behind the colon: `\(name): \(rest.dropFirst())`"
                : "write `key: value`; where the line belongs to the text above, indent it further than the key of that text"
        )
    }

    /// Where the quote was opened that ends right before an offset, if on a line further up.
    private static func opening(ofQuoteBefore offset: Int, _ line: YAMLLine) -> Int? {
        let before = line.bytes(line.bounds.lowerBound..<max(line.bounds.lowerBound, offset))
        let end = before.lastIndex { $0 != UInt8(ascii: " ") }
        guard let end, before[end] == UInt8(ascii: "'") || before[end] == UInt8(ascii: "\"") else { return nil }
        let quote = before[end]
        let value = line.bytes(line.value)
        // Opened and closed on this line.
        if value.first == quote, value.startIndex < end { return nil }
        var above = line.above
        // Nobody means a text of more lines to be in quotes.
        for _ in 0..<50 {
            guard let candidate = above else { return nil }
            let bytes = candidate.bytes(candidate.value)
            if bytes.first == quote, bytes.count(where: { $0 == quote }) % 2 == 1 { return candidate.value.lowerBound }
            above = candidate.above
        }
        return nil
    }

    /// A quote or a bracket that what follows is read into.
    private static func unclosed(_ line: YAMLLine, from offset: Int, closedAt place: SourceRange? = nil) -> Diagnostic {
        let opening = line.file.range(offset..<offset + 1)
        let isQuote = opening.text == "'" || opening.text == "\""
        let rest = line.file.range(offset..<line.bounds.upperBound).text
        return Diagnostic(
            .yamlSyntax,
            place == nil
                ? "this is not YAML: what is opened here is never closed"
                : "this is not YAML: what is opened here is not closed on its line",
            at: opening,
            related: place.map { [("it ends here, and the text goes on", $0)] } ?? [],
            help: isQuote && line.value.contains(offset)
                ? "close the quotes: `\(line.head(of: offset..<offset))\(rest)\(opening.text)`"
                : "close it, or put quotes around a text that begins with `[` or `{`"
        )
    }

    /// A text that had to be in quotes, and why.
    private struct Unquoted {
        let reason: String
        /// Where to point.
        let place: Range<Int>
        /// The text to be put into quotes.
        let bounds: Range<Int>
        /// It in quotes.
        let cure: String
    }

    /// Whether the line holds a text without quotes that YAML takes for something else.
    private static func unquoted(_ problem: YAMLProblem, _ line: YAMLLine) -> Unquoted? {
        let value = line.value
        // A value of a flow collection ends before its line does.
        guard let first = line.bytes(value).first, problem.offset >= value.lowerBound, !line.isInFlow else {
            return nil
        }
        let text = line.file.range(value).text
        func whole(_ reason: String) -> Unquoted {
            Unquoted(reason: reason, place: value, bounds: value, cure: YAMLQuotes.quoted(text))
        }
        let begin = String(UnicodeScalar(first))
        switch first {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return openQuotes(problem, line)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            // Within the brackets themselves something else is wrong.
            guard line.closing(of: value.lowerBound) ?? .max < problem.offset else { return nil }
            return whole("a value that begins with `\(begin)` is a \(first == UInt8(ascii: "{") ? "mapping" : "list")")
        case UInt8(ascii: "-"), UInt8(ascii: "?"):
            guard problem.offset == value.lowerBound, line.hasKey else { return nil }
            return whole("a text cannot begin with `\(begin) `")
        case _ where "*&!|>@`%,]}".utf8.contains(first):
            return whole(begin == "`" ? "a text cannot begin with a backtick" : "a text cannot begin with `\(begin)`")
        default: return colon(problem, line)
        }
    }

    /// Whether quotes end before their text does, or hold a backslash that begins nothing.
    private static func openQuotes(_ problem: YAMLProblem, _ line: YAMLLine) -> Unquoted? {
        let value = line.value
        guard problem.offset > value.lowerBound else { return nil }
        let text = line.file.range(value).text
        let isWrapped = text.utf8.count > 1 && text.utf8.last == text.utf8.first
        let isEscape = problem.problem.contains("escape")
        return Unquoted(
            reason: isEscape
                ? "a backslash within double quotes begins an escape, and this is none"
                : "the quotes end here, and the text goes on",
            place: problem.offset..<problem.offset + 1,
            bounds: value,
            cure: YAMLQuotes.quoted(isWrapped ? text.dropFirst().dropLast() : text)
        )
    }

    /// Whether a text holds what parts keys from values.
    private static func colon(_ problem: YAMLProblem, _ line: YAMLLine) -> Unquoted? {
        // The colon of the key itself is met where a line is indented as none should be.
        guard problem.problem.hasPrefix("mapping values"), problem.offset > line.value.lowerBound, line.hasKey else {
            return nil
        }
        return Unquoted(
            reason: "a text cannot hold `: `",
            place: problem.offset..<problem.offset + 1,
            bounds: line.value,
            cure: YAMLQuotes.quoted(line.file.range(line.value).text)
        )
    }

    private static func cure(for problem: YAMLProblem, _ line: YAMLLine) -> String {
        let above = line.above
        if let above, let comment = above.comment {
            return "` #` begins a comment on the line above: put the text into quotes from "
                + "`\(line.file.range(above.value.lowerBound..<above.value.lowerBound + 1).text)` on, "
                + "or move the comment \(line.file.range(comment).text.prefix(40).printable) to a line of its own"
        }
        if let mark = [line, above].lazy.compactMap({ $0?.tightMark }).first {
            return "put a space behind the `-`: `- \(mark)`"
        }
        switch problem.problem {
        case "found unknown directive name", "did not find expected <document start>":
            return "remove the line that begins with `%`, or put a text that begins with it into quotes"
        case "control characters are not allowed":
            return "remove the character: nobody sees it"
        default: break
        }
        guard let above, above.keyColumn != line.keyColumn else {
            return
                "check that quotes and brackets above are closed, and that this line is indented as its neighbors are"
        }
        return "this line begins at column \(line.keyColumn + 1) and the one above at column \(above.keyColumn + 1): "
            + "indent both alike where they belong to one mapping; a list begins each item with `- `, all at one column"
    }
}
