internal import Diagnostics
package import SiteModel
package import SitePaths

/// The notes that a site lacks.
package struct MissingNotes {
    /// A note for each entry that has none.
    package private(set) var drafts: [NoteDraft] = []
    /// The codes that can have none yet, since no name for a page can be derived from them.
    package private(set) var unnamed: [ErrorCode] = []

    package init(in content: Content) {
        let catalog = content.catalog
        let named = Set(content.notes.compactMap { $0.frontMatter.code.flatMap { catalog.entry(named: $0.value) } })
        // A note without a code is about the entry of its name; where files have no case, of any case.
        var taken = Set(content.notes.map { $0.stem.lowercased() })
        for (index, entry) in catalog.entries.enumerated() where !named.contains(index) {
            guard let slug = entry.slug?.value ?? Slug(derivedFrom: entry.id.rawValue) else {
                unnamed.append(entry.id)
                continue
            }
            // It may be called as the code by itself, too.
            let isTaken =
                entry.scope != nil && taken.contains(entry.code.value.rawValue.lowercased())
                && catalog.entry(named: entry.code.value.rawValue) == index
            guard !isTaken, taken.insert(slug.folded).inserted else { continue }
            drafts.append(
                NoteDraft(id: entry.id, slug: slug, sections: content.configuration.requiredSections)
            )
        }
    }
}
