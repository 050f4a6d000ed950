internal import PageMarkup

/// What an HTML text consists of: a flat list of tags and texts with places. It is read as people and programs write it who
/// mean well; what is not closed ends where its parent does.
package struct HTMLTokens {
    package enum Token {
        case text(String)
        case open(name: String, attributes: [(name: String, value: String)], isEmpty: Bool)
        case close(name: String)
    }

    /// Each with its place, in bytes.
    package private(set) var tokens: [(token: Token, range: Range<Int>)] = []
    private let bytes: [UInt8]
    private var offset = 0

    /// Elements whose text is not of the page, or no markup.
    private static let hidden: Set<String> = ["script", "style", "template", "noscript", "svg", "iframe", "textarea"]
    private static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    package init(_ text: String) {
        bytes = Array(text.utf8)
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "<"), readTag() { continue }
            let start = offset
            offset += 1
            while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { offset += 1 }
            add(.text(PageInventory.resolved(string(start..<offset))), start)
        }
    }

    private mutating func add(_ token: Token, _ start: Int) {
        // A `<` that begins nothing parts no text.
        if case .text(let more) = token, case .text(let text)? = tokens.last?.token {
            let lower = tokens[tokens.count - 1].range.lowerBound
            tokens[tokens.count - 1] = (.text(text + more), lower..<offset)
            return
        }
        tokens.append((token, start..<offset))
    }

    /// Reads what begins with `<`.
    /// - Returns: whether that is markup.
    private mutating func readTag() -> Bool {
        let start = offset
        guard start + 1 < bytes.count else { return false }
        if bytes[start + 1] == UInt8(ascii: "!") || bytes[start + 1] == UInt8(ascii: "?") {
            let isComment = bytes[start...].starts(with: "<!--".utf8)
            skip(past: isComment ? "-->" : ">", from: start + 2)
            return true
        }
        let isClosing = bytes[start + 1] == UInt8(ascii: "/")
        let nameStart = isClosing ? start + 2 : start + 1
        guard nameStart < bytes.count, (0x61...0x7A).contains(bytes[nameStart] | 0x20) else { return false }
        var end = nameStart
        while end < bytes.count, !isSpace(end), bytes[end] != UInt8(ascii: ">"), bytes[end] != UInt8(ascii: "/") {
            end += 1
        }
        let name = string(nameStart..<end).lowercased()
        offset = end
        var attributes: [(name: String, value: String)] = []
        var isEmpty = Self.void.contains(name)
        while offset < bytes.count, bytes[offset] != UInt8(ascii: ">") {
            if bytes[offset] == UInt8(ascii: "/") || isSpace(offset) {
                isEmpty =
                    isEmpty
                    || (bytes[offset] == UInt8(ascii: "/") && offset + 1 < bytes.count
                        && bytes[offset + 1] == UInt8(ascii: ">"))
                offset += 1
                continue
            }
            attributes.append(attribute())
        }
        offset = min(offset + 1, bytes.count)
        if isClosing {
            add(.close(name: name), start)
        } else if Self.hidden.contains(name), !isEmpty {
            skip(past: "</\(name)", from: offset)
            skip(past: ">", from: offset)
        } else {
            add(.open(name: name, attributes: attributes, isEmpty: isEmpty), start)
        }
        return true
    }

    private mutating func attribute() -> (name: String, value: String) {
        let start = offset
        while offset < bytes.count, !isSpace(offset), !"=>/".utf8.contains(bytes[offset]) { offset += 1 }
        if offset == start { offset += 1 }
        let name = string(start..<offset).lowercased()
        var next = offset
        while next < bytes.count, isSpace(next) { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return (name, "") }
        offset = next + 1
        while offset < bytes.count, isSpace(offset) { offset += 1 }
        guard offset < bytes.count else { return (name, "") }
        let quote = bytes[offset]
        let valueStart: Int
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            valueStart = offset + 1
            offset = bytes[valueStart...].firstIndex(of: quote) ?? bytes.count
            let value = string(valueStart..<offset)
            offset = min(offset + 1, bytes.count)
            return (name, PageInventory.resolved(value))
        }
        valueStart = offset
        while offset < bytes.count, !isSpace(offset), bytes[offset] != UInt8(ascii: ">") { offset += 1 }
        return (name, PageInventory.resolved(string(valueStart..<offset)))
    }

    private mutating func skip(past end: String, from start: Int) {
        let wanted = Array(end.utf8)
        var place = start
        while place + wanted.count <= bytes.count {
            if bytes[place] | 0x20 == wanted[0] | 0x20,
                zip(bytes[place...], wanted).allSatisfy({ $0 == $1 || ($0 | 0x20 == $1 && (0x61...0x7A).contains($1)) })
            {
                offset = place + wanted.count
                return
            }
            place += 1
        }
        offset = bytes.count
    }

    private func isSpace(_ index: Int) -> Bool { bytes[index] == 32 || (9...13).contains(bytes[index]) }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

