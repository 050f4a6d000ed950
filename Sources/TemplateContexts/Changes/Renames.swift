internal import Diagnostics
package import SiteModel
internal import SitePaths

/// What has another name than it had when it was published: the ledger knows its former addresses for longer than those
/// that it has now.
package struct Renames: Sendable {
    /// Something that got another name.
    package struct Rename: Sendable {
        package enum Subject: Sendable {
            case entry(Int)
            case group(Int)
            case page(Int)
        }

        package let subject: Subject
        /// The last name before this one.
        package let former: String
        /// The day since which it has its name, or ``Permalink/unreleased``.
        let since: String
    }

    let all: [Rename]
    /// The former names of entries, by entry, the latest first.
    let formerCodes: [Int: [String]]

    package init(_ site: Site, _ ledger: PermalinkLedger) {
        var all: [Rename] = []
        var formerCodes: [Int: [String]] = [:]
        /// The former names among some aliases, the latest first.
        func former(_ aliases: [String], before since: String?, _ day: (String) -> String?) -> [String] {
            guard let since else { return [] }
            var names: [(name: String, since: String)] = []
            for alias in aliases {
                // An imported address is a spelling of another site's, whenever that began.
                guard let known = day(alias), known != Permalink.imported, known < since else { continue }
                names.append((alias, known))
            }
            return names.enumerated().sorted { ($1.element.since, $1.offset) < ($0.element.since, $0.offset) }
                .map(\.element.name)
        }
        func add(_ subject: Rename.Subject, _ names: [String], _ since: String?) {
            guard let former = names.first, let since else { return }
            all.append(Rename(subject: subject, former: former, since: since))
        }
        func day(ofAnchor anchor: String) -> String? { ledger.since(anchor, at: site.errorsPlaces) }
        for (index, entry) in site.entries.enumerated() where !entry.source.aliases.isEmpty {
            let aliases = entry.source.aliases.map(\.value).filter { !$0.hasPrefix("/") }
            let since = day(ofAnchor: entry.anchor)
            // The hyphen form of an id is no other name, nor is the id in another normal form.
            let names = former(
                aliases.filter { name in
                    // Nor is the code by itself, where the entry has a scope.
                    name != entry.id.rawValue && name != entry.id.hyphenated
                        && (entry.scope == nil || ErrorCode(name).map { !entry.source.hasAsCode($0) } ?? true)
                },
                before: since,
                day(ofAnchor:)
            )
            add(.entry(index), names, since)
            if !names.isEmpty { formerCodes[index] = names.map(entry.withoutScope) }
        }
        for (index, group) in site.groups.enumerated() where !group.source.aliases.isEmpty {
            let since = day(ofAnchor: group.anchor)
            let names = former(group.source.aliases.map(\.value), before: since) {
                Slug(derivedFrom: $0).flatMap { day(ofAnchor: SiteGroup.anchor(of: $0)) }
            }
            add(.group(index), names, since)
        }
        for (index, page) in site.pages.enumerated() where !page.source.frontMatter.aliases.isEmpty {
            let since = ledger[page.path.address]?.since
            let names = former(page.source.frontMatter.aliases.map(\.value), before: since) {
                ledger[$0.split(separator: "/").joined(separator: "/") + "/"]?.since
            }
            add(.page(index), names, since)
        }
        self.all = all
        self.formerCodes = formerCodes
    }
}
