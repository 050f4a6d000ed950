import Foundation
import MarkdownEvents
import MarkdownWriting
import Testing

@testable import CommonMark

/// What is written of a document, read again, is the same document.
struct MarkdownWriterTests {
    private struct Example: Decodable {
        let markdown: String
        let example: Int
    }

    /// What a document is, wherever its parts stand and whatever its headings are called.
    private func plain(_ text: String) -> [String] {
        let events = MarkdownDocument(parsing: text).events
        let accidents = Self.accidents(in: events)
        return events.enumerated().map { index, event in
            if let accident = accidents[index] { return accident }
            return switch event {
            case .enter(.heading(let level, _), _): "heading \(level)"
            case .enter(.link(let link), _): "link \(link.destination.debugDescription) \(link.title.debugDescription)"
            case .enter(.image(let image), _):
                "image \(image.destination.debugDescription) \(image.title.debugDescription)"
            case .enter(let container, _): "\(container)"
            case .leaf(let leaf, _): "\(leaf)"
            case .exit: "exit"
            }
        }
    }

    /// Whether a list of one block is loose hangs on what libcmark found behind a definition that is gone; no other text
    /// asks for it. Such lists, and paragraphs in them, by their indexes.
    private static func accidents(in events: [MarkdownEvent]) -> [Int: String] {
        var accidents: [Int: String] = [:]
        for index in events.indices {
            guard case .enter(.list(let list), _) = events[index], index + 1 < events.count,
                case .enter(.item, _) = events[index + 1], index + 2 < events.count,
                let block = end(of: index + 2, events), block + 2 < events.count, events[block + 1] == .exit,
                events[block + 2] == .exit
            else { continue }
            accidents[index] = "list of one block \(list.isOrdered) \(list.start)"
            if case .enter(.paragraph, _) = events[index + 2] { accidents[index + 2] = "paragraph" }
        }
        return accidents
    }

    /// Where a block ends that begins at an index.
    private static func end(of start: Int, _ events: [MarkdownEvent]) -> Int? {
        var depth = 0
        for index in start..<events.count {
            switch events[index] {
            case .enter: depth += 1
            case .exit: depth -= 1
            case .leaf: break
            }
            if depth <= 0 { return depth == 0 ? index : nil }
        }
        return nil
    }

    private func written(_ text: String) -> String {
        MarkdownWriter.markdown(MarkdownDocument(parsing: text).events)
    }

    private func expectTheSame(_ text: String, _ name: String = "") {
        let again = written(text)
        #expect(
            plain(again) == plain(text),
            "\(name) \(text.debugDescription) was written as \(again.debugDescription)"
        )
    }

    @Test func `every example of the specification is written as itself`() throws {
        let path = try #require(
            ProcessInfo.processInfo.environment["COMMONMARK_SPEC"],
            "COMMONMARK_SPEC names no file: `make test` fetches the specification's examples and sets it"
        )
        let data = try #require(FileManager.default.contents(atPath: path))
        let examples = try JSONDecoder().decode([Example].self, from: data)
        #expect(examples.count == 652)
        for example in examples { expectTheSame(example.markdown, "example \(example.example)") }
    }

    @Test(arguments: 0..<4)
    func `random documents are written as themselves`(seed: UInt64) {
        var generator = RandomMarkdown(seed: seed)
        for _ in 0..<300 {
            // Of white space that no note may hold libcmark makes lines that are empty and no blank ones.
            let text = generator.document().replacing("\u{B}", with: " ").replacing("\u{C}", with: " ")
            expectTheSame(text, "seed \(seed)")
        }
    }

    @Test(arguments: [
        "| a | b \\| c |\n|:--|--:|\n| `x\\|y` | **d** |\n", "- [x] done\n- [ ] *open*\n",
        "> [!WARNING]\n> Mind.\n\nNext.\n",
        "> [!DETAILS] More *of it*\n> Text.\n", "~~gone~~ and a ~ b\n", "- a\n\n  b\n- c\n", "1. a\n2. b\n\n1) c\n",
        "- a\n- b\n\n* c\n", "- - -\n", "- - *\n", "- * - a\n", "* - - - b\n",
        "1. > c\n   > d\n](<!-- c -->\n\n\t[a]: /u\n",
        "- a\n\n  [b]: /c\n",
        "****a b\n:***\nc\"*&d", "**_a_ *b*** _*c* **d**_\n", "*[**a *b***](/c) d*\n",
        "__a\n*- ~**b.***__<c>\n", "\\ * \\\nb *c*\n", "a * *b*\n",
        "a\n===\n\nb\nc\n---\n", "```swift title\nlet a = \"`\"\n```\n", "````\n```\n````\n",
    ])
    func `what a site adds to CommonMark is written as itself`(text: String) {
        expectTheSame(text)
    }

    @Test(arguments: [
        ("snake_case and 2 * 3\n", "snake_case and 2 * 3\n"),
        ("<https://example.com/a>\n", "<https://example.com/a>\n"),
        ("A *b* **c** `d`.\n", "A *b* **c** `d`.\n"), ("# A\n\n- b\n- c\n", "# A\n\n- b\n- c\n"),
        ("[a](/b \"c\")\n", "[a](/b \"c\")\n"), ("a < b > c & d; C:\\dir\n", "a < b > c & d; C:\\dir\n"),
    ])
    func `a plain text stays as people write it`(text: String, expected: String) {
        #expect(written(text) == expected)
    }
}
