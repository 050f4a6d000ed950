internal import Bytes
internal import ImportSources
internal import SiteModel

/// Where links of a source lead, in a site of docsite's.
struct LinkRewriting: Sendable {
    enum Outcome: Equatable {
        case kept
        case to(String)
        /// It leads nowhere that is known: of the link its text stays.
        case lost(String)
    }

    /// The ids of entries, by the names that links may call them: their codes, in any spelling, and paths of their files.
    var codes: [String: String] = [:]
    /// The same by paths of files and ids of pages.
    var names: [String: String] = [:]
    /// What a link that begins with `/` is relative to.
    var siteRoot: String?
    /// Where the source was published.
    var publishedAt: String?
    /// Files that come with the texts, below `static/`, by their paths.
    var assets: [String: String] = [:]
    /// What the former pages of codes had before their codes, such as `/messages/`.
    var entryPrefixes: Set<String> = []

    /// - Parameters:
    ///   - destination: the address, as the source has it.
    ///   - path: the file that holds the link, from the top of the source.
    ///   - headings: the ids of the headings of the text that it stands in.
    /// - Returns: where it is to lead.
    func outcome(of destination: String, in path: String, headings: Set<String>) -> Outcome {
        let address = destination.filter { !$0.isWhitespace }
        guard !address.isEmpty else { return .lost("the link has no address") }
        if address.hasPrefix("#") {
            let fragment = PercentEncoding.decoded(address.dropFirst())
            if headings.contains(fragment) { return .kept }
            if let id = names["#" + fragment] ?? codes[FieldWords.folded(fragment)] { return .to("#" + id) }
            return .lost("no error and no heading is called so")
        }
        if let scheme = Self.scheme(of: address) {
            guard ["https", "http", "mailto", "tel"].contains(scheme) else {
                return .lost("a link may lead to `https:`, `http:`, `mailto:` and `tel:`")
            }
            if let id = entry(publishedAt: address) { return .to("#" + id) }
            return address == destination ? .kept : .to(address)
        }
        if address.hasPrefix("//") { return .kept }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let way = PercentEncoding.decoded(parts[0].prefix { $0 != "?" })
        let file = Self.resolved(way, from: path)
        if parts.count == 2, let id = names[file + "#" + PercentEncoding.decoded(parts[1])] { return .to("#" + id) }
        if let id = names[file] { return .to("#" + id) }
        if let asset = assets[file] { return .to("../static/" + asset) }
        let (folder, last) = AddressEnd.last(of: way)
        if let id = codes[FieldWords.folded(last)], !last.isEmpty,
            way.hasPrefix("/") ? entryPrefixes.contains(folder) || FieldCode.looksSo(last) : true
        {
            return .to("#" + id)
        }
        if way.hasPrefix("/") {
            return siteRoot == nil ? .lost("what it is relative to is not known: say `site_root:` in the map") : .kept
        }
        guard let publishedAt else {
            return .lost("what it is relative to is not known: say `published_at:` in the map")
        }
        let base = publishedAt.hasSuffix("/") ? publishedAt : publishedAt + "/"
        let rest = address[parts[0].endIndex...]
        return .to(base + Self.resolved(String(parts[0]), from: path) + rest)
    }

    /// The entry whose former page lies at an address of the same site.
    private func entry(publishedAt address: String) -> String? {
        let path = address.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" && $0 != "#" }
        for prefix in entryPrefixes where path.hasPrefix(prefix) && prefix.count > 1 {
            let (folder, last) = AddressEnd.last(of: String(path.prefix { $0 != "?" }))
            if folder == prefix, let id = codes[FieldWords.folded(last)] { return id }
        }
        return nil
    }

    static func scheme(of address: String) -> String? {
        guard let colon = address.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = address[..<colon]
        let isOne =
            scheme.first?.isLetter == true
            && scheme.utf8.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
            }
        return isOne ? scheme.lowercased() : nil
    }

    /// A relative path, from the folder of a file on.
    static func resolved(_ way: String, from path: String) -> String {
        var parts = way.hasPrefix("/") ? [] : path.split(separator: "/").dropLast().map(String.init)
        for part in way.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": _ = parts.popLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }
}
