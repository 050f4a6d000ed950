/// What a `meta` says of the page that browsers are to show after this one, if it says something of it.
struct MetaRefresh {
    private var isAsked = false
    private var content: Range<Int>?

    /// Takes in an attribute of the tag.
    mutating func add(_ html: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>) {
        switch name.count {
        case 7 where PageInventory.starts(with: "content", html, name.lowerBound): content = content ?? value
        case 10 where PageInventory.starts(with: "http-equiv", html, name.lowerBound):
            isAsked = value.count == 7 && PageInventory.starts(with: "refresh", html, value.lowerBound)
        default: break
        }
    }

    /// Where the address stands, as browsers read it: `5; url=next.html`, also without `url=`, with a comma, or in quotes
    /// (HTML, "shared declarative refresh steps").
    func address(in html: Span<UInt8>) -> Range<Int>? {
        guard isAsked, let content else { return nil }
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
