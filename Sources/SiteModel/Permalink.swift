package import SitePaths

/// An address that was published, below the site's base URL: a page (`errors/invalid_card/`) or an anchor (`#invalid_card`
/// of the front page, which most sites have all codes on, or `errors/#invalid_card`).
package struct Permalink: Sendable, Equatable {
    /// What an address leads to.
    package struct Target: Sendable, Hashable {
        /// By the word that the ledger has for it.
        package enum Kind: String, Sendable {
            case error
            case group
            /// A free page, or that of all codes where it is not the front page.
            case page
            /// A heading: of the introduction by its id alone, of a free page by `path/#id`.
            case heading
            /// What errors say they are returned by.
            case operation
        }

        package let kind: Kind
        /// The code, the id, the operation, or the path without `/index.html`.
        package let name: String

        package init(_ kind: Kind, _ name: String) {
            self.kind = kind
            self.name = name
        }

        /// The page of all codes, wherever it lies. No page of an author's has that name.
        package static let errors = Target(.page, "index")
    }

    /// The address.
    package let address: String
    package fileprivate(set) var target: Target
    /// The day since which it leads somewhere, `YYYY-MM-DD`, ``imported`` or ``unreleased``.
    package fileprivate(set) var since: String

    /// What stands in place of a day until there is one: nobody outside has seen the address yet.
    package static let unreleased = "unreleased"
    /// What stands in place of a day that nobody knows: the address was published by what was there before.
    package static let imported = "imported"

    /// Whether it may go without a word, for nobody can know it.
    package var isUnreleased: Bool { since == Self.unreleased }

    /// Whether it stands before another in a ledger. Of two that differ in their normal form the bytes decide.
    package func precedes(_ other: Permalink) -> Bool {
        address == other.address
            ? address.utf8.lexicographicallyPrecedes(other.address.utf8) : address < other.address
    }

    package init(address: String, target: Target, since: String) {
        self.address = address
        self.target = target
        self.since = since
    }
}

extension Permalink.Target: CustomStringConvertible {
    /// As the ledger writes it.
    package var description: String { "\(kind.rawValue) \(name)" }

    /// Reads what ``description`` writes.
    package init?(_ text: String) {
        // By bytes: a combining mark must not hide the space.
        guard let space = text.utf8.firstIndex(of: UInt8(ascii: " ")) else { return nil }
        let name = String(text[text.utf8.index(after: space)...])
        guard let kind = Kind(rawValue: String(text[..<space])), !name.isEmpty else { return nil }
        self.init(kind, name)
    }
}

