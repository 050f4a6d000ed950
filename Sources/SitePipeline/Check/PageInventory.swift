/// What a page's HTML has that others may lead to, and what it leads to: ids and addresses, read off the bytes.
///
/// The pages are our own, so this reads HTML as it is written by people and programs that mean well: tags, quoted or
/// bare attributes, comments, and `script` and `style` elements whose text is no markup.
struct PageInventory: Sendable {
    /// The ids, in order, repeated ones too.
    private(set) var ids: [String] = []
    /// The values of `href`, `src` and `action`, each once, in order.
    private(set) var addresses: [String] = []

    init(_ html: [UInt8]) {
        var seen: Set<String> = []
        var scanner = TagScanner(html)
        while let attribute = scanner.next() {
            switch attribute.name {
            case .id: ids.append(attribute.value)
            case .address:
                if seen.insert(attribute.value).inserted { addresses.append(attribute.value) }
            }
        }
    }
}

/// Walks through the tags of a page and stops at the attributes that matter.
private struct TagScanner {
    enum Name {
        case id
        case address
    }

    private let html: [UInt8]
    private var offset = 0
    /// Whether `offset` stands inside a tag.
    private var isInTag = false
    /// The element whose text is no markup, once its tag is over.
    private var rawElement: StaticString?

    init(_ html: [UInt8]) {
        self.html = html
    }

    mutating func next() -> (name: Name, value: String)? {
        while offset < html.count {
            if isInTag {
                if let attribute = nextAttribute() { return attribute }
            } else {
                findTag()
            }
        }
        return nil
    }

    /// Goes to behind the name of the next tag.
    private mutating func findTag() {
        while offset < html.count, html[offset] != UInt8(ascii: "<") { offset += 1 }
        offset += 1
        guard offset < html.count else { return }
        if starts(with: "!--") {
            skip(past: "-->")
        } else if isLetter(html[offset]) {
            rawElement = starts(with: "script") ? "</script" : starts(with: "style") ? "</style" : nil
            while offset < html.count, isName(html[offset]) { offset += 1 }
            isInTag = true
        }
    }

    /// Reads one attribute, or leaves the tag.
    private mutating func nextAttribute() -> (name: Name, value: String)? {
        while offset < html.count, isSpace(html[offset]) || html[offset] == UInt8(ascii: "/") { offset += 1 }
        guard offset < html.count else { return nil }
        if html[offset] == UInt8(ascii: ">") {
            offset += 1
            isInTag = false
            if let rawElement { skip(past: rawElement) }
            return nil
        }
        let start = offset
        while offset < html.count, !isSpace(html[offset]), !ends(html[offset]) { offset += 1 }
        let name = name(start..<offset)
        if offset == start { offset += 1 }
        guard offset < html.count, html[offset] == UInt8(ascii: "=") else { return nil }
        offset += 1
        let value = value()
        guard let name else { return nil }
        return (name, CharacterReferences.decoded(String(decoding: html[value], as: UTF8.self)))
    }

    private mutating func value() -> Range<Int> {
        guard offset < html.count else { return offset..<offset }
        let quote = html[offset]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = offset + 1
            offset = start
            while offset < html.count, html[offset] != quote { offset += 1 }
            defer { offset = min(offset + 1, html.count) }
            return start..<offset
        }
        let start = offset
        while offset < html.count, !isSpace(html[offset]), html[offset] != UInt8(ascii: ">") { offset += 1 }
        return start..<offset
    }

    private func name(_ range: Range<Int>) -> Name? {
        switch range.count {
        case 2 where matches(range, "id"): .id
        case 3 where matches(range, "src"): .address
        case 4 where matches(range, "href"): .address
        case 6 where matches(range, "action"): .address
        default: nil
        }
    }

    private func matches(_ range: Range<Int>, _ name: StaticString) -> Bool {
        html[range].elementsEqual(name.description.utf8) { $0 | 0x20 == $1 }
    }

    private func starts(with text: StaticString) -> Bool {
        html[offset...].starts(with: text.description.utf8) { $0 == $1 || $0 | 0x20 == $1 }
    }

    private mutating func skip(past text: StaticString) {
        let wanted = Array(text.description.utf8)
        while offset < html.count, !html[offset...].starts(with: wanted, by: { $0 == $1 || $0 | 0x20 == $1 }) {
            offset += 1
        }
        offset = min(offset + wanted.count, html.count)
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private func isName(_ byte: UInt8) -> Bool {
        !isSpace(byte) && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "/")
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (9...13).contains(byte)
    }

    private func ends(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
    }
}

/// The character references that our own pages use in attributes.
private enum CharacterReferences {
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return text.replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&#x27;", with: "'")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}
