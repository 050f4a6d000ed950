package import Diagnostics

/// Where the pages of a site lie, as `addresses` in `site.yml` says it.
package struct SiteAddresses: Sendable {
    package var entry = AddressPattern.entries
    package var group = AddressPattern.groups
    /// The page with the list of all codes.
    package var errors = SitePath.front
    /// Where `site.yml` says it, by the key.
    package var places: [String: SourceRange] = [:]

    package init() {}

    /// Whether all is as it is without a word in `site.yml`.
    package var areUsual: Bool { entry == .entries && group == .groups && errors == .front }

    /// The address of an anchor of the errors page, not encoded.
    package func anchor(_ id: String) -> String { errors.address + "#" + id }
}

/// What the ledger remembers of a pattern by which addresses were made once.
package enum FormerAddressing: Hashable, Sendable {
    case entry(AddressPattern)
    case group(AddressPattern)
    case errors(SitePath)

    /// The key of `addresses`, and what stood behind it.
    package var words: (key: String, pattern: String) {
        switch self {
        case .entry(let pattern): ("entry", pattern.text)
        case .group(let pattern): ("group", pattern.text)
        case .errors(let path): ("errors", path.address)
        }
    }

    /// As the ledger writes it.
    package var text: String { words.key + " " + words.pattern }

    /// Reads what ``text`` writes.
    package init?(_ text: String) {
        guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        self.init(key: String(text[..<space]), String(text[text.utf8.index(after: space)...]))
    }

    /// What a key of `addresses` says.
    private init?(key: String, _ pattern: String) {
        func read(_ placeholders: [AddressPattern.Placeholder]) -> AddressPattern? {
            try? AddressPattern(pattern, with: placeholders)
        }
        switch key {
        case "entry":
            guard let pattern = read(AddressPattern.Placeholder.ofEntries) else { return nil }
            self = .entry(pattern)
        case "group":
            guard let pattern = read(AddressPattern.Placeholder.ofGroups) else { return nil }
            self = .group(pattern)
        case "errors":
            guard let pattern = read([]) else { return nil }
            self = .errors(SitePath(address: pattern.text))
        default: return nil
        }
    }
}
