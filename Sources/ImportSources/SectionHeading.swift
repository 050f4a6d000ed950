internal import ForeignText
internal import SourceReading

/// A heading that may name a code, a title, or both: `invalid_card`, `E0308: mismatched types`, `Invalid card (invalid_card)`.
struct SectionHeading {
    private(set) var code: String?
    private(set) var title: String?
    /// The id that it gives itself: `{#id}`.
    private(set) var id: String?

    /// - Parameters:
    ///   - text: the heading, Markdown.
    ///   - known: the code, where it is known already.
    init(_ text: String, knowing known: String? = nil) {
        var text = text.trimmed
        while text.hasSuffix("#") { text = String(text.dropLast()).trimmingEnd }
        if text.hasSuffix("}"), let brace = text.range(of: "{#") {
            id = String(text[brace.upperBound...].dropLast())
            text = String(text[..<brace.lowerBound]).trimmingEnd
        }
        let plain = Self.plain(text)
        if let known {
            title = Self.title(plain, without: known)
            return
        }
        if let span = Self.codeSpan(in: text),
            Self.isCode(span) || (span == plain && !span.contains(where: \.isWhitespace))
        {
            code = span
            title = Self.title(plain, without: span)
        } else if Self.isCode(plain) {
            code = plain
        } else if let (first, rest) = Self.parted(plain) {
            code = first
            title = rest
        } else {
            title = plain.isEmpty ? nil : plain
        }
    }

    /// Whether a word of a heading is a code rather than a word.
    static func isCode(_ text: String) -> Bool {
        guard (2...100).contains(text.utf8.count), !text.contains(where: \.isWhitespace),
            text.first?.isPunctuation != true || text.hasPrefix("-")
        else { return false }
        let isShout = text.utf8.count > 3 && text == text.uppercased() && text.contains(where: \.isLetter)
        return text.utf8.contains { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") } || isShout
            || text.contains("/") || text.contains(".") && text.last != "."
    }

    private static func codeSpan(in text: String) -> String? {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        return parts.count >= 3 ? String(parts[1]).trimmed : nil
    }

    private static func plain(_ text: String) -> String {
        text.filter { $0 != "`" && $0 != "*" }.replacing("\\_", with: "_").replacing("\\[", with: "[").trimmed
    }

    /// `E0308: mismatched types`, `404 – Not found`, `Invalid card (invalid_card)`, `[E1] Title`.
    private static func parted(_ text: String) -> (code: String, title: String?)? {
        if text.hasSuffix(")"), let opening = text.lastIndex(of: "(") {
            let inner = String(text[text.index(after: opening)...].dropLast())
            if isCode(inner) { return (inner, String(text[..<opening]).trimmingEnd) }
        }
        let words = text.split(separator: " ")
        guard let first = words.first, words.count > 1 else { return nil }
        let word = String(first).trimmed(of: "[]:()")
        guard isCode(word),
            word.contains(where: \.isNumber) || first.hasSuffix(":") || ["-", "–", "—", ":", "|"].contains(words[1])
                || word.contains("_")
        else { return nil }
        return (word, title(text, without: word))
    }

    /// What a heading says beside a code.
    private static func title(_ text: String, without code: String) -> String? {
        guard !code.isEmpty, let place = text.range(of: code) else { return text.isEmpty ? nil : text }
        let rest = String(text[..<place.lowerBound]) + String(text[place.upperBound...])
        let title = rest.trimmed(of: " :-–—|()[],.")
        return title.isEmpty ? nil : title
    }
}

extension String {
    fileprivate func trimmed(of signs: String) -> String {
        var text = self[...]
        while let first = text.first, signs.contains(first) { text.removeFirst() }
        while let last = text.last, signs.contains(last) { text.removeLast() }
        return String(text)
    }

    fileprivate func range(of words: String) -> Range<String.Index>? { firstRange(of: words) }
}
