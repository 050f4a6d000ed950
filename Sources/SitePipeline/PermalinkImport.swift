package import SiteModel

/// Takes the addresses of a site that exists already into a ledger.
package struct PermalinkImport: Sendable {
    /// The ledger with what was taken over.
    package let ledger: PermalinkLedger
    /// How many addresses are new in it.
    package let added: Int
    /// How many it held before.
    package let known: Int
    /// The addresses that name no code, in the order of the text.
    package let unknown: [String]

    /// - Parameters:
    ///   - text: addresses, one a line, or the HTML of a page whose anchors are meant.
    ///   - ledger: what is known.
    ///   - site: the site that is to keep them.
    package init(_ text: String, into ledger: PermalinkLedger, of site: Site) {
        let isPage = text.utf8.contains(UInt8(ascii: "<"))
        let addresses =
            isPage
            ? PageInventory.ids(of: Array(text.utf8)).map { "#" + $0 }
            : text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty && !$0.hasPrefix("# ") }
        let targets = Targets(site)
        var taken: [Permalink] = []
        var unknown: [String] = []
        var known = 0
        for address in addresses {
            let relative = Self.relative(address, to: site.configuration)
            if ledger[relative] != nil {
                known += 1
            } else if let target = targets.target(of: relative) {
                taken.append(Permalink(address: relative, target: target, since: Permalink.unreleased))
            } else if !isPage {
                // A page has ids of its own that name no code, such as that of its search box.
                unknown.append(address)
            }
        }
        self.ledger = PermalinkLedger(baseURL: ledger.baseURL, ledger.permalinks + taken)
        added = self.ledger.permalinks.count - ledger.permalinks.count
        self.known = known
        self.unknown = unknown
    }

    /// The address below the site's root. Of an address elsewhere the fragment counts, or the path below a former place.
    private static func relative(_ address: String, to configuration: SiteConfiguration) -> String {
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count > 1, !parts[1].isEmpty { return "#" + PercentEncoding.decoded(parts[1]) }
        let path = String(parts[0])
        for base in [configuration.baseURL] + configuration.movedFrom where path.hasPrefix(base.absolute) {
            return folder(String(path.dropFirst(base.absolute.count)))
        }
        return folder(path)
    }

    private static func folder(_ path: String) -> String {
        let folder = path.asFolder
        return folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    }

    /// What addresses mean: by the letters and digits of their last part, in any spelling.
    private struct Targets {
        private let site: Site
        /// The code that a key means; a key of two codes means none.
        private var byKey: [String: String?] = [:]

        init(_ site: Site) {
            self.site = site
            for entry in site.entries {
                let code = entry.code.rawValue
                for name in [code] + entry.furtherAnchors {
                    let key = key(name)
                    if let known = byKey[key], known != code {
                        byKey.updateValue(nil, forKey: key)
                    } else {
                        byKey[key] = code
                    }
                }
            }
        }

        /// An alias can carry on an anchor and a page below `errors/`, and nothing else.
        func target(of address: String) -> Permalink.Target? {
            guard address.hasPrefix("#") || address.hasPrefix("errors/") else { return nil }
            let name = address.hasPrefix("#") ? address.dropFirst() : address.split(separator: "/").last ?? ""
            if let exact = site.entry(anchor: String(name)) { return .init(.error, site.entries[exact].code.rawValue) }
            let key = key(name)
            guard !key.isEmpty, let code = byKey[key] ?? nil else { return nil }
            return .init(.error, code)
        }

        private func key(_ name: some StringProtocol) -> String {
            name.lowercased().filter { $0.isLetter || $0.isNumber }
        }
    }
}
