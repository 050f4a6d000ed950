internal import Binding
internal import CommonMark
internal import Diagnostics
internal import MarkdownEvents

/// What is wrong with what is for some readers.
enum ReaderFaults {
    /// - Parameters:
    ///   - marked: a text with its quotes for some readers.
    ///   - isNote: whether the text may have such.
    ///   - faults: what else is wrong with it, the markers among it.
    /// - Returns: all that is wrong.
    static func of(_ marked: AudienceBlocks.Marked, inNote isNote: Bool, beside faults: [TextFault]) -> [TextFault] {
        let misplaced = marked.misplaced + (isNote ? [] : marked.internalMarkers)
        return faults.filter { fault in
            !(marked.markers + marked.misplaced).contains { $0.overlaps(fault.range) } || fault.code != .foreignSyntax
        }
            + misplaced.map { range in
                TextFault(
                    code: .misplacedInternal,
                    headline: "what is internal does not begin here, and would be public",
                    range: range,
                    help: [
                        isNote
                            ? "write `> [!INTERNAL]` alone on the first line of a quote that stands in no list and no other quote"
                            : "texts of the catalog are public: put it into the note",
                        "where it is meant as it stands, use a code span",
                    ]
                )
            }
    }

    /// The fault of an internal code that a public text names.
    static func code(_ code: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            .internalText,
            "the code `\(code)` is internal, and this text is public",
            at: range,
            help: "leave it out, or put it into a quote that begins with `[!INTERNAL]`"
        )
    }
}
