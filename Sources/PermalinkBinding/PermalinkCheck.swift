internal import Binding
internal import CommonMark
internal import ContentReading
internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// No address that was ever published is dropped or given to something else.
struct PermalinkCheck {
    private let site: Site
    private let current: [ExactText: Permalink]
    private let carried: Set<ExactText>
    private let headings: SiteHeadings
    private let existing: Set<Permalink.Target>
    private let reading: PermalinkLedgerReader.Reading

    /// Holds the addresses of a site against the ledger.
    /// - Returns: a fault for each address that would break, and for each that would lead elsewhere.
    static func check(
        _ current: Current,
        of site: Site,
        against reading: PermalinkLedgerReader.Reading,
        without drafts: Drafts?
    ) -> [Diagnostic] {
        var isThere = [Bool](repeating: false, count: reading.ledger.permalinks.count)
        var changed: [(known: Permalink, now: Permalink.Target)] = []
        func see(_ permalink: Permalink) {
            guard let position = reading.ledger.position(of: permalink.address), !isThere[position] else { return }
            isThere[position] = true
            let known = reading.ledger.permalinks[position]
            if known.target != permalink.target, !known.isUnreleased { changed.append((known, permalink.target)) }
        }
        for permalink in current.permalinks { see(permalink) }
        for permalink in current.numbered { see(permalink) }
        let lost = zip(reading.ledger.permalinks, isThere).filter { !$0.1 && !$0.0.isUnreleased }.map(\.0)
        // Nearly always; what more there is to know is needed for faults only.
        guard !changed.isEmpty || !lost.isEmpty else { return [] }
        let (rest, withheld) = WithheldAddresses.parted(lost, drafts, reading)
        return withheld + PermalinkCheck(current, of: site, against: reading).faults(lost: rest, changed: changed)
    }

    private init(_ current: Current, of site: Site, against reading: PermalinkLedgerReader.Reading) {
        self.site = site
        self.reading = reading
        self.current = Dictionary(current.permalinks.map { (ExactText($0.address), $0) }) { first, _ in first }
        carried = current.carried
        headings = current.headings
        existing = current.uncarried
    }

    private func faults(
        lost permalinks: [Permalink],
        changed: [(known: Permalink, now: Permalink.Target)]
    ) -> [Diagnostic] {
        var lost: [Permalink.Target: [String]] = [:]
        for known in permalinks { lost[known.target, default: []].append(known.address) }
        let reassigned = changed.sorted { $0.known.address < $1.known.address }.compactMap { known, now in
            // What is gone may hand its addresses on by an alias; what is there keeps them.
            let isHandedOn =
                !existing.contains(known.target)
                && (carried.contains(ExactText(known.address)) || now == owner(of: known.target))
            // The code is where it was, and what else the scope took with it is told.
            let isWithoutScope =
                lost[known.target] != nil && name(now).map { known.target.name.hasSuffix(".\($0)") } ?? false
            return isHandedOn || isWithoutScope ? nil : self.reassigned(known, to: now)
        }
        let gone = lost.filter { !isToldWithItsPage($0.key, lost) }.sorted { $0.key.description < $1.key.description }
        let successors = LikelySuccessors(in: site, after: reading.ledger, to: gone.map(\.key))
        return reassigned
            + gone.enumerated().map { index, target in
                // As with all guesses, for the first only.
                let successor = index < Guess.most ? successors.successor(of: target.key) : nil
                return fault(lost: target.key, addresses: target.value.sorted(), successor)
            }
    }

    /// Whether the page of a heading is lost as well: both come back by one alias.
    private func isToldWithItsPage(_ target: Permalink.Target, _ lost: [Permalink.Target: [String]]) -> Bool {
        guard target.kind == .heading else { return false }
        let page = Permalink.Target(.page, Self.parts(ofHeading: target.name).page)
        return lost[page] != nil && !existing.contains(page)
    }

    private func reassigned(_ known: Permalink, to target: Permalink.Target) -> Diagnostic {
        Diagnostic(
            .reassignedPermalink,
            "the address `\(known.address)` was published for \(quoted(known.target)) and would lead to \(quoted(target))",
            at: place(of: target) ?? ledgerPlace(known.address),
            related: [("it was published here", ledgerPlace(known.address))],
            help: help(takingFrom: known.target, target)
        )
    }

