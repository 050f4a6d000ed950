internal import CatalogReading
internal import ContentReading
package import Diagnostics
package import SiteModel

/// The Markdown texts of one entry, bound.
package struct EntryTexts {
    package let note: BoundText?
    package let diagnostics: [Diagnostic]
    package let fragmentLinks: [BoundText.FragmentLink]
    package let externalLinks: [ExternalLink]

    package let summary: BoundText?
    package let deprecation: BoundText?
    package let retirement: BoundText?
    /// The links and the Markdown of its fields, in their order.
    package let fields: [BoundText]
    /// What is said of its parameters, in their order.
    package let parameters: [BoundText?]
    /// What changed about it, in the order of the author.
    package let changes: [BoundText]
    /// Of each variant, in their order.
    package let variants: [VariantTexts]

    /// The ids of variants on the page of the entry.
    package let variantAnchors: [String]

    package init(_ index: Int, in site: Site, binder: MarkdownBinder) {
        let entry = site.entries[index]
        let sentence = entry.source.summary
        summary = sentence.map { binder.bind($0, about: index) }
        var diagnostics = summary?.diagnostics ?? []
        let source = entry.note.flatMap { FrontMatterReader.whole($0, &diagnostics) }
        note = source.map { binder.bind($0, about: index) }
        deprecation = entry.source.deprecated?.reason.map { binder.bind($0, about: index) }
        retirement = entry.source.retired?.reason.map { binder.bind($0, about: index) }
        fields = entry.source.fields.flatMap { binder.bind($0, about: index) }
        parameters = entry.source.parameters.map { $0.description.map { binder.bind($0, about: index) } }
        changes = entry.source.changes.map { binder.bind($0.what, about: index) }
        let sources = entry.source.answers?.variants ?? []
        variantAnchors = sources.map(entry.anchor)
        variants = sources.map { VariantTexts($0, about: index, binder: binder) }
        var fragmentLinks = summary?.fragmentLinks ?? []
        var externalLinks = summary?.externalLinks ?? []
        externalLinks += entry.source.links.map(\.external)
        var further = [note, deprecation, retirement]
        // Most entries have none of it.
        if entry.source.facts != nil { further += fields + parameters + changes }
        if !variants.isEmpty { further += variants.flatMap { [$0.summary, $0.when] } }
        for case let text? in further {
            diagnostics += text.diagnostics
            fragmentLinks += text.fragmentLinks
            externalLinks += text.externalLinks
        }
        self.fragmentLinks = fragmentLinks
        self.externalLinks = externalLinks
        if let note, let source {
            diagnostics += RequiredSections.check(note, of: source, site.configuration.requiredSections)
            if !entry.source.isSample, let fault = SampleNote.fault(note, of: source) { diagnostics.append(fault) }
        }
        if let summary, let sentence {
            let short = ShortTexts.faults(summary, sentence, .summary)
            if short.contains(where: { $0.code == .emptyValue }) {
                // What is left out of it is why it shows nothing.
                diagnostics.removeAll { fault in
                    [.rawHTML, .linkSyntax].contains(fault.code) && fault.range.file === sentence.range.file
                        && sentence.range.bounds.contains(fault.range.bounds.lowerBound)
                }
            }
            diagnostics += short
        }
        for (text, source) in [
            (deprecation, entry.source.deprecated?.reason), (retirement, entry.source.retired?.reason),
        ] {
            if let text, let source { diagnostics += ShortTexts.faults(text, source, .reason) }
        }
        if !fields.isEmpty { diagnostics += ShortTexts.faults(fields, of: entry.source.fields) }
        for case (let text?, let source?) in zip(parameters, entry.source.parameters.map(\.description)) {
            diagnostics += ShortTexts.faults(text, source, .description)
        }
        for (text, change) in zip(changes, entry.source.changes) {
            diagnostics += ShortTexts.faults(text, change.what, .change)
        }
        for (texts, source) in zip(variants, sources) { diagnostics += texts.faults(source) }
        self.diagnostics = diagnostics
    }
}
