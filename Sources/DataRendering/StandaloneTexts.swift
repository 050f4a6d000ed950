internal import Bytes
internal import CommonMark
package import MarkdownEvents
internal import MarkdownWriting
package import SiteModel
internal import SitePaths
internal import TextBinding

/// The texts of a site as they stand alone: their links are whole addresses, and nothing is left in them that only a theme
/// shows.
package struct StandaloneTexts: Sendable {
    package let site: Site
    let words: MarkdownWords

    package init(site: Site, words: MarkdownWords) {
        self.site = site
        self.words = words
    }

    // MARK: - Addresses

    var base: String { site.configuration.baseURL.absolute }

    /// The whole address of a path in the site.
    func url(of path: SitePath) -> String { base + PercentEncoding.path(path.address) }

    func url(of entry: SiteEntry) -> String { base + PercentEncoding.path(entry.address) }

    /// Where an entry is as Markdown, or its page where that is not published.
    func markdownURL(of entry: SiteEntry) -> String {
        base + PercentEncoding.path(site.markdown(of: entry)?.text ?? entry.address)
    }

    /// Where another page is as Markdown, or the page itself.
    func markdownURL(ofPage path: SitePath) -> String {
        base + PercentEncoding.path(site.markdown(ofPage: path)?.text ?? path.address)
    }

    /// Where a link leads.
    /// - Parameters:
    ///   - target: what it leads to.
    ///   - page: the page that its text stands on.
    /// - Returns: a whole address.
    func address(of target: LinkTarget, on page: SitePath) -> String {
        switch target {
        case .external(let address): address
        case .site(let path, let fragment): url(of: path) + Self.suffix(fragment)
        case .file(let path, let rest): base + PercentEncoding.path(path) + rest
        case .entry(let index, let fragment): url(of: site.entries[index]) + Self.suffix(fragment)
        case .shared(let index): address(of: site.sharedCodes[index])
        case .heading(let id): url(of: page) + Self.suffix(id)
        case .place(let fragment): url(of: page) + fragment
        }
    }

    private func address(of code: SharedCode) -> String {
        guard let path = code.path else { return url(of: site.addresses.errors) + Self.suffix(code.anchor) }
        return url(of: path)
    }

    private static func suffix(_ fragment: String?) -> String {
        fragment.map { "#" + PercentEncoding.fragment($0) } ?? ""
    }

    // MARK: - Texts

    /// A text as Markdown of its own, without the line feed at its end.
    func markdown(_ text: BoundText, on page: SitePath) -> String {
        if text.events.count == 3, case .leaf(.text(let words), _) = text.events[1], Self.isPlain(words) {
            return words
        }
        return String(MarkdownWriter.markdown(events(of: text, on: page)).dropLast())
    }

    /// Whether a text is certainly the same as Markdown, as most summaries are: letters, spaces and what parts sentences.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, isLetter(first), last != 32 else { return false }
        return text.utf8.allSatisfy { isLetter($0) || $0 >= 0x80 || " ,.;:'\"()?%/-0123456789".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// A text as events that stand alone.
    /// - Parameters:
    ///   - text: the text.
    ///   - page: the page that it stands on.
    ///   - level: what its highest headings become, or `nil` to leave them.
    /// - Returns: the events.
    func events(of text: BoundText, on page: SitePath, headingsFrom level: Int? = nil) -> [MarkdownEvent] {
        var lowering = Lowering(self, raisingBy: 0)
        if let level, let top = text.headings.map(\.level).min() {
            lowering = Lowering(self, raisingBy: level - top)
        }
        var targets = text.targets[...]
        for (index, event) in text.events.enumerated() {
            let isTarget = targets.first?.index == index
            let target = isTarget ? targets.popFirst().map { address(of: $0.target, on: page) } : nil
            lowering.take(event, leadingTo: target)
        }
        return lowering.events
    }

    /// The inlines of a text, as one line shows them.
    func inlines(of text: BoundText, on page: SitePath) -> [MarkdownEvent] {
        var inlines: [MarkdownEvent] = []
        // For each container that is open, whether it is left out.
        var open: [Bool] = []
        for event in events(of: text, on: page) {
            switch event {
            case .enter(let container, _):
                open.append(container.isBlock)
                if !container.isBlock { inlines.append(event) }
                // What stood in blocks of their own is parted by a space.
                if container.holdsInlines, !inlines.isEmpty { inlines.append(.leaf(.text(" "), 0..<0)) }
            case .exit: if open.popLast() == false { inlines.append(event) }
            case .leaf(.codeBlock(_, let literal), let range):
                inlines.append(.leaf(.code(literal.split(separator: "\n").joined(separator: " ")), range))
            case .leaf(.thematicBreak, _), .leaf(.htmlBlock, _): break
            case .leaf: inlines.append(event)
            }
        }
        return inlines
    }
}

/// Takes what only a theme shows for what any reader of Markdown shows.
private struct Lowering {
    private(set) var events: [MarkdownEvent] = []
    private let texts: StandaloneTexts
    private let raise: Int
    /// For each container, how many stand in its place.
    private var open: [Int] = []
    private static let nowhere = 0..<0

    init(_ texts: StandaloneTexts, raisingBy raise: Int) {
        self.texts = texts
        self.raise = raise
    }

    mutating func take(_ event: MarkdownEvent, leadingTo target: String?) {
        switch event {
        case .enter(let container, let range): enter(container, range, target)
        case .leaf(let leaf, let range): take(leaf, range, target)
        case .exit: for _ in 0..<(open.popLast() ?? 0) { events.append(.exit) }
        }
    }

    private mutating func enter(_ container: MarkdownEvent.Container, _ range: Range<Int>, _ target: String?) {
        var entered = [container]
        switch container {
        case .heading(let level, let id): entered = [.heading(level: min(max(level + raise, 1), 6), id: id)]
        case .link(var link):
            link.destination = target ?? link.destination
            entered = [.link(link)]
        case .image(var image):
            image.destination = target ?? image.destination
            entered = [.image(image)]
        case .details(let hasTitle):
            entered = []
            if !hasTitle { name(texts.words.details) }
        case .detailsTitle: entered = [.paragraph(isTight: false), .strong]
        case .forReaders(.internal): entered = [.blockQuote]
        case .forReaders(.markets): entered = [.blockQuote]
        case .codeTabs, .codeTab, .codeComparison: entered = []
        default: break
        }
        for one in entered { events.append(.enter(one, range)) }
        open.append(entered.count)
        switch container {
        case .forReaders(.internal): name(texts.words.internal)
        case .forReaders(.markets(let names)): name(texts.words.markets(names))
        case .codeTab(let name): self.name(name)
        default: break
        }
    }

    private mutating func take(_ leaf: MarkdownEvent.Leaf, _ range: Range<Int>, _ target: String?) {
        switch leaf {
        case .code where target != nil:
            events.append(.enter(.link(.init(destination: target ?? "")), range))
            events.append(.leaf(leaf, range))
            events.append(.exit)
        case .codeBlock(let info, let literal):
            let fence = CodeFence(info, of: literal)
            if let verdict = fence.verdict { name(verdict == .good ? texts.words.right : texts.words.wrong) }
            if let file = fence.file { name(file) }
            events.append(.leaf(.codeBlock(info: String(fence.language), literal: literal), range))
        case .htmlBlock, .htmlInline:
            if texts.site.configuration.allowsUnsafeHTML { events.append(.leaf(leaf, range)) }
        case .anchor: break
        default: events.append(.leaf(leaf, range))
        }
    }

    /// A line of its own that says what the next block is.
    private mutating func name(_ text: String) {
        events += [
            .enter(.paragraph(isTight: false), Self.nowhere), .enter(.strong, Self.nowhere),
            .leaf(.text(text), Self.nowhere), .exit, .exit,
        ]
    }
}

extension MarkdownEvent.Container {
    /// Whether inlines stand right in it.
    fileprivate var holdsInlines: Bool {
        switch self {
        case .paragraph, .heading, .tableCell, .detailsTitle: true
        default: false
        }
    }

    fileprivate var isBlock: Bool {
        switch self {
        case .emphasis, .strong, .strikethrough, .link, .image: false
        default: true
        }
    }
}
