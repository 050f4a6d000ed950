internal import CatalogReading
internal import CommonMark
internal import ContentReading
internal import Diagnostics
internal import MarkdownEvents
internal import SiteModel
internal import SourceReading

/// Notes that `docsite new` wrote.
enum SampleNote {
    /// Tells of a note that is still a sample's; where the entry itself is one, that is said once, there.
    static func fault(_ text: BoundText, of note: MarkdownSource) -> Diagnostic? {
        // It says so below its first heading, so that no other note is looked through.
        for case .leaf(.text(let words), let range) in text.events.prefix(8) where SampleText.isOne(words) {
            return Diagnostic(
                .placeholderText,
                "this note is still that of a sample",
                at: note.body.part(range),
                help: "say why the error happens and how to fix it"
            )
        }
        return nil
    }
}
