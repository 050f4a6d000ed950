internal import Bytes

/// What a page's HTML has that others may lead to, and what it leads to: ids and addresses, read off the bytes.
///
/// The pages are our own, so this reads HTML as it is written by people and programs that mean well: tags, quoted or
/// bare attributes, comments, and elements such as `script` and `title` whose text is no markup.
package struct PageInventory {
    package enum Item {
        /// An id, and the place of its value.
        case id(Range<Int>)
        /// The `name` of an `a`, which links find as they find an id.
        case name(Range<Int>)
        /// An address, and its place: the value of an attribute that HTML's index of attributes calls a URL (`href`, `src`,
        /// `formaction` and the like, those that are obsolete and still read, and SVG's `xlink:href`), one of those in
        /// `srcset`, `imagesrcset` or `ping`, one in a style or in the page of a `srcdoc`, or what a `meta` leads on to or
        /// has others show.
        case address(Range<Int>)
        /// A stretch of shared markup, by its number, and where it begins.
        case shared(Int, start: Int)
    }

    /// In the order of the page.
    package internal(set) var items: [Item] = []
    /// Whether pages within attributes are read as well; they may hold more of the kind.
    var readsDocuments = true

    private init() {}

    /// Reads a page that stands in another.
    init(within html: Span<UInt8>) {
        readsDocuments = false
        var offset = 0
        readMarkup(in: html, &offset, to: html.count)
    }

    /// Reads a page.
    package init(_ html: Span<UInt8>) {
        var offset = 0
        readMarkup(in: html, &offset, to: html.count)
    }

    /// Reads a page that holds shared markup.
    /// - Parameters:
    ///   - html: the page.
    ///   - places: where stretches of `markup` stand, which need not be read. One that lies within a tag, a comment or a
    ///     script of this page is read.
    ///   - markup: the shared markup.
    package init(_ html: Span<UInt8>, passing places: [SharedMarkup.Place], of markup: SharedMarkup) {
        // As many as most pages have, so that the list need not grow.
        items.reserveCapacity(64)
        var offset = 0
        for place in places {
            readMarkup(in: html, &offset, to: place.start)
            guard offset == place.start else { continue }
            items.append(.shared(place.stretch, start: place.start))
            offset += markup.stretches[place.stretch].count
        }
        readMarkup(in: html, &offset, to: html.count)
    }

    /// Reads a text that is to stand in pages.
    /// - Parameter text: the text.
    /// - Returns: what is in it, also in a tag that is not whole, and the part from its first tag to the end of its last
    ///   whole one.
    static func ofPart(_ text: Span<UInt8>) -> (inventory: PageInventory, wholeTags: Range<Int>) {
        var inventory = PageInventory()
        let start = text.position(of: UInt8(ascii: "<"), from: 0)
        var next = start
        var end = start
        while next < text.count, let behind = inventory.readTag(in: text, next) {
            // What stands behind the text may yet make something of a `<` that begins nothing in it.
            if behind > next + 1 { end = behind }
            next = text.position(of: UInt8(ascii: "<"), from: behind)
        }
        return (inventory, start..<end)
    }

    /// The ids of a page, in order, repeated ones too, and what links find as they find an id.
    package static func ids(of html: [UInt8]) -> [String] {
        PageInventory(html.span).items.compactMap { item in
            switch item {
            case .id(let value), .name(let value): text(of: value, in: html.span)
            case .address, .shared: nil
            }
        }
    }

    /// The value of an attribute, with character references resolved.
    package static func text(of value: Range<Int>, in html: Span<UInt8>) -> String {
        let bytes = html.extracting(value)
        let text = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
        guard bytes.position(of: UInt8(ascii: "&"), from: 0) < bytes.count else { return text }
        return CharacterReferences.resolved(in: text)
    }

    /// A text of a page with character references resolved.
    package static func resolved(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "&")) ? CharacterReferences.resolved(in: text) : text
    }

    /// The hash of an id, character references resolved.
    package static func hash(ofID value: Range<Int>, in html: Span<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for index in value {
            if html[index] == UInt8(ascii: "&") { return ByteHash.of(text(of: value, in: html)) }
            hash.add(html[index])
        }
        return hash.value
    }

    /// Reads on to an offset, or to the end of the tag, comment or script that reaches beyond it.
    private mutating func readMarkup(in html: Span<UInt8>, _ offset: inout Int, to end: Int) {
        while offset < end {
            let start = html.position(of: UInt8(ascii: "<"), from: offset)
            guard start < end else {
                offset = end
                return
            }
            // The end of an element, as half of the tags are.
            if start + 1 < html.count, html[start + 1] == UInt8(ascii: "/") {
                offset = start + 1
                continue
            }
            offset = readTag(in: html, start) ?? html.count
        }
    }

    /// Reads what begins with a `<`: a tag, with the text of a `script` or `style` element, or a comment. A `<` that
    /// begins none of them is text.
    /// - Returns: the offset behind it, or `nil` where it has no end.
    private mutating func readTag(in html: Span<UInt8>, _ start: Int) -> Int? {
        var offset = start + 1
        guard offset < html.count else { return nil }
        let first = html[offset] | 0x20
        guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
            return Self.starts(with: "!--", html, offset) ? Self.end(of: "-->", html, offset) : offset
        }
        var rawEnd: StaticString?
        if first == UInt8(ascii: "s") {
            if Self.starts(with: "script", html, offset) { rawEnd = "</script" }
            if Self.starts(with: "style", html, offset) { rawEnd = Self.styleEnd }
        } else if first == UInt8(ascii: "t") {
            if Self.starts(with: "title", html, offset) { rawEnd = "</title" }
            if Self.starts(with: "textarea", html, offset) { rawEnd = "</textarea" }
        }
        while offset < html.count, !Self.endsName(html[offset]) { offset += 1 }
        guard readAttributes(of: start + 1..<offset, in: html, &offset) else { return nil }
        guard let rawEnd else { return offset }
        guard let end = Self.end(of: rawEnd, html, offset) else { return nil }
        if rawEnd.utf8CodeUnitCount == Self.styleEnd.utf8CodeUnitCount, first == UInt8(ascii: "s") {
            addStylesheet(html, offset..<end - rawEnd.utf8CodeUnitCount)
        }
        return end
    }

    private static let styleEnd: StaticString = "</style"

    /// Goes through the attributes of a tag, from behind its name to behind its `>`.
    /// - Returns: whether it has a `>`.
    private mutating func readAttributes(of tag: Range<Int>, in html: Span<UInt8>, _ offset: inout Int) -> Bool {
        let isAnchor = tag.count == 1 && html[tag.lowerBound] | 0x20 == UInt8(ascii: "a")
        let isMeta = tag.count == 4 && Self.starts(with: "meta", html, tag.lowerBound)
        var meta = MetaAddress()
        while offset < html.count {
            let byte = html[offset]
            if byte == UInt8(ascii: ">") {
                offset += 1
                if isMeta, let address = meta.address(in: html) { items.append(.address(address)) }
                return true
            }
            if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
                offset += 1
                continue
            }
            let start = offset
            while offset < html.count, !Self.endsName(html[offset]) { offset += 1 }
            let name = start..<offset
            if name.isEmpty { offset += 1 }
            guard offset < html.count, html[offset] == UInt8(ascii: "=") else { continue }
            offset += 1
            let value = Self.value(html, &offset)
            if isMeta { meta.add(html, name, value) }
            add(html, name, value, isAnchor: isAnchor, tag)
        }
        return false
    }

    private static func value(_ html: Span<UInt8>, _ offset: inout Int) -> Range<Int> {
        guard offset < html.count else { return offset..<offset }
        let quote = html[offset]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = offset + 1
            let end = html.position(of: quote, from: start)
            offset = min(end + 1, html.count)
            return start..<end
        }
        let start = offset
        while offset < html.count, !isSpace(html[offset]), html[offset] != UInt8(ascii: ">") { offset += 1 }
        return start..<offset
    }

    private mutating func add(
        _ html: Span<UInt8>,
        _ name: Range<Int>,
        _ value: Range<Int>,
        isAnchor: Bool,
        _ tag: Range<Int>
    ) {
        func isNamed(_ text: StaticString) -> Bool { Self.starts(with: text, html, name.lowerBound) }
        // An element of an author's own has attributes of its own, too.
        func isOfHTML() -> Bool { !tag.contains { html[$0] == UInt8(ascii: "-") } }
        switch name.count {
        case 2 where isNamed("id"): items.append(.id(value))
        case 4 where isAnchor && isNamed("name"): items.append(.name(value))
        case 3 where isNamed("src"), 4 where isNamed("href") || isNamed("data"),
            6 where isNamed("action") || isNamed("poster"), 10 where isNamed("xlink:href") || isNamed("formaction"),
            4 where isNamed("cite") && isOfHTML(), 8 where isNamed("longdesc") && isOfHTML(),
            10 where isNamed("background") && isOfHTML():
            items.append(.address(Self.trimmed(value, html)))
        case 6 where isNamed("srcset"), 11 where isNamed("imagesrcset"): addCandidates(html, value)
        case 4 where isNamed("ping") && isOfHTML(): addWords(html, value)
        case 5 where isNamed("style"): addStyle(html, value)
        case 6 where isNamed("srcdoc"): addDocument(html, value)
        default: break
        }
    }

    /// An address without the white space around it, which browsers pass over.
    static func trimmed(_ value: Range<Int>, _ html: Span<UInt8>) -> Range<Int> {
        var (lower, upper) = (value.lowerBound, value.upperBound)
        while lower < upper, isSpace(html[lower]) { lower += 1 }
        while lower < upper, isSpace(html[upper - 1]) { upper -= 1 }
        return lower..<upper
    }

    /// The addresses of `srcset`: each with what it is meant for behind white space, and a comma before the next.
    private mutating func addCandidates(_ html: Span<UInt8>, _ value: Range<Int>) {
        var offset = value.lowerBound
        let comma = UInt8(ascii: ",")
        while offset < value.upperBound {
            while offset < value.upperBound, Self.isSpace(html[offset]) || html[offset] == comma { offset += 1 }
            let start = offset
            while offset < value.upperBound, !Self.isSpace(html[offset]) { offset += 1 }
            var end = offset
            while end > start, html[end - 1] == comma { end -= 1 }
            if start < end { items.append(.address(start..<end)) }
            guard end == offset else { continue }
            while offset < value.upperBound, html[offset] != comma { offset += 1 }
        }
    }

    /// The addresses of `ping`, with white space between them.
    private mutating func addWords(_ html: Span<UInt8>, _ value: Range<Int>) {
        var offset = value.lowerBound
        while offset < value.upperBound {
            let start = offset
            while offset < value.upperBound, !Self.isSpace(html[offset]) { offset += 1 }
            if start < offset { items.append(.address(start..<offset)) }
            offset += 1
        }
    }

    /// Whether a text in lower case stands at an offset, in any case.
    static func starts(with text: StaticString, _ html: Span<UInt8>, _ offset: Int) -> Bool {
        guard offset + text.utf8CodeUnitCount <= html.count else { return false }
        return text.withUTF8Buffer { wanted in
            for index in 0..<wanted.count {
                let byte = html[offset + index]
                guard unsafe byte == wanted[index] || byte | 0x20 == wanted[index] else { return false }
            }
            return true
        }
    }

    /// The offset behind the next place of a text, or `nil` where it doesn't come.
    private static func end(of text: StaticString, _ html: Span<UInt8>, _ start: Int) -> Int? {
        let first = text.withUTF8Buffer { unsafe $0[0] }
        var offset = html.position(of: first, from: start)
        while offset < html.count, !starts(with: text, html, offset) {
            offset = html.position(of: first, from: offset + 1)
        }
        return offset < html.count ? offset + text.utf8CodeUnitCount : nil
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (9...13).contains(byte)
    }

    /// Whether a byte ends the name of an element or an attribute: white space, `=`, `>` and `/`. All are below 64, so
    /// one number holds them.
    private static func endsName(_ byte: UInt8) -> Bool {
        byte < 64 && nameEnds >> UInt64(byte) & 1 == 1
    }

    private static let nameEnds: UInt64 =
        0x3E00 | 1 << 32 | 1 << UInt64(UInt8(ascii: "/")) | 1 << UInt64(UInt8(ascii: "="))
        | 1 << UInt64(UInt8(ascii: ">"))
}
