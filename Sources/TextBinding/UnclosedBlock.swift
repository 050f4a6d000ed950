internal import Bytes
internal import CommonMark
internal import Diagnostics
internal import MarkdownEvents

/// Finds code and HTML that nothing ends, so that they take in what was meant to stand behind them.
///
/// To CommonMark the end of the text, or of the list or quote around it, ends such a block. Of code this is told only
/// where headings or fences stand in it: there a fence was forgotten.
struct UnclosedBlock {
    /// How HTML begins that only certain words end (CommonMark 0.31, section 4.6), and what they are.
    private static let forms: [(start: String, ends: [String])] = [
        ("<!--", ["-->"]), ("<?", ["?>"]), ("<![CDATA[", ["]]>"]), ("<!", [">"]),
        ("<script", rawEnds), ("<pre", rawEnds), ("<style", rawEnds), ("<textarea", rawEnds),
    ]
    private static let rawEnds = ["</script>", "</pre>", "</style>", "</textarea>"]

    private let text: [UInt8]

    /// - Parameters:
    ///   - events: a document's events.
    ///   - text: the text that they were read from.
    ///   - holdsAngles: whether a `<` stands in it.
    /// - Returns: the faults, in order.
    static func faults(in events: [MarkdownEvent], _ text: String, holdsAngles: Bool) -> [TextFault] {
        lazy var blocks = UnclosedBlock(text: Array(text.utf8))
        var faults: [TextFault] = []
        for event in events {
            let fault: TextFault? =
                switch event {
                case .leaf(.htmlBlock(let html), let range): blocks.fault(ofHTML: html, from: range.lowerBound)
                case .leaf(.codeBlock(_, let code), let range): blocks.fault(ofCode: code, range)
                case .leaf(.text(let words), let range) where holdsAngles && words.utf8.contains(UInt8(ascii: "<")):
                    blocks.fault(ofCommentIn: range)
                default: nil
                }
            if let fault { faults.append(fault) }
        }
        return faults
    }

