internal import Diagnostics
package import SiteModel
internal import SitePaths

/// What is not to be published, or not yet, taken out of a content: entries with their notes, and pages.
package struct Drafts {
    /// What is left.
    package let content: Content
    /// How many entries and pages were taken out that are drafts.
    package let count: Int
    /// How many entries were taken out that are internal.
    package let internals: Int
    /// The entries, the pages and the groups of such entries alone that were taken out.
    package let entries: [CatalogEntry]
    package let pages: [MarkdownSource]
    package let groups: [ErrorGroup]

    /// - Parameters:
    ///   - content: what was read.
    ///   - audience: for whom the rest is.
    ///   - showsDrafts: whether drafts stay in it.
    package init(in content: Content, for audience: Audience, showingDrafts showsDrafts: Bool = false) {
        let catalog = content.catalog
        func isInternal(_ entry: CatalogEntry) -> Bool { entry.isInternal && audience == .everyone }
        func isDraft(_ entry: CatalogEntry) -> Bool { entry.isDraft && !showsDrafts && !isInternal(entry) }
        let drafts = catalog.entries.filter(isDraft)
        let internals = catalog.entries.filter(isInternal)
        let pages = showsDrafts ? content.pages : content.pages.filter { !$0.frontMatter.isDraft }
        entries = drafts
        self.pages = showsDrafts ? [] : content.pages.filter(\.frontMatter.isDraft)
        self.groups =
            drafts.isEmpty ? [] : catalog.groups.filter { !$0.entries.isEmpty && $0.entries.allSatisfy(isDraft) }
        count = drafts.count + content.pages.count - pages.count
        self.internals = internals.count
        guard count + internals.count > 0 || audience != content.readership.audience else {
            self.content = content
            return
        }
        var leftOut = Self.names(of: drafts)
        var hidden = Self.names(of: internals)
        // A code that only those have which are left out means none that is left.
        for bare in catalog.bareCodes {
            let holders = bare.holders.map { catalog.entries[$0] }
            guard holders.allSatisfy({ isDraft($0) || isInternal($0) }), let first = holders.first else { continue }
            if holders.contains(where: isInternal) {
                hidden.add(bare: bare.code, first)
            } else {
                leftOut.add(bare: bare.code, first)
            }
        }
        let bareNames = leftOut.bare.union(hidden.bare)
        let names = Set(leftOut.codes.keys).union(hidden.codes.keys)
        let slugs = leftOut.slugs.union(hidden.slugs)
        let notes = content.notes.filter { note in
            guard let name = note.frontMatter.code?.value else {
                return !slugs.contains(note.stem) && !bareNames.contains(note.stem)
            }
            return !names.contains(name)
        }
        let groups = catalog.groups.compactMap { group -> ErrorGroup? in
            let entries = group.entries.filter { !isDraft($0) && !isInternal($0) }
            // A group of those alone would be an empty page.
            guard !entries.isEmpty || group.entries.isEmpty else { return nil }
            return ErrorGroup(
                id: group.id,
                title: group.title,
                status: group.status,
                scope: group.scope,
                summary: group.summary,
                aliases: group.aliases,
                fields: group.fields,
                errorBody: group.errorBody,
                entries: entries
            )
        }
        self.content = Content(
            configuration: content.configuration,
            catalog: names.isEmpty ? catalog : ErrorCatalog(groups: groups),
            notes: notes,
            pages: pages,
            staticFiles: content.staticFiles,
            unreadable: content.unreadable,
            unread: content.unread,
            drafts: Set(leftOut.all.keys).union(Set(content.pages.map(\.path)).subtracting(pages.map(\.path))),
            readership: Readership(audience, leavingOut: hidden.all)
        )
    }

    /// What entries are called: their ids, the codes that they alone have, the hyphen forms of both, and their slugs.
    private struct Names {
        var codes: [String: Located<ErrorCode>] = [:]
        var bare: Set<String> = []
        var slugs: Set<String> = []
        var all: [String: Located<ErrorCode>] = [:]

        mutating func add(_ name: ErrorCode, _ entry: CatalogEntry) {
            codes[name.rawValue] = entry.code
            all[name.rawValue] = entry.code
            all[name.hyphenated] = entry.code
        }

        mutating func add(bare code: ErrorCode, _ entry: CatalogEntry) {
            bare.insert(code.rawValue)
            add(code, entry)
        }
    }

    private static func names(of entries: [CatalogEntry]) -> Names {
        var names = Names()
        for entry in entries {
            names.add(entry.id, entry)
            guard let slug = entry.slug?.value ?? Slug(derivedFrom: entry.id.rawValue) else { continue }
            names.slugs.insert(slug.rawValue)
            names.all[slug.rawValue] = entry.code
        }
        return names
    }
}
