/// A piece of the text whose inlines libcmark parses apart from their block: a table's cell, or the lines of a
/// paragraph that a table interrupts.
struct InlineFragment {
    let content: InlineContent
    /// Before which event its inlines belong.
    let index: Int

    /// A private-use character and a space: behind them nothing begins a block, and emphasis finds the white space
    /// that it finds at the start of a line.
    static let prefix: [UInt8] = [0xEE, 0x80, 0x80, .space]

    /// Appends the fragment as a paragraph of its own.
    func append(to text: inout [UInt8]) {
        for byte in content.bytes {
            text.append(byte)
            // Indented that far, a line can only continue the paragraph.
            if byte == .lineFeed { text.append(contentsOf: repeatElement(.space, count: 4)) }
        }
        text.append(.lineFeed)
        text.append(.lineFeed)
    }

    /// The fragment's events with their places, given its paragraph as libcmark parsed it.
    func located(
        _ paragraph: ArraySlice<CMarkEvent>
    ) -> (events: [MarkdownEvent], references: [MarkdownDocument.UnresolvedReference]) {
        var locator = InlineLocator(content, from: 0, Entities())
        guard locator.locate(paragraph) else {
            let place = content.bytes.count > Self.prefix.count ? content.sourceRange : 0..<0
            return (paragraph.map { $0.located(at: place) }, [])
        }
        var events = locator.events
        if case .leaf(.text(let text), let range) = events.first {
            let rest = String(text.unicodeScalars.dropFirst(2))
            let lower = min(range.lowerBound + Self.prefix.count, range.upperBound)
            if rest.isEmpty {
                events.removeFirst()
            } else {
                events[0] = .leaf(.text(rest), lower..<range.upperBound)
            }
        }
        return (events, locator.unresolved)
    }
}
