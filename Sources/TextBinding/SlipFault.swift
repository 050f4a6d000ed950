internal import CommonMark
internal import Diagnostics

/// Puts into words what was meant as markup and is none.
enum SlipFault {
    static func fault(_ slip: SyntaxSlip, in document: MarkdownDocument, _ text: String) -> TextFault {
        let range = slip.range
        let written = text.words(range, atMost: 60)
        return switch slip.kind {
        case .droppedCells: droppedCells(range)
        case .delimiterRow(let cells, let above): noTable(cells, above, range)
        case .headingAttributes: headingAttributes(written, range)
        case .repeatedID(let id, let first): repeatedID(id, first, range)
        case .takenID(let id, let owner): takenID(id, owner, document.headings.first { $0.range == range }, range)
        case .link(let reason): link(reason, written, range)
        case .footnote: footnote(written, "shown as it stands", "where brackets are meant", range)
        case .definition(isFootnote: true): footnote(written, "left out", "where it is meant as it stands", range)
        case .definition(isFootnote: false): unusedDefinition(written, range)
        case .repeatedDefinition: repeatedDefinition(written, range)
        case .fence(let slip): FenceFault.fault(slip, range)
        case .foreign(let kind): foreign(kind, written, range)
        }
    }

    private static func droppedCells(_ range: Range<Int>) -> TextFault {
        TextFault(
            code: .droppedCells,
            headline: "this row has more cells than the head of its table, and the rest is left out",
            range: range,
            help: ["add a column to the head, or write `\\|` for a bar that parts no cells, in code too"]
        )
    }

    private static func noTable(_ cells: Int, _ above: Int, _ range: Range<Int>) -> TextFault {
        TextFault(
            code: .brokenTable,
            headline:
                "this is no table: the line of dashes has \(cells) cell\(cells == 1 ? "" : "s"), and the line above has \(above)",
            range: range,
            help: ["write as many `---` as the line above has cells"]
        )
    }

    private static func headingAttributes(_ written: String, _ range: Range<Int>) -> TextFault {
        TextFault(
            code: .headingAttributes,
            headline: "`\(written)` is shown as it stands",
            range: range,
            help: ["only an id is read at the end of a heading, behind a space: `{#name}`"]
        )
    }

    private static func repeatedID(_ id: String, _ first: Range<Int>, _ range: Range<Int>) -> TextFault {
        TextFault(
            code: .duplicateHeadingID,
            headline: "the id `\(id)` is another heading's already",
            range: range,
            related: [("the other is this", first)],
            help: ["a link can lead to one of them only: give this one another id"]
        )
    }

    private static func takenID(
        _ id: String,
        _ owner: Range<Int>,
        _ heading: MarkdownDocument.Heading?,
        _ range: Range<Int>
    ) -> TextFault {
        TextFault(
            code: .duplicateHeading,
            headline: "this heading would have the id `\(id)`, which another asks for",
            range: range,
            related: [("it is asked for here", owner)],
            help: ["give one of the two another id, as in `## \(heading?.text ?? "") {#name}`"]
        )
    }

    private static func footnote(_ written: String, _ fate: String, _ wish: String, _ range: Range<Int>) -> TextFault {
        TextFault(
            code: .foreignSyntax,
            headline: "footnotes are not read, and `\(written)` is \(fate)",
            range: range,
            help: ["put what it says into the text, in parentheses; \(wish), write `\\[`"]
        )
    }

    private static func unusedDefinition(_ written: String, _ range: Range<Int>) -> TextFault {
        TextFault(
            code: .linkSyntax,
            headline: "`\(written)` is read as the address of a link that nothing names, and left out",
            range: range,
            help: ["where it is meant as it stands, write `\\[`", "where it is a link, name it: `[text][name]`"]
        )
    }

    private static func repeatedDefinition(_ written: String, _ range: Range<Int>) -> TextFault {
        TextFault(
            code: .linkSyntax,
            headline: "`\(written)` names an address by a name that another has already, and is left out",
            range: range,
            help: ["give it another name, or remove it: the first is taken"]
        )
    }

    private static func foreign(_ kind: SyntaxSlip.Foreign, _ written: String, _ range: Range<Int>) -> TextFault {
        TextFault(
            code: .foreignSyntax,
            headline: "`\(written)` is markup of another tool, and is shown as it stands",
            range: range,
            help: [cure(for: kind)]
        )
    }

    private static func link(_ reason: SyntaxSlip.Link, _ written: String, _ range: Range<Int>) -> TextFault {
        let help =
            switch reason {
            case .space: cure(ofSpaceIn: written)
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

    private static func cure(ofSpaceIn link: String) -> String {
        let written = link.firstRange(of: "](").map { link[$0.upperBound...].prefix { $0 != ")" } } ?? ""
        // With a title it may be that which has no end.
        let isPlain = !written.isEmpty && !written.contains { "\"'(<>…".contains($0) }
        let address = isPlain ? String(written) : "my file.pdf"
        return "an address holds no space: write `<\(address)>` or `\(address.replacing(" ", with: "%20"))`; "
            + "a title stands in quotes"
    }

    private static func cure(for kind: SyntaxSlip.Foreign) -> String {
        switch kind {
        case .container: "write an alert, a quote that begins with `> [!NOTE]`, or a heading"
        case .template: "write what it would be replaced by; where it is meant as it stands, use a code span"
        case .contents: "leave it out; where brackets or braces are meant, use a code span"
        case .attributes: "leave it out: a heading may have an id, `## Text {#name}`, and nothing else has attributes"
        case .module: "leave it out: texts are Markdown, not MDX; where it is an example, use a code span"
        case .heading: "a heading has a space behind its `#`: `## Text`; where it is meant as it stands, write `\\#`"
        case .alert:
            "the kinds are NOTE, TIP, IMPORTANT, WARNING and CAUTION, alone on the first line: `> [!NOTE]`; "
                + "what is to fold begins with `> [!DETAILS] Title`, what some markets need with `> [!MARKET jp, th]`"
        }
    }
}
