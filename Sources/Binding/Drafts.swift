internal import Diagnostics
package import SiteModel

/// What is not to be published yet, taken out of a content: entries with their notes, and pages.
package struct Drafts {
    /// What is left.
    package let content: Content
    /// How many entries and pages were taken out.
    package let count: Int

    package init(in content: Content) {
        let catalog = content.catalog
        let drafts = catalog.entries.filter(\.isDraft)
        let pages = content.pages.filter { !$0.frontMatter.isDraft }
        count = drafts.count + content.pages.count - pages.count
        guard count > 0 else {
            self.content = content
            return
        }
        var codes: Set<String> = []
        var slugs: Set<String> = []
        for entry in drafts {
            codes.insert(entry.id.rawValue)
            if let slug = entry.slug?.value ?? Slug(derivedFrom: entry.id.rawValue) {
                slugs.insert(slug.rawValue)
            }
        }
        // A code that only drafts have means none that is left.
        let bare = catalog.bareCodes.filter { $0.holders.allSatisfy { catalog.entries[$0].isDraft } }
        let bareNames = Set(bare.map(\.code.rawValue))
        let names = codes.union(bareNames)
        let notes = content.notes.filter { note in
            guard let name = note.frontMatter.code?.value else {
                return !slugs.contains(note.stem) && !bareNames.contains(note.stem)
            }
            return !names.contains(name)
        }
        let groups = catalog.groups.compactMap { group -> ErrorGroup? in
            let entries = group.entries.filter { !$0.isDraft }
            // A group of drafts alone would be an empty page.
            guard !entries.isEmpty || group.entries.isEmpty else { return nil }
            return ErrorGroup(
                id: group.id,
                title: group.title,
                status: group.status,
                scope: group.scope,
                summary: group.summary,
                aliases: group.aliases,
                entries: entries
            )
        }
        self.content = Content(
            configuration: content.configuration,
            catalog: drafts.isEmpty ? catalog : ErrorCatalog(groups: groups),
            notes: notes,
            pages: pages,
            staticFiles: content.staticFiles,
            unreadable: content.unreadable,
            unread: content.unread,
            drafts: names.union(names.compactMap { ErrorCode($0)?.hyphenated }).union(slugs).union(
                content.pages.filter(\.frontMatter.isDraft).map(\.path)
            )
        )
    }
}
