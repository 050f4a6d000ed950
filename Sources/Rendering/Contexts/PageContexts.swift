internal import CommonMark
internal import Diagnostics
internal import Markup
internal import SiteModel
internal import TextBinding
internal import Theming

/// What templates are given, under the names of ``TemplateVocabulary``. A class, since every context refers to it.
final class PageContexts: Sendable {
    let site: Site
    let errorBody: ErrorBody?
    let renames: Renames
    private let facts: SiteFacts
    private let theme: Theme
    private let groupCounts: [Int]
    /// Of pages that lie as deep as that of the first entry, as most do.
    private let deep: CommonContext

    init(site: Site, theme: Theme, errorBody: ErrorBody?, renames: Renames) {
        self.site = site
        self.theme = theme
        self.errorBody = errorBody
        self.renames = renames
        facts = SiteFacts(site)
        deep = CommonContext(root: site.entries.first?.path.root ?? "", facts, theme)
        groupCounts = site.groups.map { group in
            site.entries[group.entries].count { $0.isCurrent }
        }
    }

    /// The names that every template has.
    /// - Parameter root: the relative address of the site's root.
    /// - Returns: what the scopes of every template begin with.
    func common(root: String) -> CommonContext {
        root == deep.root ? deep : CommonContext(root: root, facts, theme)
    }

    /// A group as pages link to it.
    /// - Parameters:
    ///   - index: the group.
    ///   - current: whether the page belongs to the group.
    ///   - further: what more the page shows of the group.
    /// - Returns: the names of a group link.
    func groupLink(_ index: Int, current: Bool = false, further: NamedValues = [:]) -> GroupLinkContext {
        GroupLinkContext(site.groups[index], count: groupCounts[index], isCurrent: current, further: further)
    }

    /// An entry in full.
    /// - Parameters:
    ///   - index: the entry.
    ///   - rendered: its texts.
    ///   - note: its note, where the page shows it.
    /// - Returns: the names of an entry.
    func entry(_ index: Int, _ rendered: RenderedEntry, note: RenderedText?) -> EntryContext {
        EntryContext(
            contexts: self,
            entry: site.entries[index],
            formerCodes: renames.formerCodes.isEmpty ? [] : renames.formerCodes[index] ?? [],
            rendered: rendered,
            note: note
        )
    }

    /// A day of the change log.
    func release(_ release: ChangeLog.Release) -> NamedValues {
        func links(_ entries: [Int]) -> TemplateValue {
            .list(entries.map { .object(ChangedEntryContext(contexts: self, entry: site.entries[$0])) })
        }
        return [
            .name: .text(release.name),
            .anchor: .text(release.anchor),
            .isReleased: .flag(release.isReleased),
            .added: links(release.added),
            .hasAdded: .flag(!release.added.isEmpty),
            .deprecated: links(release.deprecated),
            .hasDeprecated: .flag(!release.deprecated.isEmpty),
            .retired: links(release.retired),
            .hasRetired: .flag(!release.retired.isEmpty),
            .renamed: .list(release.renamed.map { .names(renamed($0)) }),
            .hasRenamed: .flag(!release.renamed.isEmpty),
        ]
    }

    private func renamed(_ rename: Renames.Rename) -> NamedValues {
        switch rename.subject {
        case .entry(let index):
            let entry = site.entries[index]
            return [
                .title: .text(entry.source.title.value), .url: .path(entry.path), .former: .text(rename.former),
                .code: .text(entry.code.rawValue), .codeHTML: .code(entry.code.rawValue),
            ]
        case .group(let index):
            let group = site.groups[index]
            return [.title: .text(group.source.title.value), .url: .path(group.path), .former: .text(rename.former)]
        case .page(let index):
            let page = site.pages[index]
            return [.title: .text(page.title), .url: .path(page.path), .former: .text(rename.former)]
        }
    }
}

/// An entry as the change log links to it.
private final class ChangedEntryContext: TemplateObject {
    private let contexts: PageContexts
    private let entry: SiteEntry

    init(contexts: PageContexts, entry: SiteEntry) {
        self.contexts = contexts
        self.entry = entry
    }

    func value(of name: TemplateName.Known) -> TemplateValue? {
        guard name == .use else { return entry.value(of: name) }
        return entry.replacement.map { .object(contexts.site.entries[$0]) } ?? .absent
    }
}
