internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// Pages that the site itself makes and no file of the content stands for: groups, the list of changes, and entries by
/// their addresses. Links of texts lead there by the anchor, by the address or by the file of the catalog.
struct SitePlaces: Sendable {
    private let site: Site
    private let anchors: [String: Int]
    private let groups: [String: Int]
    private let entries: @Sendable (String) -> LinkTarget?
    /// What lies at addresses that patterns of the author's make, without the `/` at their ends.
    private let addresses: [String: LinkTarget]

    init(_ site: Site) {
        self.site = site
        var anchors: [String: Int] = [:]
        var groups: [String: Int] = [:]
        for (index, group) in site.groups.enumerated().reversed() {
            for anchor in [group.anchor] + group.furtherAnchors { anchors[anchor] = index }
            groups[group.slug.rawValue] = index
            groups[group.source.id.value] = index
        }
        var addresses: [String: LinkTarget] = [:]
        if !site.addresses.areUsual {
            for (index, entry) in site.entries.enumerated() {
                addresses[entry.path.addressWithoutSlash] = .entry(index, fragment: nil)
            }
            for group in site.groups {
                addresses[group.path.addressWithoutSlash] = .site(path: group.path, fragment: nil)
            }
            for (index, code) in site.sharedCodes.enumerated() {
                if let path = code.path { addresses[path.addressWithoutSlash] = .shared(index) }
            }
            let errors = site.addresses.errors
            addresses[errors.addressWithoutSlash] = .site(path: errors, fragment: nil)
        }
        self.addresses = addresses
        self.anchors = anchors
        self.groups = groups
        var lists: [String: Int] = [:]
        for (index, code) in site.sharedCodes.enumerated() {
            lists[code.code.rawValue] = index
            if let slug = Slug(derivedFrom: code.code.rawValue) { lists[slug.rawValue] = index }
        }
        entries = { [lists] name in
            let entry = site.entry(note: "notes/\(name).md") ?? site.entry(named: name)
            return entry.map { .entry($0, fragment: nil) } ?? lists[name].map { .shared($0) }
        }
    }

    /// What an anchor of the errors page leads to, where it is a group's.
    func target(anchor: String) -> LinkTarget? {
        anchors[anchor].map { .site(path: site.groups[$0].path, fragment: nil) }
    }

    /// What a path leads to.
    /// - Parameters:
    ///   - path: the path as it was written.
    ///   - resolved: the path from the content folder.
    ///   - fragment: what stands behind it.
    /// - Returns: the target, or `nil` where the site makes nothing there.
    func target(path: String, resolved: String, fragment: String?) -> LinkTarget? {
        // That is told; the link is as it should be.
        if site.unreadable.contains(resolved) { return .site(path: .front, fragment: nil) }
        if let group = site.groups.firstIndex(where: { $0.source.id.range.file.path.hasSuffix("/" + resolved) }),
            resolved.hasPrefix("catalog/")
        {
            return self.group(group, fragment)
        }
        var parts = path.split(separator: "/").drop { $0 == ".." || $0 == "." }.map(String.init)
        if let target = addresses[SitePath(parts.joined(separator: "/")).addressWithoutSlash] {
            return self.target(target, fragment)
        }
        if parts.count > 1, parts.last == SitePath.index { parts.removeLast() }
        guard let last = parts.popLast() else { return nil }
        let name = [".md", ".html"].first(where: last.hasSuffix).map { String(last.dropLast($0.count)) } ?? last
        switch parts.first {
        case nil where name == SitePath.operations.addressWithoutSlash && !site.operations.isEmpty:
            return .site(path: .operations, fragment: fragment)
        case SitePath.operations.addressWithoutSlash where parts.count == 1 && !site.operations.isEmpty:
            let path = SitePath(address: SitePath.operations.address + name + "/")
            return site.operations.contains { $0.path == path } ? .site(path: path, fragment: fragment) : nil
        case nil:
            if name == SitePath.changes.addressWithoutSlash { return .site(path: .changes, fragment: fragment) }
            return sibling(name).map { target($0, fragment) }
        case SitePath.groupsFolder.firstPart where parts.count == 1:
            return groups[name].flatMap { group($0, fragment) }
        case SitePath.entriesFolder.firstPart where parts.count == 1:
            return entries(name).map { target($0, fragment) }
        default: return nil
        }
    }

    /// The entry that a name alone stands for, as people write it on the page of another: `invalid_card`, `invalid-card`,
    /// `../invalid_card/`, `invalid_card.html`. It must be the only thing that could be meant.
    private func sibling(_ name: String) -> LinkTarget? {
        let found = [entries(name), code(anchor: name)].compactMap { $0 }
        guard let first = found.first, found.allSatisfy({ $0 == first }), groups[name] == nil,
            !site.pages.contains(where: { $0.path.addressWithoutSlash.split(separator: "/").last == name[...] })
        else { return nil }
        return first
    }

    /// A place at an address of the site, and a fragment there.
    private func target(_ target: LinkTarget, _ fragment: String?) -> LinkTarget {
        guard let fragment else { return target }
        switch target {
        case .entry(let index, _): return .entry(index, fragment: fragment)
        case .site(let path, _):
            return code(anchor: fragment) ?? .site(path: path, fragment: fragment)
        default: return target
        }
    }

    /// A group's page, or what is meant by an anchor of it.
    private func group(_ index: Int, _ fragment: String?) -> LinkTarget? {
        guard let fragment else { return .site(path: site.groups[index].path, fragment: nil) }
        return code(anchor: fragment) ?? .site(path: site.groups[index].path, fragment: fragment)
    }

    /// The entry that an anchor of the errors page leads to, or the list of those that share a code.
    private func code(anchor: String) -> LinkTarget? {
        site.entry(anchor: anchor).map { .entry($0, fragment: nil) }
            ?? site.sharedCode(anchor: anchor).map { .shared($0) }
    }
}
