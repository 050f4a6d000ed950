import Testing

@testable import SitePipeline

/// A page that holds shared markup is known as well as one of which every byte was read.
@Suite struct SharedMarkupTests {
    /// What a reader sees of a page: its ids and addresses, in order.
    private func seen(in page: String) -> [String] {
        var seen: [String] = []
        let html = Array(page.utf8)
        PageInventory.forEachAttribute(in: html.span) { attribute, value in
            seen.append("\(attribute) \(PageInventory.text(of: value, in: html.span)) at \(value.lowerBound)")
        }
        return seen
    }

    /// The same of a reader who passes a text that stands in the page, and how many times they could.
    private func seen(in page: String, passing text: String) throws -> (seen: [String], passed: Int) {
        let html = Array(page.utf8)
        let (start, stretch) = try stretch(in: text)
        let before = try #require(page.firstRange(of: text)).lowerBound
        let place = SharedMarkup.Place(start: page.utf8.distance(from: page.startIndex, to: before) + start, stretch: 0)
        var seen: [(place: Int, text: String)] = []
        var passed = 0
        func add(_ name: PageInventory.Attribute, _ value: Range<Int>) {
            let text = PageInventory.text(of: value, in: html.span)
            seen.append((value.lowerBound, "\(name) \(text) at \(value.lowerBound)"))
        }
        PageInventory.forEachAttribute(in: html.span, passing: [place], of: SharedMarkup([stretch])) { _, start in
            passed += 1
            for id in stretch.ids { add(.id, start + id.place.lowerBound..<start + id.place.upperBound) }
            for address in stretch.addresses {
                add(.address, start + address.lowerBound..<start + address.upperBound)
            }
        } _: {
            add($0, $1)
        }
        return (seen.sorted { $0.place < $1.place }.map(\.text), passed)
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
