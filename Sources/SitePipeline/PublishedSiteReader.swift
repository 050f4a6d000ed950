package import Binding
internal import Diagnostics
internal import Files
package import Output
internal import PageMarkup
internal import Rendering
internal import SiteModel
internal import SourceReading
internal import YAML

/// Reads the addresses of a site off its built folder: every page, every anchor of the errors page and every heading of
/// a free page. What they lead to is read where the folder says so: codes off the search index, pages off their places.
package enum PublishedSiteReader {
    /// - Parameter folder: a folder that some build wrote, of this version or of another.
    /// - Returns: the addresses, and what they lead to where that is written there.
    /// - Throws: ``OutputError/system(_:)`` where the folder cannot be read or holds no site.
    package static func read(_ folder: String) throws(OutputError) -> PermalinkDifference.Published {
        let listing: FolderListing
        do {
            listing = try FolderListing(of: folder)
        } catch {
            throw .system(error.description)
        }
        let errors: [UInt8]
        do {
            errors = try FileReading.bytes(of: "\(folder)/\(SitePath.errors)")
        } catch {
            if case .system(let error) = error, !error.isMissing { throw .system(error.description) }
            throw .system("\(folder) holds no \(SitePath.errors), so it is no built site")
        }
        // Addresses that cannot be looked at would seem lost.
        for item in listing.items {
            if case .unreadable(let reason) = item.kind {
                throw .system("cannot read \(folder)/\(item.path): \(reason)")
            }
        }
        let codes = codes(in: folder, listing)
        var published: PermalinkDifference.Published = [:]
        for item in listing.items {
            let path = SitePath(item.path)
            guard path.isPageOfFolder, path != .changes else { continue }
            let address = path.address
            let isFree = !PagePlaces.isReserved(item.path.firstPart)
            let known = codes[ExactText(address)]
            // What lies there may lead on to another page, and only itself says so.
            let bytes = isFree || known == nil ? try? FileReading.bytes(of: "\(folder)/\(item.path)") : nil
            let target = bytes.flatMap(MovedPage.target)
            guard target == nil else {
                published.updateValue(target.flatMap { Self.target(of: $0, codes) }, forKey: ExactText(address))
                continue
            }
            let page = isFree ? Permalink.Target(.page, path.addressWithoutSlash) : nil
            published.updateValue(known ?? page, forKey: ExactText(address))
            guard isFree, let bytes else { continue }
            for id in PageInventory.ids(of: bytes) where !id.hasPrefix(Site.reservedAnchorPrefix) {
                let heading = address + "#" + id
                published.updateValue(Permalink.Target(.heading, heading), forKey: ExactText(heading))
            }
        }
        for id in PageInventory.ids(of: errors) where !id.hasPrefix(Site.reservedAnchorPrefix) {
            published.updateValue(codes[ExactText("#" + id)], forKey: ExactText("#" + id))
        }
        return published
    }

    /// What a page that leads on leads to: by the end of the address that it names.
    private static func target(of address: String, _ codes: [ExactText: Permalink.Target]) -> Permalink.Target? {
        let parts = address.split(separator: "/").suffix(2)
        return codes[ExactText(parts.joined(separator: "/") + "/")]
    }

    /// The codes that addresses lead to, off the search index.
    private static func codes(in folder: String, _ listing: FolderListing) -> [ExactText: Permalink.Target] {
        var codes: [ExactText: Permalink.Target] = [:]
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
                let target = Permalink.Target(.error, code)
                if let url = entry.member("url")?.text { codes[ExactText(SitePath(url).address)] = target }
                let aliases = entry.member("aliases")?.items.compactMap(\.text) ?? []
                for name in [name] + aliases.compactMap(ErrorCode.init) {
                    codes[ExactText("#" + name.rawValue)] = target
                    codes[ExactText("#" + name.hyphenated)] = target
                }
            }
        }
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
