package import MarkdownEvents

/// Writes a document as Markdown: what libcmark reads of it is the same document.
///
/// Markers are chosen anew, so that neighbours never run into one another: lists that follow each other take turns, emphasis
/// within emphasis has the other character where that is read so, and a letter at which a marker would not open or close is
/// written as an entity.
package struct MarkdownWriter {
    /// What is open: how further lines begin in it, and how its children are parted.
    struct Open {
        enum Kind {
            case document
            case quote
            case list(MarkdownEvent.List, marker: UInt8)
            case item(isTight: Bool)
            case paragraph
            case heading(level: Int, isUnderlined: Bool)
            case table([MarkdownEvent.ColumnAlignment])
            case row(isHead: Bool)
            case cell
            /// Shown by its children only.
            case transparent
            case emphasis(UInt8, count: Int)
            case link(MarkdownEvent.Resource)
            case autolink
        }

        let kind: Kind
        /// How long the prefix of lines was outside of it.
        let prefixCount: Int
        /// How many children it has so far.
        var children = 0
        /// The marker of the list that was its last child, so that the next takes another.
        var lastListMarker: UInt8?
    }

    let events: [MarkdownEvent]
    /// The index of the event that is written.
    var index = 0
    var bytes: [UInt8] = []
    /// What lines begin with.
    private var prefix: [UInt8] = []
    var prefixCount: Int { prefix.count }
    var open: [Open] = [Open(kind: .document, prefixCount: 0)]
    /// Where the line's own text begins.
    private(set) var lineStart = 0
    /// Whether the character that comes next must not be a letter to a marker before it.
    var encodesNext = false
    /// Whether a space that comes next would end a marker's effect.
    var encodesNextSpace = false
    private var task: MarkdownEvent.TaskState?
    /// Whether the characters of emphasis are chosen, and not given.
    private var choosesMarks = true
    /// The characters of the emphasis that comes next in the text at hand, where they were chosen for all of it.
    var chosenMarks: ArraySlice<UInt8>?
    /// Where the text at hand begins: the index of its paragraph, heading or cell.
    private(set) var textStart = 0
    /// The characters of all emphasis so far.
    private(set) var usedMarks: [UInt8] = []

    /// - Parameter events: the document.
    /// - Returns: the text, ending in a line feed unless it is empty.
    package static func markdown(_ events: [MarkdownEvent]) -> String {
        var writer = MarkdownWriter(events: events)
        writer.bytes.reserveCapacity(events.count * 24)
        return writer.written()
    }

    /// One paragraph, whose emphasis has these characters.
    static func markdown(_ paragraph: [MarkdownEvent], marks: [UInt8]) -> String {
        var writer = MarkdownWriter(events: paragraph)
        writer.choosesMarks = false
        writer.chosenMarks = marks[...]
        return writer.written()
    }

    /// The characters that emphasis has in a text where none were chosen.
    static func usualMarks(of inlines: ArraySlice<MarkdownEvent>) -> [UInt8] {
        var writer = MarkdownWriter(events: Array(inlines))
        writer.choosesMarks = false
        writer.chosenMarks = []
        _ = writer.written()
        return writer.usedMarks
    }

    private mutating func written() -> String {
        while index < events.count {
            writeEvent()
            index += 1
        }
        if bytes.isEmpty { return "" }
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private init(events: [MarkdownEvent]) {
        self.events = events
    }

    var isAtLineStart: Bool { bytes.count == lineStart }
    var isInTable: Bool { open.contains { if case .cell = $0.kind { true } else { false } } }

    mutating func append(_ text: StaticString) {
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func use(_ mark: UInt8) { usedMarks.append(mark) }

    private mutating func writeEvent() {
        switch events[index] {
        case .enter(let container, _): enter(container)
        case .leaf(let leaf, _): write(leaf)
        case .exit: exit()
        }
    }

    // MARK: - Lines

    /// Ends the line and begins another.
    mutating func breakLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes += prefix
        lineStart = bytes.count
    }

    private mutating func breakParagraph() {
        bytes.append(UInt8(ascii: "\n"))
        bytes += prefix
        trimLine()
        breakLine()
    }

    /// No line ends in the space behind a marker.
    mutating func trimLine() {
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    }

    /// Begins a block: apart from the one before it, if there is one.
    mutating func beginBlock() {
        defer {
            open[open.count - 1].children += 1
            open[open.count - 1].lastListMarker = nil
        }
        guard open[open.count - 1].children > 0 else { return }
        switch open[open.count - 1].kind {
        case .item(isTight: true): breakLine()
        case .list(let list, _) where list.isTight: breakLine()
        default: breakParagraph()
        }
    }

    private mutating func push(_ kind: Open.Kind, prefixed more: some Sequence<UInt8> = EmptyCollection()) {
        open.append(Open(kind: kind, prefixCount: prefix.count))
        prefix += more
        lineStart = bytes.count
        textStart = index
        if choosesMarks { chosenMarks = nil }
    }

    // MARK: - Blocks

    private mutating func enter(_ container: MarkdownEvent.Container) {
        switch container {
        case .paragraph:
            beginBlock()
            push(.paragraph)
            if let task { append(task == .checked ? "[x] " : "[ ] ") }
            if task != nil { lineStart = -1 }
            task = nil
        case .heading(let level, _): heading(level)
        case .blockQuote: quote()
        case .alert(let kind): quote(marked: kind.rawValue.uppercased())
        case .details(let hasTitle): quote(marked: "DETAILS", endsLine: !hasTitle)
        case .forReaders(.internal): quote(marked: "INTERNAL")
        case .forReaders(.markets(let names)): quote(marked: "MARKET \(names)")
        case .detailsTitle:
            open[open.count - 1].children += 1
            bytes.append(UInt8(ascii: " "))
            push(.paragraph)
            lineStart = -1
        case .list(let list): self.list(list)
        case .item(let task): item(task)
        case .table(let alignments):
            beginBlock()
            push(.table(alignments))
        case .tableHead: row(isHead: true)
        case .tableRow: row(isHead: false)
        case .tableCell:
            append(" ")
            push(.cell)
        case .codeTabs, .codeTab, .codeComparison: open.append(Open(kind: .transparent, prefixCount: prefix.count))
        case .emphasis, .strong, .strikethrough, .link, .image: enterInline(container)
        }
    }

    private mutating func heading(_ level: Int) {
        beginBlock()
        let isUnderlined = level <= 2 && holdsLineBreak
        if !isUnderlined {
            bytes += repeatElement(UInt8(ascii: "#"), count: level)
            bytes.append(UInt8(ascii: " "))
        }
        push(.heading(level: level, isUnderlined: isUnderlined))
        // Only what begins a line is taken for a marker.
        if !isUnderlined { lineStart = -1 }
    }

    /// Whether the container at hand has more than one line.
    private var holdsLineBreak: Bool {
        var depth = 0
        for event in events[index...] {
            switch event {
            case .enter: depth += 1
            case .exit: depth -= 1
            case .leaf(.softBreak, _), .leaf(.lineBreak, _): return true
            case .leaf: break
            }
            if depth == 0 { break }
        }
        return false
    }

    private mutating func quote(marked marker: String? = nil, endsLine: Bool = true) {
        beginBlock()
        append("> ")
        push(.quote, prefixed: "> ".utf8)
        guard let marker else { return }
        bytes += "[!\(marker)]".utf8
        if endsLine, index + 1 < events.count, events[index + 1] != .exit { breakLine() }
    }

    private mutating func list(_ list: MarkdownEvent.List) {
        let last = open[open.count - 1].lastListMarker
        let usual = UInt8(ascii: list.isOrdered ? "." : "-")
        let other = UInt8(ascii: list.isOrdered ? ")" : "*")
        // Of one character three in a row would be a line across the page.
        let isTaken = last == usual || !list.isOrdered && beginsItem && openMarker == usual
        let marker = isTaken && last != other ? other : usual
        beginBlock()
        open[open.count - 1].lastListMarker = marker
        push(.list(list, marker: marker))
    }

    /// Whether what comes next stands on the line of its item's marker.
    private var beginsItem: Bool {
        if case .item = open[open.count - 1].kind { open[open.count - 1].children == 0 } else { false }
    }

    /// The marker of the innermost list.
    private var openMarker: UInt8? {
        for one in open.reversed() {
            if case .list(_, let marker) = one.kind { return marker }
        }
        return nil
    }

    private mutating func item(_ task: MarkdownEvent.TaskState?) {
        guard case .list(let list, let marker) = open[open.count - 1].kind else { return }
        let number = open[open.count - 1].children
        beginBlock()
        var text: [UInt8] = [marker, UInt8(ascii: " ")]
        if list.isOrdered { text = Array(String(min(list.start + number, 999_999_999)).utf8) + text }
        bytes += text
        push(.item(isTight: list.isTight), prefixed: repeatElement(UInt8(ascii: " "), count: text.count))
        self.task = task
    }

    private mutating func row(isHead: Bool) {
        if !isHead { breakLine() }
        append("|")
        push(.row(isHead: isHead))
    }

    private mutating func exit() {
        guard open.count > 1, let last = open.popLast() else { return }
        prefix.removeLast(prefix.count - last.prefixCount)
        switch last.kind {
        case .paragraph, .document, .transparent, .table: break
        case .list: break
        case .quote: if last.children == 0 { trimLine() }
        case .item:
            if last.children == 0 { trimLine() }
            task = nil
        case .heading(let level, let isUnderlined):
            trimLine()
            guard isUnderlined else { break }
            breakLine()
            append(level == 1 ? "===" : "---")
        case .cell: append(" |")
        case .row(let isHead):
            guard isHead, case .table(let alignments)? = open.last?.kind else { break }
            breakLine()
            append("|")
            for alignment in alignments { append(Self.delimiter(alignment)) }
        case .emphasis, .link, .autolink: exitInline(last.kind)
        }
    }

    private static func delimiter(_ alignment: MarkdownEvent.ColumnAlignment) -> StaticString {
        switch alignment {
        case .none: " --- |"
        case .left: " :-- |"
        case .center: " :-: |"
        case .right: " --: |"
        }
    }

    private mutating func write(_ leaf: MarkdownEvent.Leaf) {
        switch leaf {
        case .codeBlock(let info, let literal): codeBlock(info, literal)
        case .htmlBlock(let html): htmlBlock(html)
        case .thematicBreak:
            beginBlock()
            // No list has this marker, so that it is none at the beginning of an item.
            append("___")
        case .anchor: break
        case .text, .code, .htmlInline, .softBreak, .lineBreak: writeInline(leaf)
        }
    }
}
