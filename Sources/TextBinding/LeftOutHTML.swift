internal import MarkdownEvents

/// Finds what is lost where the raw HTML of a text is left out.
///
/// Text between tags within a line stays, so a tag that only says how that text looks (`<kbd>Tab</kbd>`) loses no word,
/// and neither does a comment. All else is told: what looks like a tag and stands for a value (`<your-key>`), a
/// component, a link, a picture, a block with its text. `<br>` is told where it holds two words apart.
package struct LeftOutHTML {
    enum Loss {
        case tag
        case lineBreak
        /// A block that is a tag alone.
        case component
        case block
    }

    /// Elements that say how a text looks, where they are closed: an open `<code>` stands for a value.
    private static let styles: Set<String> = [
        "abbr", "b", "bdi", "big", "center", "cite", "code", "dfn", "em", "font", "i", "ins", "kbd", "mark", "nobr",
        "q", "samp", "small", "span", "strong", "tt", "u", "var",
    ]
    /// Elements that only hold others.
    private static let wrappers: Set<String> = [
        "article", "aside", "center", "div", "footer", "header", "main", "nav", "p", "section",
    ]
    private static let breaks: Set<String> = ["br", "hr", "wbr"]

    private let events: [MarkdownEvent]
    /// The tags within lines that close an element, and are yet to come.
    private var closings: [String: Int] = [:]
    /// The elements that are open.
    private var open: [String: Int] = [:]

    init(_ events: [MarkdownEvent]) {
        self.events = events
        for case .leaf(.htmlInline(let html), _) in events {
            if case .closing(let name)? = HTMLPiece.all(in: html).first { closings[Self.folded(name), default: 0] += 1 }
        }
    }

    /// What is lost, in order, each with the place of the HTML.
    static func losses(in events: [MarkdownEvent], _ text: String) -> [(loss: Loss, range: Range<Int>)] {
        var html = LeftOutHTML(events)
        var losses: [(loss: Loss, range: Range<Int>)] = []
        var depthInImage = 0
        for index in events.indices {
            switch events[index] {
            case .enter(.image, _): depthInImage += 1
            case .enter where depthInImage > 0: depthInImage += 1
            case .exit where depthInImage > 0: depthInImage -= 1
            // The text of an image holds its HTML as it stands.
            case .leaf(.htmlInline(let tag), let range) where depthInImage == 0:
                if let loss = html.loss(tag, at: index) { losses.append((loss, range)) }
            case .leaf(.htmlBlock(let block), let range):
                // That nothing ends it is told in the place of what it says.
                guard let loss = html.loss(block: block), !UnclosedBlock.isOpen(block) else { break }
                losses.append((loss, range.lowerBound..<end(of: block, from: range.lowerBound, in: text)))
            default: break
            }
        }
        return losses
    }

    /// Where a block of HTML ends, of which libcmark says something else in every form: at the end of its last line.
    private static func end(of block: String, from start: Int, in text: String) -> Int {
        let lines = block.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let utf8 = text.utf8
        var end = utf8.index(utf8.startIndex, offsetBy: start)
        for _ in 0..<(lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0) {
            end = utf8[end...].firstIndex(of: UInt8(ascii: "\n")).map(utf8.index(after:)) ?? utf8.endIndex
        }
        end = utf8[end...].firstIndex(of: UInt8(ascii: "\n")) ?? utf8.endIndex
        return utf8.distance(from: utf8.startIndex, to: end)
    }

    private mutating func loss(_ html: String, at index: Int) -> Loss? {
        switch HTMLPiece.all(in: html).first {
        case .comment, nil: return nil
        case .opening(let written):
            let name = Self.folded(written)
            if Self.breaks.contains(name) { return name == "br" && holdsApart(index) ? .lineBreak : nil }
            open[name, default: 0] += 1
            guard Self.styles.contains(name), let left = closings[name], left > 0 else { return .tag }
            closings[name] = left - 1
            return Self.saysMore(html) ? .tag : nil
        case .closing(let written):
            return closes(Self.folded(written)) ? nil : .tag
        case .text, .other: return .tag
        }
    }

    /// Whether an attribute of a tag holds words for readers: `<abbr title="Hypertext">`.
    private static func saysMore(_ tag: String) -> Bool {
        let folded = tag.lowercased()
        return ["title", "aria-label", "alt"].contains { name in
            guard let place = folded.firstRange(of: " \(name)=") else { return false }
            var value = folded[place.upperBound...]
            if let quote = value.first, "\"'".contains(quote) { value = value.dropFirst().prefix { $0 != quote } }
            return value.contains { $0.isLetter || $0.isNumber }
        }
    }

    private mutating func loss(block: String) -> Loss? {
        let pieces = HTMLPiece.all(in: block)
        let losses = pieces.count { isLost($0) }
        return losses == 0 ? nil : pieces.count == 1 ? .component : .block
    }

    private mutating func isLost(_ piece: HTMLPiece) -> Bool {
        switch piece {
        case .comment: return false
        case .text, .other: return true
        case .opening(let written):
            let name = Self.folded(written)
            if Self.breaks.contains(name) { return false }
            open[name, default: 0] += 1
            return !Self.wrappers.contains(name) && !Self.styles.contains(name)
        case .closing(let written):
            let name = Self.folded(written)
            return !closes(name) && !Self.wrappers.contains(name) && !Self.styles.contains(name)
        }
    }

    /// Whether a tag closes an element that is open, and has been told where it is to be.
    private mutating func closes(_ name: String) -> Bool {
        guard let count = open[name], count > 0 else { return false }
        open[name] = count - 1
        return true
    }

    /// Whether words stand directly on both sides of an event.
    private func holdsApart(_ index: Int) -> Bool {
        guard index > 0, index + 1 < events.count else { return false }
        let isBehind =
            switch events[index - 1] {
            case .leaf(.text(let text), _): text.last?.isWhitespace == false
            case .leaf(.code, _), .exit: true
            default: false
            }
        let isBefore =
            switch events[index + 1] {
            case .leaf(.text(let text), _): text.first?.isWhitespace == false
            case .leaf(.code, _), .enter: true
            default: false
            }
        return isBehind && isBefore
    }

    /// A name of HTML has no case; that of a component begins with a capital.
    private static func folded(_ name: String) -> String {
        name == name.uppercased() ? name.lowercased() : name
    }
}
