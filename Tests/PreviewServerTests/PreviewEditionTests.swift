import Foundation
import Testing

@testable import PreviewServer

@Suite struct PreviewEditionTests {
    private struct State: Decodable {
        let pages: String
        let styles: String
        var former: String?
        var changed: [String]?
    }

    private func state(_ edition: PreviewEdition) throws -> State {
        try JSONDecoder().decode(State.self, from: Data(edition.state(stylesheets: [], report: nil)))
    }

    @Test func `a new edition names the one before and what has changed since`() throws {
        var edition = PreviewEdition(run: "r")
        edition.advance(changed: nil, stylesOnly: false)
        let first = try state(edition)
        #expect(first.former == nil)
        edition.advance(changed: ["a/index.html"], stylesOnly: false)
        let second = try state(edition)
        #expect(second.former == first.pages)
        #expect(second.changed == ["a/index.html"])
        #expect(second.pages != first.pages)
    }

    @Test func `stylesheets alone leave the pages as they are`() throws {
        var edition = PreviewEdition(run: "r")
        edition.advance(changed: nil, stylesOnly: false)
        let before = try state(edition)
        edition.advance(changed: ["a.css"], stylesOnly: true)
        let after = try state(edition)
        #expect(after.pages == before.pages)
        #expect(after.styles != before.styles)
    }

    @Test func `where very much has changed every page is loaded anew`() throws {
        var edition = PreviewEdition(run: "r")
        edition.advance(changed: nil, stylesOnly: false)
        edition.advance(changed: (0...2_000).map { "\($0).html" }, stylesOnly: false)
        #expect(try state(edition).former == nil)
    }
}
