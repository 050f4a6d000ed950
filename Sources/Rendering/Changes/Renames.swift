internal import Diagnostics
internal import SiteModel

/// What has another name than it had when it was published: the ledger knows its former addresses for longer than those
/// that it has now.
struct Renames: Sendable {
    /// Something that got another name.
    struct Rename: Sendable {
        enum Subject: Sendable {
            case entry(Int)
            case group(Int)
            case page(Int)
        }

        let subject: Subject
        /// The last name before this one.
        let former: String
        /// The day since which it has its name, or ``Permalink/unreleased``.
        let since: String
    }

    let all: [Rename]
    /// The former names of entries, by entry, the latest first.
    let formerCodes: [Int: [String]]

    init(_ site: Site, _ ledger: PermalinkLedger) {
        var all: [Rename] = []
        var formerCodes: [Int: [String]] = [:]
        /// The former names among some aliases, the latest first.
        func former(_ aliases: [String], before address: String, _ addressOf: (String) -> String?) -> [String] {
            guard let since = ledger[address]?.since else { return [] }
            var names: [(name: String, since: String)] = []
            for alias in aliases {
                // An imported address is a spelling of another site's, whenever that began.
                guard let known = addressOf(alias).flatMap({ ledger[$0] })?.since, known != Permalink.imported,
                    known < since
                else { continue }
                names.append((alias, known))
            }
            return names.enumerated().sorted { ($1.element.since, $1.offset) < ($0.element.since, $0.offset) }
                .map(\.element.name)
        }
        func add(_ subject: Rename.Subject, _ names: [String], _ address: String) {
            guard let former = names.first, let since = ledger[address]?.since else { return }
            all.append(Rename(subject: subject, former: former, since: since))
        }
        for (index, entry) in site.entries.enumerated() where !entry.source.aliases.isEmpty {
            let aliases = entry.source.aliases.map(\.value).filter { !$0.hasPrefix("/") }
            let address = "#" + entry.anchor
            // The hyphen form of a code is no other name, nor is the code in another normal form.
            let names = former(
                aliases.filter { $0 != entry.code.rawValue && $0 != entry.code.hyphenated },
                before: address
            ) {
                "#" + $0
            }
            add(.entry(index), names, address)
            if !names.isEmpty { formerCodes[index] = names }
        }
        for (index, group) in site.groups.enumerated() where !group.source.aliases.isEmpty {
            let names = former(group.source.aliases.map(\.value), before: "#" + group.anchor) {
                Slug(derivedFrom: $0).map { "#" + SiteGroup.anchor(of: $0) }
            }
            add(.group(index), names, "#" + group.anchor)
        }
        for (index, page) in site.pages.enumerated() where !page.source.frontMatter.aliases.isEmpty {
            let names = former(page.source.frontMatter.aliases.map(\.value), before: page.path.address) {
                $0.split(separator: "/").joined(separator: "/") + "/"
            }
            add(.page(index), names, page.path.address)
        }
        self.all = all
        self.formerCodes = formerCodes
    }
}
