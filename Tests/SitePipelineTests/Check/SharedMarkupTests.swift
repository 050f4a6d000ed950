import Testing

@testable import PageMarkup
@testable import SitePipeline

/// A page that holds shared markup is known as well as one of which every byte was read.
@Suite struct SharedMarkupTests {
    /// What a reader sees of a page: its ids and addresses, in order.
    private func seen(in page: String) -> [String] {
        let html = Array(page.utf8).span
        return PageInventory(html).items.compactMap { Self.description(of: $0, in: html) }
    }

    private static func description(of item: PageInventory.Item, in html: Span<UInt8>) -> String? {
        switch item {
        case .id(let value): "id \(PageInventory.text(of: value, in: html)) at \(value.lowerBound)"
        case .address(let value): "address \(PageInventory.text(of: value, in: html)) at \(value.lowerBound)"
        case .name, .shared: nil
        }
    }

    /// The same of a reader who passes a text that stands in the page, and how many times they could.
    private func seen(in page: String, passing text: String) throws -> (seen: [String], passed: Int) {
        let html = Array(page.utf8)
        let (start, stretch) = try stretch(in: text)
        let before = try #require(page.firstRange(of: text)).lowerBound
        let place = SharedMarkup.Place(start: page.utf8.distance(from: page.startIndex, to: before) + start, stretch: 0)
        var items: [PageInventory.Item] = []
        var passed = 0
        for item in PageInventory(html.span, passing: [place], of: SharedMarkup([stretch])).items {
            guard case .shared(_, let start) = item else {
                items.append(item)
                continue
            }
            passed += 1
            items += stretch.ids.map { .id($0.place.shifted(by: start)) }
            items += stretch.addresses.map { .address($0.shifted(by: start)) }
        }
        let sorted = items.sorted { Self.place(of: $0) < Self.place(of: $1) }
        return (sorted.compactMap { Self.description(of: $0, in: html.span) }, passed)
    }

    private static func place(of item: PageInventory.Item) -> Int {
        switch item {
        case .id(let value), .name(let value), .address(let value): value.lowerBound
        case .shared(_, let start): start
        }
    }

    private func stretch(in text: String) throws -> (start: Int, stretch: SharedMarkup.Stretch) {
        let found = SharedMarkup.stretch(in: Array(text.utf8).span)
        return try #require(found)
    }

    private static let text =
        "text</p><header id=\"top\"><a href=\"../../index.html\">Home</a><!-- <a href=\"no\"> --><script src='a.js'>"
        + "\"<p id='no'>\"</script><form action=/find></form></header> and <a title='"

    @Test(arguments: ["", "<p id=a>", "<p>a < b ", "<!-- x --><p>", "<style>a{}</style><p id='a'>", "<p>x</p\n>"])
    func `a stretch that begins outside of all tags is passed`(before: String) throws {
        let page = before + Self.text + "x' href='b'>x</a><p id=\"end\">"
        let (passing, passed) = try seen(in: page, passing: Self.text)
        #expect(passing == seen(in: page))
        #expect(passed == 1)
    }

    @Test(arguments: ["<!-- ", "<p class=\"", "<p id='", "<script>", "<style>", "<p "])
    func `a stretch that lies within something else is read`(before: String) throws {
        let page = before + Self.text + "x' href='b'>x</a><p id=\"end\">"
        let (passing, passed) = try seen(in: page, passing: Self.text)
        #expect(passing == seen(in: page))
        #expect(passed == 0)
    }

    @Test func `what begins in a stretch and goes on behind it is read`() throws {
        for end in ["<", "<!", "<!-", "<p", "<p class=\"", "<script>"] {
            let text = String(Self.text.dropLast("<a title='".count)) + end
            let page = text + "--><p id='a'></script>\"><p id='b'>"
            let (passing, passed) = try seen(in: page, passing: text)
            #expect(passing == seen(in: page))
            #expect(passed == 1)
        }
    }

    @Test func `a stretch ends with the last tag that ends in it`() throws {
        let (start, stretch) = try stretch(in: Self.text)
        let whole = Self.text.utf8.dropFirst(start).prefix(stretch.count)
        #expect(String(whole)?.hasPrefix("</p><header id") == true)
        #expect(String(whole)?.hasSuffix("<form action=/find>") == true)
        #expect(stretch.ids.count == 1)
        #expect(stretch.addresses.count == 3)
    }

    @Test(arguments: ["", "text", "<p>short</p>", "<p class=\"" + String(repeating: "x", count: 100)])
    func `what holds no long run of whole tags is no stretch`(text: String) {
        let found = SharedMarkup.stretch(in: Array(text.utf8).span)
        #expect(found == nil)
    }
}
