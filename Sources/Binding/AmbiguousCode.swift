internal import Diagnostics
internal import SiteModel

extension Diagnostic {
    /// More ids make no sentence.
    private static let mostNamed = 8

    /// The fault of a code that several entries have, where one is meant.
    /// - Parameters:
    ///   - code: the code, as it refers to an entry.
    ///   - entries: those that it may mean.
    /// - Returns: the fault, which names them.
    static func ambiguous(_ code: Located<String>, among entries: [CatalogEntry]) -> Diagnostic {
        ambiguous(code.value, at: code.range, among: entries, help: "name the one that is meant")
    }

    /// The fault of a note that is called as a code of several entries.
    static func ambiguous(_ note: MarkdownSource, among entries: [CatalogEntry]) -> Diagnostic {
        ambiguous(
            note.stem,
            at: note.body.file.whole,
            among: entries,
            help: "begin the note with front matter that names its entry (`code: …`), or name the file after its slug"
        )
    }

    private static func ambiguous(
        _ code: String,
        at range: SourceRange,
        among entries: [CatalogEntry],
        help: String
    ) -> Diagnostic {
        let ids = entries.prefix(mostNamed).map { "`\($0.id)`" }.joined(separator: ", ")
        let more = entries.count > mostNamed ? " and \(entries.count - mostNamed) more" : ""
        return Diagnostic(
            .ambiguousCode,
            "\(entries.count) entries have the code `\(code)`, each in a scope of its own",
            at: range,
            related: entries.prefix(mostNamed).map { ("`\($0.id)` stands here", $0.code.range) },
            help: "\(help): \(ids)\(more)"
        )
    }
}
