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
        var text = ""
        var isParted = false
        func append(_ more: Substring) {
            guard !more.isEmpty else { return }
            if text.isEmpty {
                // Most often it is all there is, and is not copied.
                text = String(more)
            } else {
                if isParted { text.append(" ") }
                text.append(contentsOf: more)
            }
            isParted = false
        }
        // What was entered, to know at an exit whether a block ends.
        var isBlock: [Bool] = []
        for index in indices {
            switch self[index] {
            case .enter(let container, _):
                isBlock.append(container.isBlock)
                if container.isBlock { isParted = true }
            case .exit:
                if isBlock.popLast() == true { isParted = true }
            case .leaf(.text(let more), _), .leaf(.code(let more), _): append(more[...])
            case .leaf(.codeBlock(_, let literal), _):
                isParted = true
                if includingCodeBlocks { append(literal.drop(while: \.isNewline).trimmingTrailingNewlines()) }
                isParted = true
            case .leaf(.softBreak, _), .leaf(.lineBreak, _): append(" ")
            case .leaf(.htmlBlock, _), .leaf(.thematicBreak, _): isParted = true
            case .leaf(.htmlInline, _): break
            }
        }
        return text
    }
}

extension Substring {
    fileprivate func trimmingTrailingNewlines() -> Substring {
        var text = self
        while let last = text.last, last.isNewline { text.removeLast() }
        return text
    }
}
