internal import SiteModel

/// Addresses in a text that lead to the site: in any case of the scheme and the host, and as JSON may escape them
/// (`https:\/\/`).
struct OwnAddresses {
    struct Address {
        /// What follows the address of the site.
        let below: String
        /// All of it, as it is written there.
        let written: Substring
    }

    private static let slashes = ["/", "\\/", "\\u002f", "\\u002F"]

    private let baseURL: BaseURL
    private let isJSON: Bool

    /// - Parameters:
    ///   - baseURL: where the site lives.
    ///   - isJSON: whether the texts are JSON, where a slash may be escaped.
    init(of baseURL: BaseURL, isJSON: Bool) {
        self.baseURL = baseURL
        self.isJSON = isJSON
    }

    /// Whether an address of the site may begin in a text.
    func mayBegin(in text: String) -> Bool {
        guard let start = baseURL.absolute.firstRange(of: "//") else { return false }
        return unescaped(text[...]).lowercased().contains(baseURL.absolute[start.lowerBound...].dropLast().lowercased())
    }

    /// All of them, in order.
    func all(in text: String) -> [Address] {
        var addresses: [Address] = []
        var rest = text[...]
        while let colon = rest.firstIndex(of: ":") {
            let behind = rest.index(after: colon)
            let scheme = rest[..<colon].reversed().prefix { $0.isASCII && $0.isLetter }.count
            let written = prefix(of: rest[rest.index(colon, offsetBy: -scheme)...])
            rest = rest[behind...]
            guard scheme > 0, let below = below(written) else { continue }
            addresses.append(Address(below: below, written: written))
            if written.endIndex > rest.startIndex { rest = rest[written.endIndex...] }
        }
        return addresses
    }

    /// What an address has before what follows the address of the site, as it is written there.
    func base(of address: Address) -> Substring {
        let written = address.written
        let base = unescaped(written).dropLast(address.below.count)
        let end = written.indices.first { unescaped(written[..<$0]) == base } ?? written.endIndex
        return written[..<end]
    }

    private func below(_ written: Substring) -> String? {
        baseURL.path(of: unescaped(written)).map { String($0.dropFirst(baseURL.path.count)) }
    }

    /// What a text begins with, up to what ends an address. A sign that ends a sentence is no part of it.
    private func prefix(of text: Substring) -> Substring {
        var rest = text
        while let next = rest.first, !next.isWhitespace, !"\"'<>`{}|^".contains(next) {
            guard next == "\\" else {
                rest = rest.dropFirst()
                continue
            }
            guard isJSON, let slash = Self.slashes.first(where: { rest.hasPrefix($0) }) else { break }
            rest = rest.dropFirst(slash.count)
        }
        let address = text[..<rest.startIndex]
        return address.last.map { ".,;:!?)".contains($0) } == true ? address.dropLast() : address
    }

    private func unescaped(_ text: Substring) -> String {
        guard isJSON, text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
        return Self.slashes.dropFirst().reduce(String(text)) { $0.replacing($1, with: "/") }
    }
}
