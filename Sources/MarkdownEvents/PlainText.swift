extension [MarkdownEvent] {
    /// The text of all events.
    package func plainText(includingCodeBlocks: Bool = true) -> String {
        self[...].plainText(includingCodeBlocks: includingCodeBlocks)
    }
}

extension ArraySlice<MarkdownEvent> {
    /// The text without markup, for descriptions, search and alternative texts: blocks are parted by a space, an image
    /// is the text that describes it, code is its text, raw HTML nothing.
    package func plainText(includingCodeBlocks: Bool = true) -> String {
        if let text = onlyText { return text }
        var text = PartedText()
        // Blocks stand in no inline, so an exit ends one where no inline is open.
        var openInlines = 0
        let events = span
        for index in events.indices {
            switch events[index] {
            case .enter(let container, _):
                if container.isBlock { text.isParted = true } else { openInlines += 1 }
            case .exit:
                if openInlines > 0 { openInlines -= 1 } else { text.isParted = true }
            case .leaf(.text(let more), _), .leaf(.code(let more), _): text.append(more.utf8)
            case .leaf(.codeBlock(_, let literal), _):
                text.isParted = true
                if includingCodeBlocks { text.append(literal.trimmingNewlines().utf8) }
                text.isParted = true
            case .leaf(.softBreak, _), .leaf(.lineBreak, _): text.append(" ".utf8)
            case .leaf(.htmlBlock, _), .leaf(.thematicBreak, _): text.isParted = true
            case .leaf(.htmlInline, _), .leaf(.anchor, _): break
            }
        }
        return String(decoding: text.bytes, as: UTF8.self)
    }

    /// The text where there is no other event, but for the container that it stands in: of most summaries and headings.
    private var onlyText: String? {
        switch (count, first) {
        case (1, .leaf(.text(let text), _)): text
        case (3, .enter): if case .leaf(.text(let text), _) = self[startIndex + 1] { text } else { nil }
        default: nil
        }
    }
}

/// A text that grows, with a space between its parts.
private struct PartedText {
    private(set) var bytes: [UInt8] = []
    /// Whether what comes next is another part.
    var isParted = false

    mutating func append(_ more: some Collection<UInt8>) {
        guard !more.isEmpty else { return }
        if isParted, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
        isParted = false
        bytes.append(contentsOf: more)
    }
}

extension String {
    fileprivate func trimmingNewlines() -> Substring {
        var text = drop(while: \.isNewline)
        while let last = text.last, last.isNewline { text.removeLast() }
        return text
    }
}