/// Every address that the site ever published, as `permalinks.txt` keeps it.
package struct PermalinkLedger: Sendable, Equatable {
    /// Where the site lives, or `nil` in a ledger that does not say.
    package var baseURL: BaseURL?
    /// Where the site lived when its feed began, if it has moved since: what is in the feed keeps its ids.
    package var feedURL: BaseURL?
    /// By what patterns addresses were made that do not lie at the usual places, each once, sorted.
    package private(set) var addressing: [FormerAddressing] = []
    /// The classes of files for programs that were published.
    package var data: Set<DataSettings.Class> = []
    /// Each address once, in the order in which they came in.
    package private(set) var permalinks: [Permalink] = []
    private var positions: [ExactText: Int] = [:]

    package init(baseURL: BaseURL? = nil, _ permalinks: [Permalink] = []) {
        self.baseURL = baseURL
        reserveCapacity(permalinks.count)
        for permalink in permalinks { add(permalink) }
    }

    /// What is known of an address.
    package subscript(address: String) -> Permalink? {
        position(of: address).map { permalinks[$0] }
    }

    /// The day since which an anchor leads somewhere on one of some pages, the first where it was on several.
    package func since(_ anchor: String, at pages: [SitePath]) -> String? {
        // Words that stand in place of a day come behind days.
        pages.lazy.compactMap { self[$0.address + "#" + anchor]?.since }.min()
    }

    /// The place of an address among ``permalinks``.
    package func position(of address: String) -> Int? {
        positions[ExactText(address)]
    }

    /// Remembers patterns by which addresses are or were made.
    package mutating func remember(_ addressing: some Sequence<FormerAddressing>) {
        self.addressing = Set(self.addressing).union(addressing).sorted { $0.text < $1.text }
    }

    /// Forgets all patterns but some.
    package mutating func forgetAddressing(but kept: Set<FormerAddressing>) {
        addressing.removeAll { !kept.contains($0) }
    }

    /// Makes room for so many addresses.
    package mutating func reserveCapacity(_ count: Int) {
        permalinks.reserveCapacity(count)
        positions.reserveCapacity(count)
    }

    /// Takes in an address, unless it is known.
    /// - Returns: whether it was new.
    @discardableResult
    package mutating func add(_ permalink: Permalink) -> Bool {
        let address = ExactText(permalink.address)
        if let known = positions.updateValue(permalinks.count, forKey: address) {
            positions[address] = known
            return false
        }
        permalinks.append(permalink)
        return true
    }

    /// The ledger with the addresses of a site taken in: new ones are added, and known ones keep their day. What was
    /// never released and is gone goes.
    /// - Parameters:
    ///   - current: the addresses of the site; their own days do not matter.
    ///   - release: the day that whatever is unreleased gets, or `nil` to leave it so.
    /// - Returns: the ledger as it is to be kept.
    package func adding(_ current: [Permalink], release: String?) -> PermalinkLedger {
        var ledger = withoutUnreleased(but: current)
        for permalink in current {
            if let position = ledger.position(of: permalink.address) {
                // Most stand there already as they are.
                guard ledger.permalinks[position].target != permalink.target else { continue }
                ledger.permalinks[position].target = permalink.target
            } else {
                ledger.add(
                    Permalink(address: permalink.address, target: permalink.target, since: Permalink.unreleased)
                )
            }
        }
        guard let release else { return ledger }
        for position in ledger.permalinks.indices where ledger.permalinks[position].since == Permalink.unreleased {
            ledger.permalinks[position].since = release
        }
        return ledger
    }

    /// The ledger without the addresses that were never released and are not those of a site.
    private func withoutUnreleased(but current: [Permalink]) -> PermalinkLedger {
        var isGone = permalinks.map(\.isUnreleased)
        for permalink in current {
            if let position = position(of: permalink.address) { isGone[position] = false }
        }
        guard isGone.contains(true) else { return self }
        var ledger = PermalinkLedger(baseURL: baseURL, zip(permalinks, isGone).filter { !$0.1 }.map(\.0))
        ledger.feedURL = feedURL
        ledger.addressing = addressing
        ledger.data = data
        return ledger
    }

    /// The ledger as a text: sorted, one address a line, so that it is easy to review and to merge.
    package var text: String {
        var bytes = Array(Self.header.utf8)
        bytes.reserveCapacity(bytes.count + permalinks.count * 64)
        bytes.append(UInt8(ascii: "\n"))
        if let baseURL { bytes.append(contentsOf: "site\t\(baseURL)\n".utf8) }
        if let feedURL { bytes.append(contentsOf: "feed\t\(feedURL)\n".utf8) }
        for former in addressing { bytes.append(contentsOf: "addresses\t\(former.text)\n".utf8) }
        for name in DataSettings.Class.allCases.filter(data.contains).compactMap(\.ledgerName) {
            bytes.append(contentsOf: "data\t\(name)\n".utf8)
        }
        for permalink in sorted {
            bytes.append(contentsOf: permalink.address.utf8)
            bytes.append(UInt8(ascii: "\t"))
            bytes.append(contentsOf: permalink.target.kind.rawValue.utf8)
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: permalink.target.name.utf8)
            bytes.append(UInt8(ascii: "\t"))
            bytes.append(contentsOf: permalink.since.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// By address. A ledger that was read is sorted already.
    private var sorted: [Permalink] {
        let isSorted = permalinks.indices.dropFirst().allSatisfy {
            permalinks[$0 - 1].precedes(permalinks[$0])
        }
        return isSorted ? permalinks : permalinks.sorted { $0.precedes($1) }
    }

    private static let header = """
        # Every address that this site ever published, what it leads to and since when. `docsite build` adds to it and
        # refuses to drop a line; commit it with the content. Columns are parted by tabs.
        """
}