    /// A text as it would be read if such blocks had ended at once: without the lines in which they begin, of the same
    /// length.
    /// - Parameters:
    ///   - text: the text.
    ///   - starts: where they begin.
    ///   - parse: reads a text.
    /// - Returns: what is read then.
    static func opened(
        _ text: String,
        at starts: [Int],
        _ parse: (String) -> MarkdownDocument
    ) -> MarkdownDocument {
        var bytes = Array(text.utf8)
        var starts = starts
        // What stood in one may have no end either.
        for _ in 0..<mostNesting {
            for start in starts {
                let end = bytes[start...].firstIndex(where: \.isLineEnd) ?? bytes.count
                for index in start..<end { bytes[index] = UInt8(ascii: " ") }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let document = parse(text)
            starts = faults(in: document.events, text, holdsAngles: true).map(\.range.lowerBound)
            if starts.isEmpty { return document }
        }
        return parse(String(decoding: bytes, as: UTF8.self))
    }

    private static let mostNesting = 8

    /// Whether a block of HTML has no end.
    static func isOpen(_ html: String) -> Bool { form(of: html) != nil }

    /// The form of HTML that has no end, and what would end it.
    private static func form(of html: String) -> (start: String, end: String)? {
        let start = html.drop { $0 == " " }
        // Most blocks begin with another tag.
        guard start.hasPrefix("<!") || start.hasPrefix("<?") || "sptSPT".contains(start.dropFirst().first ?? " ") else {
            return nil
        }
        let folded = start.lowercased()
        let isLonger = { (form: String) -> Bool in
            guard form.last?.isLetter == true, let next = folded.dropFirst(form.count).first else { return false }
            return next != ">" && !next.isWhitespace
        }
        guard let form = forms.first(where: { folded.hasPrefix($0.start.lowercased()) && !isLonger($0.start) }),
            !form.ends.contains(where: { folded.contains($0.lowercased()) }),
            // `<!-->` and `<!--->` are comments, too.
            !folded.hasPrefix("<!-->"), !folded.hasPrefix("<!--->")
        else { return nil }
        return (form.start, form.ends.count == 1 ? form.ends[0] : "</\(form.start.dropFirst())>")
    }

    private func fault(ofHTML html: String, from start: Int) -> TextFault? {
        guard let form = Self.form(of: html) else { return nil }
        return TextFault(
            code: .unclosedBlock,
            headline: form.start == "<!--"
                ? "this comment has no end, and hides what stands behind it"
                : "`\(form.start)\(form.start.last?.isLetter == true ? ">" : "")` has no end, and takes in what stands behind it",
            range: line(at: start),
            help: ["write `\(form.end)` where it ends"]
        )
    }

    /// A comment within a line ends in its paragraph.
    private func fault(ofCommentIn range: Range<Int>) -> TextFault? {
        guard let start = range.first(where: { text[$0] == UInt8(ascii: "<") && text.holds("<!--", at: $0) }),
            start == 0 || text[start - 1] != UInt8(ascii: "\\")
        else { return nil }
        return TextFault(
            code: .unclosedBlock,
            headline: "this begins no comment and is shown as it stands, with what stands behind it",
            range: start..<start + 4,
            help: [
                "a comment that begins within a line ends before the next empty line: begin it on a line of its own",
                "where it is meant as it stands, write `` `<!--` `` or `\\<!--`",
            ]
        )
    }

    // MARK: - Code

    private func fault(ofCode code: String, _ range: Range<Int>) -> TextFault? {
        guard range.lowerBound < text.count, range.lowerBound < range.upperBound else { return nil }
        let sign = text[range.lowerBound]
        guard sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
        let length = text[range].prefix { $0 == sign }.count
        let isClosed = isClosed(range, sign, length)
        guard !isClosed || code.utf8.contains(sign) else { return nil }
        let lines = lines(in: range)
        let inner = lines.dropFirst().dropLast(isClosed ? 1 : 0)
        let fence = String(repeating: Character(Unicode.Scalar(sign)), count: length)
        if let second = inner.first(where: { opens($0, sign, length) }) {
            return TextFault(
                code: .unclosedBlock,
                headline: "this code has no end before another begins, and takes in what stands between",
                range: lines[0],
                related: [("it begins here", second)],
                help: [
                    "end the code with a line of ```` \(fence) ````",
                    "where the other fence is a part of it, begin and end the code with one sign more",
                ]
            )
        }
        guard !isClosed, let heading = inner.first(where: isHeading) else { return nil }
        return TextFault(
            code: .unclosedBlock,
            headline: "this code has no end, and takes in what stands behind it",
            range: lines[0],
            related: [("this is taken for code", heading)],
            help: ["end the code with a line of ```` \(fence) ````"]
        )
    }

    /// The lines of a stretch that are not empty, each without what a quote or a list puts before it.
    private func lines(in range: Range<Int>) -> [Range<Int>] {
        text[range].split(whereSeparator: \.isLineEnd).map { line in
            let start = line.startIndex == range.lowerBound ? line : line.drop { $0 == UInt8(ascii: ">") || $0.isSpace }
            return start.startIndex..<(start.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? start.startIndex)
        }
        .filter { !$0.isEmpty }
    }

    /// Whether the last line of code, below its first, is a fence alone.
    private func isClosed(_ range: Range<Int>, _ sign: UInt8, _ length: Int) -> Bool {
        let block = text[range.lowerBound..<(text[range].lastIndex { $0 > 32 } ?? range.lowerBound) + 1]
        guard let lineEnd = block.lastIndex(where: \.isLineEnd) else { return false }
        let line = block[lineEnd...].dropFirst().drop { $0 == UInt8(ascii: ">") || $0.isSpace }
        return line.count >= length && line.allSatisfy { $0 == sign }
    }

    /// Whether a line is a fence that begins code in a language. One that is set in by four spaces is none.
    private func opens(_ line: Range<Int>, _ sign: UInt8, _ length: Int) -> Bool {
        let count = text[line].prefix { $0 == sign }.count
        guard count >= length, count < line.count, indentation(of: line) < 4 else { return false }
        let info = text[line].dropFirst(count)
        return info.allSatisfy { $0 != UInt8(ascii: "`") } && info.contains { ($0 | 0x20) >= 97 && ($0 | 0x20) <= 122 }
    }

    private func isHeading(_ line: Range<Int>) -> Bool {
        let count = text[line].prefix { $0 == UInt8(ascii: "#") }.count
        return (1...6).contains(count) && count < line.count && text[line.lowerBound + count].isSpace
            && indentation(of: line) < 4
    }

    private func indentation(of line: Range<Int>) -> Int {
        text[..<line.lowerBound].reversed().prefix { $0 == UInt8(ascii: " ") }.count
    }

    /// From a place to the end of its line.
    private func line(at start: Int) -> Range<Int> {
        start..<(text[start...].firstIndex(where: \.isLineEnd) ?? text.count)
    }
}

extension UInt8 {
    fileprivate var isLineEnd: Bool { self == 10 || self == 13 }
    fileprivate var isSpace: Bool { self == 32 || self == 9 }
}