    /// What to do about something that would get what was published for another.
    private func help(takingFrom known: Permalink.Target, _ target: Permalink.Target) -> String {
        if let code = name(target), let index = site.entry(id: code), let former = name(known),
            let owner = site.entry(id: former), site.entries[owner].code == site.entries[index].code
        {
            return site.entries[index].scope == nil
                ? "give this a `scope:` as well: then the code leads to a list of both, and the other comes first there"
                : "take the alias `\(site.entries[index].code)` away from this: the ledger says who had the code first"
        }
        return "give this another code, slug or id: whoever follows an old link must not land elsewhere"
    }

    private func fault(
        lost target: Permalink.Target,
        addresses: [String],
        _ successor: Located<String>?
    ) -> Diagnostic {
        let list = addresses.map { "`\($0)`" }.joined(separator: ", ")
        let ledger = ledgerPlace(addresses.first ?? "")
        let owner = owner(of: target)
        guard owner == nil, successor != nil || target.kind == .error else {
            let owner = owner ?? target
            return Diagnostic(
                .lostPermalink,
                "\(quoted(target)) was published at \(list), and links to there would break",
                at: place(of: owner) ?? ledger,
                related: [("it was published here", ledger)],
                guess: owner.kind == .heading ? headingCure(for: owner) : nil,
                help: owner.kind == .heading ? nil : cure(for: owner, addresses)
            )
        }
        return Diagnostic(
            .lostPermalink,
            "\(quoted(target)) was published and is gone; links to \(list) would break",
            at: successor?.range ?? ledger,
            related: successor == nil ? [] : [("it was published here", ledger)],
            help: successor.map { carryingOn(target, addresses, at: $0.value) },
            target.kind == .error
                ? "if it is no longer sent, restore it with `retired: {since: …, reason: …}`; if it still is, restore it"
                : "otherwise restore it"
        )
    }

    /// How what is gone is carried on at what took its place.
    private func carryingOn(_ target: Permalink.Target, _ addresses: [String], at successor: String) -> String {
        switch target.kind {
        case .group:
            return "if `\(successor)` is its new id, carry the old one on there: `aliases: [\(target.name)]`"
        case .page, .heading, .operation:
            return "if `\(successor)` took its place, carry the path on there: `aliases: [\(target.name)]`"
        case .error:
            let alias = "if `\(successor)` is its new name, carry the old one on there: `aliases: [\(target.name)]`"
            let page = site.entry(id: successor).map { site.entries[$0].address }
            guard let slug = addresses.lazy.compactMap({ self.slug(of: $0, where: page) }).first else { return alias }
            return alias + " and, since where letters have no case the two pages would be one, `slug: \(slug)`"
        }
    }

    /// The slug that keeps a page at its former address, where the new one differs from that in letter case only.
    private func slug(of former: String, where page: String?) -> String? {
        guard let page, former != page, former.lowercased() == page.lowercased(), site.addresses.entry.holds(.slug)
        else {
            return nil
        }
        return site.addresses.entry.name(in: former).flatMap { Slug($0) }?.rawValue
    }

    /// What keeps the addresses of a target: itself where it is there, else the entry whose alias it is.
    private func owner(of target: Permalink.Target) -> Permalink.Target? {
        if existing.contains(target) { return target }
        guard let name = name(target) else { return nil }
        let anchor = ExactText(site.addresses.anchor(name))
        return carried.contains(anchor) ? current[anchor]?.target : nil
    }

    /// How a target gets its former addresses back.
    private func cure(for target: Permalink.Target, _ addresses: [String]) -> String {
        if let code = name(target), let index = site.entry(id: code), let address = addresses.first,
            address.lowercased() == site.entries[index].address.lowercased()
        {
            // An alias could not help: where files have no case the two pages would be one.
            return slug(of: address, where: site.entries[index].address).map {
                "keep the page where it was: `slug: \($0)`"
            }
                ?? "where letters have no case, `\(address)` and what `\(site.addresses.entry)` makes of it are one "
                + "address: let the host lead the former on, and take its line out of permalinks.txt"
        }
        if target.kind == .operation {
            return "name it in a `returned_by:` again, or carry its page on from an entry: "
                + "`aliases: [\(former(addresses, of: target))]`"
        }
        return "restore the former slug, id or path, or carry it on: `aliases: [\(former(addresses, of: target))]`"
    }

