internal import Markup

/// Puts lines of code that are to be seen first into `mark` elements, each run of them into one.
///
/// The code may hold `span` elements that go over several lines, but none within another, as those of a highlighter. They
/// are closed before a mark's tags and opened anew behind them. The text stays what it is, so that copied code is the
/// code alone.
struct MarkedLines {
    private let html: HTML
    private let lines: [ClosedRange<Int>]
    private var line = 1
    /// Up to where the code was written.
    private var written = 0
    /// The tag of the element that is open.
    private var openTag: Range<Int>?
    private var isMarked = false

    /// - Parameters:
    ///   - html: the code.
    ///   - lines: the numbers of the lines, from 1, in order, none of them touching another.
    ///   - buffer: takes it.
    static func write(_ html: HTML, _ lines: [ClosedRange<Int>], to buffer: inout HTMLBuffer) {
        var marked = MarkedLines(html: html, lines: lines)
        marked.write(to: &buffer)
    }

    private init(html: HTML, lines: [ClosedRange<Int>]) {
        self.html = html
        self.lines = lines
    }

    private mutating func write(to buffer: inout HTMLBuffer) {
        let bytes = html.bytes
        var next = lines[...]
        var isLineStart = true
        var index = 0
        while index < bytes.count {
            let isTag = bytes[index] == UInt8(ascii: "<")
            let isClosing = isTag && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
            // What closes with a line belongs to it.
            if isLineStart, !isClosing {
                isLineStart = false
                while let range = next.first, range.upperBound < line { next.removeFirst() }
                turn(next.first?.contains(line) == true, at: index, &buffer)
            }
            if isTag {
                let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? bytes.count
                openTag = isClosing ? nil : index..<end
                index = end
            } else {
                if bytes[index] == UInt8(ascii: "\n") {
                    line += 1
                    isLineStart = true
                }
                index += 1
            }
        }
        turn(false, at: bytes.count, &buffer)
        buffer.html(html, written..<bytes.count)
    }

    /// Goes on with lines that are marked, or are not, from an offset on.
    private mutating func turn(_ isMarked: Bool, at offset: Int, _ buffer: inout HTMLBuffer) {
        guard isMarked != self.isMarked else { return }
        buffer.html(html, written..<offset)
        written = offset
        if openTag != nil { buffer.markup("</span>") }
        buffer.markup(isMarked ? "<mark class=\"code-line\">" : "</mark>")
        if let openTag { buffer.html(html, openTag) }
        self.isMarked = isMarked
    }
}
