internal import CommonMark
internal import Diagnostics
internal import ImportSources
internal import MarkdownEvents
internal import SiteModel
internal import SitePaths

/// Guesses what is true of a source as a whole: how its messages name what varies, what its links are relative to, and
/// where its pages lay.
enum SettingGuess {
    /// The dialect that most messages with something in them are in.
    static func placeholders(in drafts: [DraftEntry]) -> (style: PlaceholderStyle, count: Int, range: SourceRange)? {
        var counts: [PlaceholderStyle: Int] = [:]
        var first: [PlaceholderStyle: SourceRange] = [:]
        for draft in drafts {
            for message in draft.messages
            where message.utf8.contains(UInt8(ascii: "{")) || message.utf8.contains(UInt8(ascii: "%")) {
                guard let style = style(of: message) else { continue }
                counts[style, default: 0] += 1
                first[style] = first[style] ?? draft.range
            }
        }
        // In this order where two have as many.
        let order: [PlaceholderStyle] = [.doubleBraces, .dollarBraces, .positional, .braces, .percentNames, .printf]
        guard let best = order.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }), let range = first[best]
        else {
            return nil
        }
        return (best, counts[best, default: 0], range)
    }

    /// The first dialect that fits, the one that says most first: `${x}` holds `{x}`.
    private static func style(of message: String) -> PlaceholderStyle? {
        let order: [PlaceholderStyle] = [.doubleBraces, .dollarBraces, .positional, .braces, .percentNames, .printf]
        return order.first { style in
            let found = style.placeholders(in: message)
            // `50% discount` is no conversion, and `100%d` would be.
            if style == .positional {
                // `[0-9a-f]{32}` counts characters.
                let bytes = Array(message.utf8)
                return found.contains { place in
                    let before = place.range.lowerBound > 0 ? bytes[place.range.lowerBound - 1] : 32
                    return (place.position ?? 10) < 10 && before != UInt8(ascii: "]") && before != UInt8(ascii: ")")
                }
            }
            return style == .printf ? found.contains { isConversion(message, $0) } : !found.isEmpty
        }
    }

    private static func isConversion(_ message: String, _ place: Placeholder) -> Bool {
        let bytes = Array(message.utf8)
        let isAfterDigit = place.range.lowerBound > 0 && (0x30...0x39).contains(bytes[place.range.lowerBound - 1])
        return !isAfterDigit && "sdvqiufxXtTp@r)".utf8.contains(bytes[place.range.upperBound - 1])
            || bytes[place.range].contains(UInt8(ascii: "$")) || bytes[place.range].contains(UInt8(ascii: "("))
    }

    /// What links that begin with `/` are relative to: the host to which most absolute links lead that go the same way.
    static func siteRoot(_ texts: some Sequence<String>, home: String?) -> (root: String, reason: String)? {
        var hosts: [String: [String: Int]] = [:]
        var relative: [String: Int] = [:]
        for text in texts {
            for address in addresses(in: text) {
                if address.hasPrefix("/"), !address.hasPrefix("//") {
                    relative[firstPart(of: address[...]), default: 0] += 1
                } else if let host = host(of: address) {
                    hosts[host, default: [:]][firstPart(of: address.dropFirst(host.count)), default: 0] += 1
                }
            }
        }
        guard !relative.isEmpty else { return nil }
        let count = relative.values.reduce(0, +)
        var best: (host: String, shared: Int)?
        for (host, parts) in hosts.sorted(by: { $0.key < $1.key }) {
            let shared = relative.keys.reduce(0) { $0 + min(parts[$1] ?? 0, 1_000) }
            if shared > (best?.shared ?? 0) { best = (host, shared) }
        }
        if let best {
            return (
                best.host + "/", "\(count) links begin with `/`, and \(best.shared) lead the same ways at this host"
            )
        }
        if let home, let host = host(of: home) { return (host + "/", "\(count) links begin with `/`") }
        return nil
    }

    /// The addresses of a text's links, read without parsing it.
    static func addresses(in text: String) -> [String] {
        var addresses: [String] = []
        for opening in ["](", "href=\"", "href='", "href= \"", "src=\"", "src='"] {
            guard text.contains(opening) else { continue }
            for part in text.split(separator: opening, omittingEmptySubsequences: false).dropFirst() {
                let address = part.prefix { !")\"'> \n".contains($0) }
                if !address.isEmpty { addresses.append(String(address)) }
            }
        }
        return addresses
    }

    static func host(of address: String) -> String? {
        guard address.hasPrefix("https://") || address.hasPrefix("http://"), let start = address.firstRange(of: "://")
        else { return nil }
        let end = address[start.upperBound...].firstIndex { "/?#".contains($0) } ?? address.endIndex
        return String(address[..<end])
    }

    private static func firstPart(of path: Substring) -> String {
        String(path.drop { $0 == "/" }.prefix { !"/?#".contains($0) })
    }

    /// What links to pages of codes have before the codes: of those that begin with `/`, and whose last part is a code to
    /// the letter.
    static func prefixes(_ texts: some Sequence<String>, _ codes: Set<String>) -> [String: Int] {
        var prefixes: [String: Int] = [:]
        for text in texts where text.contains("](/") || text.contains("href=\"/") {
            for address in addresses(in: text) where address.hasPrefix("/") {
                let (folder, last) = AddressEnd.last(of: address)
                if codes.contains(last), FieldCode.looksSo(last) { prefixes[folder, default: 0] += 1 }
            }
        }
        return prefixes
    }
}