    /// How the anchor of a heading comes back: a heading that has no promise of its own to keep may have it.
    private func headingCure(for target: Permalink.Target) -> Guess {
        let (page, id) = Self.parts(ofHeading: target.name)
        let search: @Sendable () -> String? = {
            let prefix = page.isEmpty ? "#" : page + "/#"
            let new = headings(on: page).filter { reading.ledger[prefix + $0.id].map(\.isUnreleased) ?? true }
            let nearest = SimilarNames.nearest(to: id, among: new.map(\.id)) ?? (new.count == 1 ? new[0].id : nil)
            return new.first { $0.id == nearest }.map { heading in
                let marks = String(repeating: "#", count: heading.level)
                return "if this is its new name, give it the former id: `\(marks) \(heading.text) {#\(id)}`"
            }
        }
        return Guess(
            search,
            otherwise: "restore the heading, or give its id to a new one: `## New words {#\(id)}`"
        )
    }

    private func headings(on page: String) -> [MarkdownDocument.Heading] {
        if page.isEmpty { return headings.introduction }
        return zip(site.pages, headings.pages).first { $0.0.path.addressWithoutSlash == page }?.1 ?? []
    }

    /// A heading of a free page as a target.
    static func heading(_ id: String, on path: SitePath) -> Permalink.Target {
        .init(.heading, path.address + "#" + id)
    }

    /// The page that a heading stands on, empty for the introduction, and its id. The id of one holds no `#`.
    static func parts(ofHeading name: String) -> (page: String, id: String) {
        guard let hash = name.utf8.firstIndex(of: UInt8(ascii: "#")) else { return ("", name) }
        let page = name[..<hash]
        return (
            page.hasSuffix("/") ? String(page.dropLast()) : String(page), String(name[name.utf8.index(after: hash)...])
        )
    }

    /// What to write behind `aliases:` so that addresses go on leading to what they led to.
    private func former(_ addresses: [String], of target: Permalink.Target) -> String {
        var names: [String] = []
        for address in addresses {
            guard let name = alias(for: address, of: target) else { continue }
            if !names.contains(where: name.hasBytes) { names.append(name) }
        }
        return names.joined(separator: ", ")
    }

    private func alias(for address: String, of target: Permalink.Target) -> String? {
        for anchors in ["#", site.addresses.anchor("")] where address.hasPrefix(anchors) {
            let id = String(address.dropFirst(anchors.count))
            return id.hasPrefix(SiteGroup.anchorPrefix) ? String(id.dropFirst(SiteGroup.anchorPrefix.count)) : id
        }
        // The anchors of a page come back with it.
        guard !address.utf8.contains(UInt8(ascii: "#")) else { return nil }
        let pattern = target.kind == .group ? site.addresses.group : site.addresses.entry
        let isFree = target.kind == .page || target.kind == .operation
        let name = isFree ? nil : pattern.name(in: address)
        if let name, pattern.holds(.code) || !name.contains("/") { return name }
        // A path below the site's root.
        let isAtEntry = target.kind == .error || target.kind == .operation
        return (isAtEntry ? "/" : "") + SitePath(address: address).addressWithoutSlash
    }

    /// The code, where it is one.
    private func name(_ target: Permalink.Target) -> String? {
        target.kind == .error ? target.name : nil
    }

    private func quoted(_ target: Permalink.Target) -> String {
        switch target.kind {
        case .error: "the code `\(target.name)`"
        case .group: "the group `\(target.name)`"
        case .page: "the page `\(target.name)`"
        case .operation: "the operation `\(target.name)`"
        case .heading:
            switch Self.parts(ofHeading: target.name) {
            case ("", let id): "the heading `#\(id)` of the introduction"
            case (let page, let id): "the heading `#\(id)` of the page `\(page)`"
            }
        }
    }

    private func ledgerPlace(_ address: String) -> SourceRange {
        reading.place(of: address) ?? SourceFile(unread: LedgerReading.fileName).whole
    }

    private func headingPlace(_ name: String) -> SourceRange? {
        let (page, id) = Self.parts(ofHeading: name)
        // Most that are asked for are gone, and need not be looked for.
        let isThere = existing.contains(.init(.heading, name))
        let heading = isThere ? headings(on: page).first { $0.id.hasBytes(of: id) } : nil
        return heading.flatMap { site.source(ofPage: page)?.body.part($0.range) }
    }

    /// Where the catalog or a page defines a target: what its address was made of.
    private func place(of target: Permalink.Target) -> SourceRange? {
        let part: SourceRange? =
            switch target.kind {
            case .error: site.entry(published: target.name).flatMap { site.entries[$0].source.slug?.range }
            case .heading: headingPlace(target.name)
            case .group, .page, .operation: nil
            }
        return part ?? site.place(of: target)
    }
}
