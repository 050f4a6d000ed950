internal import Binding
internal import Diagnostics
internal import Files
internal import Output
internal import PageMarkup
internal import PermalinkBinding
internal import Rendering
internal import SiteModel
internal import SitePaths
internal import SourceReading
internal import YAML

/// Reads the addresses of a site off its built folder: every page, every anchor of the errors page and every heading of
/// a free page. What they lead to is read where the folder says so: codes off the search index, pages off their places.
enum PublishedSiteReader {
    /// - Parameters:
    ///   - folder: a folder that some build wrote, of this version or of another.
    ///   - addressing: the patterns that its pages may have been made by, beside the usual ones.
    ///   - hasOperations: whether pages of operations may lie in it.
    /// - Returns: the addresses, and what they lead to where that is written there.
    /// - Throws: ``OutputError/system(_:)`` where the folder cannot be read or holds no site.
    static func read(
        _ folder: String,
        made addressing: Set<FormerAddressing>,
        hasOperations: Bool
    ) throws(OutputError) -> PermalinkDifference.Published {
        let listing = try listing(of: folder)
        let errors = try front(of: folder)
        let codes = codes(in: folder, listing)
        let places = Places(addressing, groups: groups(in: folder), hasOperations: hasOperations)
        var published: PermalinkDifference.Published = [:]
        for item in listing.items { add(SitePath(item.path), in: folder, codes, places, to: &published) }
        add(errors, at: .front, codes, to: &published)
        let paths = Set(listing.items.map(\.path))
        for path in places.errors where path != .front && paths.contains(path.text) {
            guard let bytes = try? FileReading.bytes(of: "\(folder)/\(path)") else { continue }
            published.updateValue(.errors, forKey: ExactText(path.address))
            add(bytes, at: path, codes, to: &published)
        }
        return published
    }

    private static func listing(of folder: String) throws(OutputError) -> FolderListing {
        let listing: FolderListing
        do {
            listing = try FolderListing(of: folder)
        } catch {
            throw .system(error.description)
        }
        // Addresses that cannot be looked at would seem lost.
        for item in listing.items {
            if case .unreadable(let reason) = item.kind {
                throw .system("cannot read \(folder)/\(item.path): \(reason)")
            }
        }
        return listing
    }

    private static func front(of folder: String) throws(OutputError) -> [UInt8] {
        do {
            return try FileReading.bytes(of: "\(folder)/\(SitePath.front)")
        } catch {
            if case .system(let error) = error, !error.isMissing { throw .system(error.description) }
            throw .system("\(folder) holds no \(SitePath.front), so it is no built site")
        }
    }

    /// Adds the address of a file, if it is a page but for those of all codes, and those of the headings of a free page.
    private static func add(
        _ path: SitePath,
        in folder: String,
        _ codes: [ExactText: Permalink.Target],
        _ places: Places,
        to published: inout PermalinkDifference.Published
    ) {
        let address = path.address
        let known = codes[ExactText(address)]
        guard path.text.hasSuffix(OutputFile.pageSuffix) || known != nil, path != .changes,
            !places.errors.contains(path)
        else { return }
        // What lies there may lead on to another page, and only itself says so.
        let bytes = known == nil ? try? FileReading.bytes(of: "\(folder)/\(path)") : nil
        if let target = bytes.flatMap(MovedPage.target) {
            published.updateValue(Self.target(of: target, codes), forKey: ExactText(address))
            return
        }
        guard path.isPageOfFolder || known != nil || places.isGroup(path) else { return }
        let isFree = known == nil && !places.isSites(path)
        let page = isFree ? Permalink.Target(.page, path.addressWithoutSlash) : nil
        published.updateValue(known ?? page, forKey: ExactText(address))
        guard isFree, let bytes else { return }
        for id in PageInventory.ids(of: bytes) where !id.hasPrefix(Site.reservedAnchorPrefix) {
            let heading = address + "#" + id
            published.updateValue(Permalink.Target(.heading, heading), forKey: ExactText(heading))
        }
    }

    /// Adds the anchors of a page of all codes.
    private static func add(
        _ page: [UInt8],
        at path: SitePath,
        _ codes: [ExactText: Permalink.Target],
        to published: inout PermalinkDifference.Published
    ) {
        for id in PageInventory.ids(of: page) where !id.hasPrefix(Site.reservedAnchorPrefix) {
            published.updateValue(codes[ExactText("#" + id)], forKey: ExactText(path.address + "#" + id))
        }
    }

