internal import Diagnostics
package import SiteModel

/// The notes that a site lacks.
package struct MissingNotes {
    /// A note for each entry that has none.
    package private(set) var drafts: [NoteDraft] = []
    /// The codes that can have none yet, since no name for a page can be derived from them.
    package private(set) var unnamed: [ErrorCode] = []

    package init(in content: Content) {
        let named = Set(content.notes.compactMap(\.frontMatter.code?.value))
        // A note without a code is about the entry of its name; where files have no case, of any case.
        var taken = Set(content.notes.map { $0.stem.lowercased() })
        for entry in content.catalog.entries where !named.contains(entry.code.value.rawValue) {
            guard let slug = entry.slug?.value ?? Slug(derivedFrom: entry.code.value.rawValue) else {
                unnamed.append(entry.code.value)
                continue
            }
            guard taken.insert(slug.folded).inserted else { continue }
            drafts.append(
                NoteDraft(code: entry.code.value, slug: slug, sections: content.configuration.requiredSections)
            )
        }
    }
}
