internal import Diagnostics
internal import MarkdownEvents
internal import SitePaths

/// Links that were meant as references to footnotes.
enum Footnote {
    /// The text of a link that begins at an index, where it is all of it and that of a footnote: `^1`.
    static func label(behind index: Int, in events: [MarkdownEvent]) -> String? {
        guard case .leaf(.text(let text), _) = events[index + 1], text.hasPrefix("^"), text.utf8.count > 1,
            case .exit = events[index + 2]
        else { return nil }
        return text
    }

    static func fault(_ label: String, _ destination: String, at range: SourceRange) -> Diagnostic {
        // A word is no address, and a page that leads there would lead nowhere.
        ExternalAddress.scheme(of: destination) == nil
            ? Diagnostic(
                .unresolvedLink,
                "link to `\(destination)` leads nowhere: footnotes are not read",
                at: range,
                help: "put what it says into the text, in parentheses"
            )
            : Diagnostic(
                .foreignSyntax,
                "footnotes are not read, and `[\(label)]` is shown as a link to `\(destination)`",
                at: range,
                help: "put what it says into the text, in parentheses, or name the link: `[text](\(destination))`"
            )
    }
}
