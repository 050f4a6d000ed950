import Foundation
import MarkdownRendering
import Testing

@testable import CommonMark

/// What libcmark's own renderer makes of a text without additions is what we make of it, to the byte.
struct LibcmarkAgreementTests {
    private struct Example: Decodable {
        let markdown: String
        let html: String
        let example: Int
    }

    private static func examples() throws -> [Example] {
        let path = try #require(
            ProcessInfo.processInfo.environment["COMMONMARK_SPEC"],
            "COMMONMARK_SPEC names no file: `make test` fetches the specification's examples and sets it"
        )
        let data = try #require(
            FileManager.default.contents(atPath: path),
            "no file at COMMONMARK_SPEC (\(path)): `make test` fetches the specification's examples and sets it"
        )
        return try JSONDecoder().decode([Example].self, from: data)
    }

    @Test(arguments: [true, false])
    func `every example of the specification is rendered as libcmark renders it`(unsafeHTML: Bool) throws {
        let examples = try Self.examples()
        #expect(examples.count == 652)
        let options = MarkdownHTML(unsafeHTML: unsafeHTML, headingIDs: false)
        for example in examples {
            #expect(
                html(example.markdown, options: options) == htmlOfLibcmark(example.markdown, unsafeHTML: unsafeHTML),
                "example \(example.example): \(example.markdown)"
            )
        }
    }

    @Test func `every example of the specification is rendered as it says`() throws {
        let options = MarkdownHTML(unsafeHTML: true, headingIDs: false)
        let agreed = try Self.examples().filter { htmlOfLibcmark($0.markdown, unsafeHTML: true) == $0.html }
        #expect(agreed.count >= 650)
        for example in agreed {
            #expect(html(example.markdown, options: options) == example.html, "example \(example.example)")
        }
    }

    @Test func `a letter and any two pieces of Markdown are rendered as libcmark renders them`() {
        let options = MarkdownHTML(unsafeHTML: true, headingIDs: false)
        let pieces = RandomMarkdown.pieces + (UInt8(0)..<128).map { String(UnicodeScalar($0)) } + [""]
        for first in pieces {
            for second in pieces where !RandomMarkdown.usesAdditions(first + second) {
                let text = "a\(first)\(second)"
                let expected = htmlOfLibcmark(text, unsafeHTML: true)
                #expect(html(text, options: options) == expected, "\(text.debugDescription)")
            }
        }
    }

    @Test func `the place of every inline of the specification's examples is found`() throws {
        for example in try Self.examples() {
            let document = MarkdownDocument(parsing: example.markdown)
            #expect(document.unlocatedBlocks == 0, "example \(example.example): \(example.markdown)")
        }
    }

    @Test(arguments: 0..<8)
    func `random documents are rendered as libcmark renders them`(seed: UInt64) {
        var generator = RandomMarkdown(seed: seed)
        for _ in 0..<500 {
            let text = generator.document()
            let expected = htmlOfLibcmark(text, unsafeHTML: true)
            let options = MarkdownHTML(unsafeHTML: true, headingIDs: false)
            #expect(html(text, options: options) == expected, "\(text.debugDescription)")
        }
    }

    @Test func `a line is what it is below an empty one, whatever ASCII character it holds`() {
        let characters = (UInt8(1)..<128).map { String(Unicode.Scalar($0)) }
        let lines = characters.flatMap {
            ["\($0)", "a \($0)b\($0) c", "a \($0)\($0)b\($0)\($0)", "A\($0)\n", "\($0)z {#id}"]
        }
        let others = ["", "é", "n\u{A0}", "- a", "1. a", "a  \n", "Über – uns.\n", "a&amp;b", "a [b](c)", "a <b>"]
        for line in lines + others {
            // Of more than a line libcmark is asked.
            let below = MarkdownDocument(parsing: "\n" + line).events.moved(by: -1)
            #expect(MarkdownDocument(parsing: line).events == below, "\(line.debugDescription)")
        }
    }

    @Test(arguments: 8..<16)
    func `the place of every inline of random documents is found`(seed: UInt64) {
        var generator = RandomMarkdown(seed: seed)
        for _ in 0..<500 {
            let text = generator.document()
            let document = MarkdownDocument(parsing: text)
            #expect(document.unlocatedBlocks == 0, "\(text.debugDescription)")
        }
    }
}
