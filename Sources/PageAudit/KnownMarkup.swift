internal import PageMarkup

/// Markup that pages of one kind and depth share, and of which a page was taken in.
struct KnownMarkup {
    let markup: SharedMarkup
    /// By stretch, once it was met: the addresses that lead somewhere else from every page. The others lead where
    /// they led from the first page, and are taken in with it.
    private var changing: [[Range<Int>]?]

    init(_ markup: SharedMarkup) {
        self.markup = markup
        changing = Array(repeating: nil, count: markup.stretches.count)
    }

    /// Adds the addresses to follow in a stretch that begins at an offset of a page.
    mutating func add(
        to addresses: inout [Range<Int>],
        in stretch: Int,
        at start: Int,
        on page: PagePath,
        _ html: Span<UInt8>
    ) {
        let all = markup.stretches[stretch].addresses
        for address in changing[stretch] ?? all { addresses.append(address.shifted(by: start)) }
        if changing[stretch] == nil {
            changing[stretch] = all.filter { !page.isRooted(html, $0.shifted(by: start)) }
        }
    }
}
