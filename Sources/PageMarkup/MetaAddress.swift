/// The address that a `meta` holds, if it holds one: of the page that browsers are to show after this one, or of what
/// others show of this one (Open Graph, cards of messengers, microdata).
struct MetaAddress {
    private var isRefresh = false
    private var isWhole = false
    private var content: Range<Int>?

    /// Takes in an attribute of the tag.
    mutating func add(_ html: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>) {
        switch name.count {
        case 7 where PageInventory.starts(with: "content", html, name.lowerBound): content = content ?? value
        case 10 where PageInventory.starts(with: "http-equiv", html, name.lowerBound):
            isRefresh = value.count == 7 && PageInventory.starts(with: "refresh", html, value.lowerBound)
        case 8 where PageInventory.starts(with: "itemprop", html, name.lowerBound):
            isWhole = isWhole || Self.isAddressOfItem(html, value)
        case 8 where PageInventory.starts(with: "property", html, name.lowerBound),
            4 where PageInventory.starts(with: "name", html, name.lowerBound):
            isWhole = isWhole || Self.isAddress(html, value)
        default: break
        }
    }

    /// Whether what is called so is an address.
    private static func isAddress(_ html: Span<UInt8>, _ name: Range<Int>) -> Bool {
        switch name.count {
        case 6: isOne(html, name, of: "og:url")
        case 8: isOne(html, name, of: "og:image", "og:audio", "og:video")
        case 12: isOne(html, name, of: "og:image:url", "og:audio:url", "og:video:url")
        case 13: isOne(html, name, of: "twitter:image")
        case 14: isOne(html, name, of: "twitter:player")
        case 17: isOne(html, name, of: "twitter:image:src")
        case 19: isOne(html, name, of: "og:image:secure_url", "og:audio:secure_url", "og:video:secure_url")
        case 20: isOne(html, name, of: "msapplication-config")
        case 21: isOne(html, name, of: "twitter:player:stream")
        case 23: isOne(html, name, of: "msapplication-tileimage")
        default: false
        }
    }

    private static func isAddressOfItem(_ html: Span<UInt8>, _ name: Range<Int>) -> Bool {
        switch name.count {
        case 3: isOne(html, name, of: "url")
        case 4: isOne(html, name, of: "logo")
        case 5: isOne(html, name, of: "image")
        case 8: isOne(html, name, of: "embedurl")
        case 10: isOne(html, name, of: "contenturl")
        case 12: isOne(html, name, of: "thumbnailurl")
        default: false
        }
    }

    private static func isOne(_ html: Span<UInt8>, _ name: Range<Int>, of names: StaticString...) -> Bool {
        names.contains { PageInventory.starts(with: $0, html, name.lowerBound) }
    }

    /// Where the address stands, as browsers read it: `5; url=next.html`, also without `url=`, with a comma, or in quotes
    /// (HTML, "shared declarative refresh steps").
    func address(in html: Span<UInt8>) -> Range<Int>? {
        guard let content, isRefresh || isWhole else { return nil }
        return isWhole ? PageInventory.trimmed(content, html) : next(in: content, html)
    }

    private func next(in content: Range<Int>, _ html: Span<UInt8>) -> Range<Int>? {
        var offset = content.lowerBound
        func byte() -> UInt8? { offset < content.upperBound ? html[offset] : nil }
        func skip(while isWanted: (UInt8) -> Bool) {
            while let next = byte(), isWanted(next) { offset += 1 }
        }
        func take(_ sign: Unicode.Scalar) -> Bool {
            guard byte() == UInt8(ascii: sign) else { return false }
            offset += 1
            return true
        }
        skip(while: PageInventory.isSpace)
        let time = offset
        skip { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: ".") }
        let behindTime = offset
        skip(while: PageInventory.isSpace)
        let isParted = take(";") || take(",") || offset > behindTime
        guard time < behindTime, isParted else { return nil }
        skip(while: PageInventory.isSpace)
        let start = offset
        if content.upperBound - offset >= 3, PageInventory.starts(with: "url", html, offset) {
            offset += 3
            skip(while: PageInventory.isSpace)
            if take("=") { skip(while: PageInventory.isSpace) } else { offset = start }
        }
        guard let first = byte() else { return nil }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            offset += 1
            let inner = offset
            skip { $0 != first }
            return PageInventory.trimmed(inner..<offset, html)
        }
        return PageInventory.trimmed(offset..<content.upperBound, html)
    }
}
