/// What a page's HTML has that others may lead to, and what it leads to: ids and addresses, read off the bytes.
///
/// The pages are our own, so this reads HTML as it is written by people and programs that mean well: tags, quoted or
/// bare attributes, comments, and `script` and `style` elements whose text is no markup.
enum PageInventory {
    /// An attribute that matters.
    enum Attribute {
        case id
        /// `href`, `src` or `action`.
        case address
    }

    /// The ids of a page, in order, repeated ones too.
    static func ids(of html: [UInt8]) -> [String] {
        var ids: [String] = []
        forEachAttribute(in: html.span) { attribute, value in
            if attribute == .id { ids.append(text(of: value, in: html.span)) }
        }
        return ids
    }

    /// The value of an attribute, with character references resolved.
    static func text(of value: Range<Int>, in html: Span<UInt8>) -> String {
        let bytes = html.extracting(value)
        let text = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
        guard bytes.position(of: UInt8(ascii: "&"), from: 0) < bytes.count else { return text }
        return text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }

    /// The hash of an id, character references resolved.
    static func hash(ofID value: Range<Int>, in html: Span<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for index in value {
            if html[index] == UInt8(ascii: "&") { return ByteHash.of(text(of: value, in: html)) }
            hash.add(html[index])
        }
        return hash.value
    }

    /// Hands on every id and address of a page with the place of its value, in order.
    static func forEachAttribute(in html: Span<UInt8>, _ body: (Attribute, Range<Int>) -> Void) {
        var offset = 0
        readMarkup(in: html, &offset, to: html.count, body)
    }

    /// The same for a page that holds shared markup.
    /// - Parameters:
    ///   - html: the page.
    ///   - places: where stretches of `markup` stand, which need not be read.
    ///   - markup: the shared markup.
    ///   - pass: takes the number of a stretch, and where it begins, in place of what stands in it. A stretch that lies
    ///     within a tag, a comment or a script of this page is read.
    ///   - body: takes an id or address, and the place of its value.
    static func forEachAttribute(
        in html: Span<UInt8>,
        passing places: [SharedMarkup.Place],
        of markup: SharedMarkup,
        _ pass: (_ stretch: Int, _ start: Int) -> Void,
        _ body: (Attribute, Range<Int>) -> Void
    ) {
        var offset = 0
        for place in places {
            readMarkup(in: html, &offset, to: place.start, body)
            guard offset == place.start else { continue }
            pass(place.stretch, place.start)
            offset += markup.stretches[place.stretch].count
        }
        readMarkup(in: html, &offset, to: html.count, body)
    }

    /// Reads a text that is to stand in pages.
    /// - Parameters:
    ///   - text: the text.
    ///   - body: takes an id or address, and the place of its value, also of a tag that is not whole.
    /// - Returns: the part from its first tag to the end of its last whole one.
    static func wholeTags(in text: Span<UInt8>, _ body: (Attribute, Range<Int>) -> Void) -> Range<Int> {
        let start = text.position(of: UInt8(ascii: "<"), from: 0)
        var next = start
        var end = start
        while next < text.count, let behind = readTag(in: text, next, body) {
            // What stands behind the text may yet make something of a `<` that begins nothing in it.
            if behind > next + 1 { end = behind }
            next = text.position(of: UInt8(ascii: "<"), from: behind)
        }
        return start..<end
    }

    /// Reads on to an offset, or to the end of the tag, comment or script that reaches beyond it.
    private static func readMarkup(
        in html: Span<UInt8>,
        _ offset: inout Int,
        to end: Int,
        _ body: (Attribute, Range<Int>) -> Void
    ) {
        while offset < end {
            let start = html.position(of: UInt8(ascii: "<"), from: offset)
            guard start < end else {
                offset = end
                return
            }
            offset = readTag(in: html, start, body) ?? html.count
        }
    }

    /// Reads what begins with a `<`: a tag, with the text of a `script` or `style` element, or a comment. A `<` that
    /// begins none of them is text.
    /// - Returns: the offset behind it, or `nil` where it has no end.
    private static func readTag(
        in html: Span<UInt8>,
        _ start: Int,
        _ body: (Attribute, Range<Int>) -> Void
    ) -> Int? {
        var offset = start + 1
        guard offset < html.count else { return nil }
        if starts(with: "!--", html, offset) { return end(of: "-->", html, offset) }
        guard isLetter(html[offset]) else { return offset }
        let rawEnd: StaticString? =
            starts(with: "script", html, offset)
            ? "</script" : starts(with: "style", html, offset) ? "</style" : nil
        while offset < html.count, !endsName(html[offset]) { offset += 1 }
        guard forEachAttribute(ofTagIn: html, &offset, body) else { return nil }
        return if let rawEnd { end(of: rawEnd, html, offset) } else { offset }
    }

    /// Goes through the attributes of a tag, from behind its name to behind its `>`.
    /// - Returns: whether it has a `>`.
    private static func forEachAttribute(
        ofTagIn html: Span<UInt8>,
        _ offset: inout Int,
        _ body: (Attribute, Range<Int>) -> Void
    ) -> Bool {
        while true {
            while offset < html.count, isSpace(html[offset]) || html[offset] == UInt8(ascii: "/") { offset += 1 }
            guard offset < html.count else { return false }
            if html[offset] == UInt8(ascii: ">") {
                offset += 1
                return true
            }
            let start = offset
            while offset < html.count, !endsName(html[offset]) { offset += 1 }
            let attribute = attribute(html, start..<offset)
            if offset == start { offset += 1 }
            guard offset < html.count, html[offset] == UInt8(ascii: "=") else { continue }
            offset += 1
            let value = value(html, &offset)
            if let attribute { body(attribute, value) }
        }
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

    private static func attribute(_ html: Span<UInt8>, _ name: Range<Int>) -> Attribute? {
        switch name.count {
        case 2 where starts(with: "id", html, name.lowerBound): .id
        case 3 where starts(with: "src", html, name.lowerBound): .address
        case 4 where starts(with: "href", html, name.lowerBound): .address
        case 6 where starts(with: "action", html, name.lowerBound): .address
        default: nil
        }
    }

    /// Whether a text in lower case stands at an offset, in any case.
    private static func starts(with text: StaticString, _ html: Span<UInt8>, _ offset: Int) -> Bool {
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
        var offset = start
        while offset < html.count, !starts(with: text, html, offset) { offset += 1 }
        return offset < html.count ? offset + text.utf8CodeUnitCount : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
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

extension Span<UInt8> {
    /// The first position of a byte from an offset on, or the end. Eight bytes are looked at in one step, which takes a
    /// quarter of the time that one by one takes (Bit Twiddling Hacks, "Determine if a word has a byte equal to n").
    fileprivate func position(of byte: UInt8, from start: Int) -> Int {
        let lows: UInt64 = 0x0101_0101_0101_0101
        let wanted = lows &* UInt64(byte)
        var offset = start
        while offset + 8 <= count {
            let word = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian ^ wanted
            let zeros = (word &- lows) & ~word & (lows << 7)
            if zeros != 0 { return offset + zeros.trailingZeroBitCount / 8 }
            offset += 8
        }
        while offset < count, self[offset] != byte { offset += 1 }
        return offset
    }
}
