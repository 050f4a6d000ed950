/// An address that was published, below the site's base URL: a page (`errors/invalid_card/`) or an anchor of the
/// errors page (`#invalid_card`).
package struct Permalink: Sendable, Equatable {
    /// What an address leads to.
    package enum Target: Sendable, Hashable {
        case error(String)
        case group(String)
        /// A free page, by its path without `/index.html`.
        case page(String)
        /// A heading of the introduction.
        case heading(String)
    }

    /// The address.
    package let address: String
    package let target: Target
    /// The day since which it leads somewhere, `YYYY-MM-DD`, or ``unreleased``.
    package let since: String

    /// What stands in place of a day until there is one.
    package static let unreleased = "unreleased"

    package init(address: String, target: Target, since: String) {
        self.address = address
        self.target = target
        self.since = since
    }
}

extension Permalink.Target: CustomStringConvertible {
    /// As the ledger writes it.
    package var description: String {
        switch self {
        case .error(let code): "error \(code)"
        case .group(let id): "group \(id)"
        case .page(let path): "page \(path)"
        case .heading(let id): "heading \(id)"
        }
    }

    /// Reads what ``description`` writes.
    package init?(_ text: some StringProtocol) {
        // By scalars: a combining mark must not hide the space.
        let parts = text.unicodeScalars.split(separator: " ", maxSplits: 1).map { String(String.UnicodeScalarView($0)) }
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "error": self = .error(parts[1])
        case "group": self = .group(parts[1])
        case "page": self = .page(parts[1])
        case "heading": self = .heading(parts[1])
        default: return nil
        }
    }
}

/// Every address that the site ever published, as `permalinks.txt` keeps it.
package struct PermalinkLedger: Sendable, Equatable {
    /// Where the site lives, or `nil` in a ledger that does not say.
    package var baseURL: BaseURL?
    /// By address, each once.
    package private(set) var permalinks: [String: Permalink]

    package init(baseURL: BaseURL? = nil, _ permalinks: [Permalink] = []) {
        self.baseURL = baseURL
        self.permalinks = Dictionary(permalinks.map { ($0.address, $0) }) { first, _ in first }
    }

    /// The ledger with the addresses of a site taken in: new ones are added, and known ones keep their day.
    /// - Parameters:
    ///   - current: the addresses of the site; their own days do not matter.
    ///   - release: the day that whatever is unreleased gets, or `nil` to leave it so.
    /// - Returns: the ledger as it is to be kept.
    package func adding(_ current: [Permalink], release: String?) -> PermalinkLedger {
        var ledger = self
        for permalink in current {
            let since = permalinks[permalink.address]?.since ?? Permalink.unreleased
            ledger.permalinks[permalink.address] = Permalink(
                address: permalink.address,
                target: permalink.target,
                since: since
            )
        }
        guard let release else { return ledger }
        ledger.permalinks = ledger.permalinks.mapValues { permalink in
            guard permalink.since == Permalink.unreleased else { return permalink }
            return Permalink(address: permalink.address, target: permalink.target, since: release)
        }
        return ledger
    }

    /// The ledger as a text: sorted, one address a line, so that it is easy to review and to merge.
    package var text: String {
        var lines = [Self.header]
        if let baseURL { lines.append("site\t\(baseURL)") }
        lines += permalinks.values.sorted { $0.address < $1.address }.map { permalink in
            "\(permalink.address)\t\(permalink.target)\t\(permalink.since)"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let header = """
        # Every address that this site ever published, what it leads to and since when. `docsite build` adds to it and
        # refuses to drop a line; commit it with the content. Columns are parted by tabs.
        """
}
