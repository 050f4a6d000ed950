internal import Diagnostics

/// Lays the events of one document into a flat tree.
struct YAMLTreeBuilder {
    /// How many nodes aliases may stand for, beyond those that are written: enough for any catalog, too few for a bomb.
    private static let mostExpanded = 100_000

    private let file: SourceFile
    private(set) var records: [YAMLDocument.Record] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// The faults of texts, which leave the tree as it is.
    private(set) var characters: [Diagnostic] = []
    /// The collections that are open.
    private var open: [Int] = []
    /// Whether there is no tree, because of a fault.
    private(set) var isRefused = false
    /// The anchors of what is complete: a node cannot hold itself.
    private var anchors: [String: Int] = [:]
    /// Where the anchors stand that no alias has referred to yet, by the node's index.
    private var unusedAnchors: [Int: Range<Int>] = [:]
    /// The anchors of the collections that are open, beside ``open``.
    private var openAnchors: [String?] = []
    /// The nodes that a record stands for once aliases are followed.
    private var sizes: [Int] = []
    private var expanded = 0
    private var isComplete = false

    init(file: SourceFile) {
        self.file = file
    }

    /// Adds an event.
    /// - Returns: whether more are wanted.
    mutating func add(_ event: YAMLEvent) -> Bool {
        switch event {
        case .startDocument(let bounds):
            guard isComplete || !records.isEmpty else { return true }
            return refuse(
                .yamlSyntax,
                "a second document begins here",
                bounds,
                "put what follows into a file of its own, or remove this line"
            )
        case .scalar(let text, let isPlain, let anchor, let tag, let bounds):
            // In the source, since libyaml keeps nothing of a `!` alone.
            if anchor != nil || tag != nil || YAMLProperties.begin(bounds, in: file) {
                checkProperties(anchor, bounds, isScalar: true)
            }
            // What libyaml lets through, by its number in an escape or as it stands.
            characters += UnfitCharacter.all(in: text).map { Diagnostic($0, at: file.range(bounds)) }
            // Line ends of files are line feeds by now.
            if !isPlain, text.utf8.contains(UInt8(ascii: "\r")) { characters.append(carriageReturn(bounds)) }
            append(.scalar(text: text, isPlain: isPlain), bounds)
            close(anchor)
            return true
        case .startSequence(let anchor, let tag, let bounds):
            if anchor != nil || tag != nil { checkProperties(anchor, bounds, isScalar: false) }
            begin(.sequence, anchor, bounds)
            return true
        case .startMapping(let anchor, let tag, let bounds):
            if anchor != nil || tag != nil { checkProperties(anchor, bounds, isScalar: false) }
            begin(.mapping, anchor, bounds)
            return true
        case .endCollection:
            return end()
        case .alias(let name, let bounds):
            return addAlias(name, bounds)
        case .fault(let fault):
            diagnostics.append(fault)
            isRefused = true
            return false
        }
    }

    private func carriageReturn(_ bounds: Range<Int>) -> Diagnostic {
        Diagnostic(
            .controlCharacter,
            "the character U+000D stands here",
            at: file.range(bounds),
            help: "remove it: a line ends with `\\n` alone"
        )
    }

    /// Reports what no alias has referred to.
    mutating func finish() {
        guard !isRefused else { return }
        for (_, anchor) in unusedAnchors.sorted(by: { $0.key < $1.key }) {
            diagnostics.append(YAMLProperties.unusedAnchor(anchor, in: file))
        }
    }

    /// Looks at what stands before a value, whose record comes next. Words that were meant as text are lost in it; before a
    /// list or a mapping no text can begin, and an anchor there costs no word.
    private mutating func checkProperties(_ anchor: String?, _ bounds: Range<Int>, isScalar: Bool) {
        let properties = YAMLProperties(bounds, in: file)
        if anchor != nil, isScalar { unusedAnchors[records.count] = properties.anchor ?? bounds }
        if let fault = properties.tagFault(isScalar: isScalar) { diagnostics.append(fault) }
    }

    private mutating func append(_ kind: YAMLDocument.Record.Kind, _ bounds: Range<Int>) {
        records.append(.init(kind: kind, bounds: bounds, end: records.count + 1))
        sizes.append(1)
    }

    private mutating func begin(_ kind: YAMLDocument.Record.Kind, _ anchor: String?, _ bounds: Range<Int>) {
        append(kind, bounds)
        open.append(records.count - 1)
        openAnchors.append(anchor)
    }

    private mutating func end() -> Bool {
        guard let index = open.popLast(), let anchor = openAnchors.popLast() else { return true }
        records[index].end = records.count
        if let anchor { anchors[anchor] = index }
        addSize(of: index)
        return true
    }

    private mutating func close(_ anchor: String?) {
        let index = records.count - 1
        if let anchor { anchors[anchor] = index }
        addSize(of: index)
    }

    private mutating func addSize(of index: Int) {
        if let parent = open.last {
            let (sum, overflow) = sizes[parent].addingReportingOverflow(sizes[index])
            sizes[parent] = overflow ? .max : sum
        }
        isComplete = open.isEmpty
    }

    private mutating func addAlias(_ name: String, _ bounds: Range<Int>) -> Bool {
        guard let target = anchors[name] else {
            let line = YAMLLine(at: bounds.lowerBound, of: file)
            let text = line.value.contains(bounds.lowerBound) ? line.value : bounds
            return refuse(
                .yamlSyntax,
                "the alias `*\(name)` stands for nothing",
                bounds,
                "put the text into quotes: `\(line.head(of: text))\(YAMLQuotes.quoted(file.range(text).text))`",
                "or write `&\(name)` before the value that is meant, further up in this file"
            )
        }
        unusedAnchors[target] = nil
        append(.alias(target), bounds)
        let (sum, overflow) = expanded.addingReportingOverflow(sizes[target])
        guard !overflow, sum <= Self.mostExpanded else {
            return refuse(
                .yamlExpansion,
                "the aliases of this file stand for more than 100,000 values",
                bounds,
                "write the values out where they are few, or leave out the aliases of aliases"
            )
        }
        expanded = sum
        sizes[records.count - 1] = sizes[target]
        close(nil)
        return true
    }

    private mutating func refuse(
        _ code: DiagnosticCode,
        _ headline: String,
        _ bounds: Range<Int>,
        _ help: String,
        _ more: String? = nil
    ) -> Bool {
        diagnostics.append(Diagnostic(code, headline, at: file.range(bounds), help: help, more))
        isRefused = true
        return false
    }
}
