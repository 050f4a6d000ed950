internal import LibCMark
package import MarkdownEvents

/// A Markdown text, parsed: CommonMark as libcmark reads it, with tables, strikethrough, task lists, alerts, groups of
/// code and heading ids.
package struct MarkdownDocument: Sendable {
    /// A heading, for tables of contents and for links to it.
    package struct Heading: Sendable, Equatable {
        /// 1 to 6.
        package let level: Int
        /// Unique in the document.
        package var id: String
        /// The id that numbering gives it, where it has another: links to it that were made before go on landing.
        package var formerID: String?
        /// Its text without markup.
        package let text: String
        /// Where it stands, in UTF-8 bytes.
        package let range: Range<Int>

        /// All of its ids.
        package var ids: [String] { [id] + (formerID.map { [$0] } ?? []) }
    }

    /// A `[text][label]` or `[text][]` that no definition answers.
    package struct UnresolvedReference: Sendable, Equatable {
        /// The label (of `[text][]` the text), white space collapsed.
        package let label: String
        /// Where the whole reference stands, in UTF-8 bytes.
        package let range: Range<Int>
        /// Where the label stands, with its brackets.
        let labelRange: Range<Int>
    }

    /// How deep blocks may nest: far beyond any text that is meant to be read, and what browsers still lay out well.
    package static let mostNesting = 100

    /// The version of libcmark, which reads the texts: another may read them otherwise.
    package static var libraryVersion: String { CMarkTree.libraryVersion }

    /// What the text consists of, in order.
    package let events: [MarkdownEvent]
    /// The headings, in order.
    package let headings: [Heading]
    /// The headings' ids.
    package let headingIDs: Set<String>
    /// The references that lead nowhere, in order.
    package let unresolvedReferences: [UnresolvedReference]
    /// What was meant as markup and is none here, in order.
    package let slips: [SyntaxSlip]
    /// Where blocks first nest deeper than ``mostNesting``.
    package let tooDeep: Range<Int>?
    /// How deep blocks nest, 1 for a text of paragraphs: for a caller who would rather refuse a hostile text.
    package let depth: Int
    /// In how many blocks the places of inlines couldn't be found, so that they have their block's.
    let unlocatedBlocks: Int

    /// Parses a text.
    ///
    /// - Parameters:
    ///   - text: the Markdown. Every range is in bytes of its UTF-8.
    ///   - references: addresses by name, for `[text][name]`, `[name][]` and `[name]`. Names are matched as CommonMark
    ///     matches labels; a definition in the text comes first.
    ///   - resolve: the address for a label of `[text][label]` and `[label][]` that nothing else answers.
    package init(
        parsing text: String,
        references: [String: String] = [:],
        resolving resolve: (String) -> String? = { _ in nil }
    ) {
        if let line = PlainLine(text) {
            self.init(line)
        } else {
            self.init(SourceLines(Array(text.utf8)), references, resolve)
        }
    }

    private init(_ source: SourceLines, _ references: [String: String], _ resolve: (String) -> String?) {
        let site = SiteReferences(references, for: source)
        let isWhole = site.definitions.isEmpty && source.start == 0
        let whole = isWhole ? source.bytes : site.definitions + source.bytes[source.start...]

        var locator = BlockLocator(source, addedLines: site.lineCount)
        locator.locate(CMarkTree(parsing: whole).events())
        var events = locator.takeEvents()
        var unresolved = locator.unresolved
        var slips = locator.slips
        if !locator.fragments.isEmpty {
            let inserted = Self.insert(
                locator.fragments,
                into: &events,
                definedIn: source.containsDefinition ? whole : site.definitions
            )
            slips += inserted.slips
            unresolved += inserted.unresolved
            unresolved.sort { $0.range.lowerBound < $1.range.lowerBound }
        }
        if !unresolved.isEmpty { events = KnownReferences.applied(to: events, &unresolved, resolve) }
        if source.containsTilde { events = Strikethrough.applied(to: events, source.bytes) }
        if source.containsTaskMarker { events = TaskList.applied(to: events) }
        if source.containsAlertMarker { events = Alert.applied(to: events) }
        TextMerging.apply(to: &events)
        if locator.holdsFenceWords { events = CodeGroups.applied(to: events, source.bytes, &slips) }
        (headings, headingIDs) = HeadingIdentifiers.assign(in: &events, source.bytes, &slips)
        slips += ForeignSyntax.slips(in: events, source.bytes)
        if source.containsDefinition { slips += LostDefinitions.slips(in: events, source) }
        if slips.count > 1 { slips.sort { $0.range.lowerBound < $1.range.lowerBound } }
        self.slips = slips
        tooDeep = locator.tooDeep
        self.events = events
        unresolvedReferences = unresolved
        depth = locator.depth
        unlocatedBlocks = locator.unlocatedBlocks
    }

    private init(_ line: PlainLine) {
        let range = 0..<line.text.utf8.count
        events = [.enter(.paragraph(isTight: false), range), .leaf(.text(line.text), range), .exit]
        headings = []
        headingIDs = []
        unresolvedReferences = []
        // Only what begins with a letter, or stands in braces, can be markup of another tool.
        let bytes = Array(line.text.utf8)
        slips =
            bytes.contains(UInt8(ascii: "{")) || bytes.first == UInt8(ascii: "i") || bytes.first == UInt8(ascii: "e")
            ? ForeignSyntax.slips(in: events, bytes) : []
        tooDeep = nil
        depth = 1
        unlocatedBlocks = 0
    }

    /// Has libcmark parse the fragments, each as a paragraph before the text whose definitions they use.
    private static func insert(
        _ fragments: [InlineFragment],
        into events: inout [MarkdownEvent],
        definedIn document: [UInt8]
    ) -> (unresolved: [UnresolvedReference], slips: [SyntaxSlip]) {
        var text: [UInt8] = []
        for fragment in fragments { fragment.append(to: &text) }
        let tree = CMarkTree(parsing: text + document).events(ofFirst: fragments.count)

        var locator = InlineLocator()
        locator.events.reserveCapacity(events.count + tree.steps.count)
        var next = 0
        var position = 0
        for fragment in fragments {
            locator.events += events[next..<fragment.index]
            next = fragment.index
            let end = BlockLocator.endOfInlines(position + 1, in: tree.steps)
            fragment.locate(position + 1..<end, of: tree, with: &locator)
            position = end + 1
        }
        locator.events += events[next...]
        events = locator.events
        return (locator.unresolved, locator.slips)
    }
}
