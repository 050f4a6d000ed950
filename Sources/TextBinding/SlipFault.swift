internal import CommonMark
internal import Diagnostics

/// Puts into words what was meant as markup and is none.
enum SlipFault {
    static func fault(_ slip: SyntaxSlip, in document: MarkdownDocument, _ text: String) -> TextFault {
        let range = slip.range
        let written = text.words(range, atMost: 60)
        switch slip.kind {
        case .droppedCells:
            return TextFault(
                code: .droppedCells,
                headline: "this row has more cells than the head of its table, and the rest is left out",
                range: range,
                help: ["add a column to the head, or write `\\|` for a bar that parts no cells, in code too"]
            )
        case .delimiterRow(let cells, let above):
            return TextFault(
                code: .brokenTable,
                headline: "this is no table: the dashes make \(cells) of its columns, the line above \(above)",
                range: range,
                help: ["write as many `---` as the line above has cells"]
            )
        case .headingAttributes:
            return TextFault(
                code: .headingAttributes,
                headline: "`\(written)` is shown as it stands",
                range: range,
                help: ["only an id is read at the end of a heading, behind a space: `{#name}`"]
            )
        case .repeatedID(let id, let first):
            return TextFault(
                code: .duplicateHeadingID,
                headline: "the id `\(id)` is another heading's already",
                range: range,
                related: [("the other is this", first)],
                help: ["a link can lead to one of them only: give this one another id"]
            )
        case .takenID(let id, let owner):
            return TextFault(
                code: .duplicateHeading,
                headline: "this heading would have the id `\(id)`, which another asks for",
                range: range,
                related: [("it is asked for here", owner)],
                help: ["give one of the two another id, as in `## \(heading(at: range, in: document)) {#name}`"]
            )
        case .link(let reason): return link(reason, written, range)
        case .footnote:
            return TextFault(
                code: .foreignSyntax,
                headline: "footnotes are not read, and `\(written)` is shown as it stands",
                range: range,
                help: ["put what it says into the text, in parentheses; where brackets are meant, write `\\[`"]
            )
        case .definition(isFootnote: true):
            return TextFault(
                code: .foreignSyntax,
                headline: "footnotes are not read, and `\(written)` is left out",
                range: range,
                help: ["put what it says into the text, in parentheses; where it is meant as it stands, write `\\[`"]
            )
        case .definition(isFootnote: false):
            return TextFault(
                code: .linkSyntax,
                headline: "`\(written)` is read as the address of a link that nothing names, and left out",
                range: range,
                help: ["where it is meant as it stands, write `\\[`", "where it is a link, name it: `[text][name]`"]
            )
        case .foreign(let kind):
            return TextFault(
                code: .foreignSyntax,
                headline: "`\(written)` is markup of another tool, and is shown as it stands",
                range: range,
                help: [cure(for: kind)]
            )
        }
    }

    private static func heading(at range: Range<Int>, in document: MarkdownDocument) -> String {
        document.headings.first { $0.range == range }?.text ?? ""
    }

    private static func link(_ reason: SyntaxSlip.Link, _ written: String, _ range: Range<Int>) -> TextFault {
        let help =
            switch reason {
            case .space:
                "an address holds no space: write `<my file.pdf>` or `my%20file.pdf`; a title stands in quotes"
            case .unclosed: "close it with `)`"
            case .gap: "leave no space between `]` and `(`"
            case .swapped: "write `[text](address)`"
            case .other: "write `[text](address)`, with no other link in the text"
            }
        return TextFault(
            code: .linkSyntax,
            headline: "`\(written)` is no link, and is shown as it stands",
            range: range,
            help: [help, "where brackets are meant, write `\\[`"]
        )
    }

    private static func cure(for kind: SyntaxSlip.Foreign) -> String {
        switch kind {
        case .container: "write an alert, a quote that begins with `> [!NOTE]`, or a heading"
        case .template: "write what it would be replaced by; where it is meant as it stands, use a code span"
        case .contents: "leave it out; where brackets or braces are meant, use a code span"
        case .attributes: "leave it out: a heading may have an id, `## Text {#name}`, and nothing else has attributes"
        case .module: "leave it out: texts are Markdown, not MDX; where it is an example, use a code span"
        case .alert: "the kinds are NOTE, TIP, IMPORTANT, WARNING and CAUTION, alone on the first line: `> [!NOTE]`"
        }
    }
}