/// An element of a page, or a text.
package indirect enum HTMLNode: Sendable {
    case text(String)
    case element(HTMLElement)
}

package struct HTMLElement: Sendable {
    package let name: String
    package let attributes: [String: String]
    package var children: [HTMLNode] = []
    /// Where its first tag begins, in bytes, and where it ends.
    package var range: Range<Int>

    package init(name: String, attributes: [String: String], children: [HTMLNode] = [], range: Range<Int>) {
        self.name = name
        self.attributes = attributes
        self.children = children
        self.range = range
    }

    package var id: String? { attributes["id"] ?? (name == "a" ? attributes["name"] : nil) }

    /// All of its text.
    package var text: String {
        var text = ""
        for child in children {
            switch child {
            case .text(let more): text += more
            case .element(let element): text += element.name == "br" ? "\n" : element.text
            }
        }
        return text
    }
}

/// The tree of an HTML text.
package enum HTMLTree {
    /// How deep elements may stand in each other.
    package static let deepest = 200
    /// What ends where one of its like begins.
    private static let closes: [String: Set<String>] = [
        "p": ["p"], "li": ["li"], "dt": ["dt", "dd", "p"], "dd": ["dd", "dt", "p"], "tr": ["tr", "td", "th"],
        "td": ["td", "th"],
        "th": ["td", "th"], "option": ["option"],
        "h1": ["p"], "h2": ["p"], "h3": ["p"], "h4": ["p"], "h5": ["p"], "h6": ["p"], "ul": ["p"], "ol": ["p"],
        "table": ["p"],
        "div": ["p"], "section": ["p"], "pre": ["p"], "blockquote": ["p"], "dl": ["p"], "article": ["p"],
    ]

    /// - Returns: the nodes, or `nil` where elements stand deeper in each other than ``deepest``, and where.
    package static func read(_ text: String) -> (nodes: [HTMLNode], tooDeep: Int?) {
        var open: [HTMLElement] = [HTMLElement(name: "", attributes: [:], range: 0..<0)]
        func closeLast(_ end: Int) {
            guard open.count > 1, var element = open.popLast() else { return }
            element.range = element.range.lowerBound..<max(element.range.lowerBound, end)
            open[open.count - 1].children.append(.element(element))
        }
        for (token, range) in HTMLTokens(text).tokens {
            switch token {
            case .text(let text): open[open.count - 1].children.append(.text(text))
            case .open(let name, let attributes, let isEmpty):
                if let ended = closes[name] {
                    while let last = open.last, ended.contains(last.name) { closeLast(range.lowerBound) }
                }
                let values = Dictionary(attributes.map { ($0.name, $0.value) }) { one, _ in one }
                let element = HTMLElement(name: name, attributes: values, range: range)
                if isEmpty {
                    open[open.count - 1].children.append(.element(element))
                } else {
                    guard open.count < deepest else { return ([], range.lowerBound) }
                    open.append(element)
                }
            case .close(let name):
                guard let place = open.lastIndex(where: { $0.name == name }), place > 0 else { continue }
                while open.count > place + 1 { closeLast(range.lowerBound) }
                closeLast(range.upperBound)
            }
        }
        while open.count > 1 { closeLast(text.utf8.count) }
        return (open[0].children, nil)
    }
}
