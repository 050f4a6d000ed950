internal import Diagnostics
internal import MarkdownRendering
package import SiteModel
package import SitePaths
package import Templates

/// The page of changes.
package struct ChangesContext: PageContext {
    package static let variables = TemplateVariables<ChangesContext>([
        page,
        .path("feed", "address, where there is a feed") { $0.feed },
        .list("releases") { changes in
            changes.releases.map { ReleaseContext(release: $0, site: changes.site, entries: changes.entries) }
        },
    ])

    package let head: PageHead
    let releases: [ChangeLog.Release]
    let site: Site
    /// Every entry, where something changed about any.
    let entries: [RenderedEntry]
    /// The path of the feed, where there is one.
    let feed: SitePath?

    package init(head: PageHead, releases: [ChangeLog.Release], site: Site, entries: [RenderedEntry], feed: SitePath?) {
        self.head = head
        self.releases = releases
        self.site = site
        self.entries = entries
        self.feed = feed
    }
}

/// What changed in a release.
private struct ReleaseContext: TemplateSubject {
    static let variables = TemplateVariables<ReleaseContext>([
        .text("name") { $0.release.name },
        .text("anchor") { $0.release.anchor },
        .flag("is_released") { $0.release.isReleased },
        .list("added") { $0.changes($0.release.added) },
        .flag("has_added") { !$0.release.added.isEmpty },
        .list("deprecated") { $0.changes($0.release.deprecated) },
        .flag("has_deprecated") { !$0.release.deprecated.isEmpty },
        .list("retired") { $0.changes($0.release.retired) },
        .flag("has_retired") { !$0.release.retired.isEmpty },
        .list("changed") { release in
            release.release.changed.map { entry, change in
                ChangedTextContext(entry: release.site.entries[entry], what: release.entries[entry].changes[change])
            }
        },
        .flag("has_changed") { !$0.release.changed.isEmpty },
        .list("renamed") { release in
            release.release.renamed.map { RenamedContext(rename: $0, site: release.site) }
        },
        .flag("has_renamed") { !$0.release.renamed.isEmpty },
    ])

    let release: ChangeLog.Release
    let site: Site
    let entries: [RenderedEntry]

    private func changes(_ entries: [Int]) -> [ChangedEntryContext] {
        entries.map { ChangedEntryContext(entry: site.entries[$0], site: site) }
    }
}

/// An entry as the change log links to it.
private struct ChangedEntryContext: TemplateSubject {
    static let variables = TemplateVariables<ChangedEntryContext>(
        with: { $0.entry },
        [
            .object("use") { changed in changed.entry.replacement.map { changed.site.entries[$0] } },
            .object("use_link", "a page elsewhere") {
                ($0.entry.source.retired ?? $0.entry.source.deprecated)?.useLink
            },
        ]
    )

    let entry: SiteEntry
    let site: Site
}

/// An entry of which something changed.
private struct ChangedTextContext: TemplateSubject {
    static let variables = TemplateVariables<ChangedTextContext>(with: { $0.entry }, [.html("what") { $0.what }])

    let entry: SiteEntry
    let what: RenderedText
}

/// What has another name now.
private struct RenamedContext: TemplateSubject {
    static let variables = TemplateVariables<RenamedContext>([
        .text("title") { $0.title },
        .path("url") { $0.path },
        .text("former", "its former name") { $0.rename.former },
        .text("code", "of an entry") { $0.entry?.code.rawValue },
        .code("code_html", "of an entry") { $0.entry?.code.rawValue },
        .text("scope", "of an entry") { $0.entry?.scope?.rawValue },
    ])

    let rename: Renames.Rename
    let site: Site

    private var entry: SiteEntry? {
        if case .entry(let index) = rename.subject { site.entries[index] } else { nil }
    }

    private var title: String {
        switch rename.subject {
        case .entry(let index): site.entries[index].name
        case .group(let index): site.groups[index].source.title.value
        case .page(let index): site.pages[index].title
        }
    }

    private var path: SitePath {
        switch rename.subject {
        case .entry(let index): site.entries[index].path
        case .group(let index): site.groups[index].path
        case .page(let index): site.pages[index].path
        }
    }
}
