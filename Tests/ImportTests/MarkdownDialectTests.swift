import Testing

@testable import ForeignText

/// Markdown of other tools.
@Suite struct MarkdownDialectTests {
    private func text(_ markdown: String, isMDX: Bool = false) -> String {
        MarkdownDialect(markdown, isMDX: isMDX).text
    }

    @Test(arguments: [
        (":::note\nA\n\nB\n:::\nC", "> [!NOTE]\n> A\n>\n> B\n\nC"),
        ("::: warning Mind this\nA\n:::", "> [!WARNING]\n> **Mind this**\n>\n> A\n"),
        (":::danger[Mind]{.x}\nA\n:::", "> [!CAUTION]\n> **Mind**\n>\n> A\n"),
        ("!!! tip \"Say\"\n    A\n\n    B\nC", "> [!TIP]\n> **Say**\n>\n> A\n>\n> B\n\nC"),
        ("```\n:::note\n```", "```\n:::note\n```"),
        ("```js title=\"a.js\"\nx\n```", "```js file=\"a.js\"\nx\n```"),
    ]) func `containers are alerts`(markdown: String, expected: String) {
        #expect(text(markdown) == expected)
    }

    @Test func `what is no alert leaves its text, and is told`() {
        let dialect = MarkdownDialect(
            "::: incorrect\nA\n:::\n[!INCLUDE [x](y.md)]\n:::image src=\"a\":::\n{% include x %}\nB",
            isMDX: false
        )
        #expect(dialect.text == "A\nB")
        #expect(dialect.dropped == [":::incorrect", "[!INCLUDE]", ":::image", "{% … %}"])
    }

    @Test func `what MDX adds`() {
        let markdown = """
            import A from '../a.astro'
            import {
              B
            } from 'b'
            export const c = {}

            <Badge text="new" />
            {/* not to be seen */}
            <Tip>One line</Tip>
            <Aside type="caution" title="Mind">
              A

              B
            </Aside>
            <Tabs>
            C
            </Tabs>
            """
        let dialect = MarkdownDialect(markdown, isMDX: true)
        #expect(
            dialect.text
                == "\n\n> [!TIP]\n> One line\n\n> [!CAUTION]\n> **Mind**\n>\n> A\n>\n> B\n\nC".dropFirst(1)
        )
        #expect(dialect.dropped == ["import", "import", "export", "<Badge>", "<Tabs>"])
        #expect(text(markdown).contains("import A"))
    }

    @Test func `comments go, but in code`() {
        #expect("<!-- a\nb -->\nA\n```\n<!-- c -->\n```\n<!-- d -->B".withoutComments == "A\n```\n<!-- c -->\n```\nB")
    }
}
