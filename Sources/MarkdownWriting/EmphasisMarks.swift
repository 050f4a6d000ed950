internal import CommonMark
internal import MarkdownEvents

/// Which of `*` and `_` the emphasis of a text has where some of it stands in other emphasis. Whether a run opens or closes
/// hangs on all that stands beside it, so that no rule is short and always right: what is written is read again, and of all
/// ways the first is taken that gives the same text.
struct EmphasisMarks {
    /// More is tried for so many only, as each doubles the ways.
    private static let mostTried = 8

    /// The character of each emphasis in the order in which they begin; none where every choice is as good.
    let marks: [UInt8]

    /// - Parameters:
    ///   - events: the inlines of a text.
    ///   - usual: what would be taken without a look.
    init(of events: ArraySlice<MarkdownEvent>, usual: (ArraySlice<MarkdownEvent>) -> [UInt8]) {
        guard let count = Self.countOfNested(events) else {
            marks = []
            return
        }
        let expected = Self.plain(Array(events))
        let usual = usual(events)
        let ways = [usual] + (0..<1 << min(count, Self.mostTried)).map { Self.way($0, usual) }
        marks = ways.first { Self.plain(Self.read($0, of: events)) == expected } ?? usual
    }

    /// How many there are, or `nil` where none stands in another.
    private static func countOfNested(_ events: ArraySlice<MarkdownEvent>) -> Int? {
        var (count, isNested) = (0, false)
        var open: [Bool] = []
        for event in events {
            switch event {
            case .enter(let container, _):
                let isEmphasis = container == .emphasis || container == .strong
                if isEmphasis {
                    count += 1
                    isNested = isNested || open.contains(true)
                }
                open.append(isEmphasis)
            case .exit: _ = open.popLast()
            case .leaf: break
            }
        }
        return isNested ? count : nil
    }

    private static func way(_ number: Int, _ usual: [UInt8]) -> [UInt8] {
        usual.enumerated().map { index, mark in
            index < mostTried ? (number >> index & 1 == 0 ? UInt8(ascii: "*") : UInt8(ascii: "_")) : mark
        }
    }

    /// What is read of the text when it is written so.
    private static func read(_ marks: [UInt8], of events: ArraySlice<MarkdownEvent>) -> [MarkdownEvent] {
        let paragraph = [.enter(.paragraph(isTight: false), 0..<0)] + events + [.exit]
        let found = MarkdownDocument(parsing: MarkdownWriter.markdown(paragraph, marks: marks)).events
        return Array(found.dropFirst().dropLast())
    }

    /// The events without their places, and with texts that follow each other as one.
    private static func plain(_ events: [MarkdownEvent]) -> [MarkdownEvent] {
        var result: [MarkdownEvent] = []
        for event in events {
            switch event {
            case .enter(.link(let link), _): result.append(.enter(.link(placeless(link)), 0..<0))
            case .enter(.image(let image), _): result.append(.enter(.image(placeless(image)), 0..<0))
            case .enter(let container, _): result.append(.enter(container, 0..<0))
            case .leaf(.text(let text), _):
                if case .leaf(.text(let before), _)? = result.last {
                    result[result.count - 1] = .leaf(.text(before + text), 0..<0)
                } else {
                    result.append(.leaf(.text(text), 0..<0))
                }
            case .leaf(let leaf, _): result.append(.leaf(leaf, 0..<0))
            case .exit: result.append(.exit)
            }
        }
        return result
    }

    private static func placeless(_ link: MarkdownEvent.Resource) -> MarkdownEvent.Resource {
        MarkdownEvent.Resource(destination: link.destination, title: link.title)
    }
}
