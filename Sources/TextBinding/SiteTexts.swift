internal import CommonMark
package import Diagnostics
package import SiteModel
internal import SitePaths

/// The Markdown texts of a site that belong to no entry, bound: those that are rendered are those that are checked.
package struct SiteTexts: Sendable {
    package let introduction: BoundText?
    /// By group.
    package let summaries: [BoundText?]
    /// The links and the Markdown of fields, by group.
    package let fields: [[BoundText]]
    /// By page.
    package let pages: [BoundText]

    package init(of site: Site, binder: MarkdownBinder) {
        introduction = site.introduction.map { binder.bind($0) }
        summaries = site.groups.map { group in group.source.summary.map { binder.bind($0) } }
        fields = site.groups.map { group in group.source.fields.flatMap { binder.bind($0) } }
        pages = site.pages.map { binder.bind($0.source) }
    }

    private var all: [BoundText] {
        [introduction].compactMap { $0 } + summaries.compactMap { $0 } + fields.flatMap { $0 } + pages
    }

    /// The links by whole addresses, which lead out of the site or to its own.
    package var externalLinks: [ExternalLink] {
        all.flatMap(\.externalLinks)
    }

    /// The faults of these texts.
    package func faults(of site: Site) -> [Diagnostic] {
        let short = zip(site.groups, summaries).flatMap { group, text in
            guard let text, let source = group.source.summary else { return [Diagnostic]() }
            return ShortTexts.faults(text, source, .groupSummary)
        }
        let ofFields = zip(site.groups, fields).flatMap { ShortTexts.faults($1, of: $0.source.fields) }
        return all.flatMap(\.diagnostics) + short + ofFields + headingClashes(in: site)
    }

    /// The faults of all links to headings.
    /// - Parameters:
    ///   - site: the site.
    ///   - headings: the ids of the headings of every entry's note, in the order of the entries.
    ///   - links: the links to headings that the entries' texts hold.
    ///   - hidden: the headings that something without an end takes in.
    /// - Returns: the faults.
    package func fragmentFaults(
        of site: Site,
        entryHeadings headings: [[String]],
        entryLinks links: [BoundText.FragmentLink],
        hiding hidden: inout HiddenHeadings
    ) -> [Diagnostic] {
        // Codes and groups have their anchors on the errors page, too.
        let all = (links + self.all.flatMap(\.fragmentLinks)).filter { link in
            link.path != site.addresses.errors || owner(of: link.fragment, in: site) == nil
        }
        // Few pages are linked to by a heading, if any.
        let linked = Set(all.map(\.path))
        var ids = [SitePath.front: Set(introduction?.headings.flatMap(\.ids) ?? [])]
        if !linked.isEmpty {
            for (entry, headings) in zip(site.entries, headings) where linked.contains(entry.path) {
                ids[entry.path] = Set(headings)
            }
            for (page, text) in zip(site.pages, pages) { ids[page.path] = Set(text.headings.flatMap(\.ids)) }
        }
        return Fragments.check(all, headings: ids, hiding: &hidden)
    }

    /// The code or the group that an anchor of the errors page belongs to.
    private func owner(of anchor: String, in site: Site) -> (what: String, range: SourceRange)? {
        if let index = site.entry(anchor: anchor) {
            let entry = site.entries[index]
            return ("the code `\(entry.id)`", entry.source.code.range)
        }
        if let index = site.sharedCode(anchor: anchor) {
            let code = site.sharedCodes[index]
            return ("the code `\(code.code)`", site.entries[code.holders[0]].source.code.range)
        }
        let group = site.groups.first { $0.anchor == anchor || $0.furtherAnchors.contains(anchor) }
        return group.map { ("the group `\($0.source.id.value)`", $0.source.id.range) }
    }

    /// The introduction stands on the errors page, so its headings share a space of ids with codes and groups.
    private func headingClashes(in site: Site) -> [Diagnostic] {
        guard let introduction, let body = site.introduction?.body, !site.hasFrontPage else { return [] }
        return introduction.headings.flatMap { heading in heading.ids.map { (heading, $0) } }.compactMap {
            heading,
            id in
            guard let owner = owner(of: id, in: site) else { return nil }
            return Diagnostic(
                .headingClash,
                "the heading `\(heading.text)` would take the anchor `#\(id)` of \(owner.what)",
                at: body.part(heading.range),
                related: [("\(owner.what) stands here", owner.range)],
                help: "give the heading an id of its own: `## \(heading.text) {#name}`"
            )
        }
    }
}
