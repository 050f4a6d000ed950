package import Diagnostics
package import SiteModel
package import SitePaths

/// What happens to published addresses with a release.
package struct PermalinkDifference: Sendable {
    /// The published addresses of a site, and what they lead to where that is known.
    package typealias Published = [ExactText: Permalink.Target?]

    /// A ledger, or a built site, that a site is held against.
    package struct Former {
        let published: Published
        /// Addresses that no release had: they may go without a word, and are nothing new.
        let unreleased: Set<ExactText>
        /// That it was published at another place, which nobody has said to lead on.
        package let move: Diagnostic?

        package init(published: Published, unreleased: Set<ExactText> = [], move: Diagnostic? = nil) {
            self.published = published
            self.unreleased = unreleased
            self.move = move
        }
    }

    /// A line an address, sorted: `- ` it breaks, `> ` it leads elsewhere, `~ ` what it leads to has another name now,
    /// `+ ` it is new.
    package let lines: [String]
    /// Whether every published address goes on leading to what it led to.
    package let breaksNothing: Bool

    /// - Parameters:
    ///   - former: the published addresses.
    ///   - permalinks: those of the site.
    package init(from former: Former, to permalinks: Permalinks) {
        let published = former.published
        let now = Dictionary(permalinks.current.map { (ExactText($0.address), $0.target) }) { first, _ in first }
        let existing = permalinks.uncarried
        var lines: [(address: ExactText, line: String)] = []
        var breaksNothing = former.move == nil
        for (address, former) in published {
            guard let target = now[address] else {
                lines.append((address, "- \(address.text)" + (former.map { "\t\($0)" } ?? "")))
                breaksNothing = false
                continue
            }
            guard let former, former != target else { continue }
            // Its former name is gone, and an alias carries the address on.
            let isRenamed = former.kind == target.kind && !existing.contains(former)
            lines.append((address, "\(isRenamed ? "~" : ">") \(address.text)\t\(former)\t\(target)"))
            if !isRenamed { breaksNothing = false }
        }
        for (address, target) in now where published[address] == nil && !former.unreleased.contains(address) {
            lines.append((address, "+ \(address.text)\t\(target)"))
        }
        self.lines = lines.sorted { $0.address.text.utf8.lexicographicallyPrecedes($1.address.text.utf8) }.map(\.line)
        self.breaksNothing = breaksNothing
    }
}
