package import BodyBinding
internal import Diagnostics
package import MarkdownRendering
internal import Markup
package import SiteModel
internal import SitePaths
internal import Templates
internal import TextBinding
package import Theming

/// What the contexts of a site's pages are made of. A class, since every context refers to it.
package final class PageContexts: Sendable {
    let site: Site
    let bodies: ErrorBodies
    package let renames: Renames
    private let facts: SiteFacts
    private let theme: Theme
    var words: Words { theme.words }
    private let groupCounts: [Int]
    /// Of pages that lie as deep as that of the first entry, as most do.
    private let deep: CommonContext

    package init(site: Site, theme: Theme, bodies: ErrorBodies, renames: Renames) {
        self.site = site
        self.theme = theme
        self.bodies = bodies
        self.renames = renames
        facts = SiteFacts(site, words: theme.words)
        deep = CommonContext(root: site.entries.first?.path.root ?? "", facts, theme)
        groupCounts = site.groups.map { group in
            site.entries[group.entries].count { $0.isCurrent }
        }
    }

    /// The names that every template has.
    /// - Parameter root: the relative address of the site's root.
    /// - Returns: what the scopes of every template begin with.
    package func common(root: String) -> CommonContext {
        root == deep.root ? deep : CommonContext(root: root, facts, theme)
    }

    /// A group as pages link to it.
    /// - Parameters:
    ///   - index: the group.
    ///   - current: whether the page belongs to the group.
    /// - Returns: the names of a group link.
    package func groupLink(_ index: Int, current: Bool = false) -> GroupLinkContext {
        GroupLinkContext(site.groups[index], count: groupCounts[index], isCurrent: current)
    }

    /// An entry in full.
    /// - Parameters:
    ///   - index: the entry.
    ///   - rendered: its texts.
    ///   - note: its note, where the page shows it.
    ///   - contents: what the note holds, where the page is its own.
    /// - Returns: the names of an entry.
    package func entry(
        _ index: Int,
        _ rendered: RenderedEntry,
        note: RenderedText?,
        contents: [NoteContents.Section] = []
    ) -> EntryContext {
        EntryContext(
            contexts: self,
            index: index,
            entry: site.entries[index],
            namesakes: site.namesakes(of: index),
            formerCodes: renames.formerCodes.isEmpty ? [] : renames.formerCodes[index] ?? [],
            rendered: rendered,
            note: note,
            contents: contents
        )
    }
}
