internal import MarkdownEvents

extension MarkdownWriter {
    mutating func writeInline(_ leaf: MarkdownEvent.Leaf) {
        switch leaf {
        case .text(let text): write(text: text)
        case .code(let code): write(code: code)
        case .htmlInline(let html): write(html: html)
        case .softBreak:
            // Between two there is nothing that could be told from a blank line.
            if isAtLineStart { break }
            if isOnOneLine { bytes.append(UInt8(ascii: " ")) } else { breakLine() }
        case .lineBreak:
            if isOnOneLine {
                bytes.append(UInt8(ascii: " "))
            } else {
                append("\\")
                breakLine()
            }
        default: break
        }
    }

    /// Whether no line may end here.
    private var isOnOneLine: Bool {
        open.contains {
            switch $0.kind {
            case .cell: true
            case .heading(_, let isUnderlined): !isUnderlined
            default: false
            }
        }
    }

    private mutating func write(code: String) {
        encodesNext = false
        encodesNextSpace = false
        let bare = code.utf8
        // The marks of two would be one.
        if isBehindCode { bytes.append(UInt8(ascii: " ")) }
        let backtick = UInt8(ascii: "`")
        let runs = Set(bare.split { $0 != backtick }.map(\.count))
        let fence = repeatElement(backtick, count: (1...).first { !runs.contains($0) } ?? 1)
        let isBlank = bare.allSatisfy { $0 == UInt8(ascii: " ") }
        let isPadded =
            bare.first == backtick || bare.last == backtick
            || (bare.first == UInt8(ascii: " ") && bare.last == UInt8(ascii: " ") && !isBlank)
        bytes += fence
        if isPadded { bytes.append(UInt8(ascii: " ")) }
        if isInTable, bare.contains(UInt8(ascii: "|")) {
            for byte in bare {
                if byte == UInt8(ascii: "|") { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
        } else {
            bytes += bare
        }
        if isPadded { bytes.append(UInt8(ascii: " ")) }
        bytes += fence
    }

    private var isBehindCode: Bool {
        guard index > 0, case .leaf(.code, _) = events[index - 1] else { return false }
        return true
    }

    private mutating func write(html: String) {
        encodesNext = false
        encodesNextSpace = false
        // At the beginning of a further line a tag could begin a block, unless it stands further in.
        if isAtLineStart, index > 0, case .leaf(let last, _) = events[index - 1],
            last == .softBreak || last == .lineBreak
        {
            append("    ")
        }
        var rest = html.utf8[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            bytes += rest[..<end]
            breakLine()
            rest = rest[rest.index(after: end)...]
        }
        bytes += rest
    }

    // MARK: - Containers

    mutating func enterInline(_ container: MarkdownEvent.Container) {
        switch container {
        case .emphasis: enterEmphasis(1)
        case .strong: enterEmphasis(2)
        case .strikethrough: open(UInt8(ascii: "~"), count: 2)
        case .link(let link) where isAutolink(link): append("<", opening: .autolink)
        case .link(let link): append("[", opening: .link(link))
        case .image(let image): append("![", opening: .link(image))
        default: break
        }
    }

    mutating func exitInline(_ kind: Open.Kind) {
        switch kind {
        case .emphasis(let mark, let count): close(mark, count)
        case .link(let link): close(link)
        case .autolink: append(">")
        default: break
        }
    }

    private mutating func append(_ text: StaticString, opening kind: Open.Kind) {
        encodesNext = false
        encodesNextSpace = false
        append(text)
        open.append(Open(kind: kind, prefixCount: prefixCount))
    }

    /// Whether a link is what an address in angle brackets is. Only such a link may stand in the text of another.
    private func isAutolink(_ link: MarkdownEvent.Resource) -> Bool {
        guard link.title.isEmpty, index + 2 < events.count, case .leaf(.text(let text), _) = events[index + 1],
            events[index + 2] == .exit, text == link.destination || "mailto:\(text)" == link.destination
        else { return false }
        let isPlain = text.utf8.allSatisfy { $0 > 32 && $0 != 127 && !Self.endsAutolink($0) }
        return isPlain && (text == link.destination ? Self.hasScheme(text) : Self.isMailAddress(text))
    }

    private static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        return (2...32).contains(scheme.count) && !isDigit(scheme.first)
            && scheme.allSatisfy { isLetter($0) || "+.-".utf8.contains($0) }
    }

    private static func isDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

    private static func isMailAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return false }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts[0].allSatisfy { isLetter($0) || "._+-".utf8.contains($0) }
            && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy(isLetter) }
    }

    mutating func write(autolink text: String) {
        let all = Array(text.utf8)
        for (position, byte) in all.enumerated() {
            if byte == UInt8(ascii: "&"), Self.beginsEntity(all.span, at: position) {
                append("&amp;")
            } else {
                bytes.append(byte)
            }
        }
    }

    /// Whether the text at hand is that of such a link.
    var isInAutolink: Bool {
        if case .autolink = open[open.count - 1].kind { true } else { false }
    }

    /// Whether a `]` would end something.
    var isInLink: Bool {
        open.contains { if case .link = $0.kind { true } else { false } }
    }

    private mutating func close(_ link: MarkdownEvent.Resource) {
        append("](")
        write(destination: link.destination, isAlone: link.title.isEmpty)
        if !link.title.isEmpty {
            append(" \"")
            write(escaped: link.title, "\"")
            append("\"")
        }
        append(")")
    }

    private mutating func write(destination: String, isAlone: Bool) {
        let isPlain = destination.utf8.allSatisfy { $0 > 32 && $0 != 127 && !Self.endsDestination($0) }
        if isPlain, !destination.isEmpty || isAlone {
            write(escaped: destination)
        } else {
            append("<")
            write(escaped: destination, "<", ">")
            append(">")
        }
    }

    mutating func write(info: String) {
        var text = info.utf8[...]
        func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
        if let first = text.first, isSpace(first) {
            bytes += "&#\(first);".utf8
            text = text.dropFirst()
        }
        let last = text.last.flatMap { isSpace($0) ? $0 : nil }
        write(escaped: String(last == nil ? text : text.dropLast()) ?? "")
        if let last { bytes += "&#\(last);".utf8 }
    }

    /// Writes a part of a link or of a fence, in which only a few characters mean anything.
    /// - Parameters:
    ///   - text: the part.
    ///   - marks: what ends it, or begins another.
    private mutating func write(escaped text: String, _ marks: Unicode.Scalar...) {
        let all = Array(text.utf8)
        for (position, byte) in all.enumerated() {
            switch byte {
            case 0x0A, 0x0D: bytes += "&#\(byte);".utf8
            case UInt8(ascii: "\\"):
                let next = position + 1 < all.count ? all[position + 1] : nil
                if next.map(Self.isPunctuation) ?? true { append("\\") }
                bytes.append(byte)
            case UInt8(ascii: "&"):
                if Self.beginsEntity(all.span, at: position) { append("\\") }
                bytes.append(byte)
            case UInt8(ascii: "|") where isInTable:
                append("\\|")
            default:
                if byte < 0x41, marks.contains(Unicode.Scalar(byte)) { append("\\") }
                bytes.append(byte)
            }
        }
    }

    private static func endsDestination(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        default: false
        }
    }

    private static func endsAutolink(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "|"): true
        default: false
        }
    }
}
