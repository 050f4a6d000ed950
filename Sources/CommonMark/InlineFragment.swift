internal import LibCMark
internal import MarkdownEvents

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

    /// Appends the fragment's events with their places, given its paragraph as libcmark parsed it.
    func locate(_ inlines: Range<Int>, of tree: CMarkEvents, with locator: inout InlineLocator) {
        let first = locator.events.count
        guard locator.locate(inlines, of: tree, in: content, from: content.lowerBound) else {
            let place = content.bytes.count > Self.prefix.count ? content.sourceRange : 0..<0
            locator.append(inlines, of: tree, at: place)
            return
        }
        guard locator.events.count > first, case .leaf(.text(let text), let range) = locator.events[first] else {
            return
        }
        let rest = String(Substring(text.utf8.dropFirst(Self.prefix.count)))
        let lower = min(range.lowerBound + Self.prefix.count, range.upperBound)
        if rest.isEmpty {
            locator.events.remove(at: first)
        } else {
            locator.events[first] = .leaf(.text(rest), lower..<range.upperBound)
        }
    }
}
