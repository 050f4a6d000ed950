internal import Diagnostics
internal import Stylesheets

/// Addresses that stand in a text of another language: in a style, and in a page that is the value of an attribute.
extension PageInventory {
    /// Takes in the addresses of the declarations of an attribute.
    mutating func addStyle(_ html: Span<UInt8>, _ value: Range<Int>) {
        // Most styles hold none.
        guard value.contains(where: { html[$0] == UInt8(ascii: "(") }) else { return }
        add(addressesOf: EmbeddedText(html, value), html)
    }

    /// Takes in the addresses of the text of a `style` element, in which nothing is escaped.
    mutating func addStylesheet(_ html: Span<UInt8>, _ text: Range<Int>) {
        add(addressesOf: EmbeddedText(asItStands: html, text), html)
    }

    private mutating func add(addressesOf style: EmbeddedText, _ html: Span<UInt8>) {
        let file = SourceFile(path: "", text: String(decoding: style.bytes, as: UTF8.self))
        let stylesheet = ScannedStylesheet(file, bytes: style.bytes)
        for address in stylesheet.addresses + stylesheet.imports.map(\.address) {
            var place = address.bounds
            if let quote = style.bytes[place].first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                let isClosed = place.count > 1 && style.bytes[place.upperBound - 1] == quote
                place = place.lowerBound + 1..<place.upperBound - (isClosed ? 1 : 0)
            }
            // What has escapes of its own is not what stands there.
            guard !place.isEmpty, !style.bytes[place].contains(UInt8(ascii: "\\")) else { continue }
            items.append(.address(Self.trimmed(style.origin(of: place), html)))
        }
    }

    /// Takes in the addresses of a page that is the value of an attribute: they are read as those of the page around it.
    /// Its ids are its own, and so are the links to them.
    mutating func addDocument(_ html: Span<UInt8>, _ value: Range<Int>) {
        guard readsDocuments else { return }
        let text = EmbeddedText(html, value)
        for case .address(let place) in PageInventory(within: text.bytes.span).items
        where !place.isEmpty && text.bytes[place.lowerBound] != UInt8(ascii: "#") {
            items.append(.address(text.origin(of: place)))
        }
    }
}
