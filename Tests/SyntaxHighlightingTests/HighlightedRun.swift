import Markup
import SyntaxHighlighting

/// A stretch of highlighted code, read back from the HTML.
struct HighlightedRun: Equatable {
    /// What stands behind `hl-`, empty for plain text.
    var tokenClass: String
    /// UTF-8, unescaped. Bytes, because strings that differ may be equal.
    var text: [UInt8]

    /// What is wrong with the HTML.
    enum Fault: Error, Equatable {
        case unknownTag(String), unclosedSpan, touchingRuns(String), emptyRun, bareCharacter(String)
    }

    /// Reads what the highlighter may write, and nothing else: text, and spans with a class that hold text.
    static func read(_ html: String) throws -> [HighlightedRun] {
        var runs: [HighlightedRun] = []
        var rest = Array(html.utf8)[...]
        while let first = rest.first {
            var tokenClass = ""
            if first == UInt8(ascii: "<") {
                let tag = String(decoding: rest.prefix(19), as: UTF8.self)
                guard tag.hasPrefix(#"<span class="hl-"#), tag.hasSuffix(#"">"#) else { throw Fault.unknownTag(tag) }
                tokenClass = String(tag.dropFirst(16).dropLast(2))
                rest = rest.dropFirst(19)
            }
            let escaped = rest.prefix { $0 != UInt8(ascii: "<") }
            rest = rest[escaped.endIndex...]
            if !tokenClass.isEmpty {
                guard rest.starts(with: "</span>".utf8) else { throw Fault.unclosedSpan }
                rest = rest.dropFirst(7)
            }
            guard !escaped.isEmpty else { throw Fault.emptyRun }
            if runs.last?.tokenClass == tokenClass { throw Fault.touchingRuns(tokenClass) }
            runs.append(HighlightedRun(tokenClass: tokenClass, text: try unescaped(escaped)))
        }
        return runs
    }

    private static func unescaped(_ text: ArraySlice<UInt8>) throws -> [UInt8] {
        let entities = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")]
        var result: [UInt8] = []
        var rest = text
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"),
                let (entity, character) = entities.first(where: { rest.starts(with: $0.0.utf8) })
            {
                result += character.utf8
                rest = rest.dropFirst(entity.utf8.count)
            } else if byte == UInt8(ascii: "&") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\"") {
                throw Fault.bareCharacter(String(decoding: rest.prefix(10), as: UTF8.self))
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return result
    }
}

/// The text that is left of highlighted code without its tags.
func text(of html: HTML) throws -> [UInt8] {
    try HighlightedRun.read(html.string).flatMap(\.text)
}

/// The code with each coloured stretch as `⟦class:text⟧`: what a test can show in full and a person can read.
///
/// It is made of the HTML by ``HighlightedRun/read(_:)``, which accepts nothing but what it can show.
func marked(_ code: String, as language: SyntaxLanguage) throws -> String {
    let html = SyntaxHighlighter.highlighted(code, as: language)
    return try HighlightedRun.read(html.string).map { run in
        let text = String(decoding: run.text, as: UTF8.self)
        return run.tokenClass.isEmpty ? text : "⟦\(run.tokenClass):\(text)⟧"
    }.joined()
}
