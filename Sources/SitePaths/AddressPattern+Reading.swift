extension AddressPattern {
    /// What an address ends in whose page has no folder of its own.
    package static let pageEnding = ".html"
    /// More no host is sure to take.
    static let mostBytes = 200

    /// Why a text is no pattern, as the end of a sentence, and what to write.
    package struct Fault: Error {
        package let headline: String
        package let help: String
    }

    /// Reads a pattern.
    /// - Parameters:
    ///   - text: the pattern as it was written.
    ///   - placeholders: those that it may hold, the first of which is meant where none is given; none for a single page.
    /// - Throws: ``Fault`` where it is no pattern.
    package init(_ text: String, with placeholders: [Placeholder]) throws(Fault) {
        let pieces = try Self.pieces(of: text, placeholders)
        let pattern = AddressPattern(text: text, pieces: pieces)
        try Self.check(text)
        // Each placeholder stands for a name that is sound in itself.
        let sample = pieces.map { if case .text(let text) = $0 { text } else { "x" } }.joined()
        if !sample.isEmpty, let obstacle = AddressPart.obstacle(inAddress: sample) {
            throw Fault(headline: "can be none: \(obstacle)", help: Self.example(placeholders))
        }
        guard placeholders.isEmpty || pattern.tellsApart else {
            throw Fault(
                headline: "has the same address for all pages",
                help: "put `{\(placeholders[0].rawValue)}` into it, such as `\(Self.usual(placeholders))`"
            )
        }
        self = pattern
    }

    private static func check(_ text: String) throws(Fault) {
        if text.hasPrefix("/") || text.contains("://") {
            let rest = String(text.drop { $0 == "/" })
            let help = "it is read from `base_url`" + (text.contains("://") ? "" : ": write `\(rest)`")
            throw Fault(headline: "is no path below `base_url`", help: help)
        }
        guard text.isEmpty || text.hasSuffix("/") || text.hasSuffix(pageEnding) else {
            throw Fault(
                headline: "ends in neither `/` nor `\(pageEnding)`",
                help: "write `\(text)/` or `\(text)\(pageEnding)`"
            )
        }
        guard text.utf8.count <= mostBytes else {
            throw Fault(headline: "is longer than \(mostBytes) characters", help: "write a shorter one")
        }
    }

    private static func pieces(of text: String, _ placeholders: [Placeholder]) throws(Fault) -> [Piece] {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(of: "}") else {
                throw Fault(headline: "has a `{` that is not closed", help: "close it with `}`")
            }
            let name = String(inner[..<close])
            guard let placeholder = placeholders.first(where: { $0.rawValue == name }) else {
                let names = placeholders.map { "`{\($0.rawValue)}`" }.joined(separator: ", ")
                throw Fault(
                    headline: "holds `{\(name)}`, which stands for nothing here",
                    help: names.isEmpty ? "one page has one address: write it without braces" : "the names are \(names)"
                )
            }
            guard !pieces.contains(.placeholder(placeholder)) else {
                throw Fault(headline: "holds `{\(name)}` twice", help: "once is enough to tell pages apart")
            }
            pieces.append(.placeholder(placeholder))
            rest = inner[inner.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        return pieces
    }

    private static func usual(_ placeholders: [Placeholder]) -> String {
        placeholders.isEmpty ? SitePath.entriesFolder : (placeholders == Placeholder.ofGroups ? groups : entries).text
    }

    private static func example(_ placeholders: [Placeholder]) -> String {
        "write folders of ASCII letters, digits, `_`, `-` and `.`, such as `\(usual(placeholders))`"
    }
}

/// A part of an address, between two `/`.
package enum AddressPart {
    /// More no file system is sure to take.
    private static let mostBytes = 200

    /// Why a text can be no part of an address on every host and file system, or `nil` where it can.
    package static func obstacle(in part: some StringProtocol) -> String? {
        guard !part.isEmpty else { return "a part of an address has a name" }
        guard part.utf8.allSatisfy(isAllowed) else {
            return "a part of an address holds ASCII letters, digits, `_`, `-` and `.` only"
        }
        guard !part.hasPrefix("."), !part.hasSuffix(".") else { return "no part of an address begins or ends in `.`" }
        guard part.utf8.count <= mostBytes else { return "a part of an address has at most \(mostBytes) characters" }
        guard !Slug.isDeviceName(part.prefix { $0 != "." }) else { return "it is the name of a device on Windows" }
        return nil
    }

    /// Why an address can be that of no page, or `nil` where it can.
    package static func obstacle(inAddress address: String) -> String? {
        var parts = address.split(separator: "/", omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        if address.lowercased() == SitePath.index || address.lowercased().hasSuffix("/" + SitePath.index) {
            return "hosts show that page for its folder"
        }
        return parts.lazy.compactMap { obstacle(in: $0) }.first
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
            true
        default: false
        }
    }
}