    /// What a page that leads on leads to: by the end of the address that it names.
    private static func target(of address: String, _ codes: [ExactText: Permalink.Target]) -> Permalink.Target? {
        let parts = address.split(separator: "/")
        let end = address.hasSuffix("/") ? "/" : ""
        return parts.indices.lazy.compactMap { codes[ExactText(parts[$0...].joined(separator: "/") + end)] }.first
    }

    /// Where pages of the catalog may lie.
    private struct Places {
        /// The pages that may have all codes.
        let errors: Set<SitePath>
        private let groups: Set<String>
        private let reserved: ReservedPlaces

        init(_ addressing: Set<FormerAddressing>, groups: [Slug], hasOperations: Bool) {
            var errors: Set<SitePath> = [.front]
            var ofGroups: [AddressPattern] = []
            for known in addressing {
                switch known {
                case .errors(let path): errors.insert(path)
                case .group(let pattern): ofGroups.append(pattern)
                case .entry: continue
                }
            }
            self.errors = errors
            self.groups = Set(ofGroups.flatMap { pattern in groups.map { pattern.address(for: .init(slug: $0)) } })
            reserved = ReservedPlaces(SiteAddresses(), hasOperations: hasOperations)
        }

        /// Whether the page of a group lies there, as a pattern of the author's makes it.
        func isGroup(_ path: SitePath) -> Bool { groups.contains(path.address) }

        /// Whether the site itself makes what lies there.
        func isSites(_ path: SitePath) -> Bool {
            isGroup(path) || reserved.owner(of: path.text.split(separator: "/")) != nil
        }
    }

    /// The groups that the search index names.
    private static func groups(in folder: String) -> [Slug] {
        var faults: [Diagnostic] = []
        let path = "\(folder)/\(SitePath.searchFolder)index.json"
        guard let file = SourceReader.read(path, as: path, atMost: SourceReader.mostCatalogBytes, &faults) else {
            return []
        }
        return (YAMLDocument.read(file).document.root?.member("groups")?.items ?? [])
            .compactMap { $0.member("id")?.text.flatMap(Slug.init(derivedFrom:)) }
    }

    /// The codes that addresses lead to, off the search index.
    private static func codes(in folder: String, _ listing: FolderListing) -> [ExactText: Permalink.Target] {
        var codes: [ExactText: Permalink.Target] = [:]
        // What a code by itself led to, where one entry with a scope had it.
        var bare: [ExactText: [Permalink.Target]] = [:]
        for item in listing.items
        where item.path.hasPrefix(SitePath.searchFolder + "entries-") && item.path.hasSuffix(".json") {
            var faults: [Diagnostic] = []
            let path = "\(folder)/\(item.path)"
            guard let file = SourceReader.read(path, as: path, atMost: SourceReader.mostCatalogBytes, &faults) else {
                continue
            }
            // Every JSON text is YAML.
            for entry in YAMLDocument.read(file).document.root?.member("entries")?.items ?? [] {
                guard let code = entry.member("code")?.text, let name = ErrorCode(code) else { continue }
                let scope = entry.member("scope")?.text.flatMap(ErrorCode.init)
                let id = ErrorCode(name, in: scope)
                let target = Permalink.Target(.error, id.rawValue)
                for form in scope == nil ? [] : Set([name.rawValue, name.hyphenated]) {
                    bare[ExactText("#" + form), default: []].append(target)
                }
                if let url = entry.member("url")?.text { codes[ExactText(SitePath(url).address)] = target }
                let aliases = entry.member("aliases")?.items.compactMap(\.text) ?? []
                for name in [id] + aliases.compactMap(ErrorCode.init) {
                    codes[ExactText("#" + name.rawValue)] = target
                    codes[ExactText("#" + name.hyphenated)] = target
                }
            }
        }
        for (anchor, targets) in bare where targets.count == 1 && codes[anchor] == nil { codes[anchor] = targets[0] }
        return codes
    }
}

extension YAMLNode {
    fileprivate func member(_ name: String) -> YAMLNode? {
        guard case .mapping(let pairs) = content else { return nil }
        return pairs.first { $0.key.text == name }?.value
    }

    fileprivate var items: [YAMLNode] {
        if case .sequence(let nodes) = content { nodes } else { [] }
    }

    fileprivate var text: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }
}
