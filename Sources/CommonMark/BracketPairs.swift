/// Watches the brackets that remained text, for references (`[text][label]`, `[text][]`) that led to no definition and
/// for what was meant as a link.
struct BracketPairs {
    /// The offsets of brackets that are still open.
    private var open: [Int] = []
    /// The last pair that was closed.
    private var last: Range<Int>?
    /// Whether any bracket was seen.
    private(set) var isTouched = false
    private(set) var unresolved: [MarkdownDocument.UnresolvedReference] = []
    /// What was meant as a link or as a footnote.
    private(set) var slips: [SyntaxSlip] = []

    /// Takes note of a bracket at an offset of the content.
    mutating func see(_ bracket: UInt8, at offset: Int, in content: inout InlineContent) {
        isTouched = true
        switch bracket {
        case UInt8(ascii: "["): open.append(offset)
        case UInt8(ascii: "]"):
            guard let start = open.popLast() else { return }
            let pair = start..<offset + 1
            if let slip = content.linkSlip(pair) {
                slips.append(SyntaxSlip(kind: .link(slip.reason), range: content.source(of: slip.range)))
            } else if content.isFootnote(pair) {
                slips.append(SyntaxSlip(kind: .footnote, range: content.source(of: pair)))
            }
            if let text = last, text.upperBound == start, content.endOfLabel(start) == pair.upperBound {
                report(pair, of: text, in: &content)
                last = nil
            } else {
                last = pair
            }
        default: break
        }
    }

    private mutating func report(_ label: Range<Int>, of text: Range<Int>, in content: inout InlineContent) {
        let isCollapsed = label.count == 2
        let named = isCollapsed ? text : label
        let name = String(decoding: content.bytes[named.dropFirst().dropLast()], as: UTF8.self)
        let words = name.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else { return }
        unresolved.append(
            MarkdownDocument.UnresolvedReference(
                label: words.joined(separator: " "),
                range: content.source(of: text.lowerBound..<label.upperBound),
                labelRange: content.source(of: label)
            )
        )
    }
}
