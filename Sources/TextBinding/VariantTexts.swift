internal import Diagnostics
internal import SiteModel

/// The Markdown texts of a variant, bound.
package struct VariantTexts: Sendable {
    package let summary: BoundText?
    package let when: BoundText?

    init(_ variant: EntryVariant, about entry: Int, binder: MarkdownBinder) {
        summary = variant.summary.map { binder.bind($0, about: entry) }
        when = variant.when.map { binder.bind($0, about: entry) }
    }

    /// What is wrong with their length and form.
    func faults(_ variant: EntryVariant) -> [Diagnostic] {
        var faults: [Diagnostic] = []
        if let summary, let source = variant.summary { faults += ShortTexts.faults(summary, source, .summary) }
        if let when, let source = variant.when { faults += ShortTexts.faults(when, source, .condition) }
        return faults
    }
}
