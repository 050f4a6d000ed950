internal import Binding
internal import Bytes
internal import Diagnostics
internal import PageMarkup
package import SiteModel
package import SitePaths
internal import SourceReading

/// Takes the addresses of a site that exists already into a ledger.
package struct PermalinkImport: Sendable {
    /// An address that was not taken over.
    package struct Refused: Sendable {
        package let address: String
        /// The line that it stands on, from 1.
        package let line: Int
        package let reason: String
    }

    /// The ledger with what was taken over.
    package let ledger: PermalinkLedger
    /// How many addresses are new in it.
    package let added: Int
    /// How many it held before.
    package let known: Int
    /// The addresses that were not taken over, in the order of the text.
    package let refused: [Refused]

    /// - Parameters:
    ///   - text: addresses, one a line, an answer of the API that holds some, or the HTML of a page whose anchors are meant.
    ///   - ledger: what is known.
    ///   - site: the site that is to keep them.
    ///   - places: the addresses of sites or pages whose addresses are the site's now, beside its own.
    ///   - rules: how the addresses of pages of codes were made, below the site's root; the ledger remembers those that
    ///     made one, so that they lead on without an alias.
    package init(
        _ text: String,
        into ledger: PermalinkLedger,
        of site: Site,
        from places: [String],
        by rules: [AddressPattern] = []
    ) {
        let pasted = PastedAddresses(text)
        let isPage = pasted == nil && Self.isPage(text)
        let addresses =
            isPage
            ? PageInventory.ids(of: Array(text.utf8)).map { (0, "#" + $0) }
            : pasted?.lines ?? Self.lines(of: text)
        let targets = Targets(site, rules)
        let own = Places(site.configuration, places)
        var taken = ledger
        var refused: [Refused] = []
        var known = 0
        var isUsed: Set<FormerAddressing> = []
        /// Pages that no code is named by: one may be where all codes stood, as other lines say.
        var unnamed: [(address: String, refusal: Int)] = []
        for (line, address) in addresses {
            guard let relative = own.relative(address) else {
                let reason = "another place: name it with --from if its addresses are this site's from now on"
                refused.append(Refused(address: address, line: line, reason: reason))
                continue
            }
            if ledger[relative] != nil {
                known += 1
            } else if let (target, former) = targets.target(of: relative) {
                if let former { isUsed.insert(former) }
                taken.add(Permalink(address: relative, target: target, since: Permalink.imported))
            } else if !isPage {
                // A page has ids of its own that name no code, such as that of its search box.
                if targets.mayHaveAllCodes(relative) { unnamed.append((relative, refused.count)) }
                let reason = targets.refusal(of: relative)
                refused.append(Refused(address: address, line: line, reason: reason))
            }
        }
        for (address, place) in unnamed.reversed() where isUsed.contains(.errors(SitePath(address: address))) {
            refused.remove(at: place)
            taken.add(Permalink(address: address, target: .errors, since: Permalink.imported))
        }
        taken.remember(isUsed)
        self.ledger = taken
        added = taken.permalinks.count - ledger.permalinks.count
        self.known = known
        self.refused = refused
    }

    /// Whether a text is HTML: it begins with a tag, or holds one of those that have or hold anchors. An address may hold a
    /// `<` of its own.
    private static func isPage(_ text: String) -> Bool {
        if text.first(where: { !$0.isWhitespace }) == "<" { return true }
        guard text.utf8.contains(UInt8(ascii: "<")) else { return false }
        let names: Set<Substring> = [
            "a", "article", "body", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "head", "html", "li",
            "main", "nav", "ol", "p", "section", "span", "table", "td", "th", "tr", "ul",
        ]
        return text.lowercased().split(separator: "<").dropFirst().contains { part in
            let name = part.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            let end = part[name.endIndex...].first
            return names.contains(name) && (end == " " || end == ">" || end == "\n") && part.contains(">")
        }
    }

    private static func lines(of text: String) -> [(Int, String)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { ($0 + 1, PastedAddresses.unescaped($1).trimmed) }
            .filter { !$1.isEmpty && !$1.hasPrefix("# ") }
    }

    /// The places whose addresses are the site's own.
    private struct Places {
        /// With and without the `/` at the end.
        private let sites: [String]
        private let pages: [String]
        /// The paths of the sites on their hosts, the longest first.
        private let paths: [String]

        init(_ configuration: SiteConfiguration, _ further: [String]) {
            let own = [configuration.baseURL] + configuration.movedFrom + further.compactMap { BaseURL($0) }
            paths = Set(own.map(\.path)).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
            sites = own.map(\.absolute)
            pages = sites.map { String($0.dropLast()) }
        }

        /// The address below the site's root, or `nil` where it belongs to another place.
        func relative(_ address: String) -> String? {
            let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let path = String(parts.first ?? "")
            let fragment = parts.count > 1 && !parts[1].isEmpty ? "#" + PercentEncoding.decoded(parts[1]) : nil
            guard let below = below(path) else { return nil }
            // The errors page lay at the root.
            if let fragment, SitePath(below).address.isEmpty { return fragment }
            return PermalinkImport.folder(below) + (fragment ?? "")
        }

        /// The path below the site's root.
        private func below(_ path: String) -> String? {
            // Of the scheme that the page is read by.
            if path.hasPrefix("//") {
                return below("https:" + path) ?? below("http:" + path)
            }
            if let scheme = path.firstRange(of: "://") {
                let host = path[scheme.upperBound...].prefix { $0 != "/" }
                let folded = path[..<scheme.upperBound].lowercased() + host.lowercased()
                let whole = folded + path[scheme.upperBound...].dropFirst(host.count)
                if pages.contains(where: whole.hasBytes) { return "" }
                let base = sites.filter { whole.hasPrefix($0) }.max { $0.utf8.count < $1.utf8.count }
                return base.map { PercentEncoding.decoded(whole.dropFirst($0.count).prefix { $0 != "?" }) }
            }
            let written = path.prefix { $0 != "?" }
            guard written.hasPrefix("/") else { return PercentEncoding.decoded(written) }
            // Browsers read it from the host on.
            if paths.contains(where: { $0.dropLast() == written }) { return "" }
            return paths.first(where: written.hasPrefix).map {
                PercentEncoding.decoded(written.dropFirst($0.count).drop { $0 == "/" })
            }
        }
    }

    private static func folder(_ path: String) -> String {
        let folder = SitePath(path).address
        if folder.isEmpty || folder.hasSuffix("/") { return folder }
        // Hosts show a folder's page without the `/` as well; a page that had a name with an ending had no folder.
        return folder.hasSuffix(AddressPattern.pageEnding) ? folder : folder + "/"
    }

    /// What addresses mean: by the letters and digits of their last part, in any spelling.
    private struct Targets {
        private let site: Site
        /// The entry that a key means, by its id; a key of two entries means none.
        private var byKey: [String: String?] = [:]
        /// The entries that addresses mean by a rule.
        private var byRule: [String: (id: String, rule: AddressPattern)] = [:]
        private let reserved: ReservedPlaces
        /// What pages of the site lie at.
        private let pages: Set<SitePath>

        init(_ site: Site, _ rules: [AddressPattern]) {
            self.site = site
            reserved = ReservedPlaces(site.addresses, hasOperations: !site.operations.isEmpty)
            let catalog = site.entries.map(\.path) + site.groups.map(\.path) + site.sharedCodePaths
            pages = Set(catalog + site.operations.map(\.path) + site.pages.map(\.path))
            for rule in rules {
                for entry in site.entries {
                    for values in AddressPattern.Values.all(of: entry, group: site.groups[entry.group].slug) {
                        let address = rule.address(for: values)
                        if byRule[address] == nil { byRule[address] = (entry.id.rawValue, rule) }
                    }
                }
            }
            for entry in site.entries {
                let id = entry.id.rawValue
                for name in [id] + entry.furtherAnchors {
                    let key = key(name)
                    if let known = byKey[key], known != id {
                        byKey.updateValue(nil, forKey: key)
                    } else {
                        byKey[key] = id
                    }
                }
            }
        }

        /// An alias can carry on a page that it can make, and an anchor of a page that has or had all codes.
        /// - Returns: what an address means, and how it was made where the ledger has to remember that.
        func target(of address: String) -> (target: Permalink.Target, former: FormerAddressing?)? {
            guard isCarried(address) else { return nil }
            if let (id, rule) = byRule[address] { return (.init(.error, id), .entry(rule)) }
            let (page, fragment) = Self.parts(of: address)
            if let fragment {
                let isNow = page == .front || page == site.addresses.errors
                let list = site.sharedCode(anchor: fragment).map { site.sharedCodes[$0].target }
                return (list ?? entry(meantBy: fragment)).map { ($0, isNow ? nil : .errors(page)) }
            }
            let last = address.split(separator: "/").last ?? ""
            let isFile = last.hasSuffix(AddressPattern.pageEnding)
            let name = isFile ? last.dropLast(AddressPattern.pageEnding.count) : last
            let list = site.sharedCodes.first { $0.path == page }?.target
            return (list ?? entry(meantBy: String(name))).map { ($0, nil) }
        }

        private func entry(meantBy name: String) -> Permalink.Target? {
            if let exact = site.entry(anchor: name) { return .init(.error, site.entries[exact].id.rawValue) }
            let key = key(name)
            guard !key.isEmpty, let id = byKey[key] ?? nil else { return nil }
            return .init(.error, id)
        }

        /// Whether all codes may have stood on a page before.
        func mayHaveAllCodes(_ address: String) -> Bool {
            !address.utf8.contains(UInt8(ascii: "#")) && isCarried(address)
        }

        /// Why an address is not taken over.
        func refusal(of address: String) -> String {
            let (page, fragment) = Self.parts(of: address)
            if fragment != nil, pages.contains(page) {
                return "a page of the site lies there, and not that of all codes"
            }
            let isShared = address.split { $0 == "/" || $0 == "#" }.last.map {
                site.sharedCode(anchor: String($0)) != nil
            }
            return isCarried(address)
                ? isShared == true
                    ? "several entries have the code that it names" : "it names no code of the catalog"
                : "no page can lie there: the parts of an address are ASCII letters, digits, `_`, `-` and `.`, and the "
                    + "names of the site's own files are taken"
        }

        private func isCarried(_ address: String) -> Bool {
            let (page, fragment) = Self.parts(of: address)
            if let fragment {
                guard ErrorCode(fragment) != nil, !pages.contains(page) else { return false }
                if page == .front || page == site.addresses.errors { return true }
            }
            let address = page.address
            guard !address.isEmpty, AddressPart.obstacle(inAddress: address) == nil else { return false }
            return reserved.mayHoldAlias(address.split(separator: "/"))
        }

        /// The page of an address, and the id in it.
        private static func parts(of address: String) -> (page: SitePath, fragment: String?) {
            guard let hash = address.utf8.firstIndex(of: UInt8(ascii: "#")) else {
                return (SitePath(address: address), nil)
            }
            return (SitePath(address: String(address[..<hash])), String(address[address.utf8.index(after: hash)...]))
        }

        private func key(_ name: some StringProtocol) -> String {
            name.lowercased().filter { $0.isLetter || $0.isNumber }
        }
    }
}
