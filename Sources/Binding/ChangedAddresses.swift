internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// The published addresses that other patterns than those of now have made: they lead on without a word of the author.
///
/// A page whose slug or code changed is not among them: its address would be lost, and an alias carries it on.
package struct ChangedAddresses {
    /// The pages of entries and groups that lead on.
    private(set) var moves: [Move] = []
    /// The anchors of codes and groups that were published, by the page that had them, sorted; not of the errors page of
    /// now.
    private(set) var anchors: [SitePath: [String]] = [:]
    /// The patterns of now, and the former ones that something leads on from, but for the usual ones.
    private(set) var addressing: Set<FormerAddressing> = []
    /// Other pages that had all codes.
    private var formerErrors: [SitePath] = []
    private let addresses: SiteAddresses

    init(
        groups: [SiteGroup],
        entries: [SiteEntry],
        shared: [SharedCode],
        addresses: SiteAddresses,
        ledger: PermalinkLedger
    ) {
        self.addresses = addresses
        let former = Former(addresses, ledger)
        formerErrors = former.errors
        if addresses.entry != .entries { addressing.insert(.entry(addresses.entry)) }
        if addresses.group != .groups { addressing.insert(.group(addresses.group)) }
        if addresses.errors != .front { addressing.insert(.errors(addresses.errors)) }
        // Under the usual addresses nothing ever lay elsewhere.
        guard !addresses.areUsual || !ledger.addressing.isEmpty else { return }
        let owners = Owners(groups, entries, shared)
        for known in ledger.permalinks where !known.isUnreleased {
            if let hash = known.address.utf8.firstIndex(of: UInt8(ascii: "#")) {
                guard [.error, .group].contains(known.target.kind) else { continue }
                let page = SitePath(address: String(known.address[..<hash]))
                guard page != addresses.errors, former.errors.contains(page) else { continue }
                let id = String(known.address[known.address.utf8.index(after: hash)...])
                anchors[page, default: []].append(id)
                continue
            }
            switch known.target.kind {
            case .error:
                if let (code, pattern) = owners.shared(known, former.entry), let path = code.path {
                    add(known.address, to: path, code.code.rawValue, .entry(pattern))
                    continue
                }
                guard let index = owners.entry(known.target.name) else { continue }
                let entry = entries[index]
                let names = AddressPattern.Values.all(of: entry, group: groups[entry.group].slug)
                let pattern = names.lazy.compactMap { values in
                    former.entry.first { $0.mayMake(known.address, for: values) }
                }.first
                add(known.address, to: entry.path, entry.code.rawValue, pattern.map(FormerAddressing.entry))
            case .group:
                guard let index = owners.group(known.target.name) else { continue }
                let group = groups[index]
                let pattern = owners.names(of: group).lazy.compactMap { values in
                    former.group.first { $0.mayMake(known.address, for: values) }
                }.first
                add(known.address, to: group.path, group.source.title.value, pattern.map(FormerAddressing.group))
            case .page, .heading, .operation: continue
            }
        }
        for path in anchors.keys { anchors[path]?.sort() }
        let released = formerErrors.filter { anchors[$0] != nil && $0 != .front }
        addressing.formUnion(released.map(FormerAddressing.errors))
    }

    private mutating func add(_ address: String, to target: SitePath, _ title: String, _ pattern: FormerAddressing?) {
        let path = SitePath(address: address)
        guard let pattern, path != target else { return }
        moves.append(Move(from: path, to: target, title: title))
        if pattern != .entry(.entries), pattern != .group(.groups) { addressing.insert(pattern) }
    }

    /// The former places of the errors page that are to lead on to it. The front page does so too, unless it has something
    /// of its own to show.
    func errorsPlaces(hasFrontPage: Bool) -> [SitePath] {
        let front: [SitePath] = addresses.errors == .front || hasFrontPage ? [] : [.front]
        return front + formerErrors.filter { $0 != .front && anchors[$0] != nil }
    }

    /// The patterns that addresses may have been made by.
    private struct Former {
        var entry: [AddressPattern] = [.entries]
        var group: [AddressPattern] = [.groups]
        var errors: [SitePath] = [.front]

        init(_ addresses: SiteAddresses, _ ledger: PermalinkLedger) {
            for known in ledger.addressing {
                switch known {
                case .entry(let pattern): entry.append(pattern)
                case .group(let pattern): group.append(pattern)
                case .errors(let path): errors.append(path)
                }
            }
            if !entry.contains(addresses.entry) { entry.append(addresses.entry) }
            errors.removeAll { $0 == addresses.errors }
        }
    }

    /// Who has the addresses of a code or an id: it, or what it was renamed to.
    private struct Owners {
        private var entries: [String: Int] = [:]
        private var groups: [String: Int] = [:]
        /// The codes of several entries, by themselves and by the ids of those.
        private var shared: [String: SharedCode] = [:]

        init(_ groups: [SiteGroup], _ entries: [SiteEntry], _ shared: [SharedCode]) {
            for code in shared {
                for name in code.holders.map({ entries[$0].id.rawValue }) + [code.code.rawValue] {
                    self.shared[name] = code
                }
            }
            for (index, entry) in entries.enumerated() {
                for alias in entry.source.aliases { self.entries[alias.value] = index }
            }
            for (index, entry) in entries.enumerated() where entry.scope != nil && entry.bearsCode {
                self.entries[entry.code.rawValue] = index
            }
            for (index, entry) in entries.enumerated() { self.entries[entry.id.rawValue] = index }
            for (index, group) in groups.enumerated() {
                for alias in group.source.aliases { self.groups[alias.value] = index }
            }
            for (index, group) in groups.enumerated() { self.groups[group.source.id.value] = index }
        }

        func entry(_ id: String) -> Int? { entries[id] }
        func group(_ id: String) -> Int? { groups[id] }

        /// The code of several entries whose page an address was, and the pattern that made it.
        func shared(_ known: Permalink, _ patterns: [AddressPattern]) -> (code: SharedCode, pattern: AddressPattern)? {
            guard let code = shared[known.target.name], let slug = Slug(derivedFrom: code.code.rawValue) else {
                return nil
            }
            let values = AddressPattern.Values(slug: slug, code: code.code.rawValue)
            return patterns.first { $0.mayMake(known.address, for: values) }.map { (code, $0) }
        }

        func names(of group: SiteGroup) -> [AddressPattern.Values] {
            [.init(slug: group.slug)]
                + group.source.aliases.compactMap { Slug(derivedFrom: $0.value).map { .init(slug: $0) } }
        }
    }
}
