internal import MarkdownEvents

/// Finds the markup of other tools in texts, where it can only be that.
enum ForeignSyntax {
    /// - Parameters:
    ///   - events: a document's events, merged.
    ///   - source: the bytes that they were read from.
    /// - Returns: the slips, in order.
    static func slips(in events: [MarkdownEvent], _ source: [UInt8]) -> [SyntaxSlip] {
        var slips: [SyntaxSlip] = []
        // Whether a line, and whether a quote, begins with the event at hand.
        var startsLine = false
        var startsQuote = false
        let events = events.span
        for index in events.indices {
            switch events[index] {
            case .leaf(.text, let range):
                let text = source[range]
                if startsLine, let foreign = foreign(line: text, startsQuote: startsQuote) {
                    slips.append(SyntaxSlip(kind: .foreign(foreign), range: range))
                } else if text.contains(UInt8(ascii: "{")) {
                    slips += templates(in: text).map { SyntaxSlip(kind: .foreign(.template), range: $0) }
                }
                startsLine = false
                startsQuote = false
            case .enter(.blockQuote, _):
                startsQuote = true
            case .enter(.paragraph, _), .leaf(.softBreak, _), .leaf(.lineBreak, _):
                startsLine = true
            default:
                startsLine = false
                startsQuote = false
            }
        }
        return slips
    }

    /// What the beginning of a line is to another tool.
    private static func foreign(line: ArraySlice<UInt8>, startsQuote: Bool) -> SyntaxSlip.Foreign? {
        guard let first = line.first else { return nil }
        switch first {
        case UInt8(ascii: ":"):
            // The end of a container is told with its beginning.
            let name = line.drop { $0 == first }
            return line.starts(with: ":::".utf8) && name.contains { $0.isWord } ? .container : nil
        case UInt8(ascii: "!"): return line.isMarker("!!!") ? .container : nil
        case UInt8(ascii: "?"): return line.isMarker("???") || line.isMarker("???+") ? .container : nil
        case UInt8(ascii: "="): return line.isTab ? .container : nil
        case UInt8(ascii: "."): return line.starts(with: ".. ".utf8) && line.holds("::") ? .container : nil
        case UInt8(ascii: "-"): return line.starts(with: "--8<--".utf8) ? .template : nil
        case UInt8(ascii: "["):
            if startsQuote, line.starts(with: "[!".utf8), line.dropFirst(2).first?.isWord == true, line.holds("]") {
                return .alert
            }
            return line.isContents ? .contents : nil
        case UInt8(ascii: "{"):
            if line.isContents { return .contents }
            return line.starts(with: "{:".utf8) && line.last == UInt8(ascii: "}") ? .attributes : nil
        case UInt8(ascii: "#"): return line.isGluedHeading ? .heading : nil
        case UInt8(ascii: "i"): return line.isImport ? .module : nil
        case UInt8(ascii: "e"): return line.isExport ? .module : nil
        default: return nil
        }
    }

    /// The tags of template languages.
    private static func templates(in text: ArraySlice<UInt8>) -> [Range<Int>] {
        let forms: [(start: String, end: String)] = [
            ("{{%", "%}}"), ("{{<", ">}}"), ("{{#include", "}}"), ("{%", "%}"),
        ]
        var places: [Range<Int>] = []
        var rest = text
        while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
            rest = rest[brace...]
            let form = forms.first { rest.starts(with: $0.start.utf8) }
            let isEscaped = brace > text.startIndex && text[brace - 1] == .backslash
            if let form, !isEscaped, let closing = rest.dropFirst(form.start.utf8.count).place(of: form.end) {
                places.append(brace..<closing.upperBound)
                rest = rest[closing.upperBound...]
            } else if let form, !isEscaped {
                // None is closed any more.
                rest = rest.dropFirst(form.start.utf8.count)
            } else {
                rest = rest.dropFirst()
            }
        }
        return places
    }
}

extension ArraySlice<UInt8> {
    func holds(_ words: String) -> Bool { place(of: words) != nil }

    /// Where some words stand first.
    func place(of words: String) -> Range<Int>? {
        guard let first = words.utf8.first else { return nil }
        var rest = self
        while let start = rest.firstIndex(of: first) {
            if rest[start...].starts(with: words.utf8) { return start..<start + words.utf8.count }
            rest = rest[(start + 1)...]
        }
        return nil
    }

    /// Whether it is a marker, spaces, and a word.
    fileprivate func isMarker(_ marker: String) -> Bool {
        guard starts(with: marker.utf8) else { return false }
        let rest = dropFirst(marker.utf8.count)
        let name = rest.drop { $0 == .space }
        return name.count < rest.count && name.first.map { $0.isWord || $0 == UInt8(ascii: "\"") } == true
    }

    /// `=== "Tab"`
    fileprivate var isTab: Bool { starts(with: "=== \"".utf8) && last == UInt8(ascii: "\"") }

    /// A line that other tools put a table of contents in the place of.
    fileprivate var isContents: Bool {
        let forms = ["[toc]", "[[toc]]", "[[_toc_]]", "{:toc}", "{{toc}}", "{{ toc }}", "${toc}"]
        guard count <= 9 else { return false }
        let line = String(decoding: self, as: UTF8.self).lowercased()
        return forms.contains(line)
    }

    /// `##Text`, or a no-break space in place of the space. `#1` and `#tag` are words, and so is `##` before a digit.
    fileprivate var isGluedHeading: Bool {
        let text = drop { $0 == UInt8(ascii: "#") }
        guard let next = text.first, next.isWord, !next.isASCIIDigit else { return false }
        return text.startIndex - startIndex > 1 ? text.startIndex - startIndex <= 6 : text.starts(with: [0xC2, 0xA0])
    }

    /// `import x from 'y'` or `import 'y'`
    fileprivate var isImport: Bool {
        guard starts(with: "import ".utf8) else { return false }
        let quotes = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
        let line = last == UInt8(ascii: ";") ? dropLast() : self
        guard let end = line.last, quotes.contains(end), let start = line.dropLast().lastIndex(of: end) else {
            return false
        }
        return line[..<start].elementsEqual("import ".utf8) || line[..<start].holds(" from ")
    }

    fileprivate var isExport: Bool {
        ["export const ", "export default ", "export function ", "export let "].contains { starts(with: $0.utf8) }
            && (holds("=") || holds("(") || holds("default "))
    }
}

extension UInt8 {
    /// Whether it is a letter or a digit in ASCII, or part of one beyond.
    var isWord: Bool {
        isASCIIDigit || (65...90).contains(self) || (97...122).contains(self) || self >= 0x80
    }
}
