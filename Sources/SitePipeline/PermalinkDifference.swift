package import SiteModel

/// What happens to published addresses with a release.
package struct PermalinkDifference: Sendable {
    /// The published addresses of a site, and what they lead to where that is known.
    package typealias Published = [String: Permalink.Target?]

    /// A line an address, sorted: `- ` it breaks, `> ` it leads elsewhere, `+ ` it is new.
    package let lines: [String]
    /// Whether every published address goes on leading to what it led to.
    package let breaksNothing: Bool

    package init(from published: Published, to current: [Permalink]) {
        let now = Dictionary(current.map { ($0.address, $0.target) }) { first, _ in first }
        var lines: [(address: String, line: String)] = []
        var breaksNothing = true
        for (address, former) in published {
            guard let target = now[address] else {
                lines.append((address, "- \(address)" + (former.map { "\t\($0)" } ?? "")))
                breaksNothing = false
                continue
            }
            if let former, former != target {
                lines.append((address, "> \(address)\t\(former)\t\(target)"))
                breaksNothing = false
            }
        }
        for (address, target) in now where published[address] == nil {
            lines.append((address, "+ \(address)\t\(target)"))
        }
        self.lines = lines.sorted { $0.address < $1.address }.map(\.line)
        self.breaksNothing = breaksNothing
    }
}
