internal import Binding
internal import ContentReading
internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// Published addresses that are lost since what had them was made a draft: they come back with it, and nothing of them is
/// to be restored or carried on elsewhere.
struct WithheldAddresses {
    /// What is a draft now.
    private enum Draft: Hashable {
        case entry(Int)
        case page(Int)
        case group(Int)
    }

    private let drafts: Drafts
    private var owners: [Permalink.Target: Draft] = [:]

    /// Parts what drafts take with them from what is lost otherwise.
    /// - Parameters:
    ///   - lost: the addresses that lead nowhere.
    ///   - drafts: what is left out of the site.
    ///   - reading: the ledger.
    /// - Returns: what is lost otherwise, and a fault for each draft.
    static func parted(
        _ lost: [Permalink],
        _ drafts: Drafts?,
        _ reading: PermalinkLedgerReader.Reading
    ) -> (rest: [Permalink], faults: [Diagnostic]) {
        guard let drafts, drafts.count > 0, !lost.isEmpty else { return (lost, []) }
        let withheld = WithheldAddresses(drafts)
        var rest: [Permalink] = []
        var addresses: [Draft: [String]] = [:]
        for permalink in lost {
            if let draft = withheld.owner(of: permalink.target) {
                addresses[draft, default: []].append(permalink.address)
            } else {
                rest.append(permalink)
            }
        }
        let faults = addresses.compactMap { withheld.fault($0, $1.sorted(), reading, beside: addresses) }
        return (rest, faults.sorted { $0.range < $1.range })
    }

    private init(_ drafts: Drafts) {
        self.drafts = drafts
        // What has a name comes before what had it.
        for (index, entry) in drafts.entries.enumerated() { add(.error, entry.id.rawValue, .entry(index)) }
        for (index, page) in drafts.pages.enumerated() { add(.page, Self.name(of: page), .page(index)) }
        for (index, group) in drafts.groups.enumerated() { add(.group, group.id.value, .group(index)) }
        for (index, entry) in drafts.entries.enumerated() {
            for alias in entry.aliases { add(.error, alias.value, .entry(index)) }
        }
        for (index, page) in drafts.pages.enumerated() {
            for alias in page.frontMatter.aliases {
                add(.page, SitePath(address: alias.value).addressWithoutSlash, .page(index))
            }
        }
        for (index, group) in drafts.groups.enumerated() {
            for alias in group.aliases { add(.group, alias.value, .group(index)) }
        }
    }

    private mutating func add(_ kind: Permalink.Target.Kind, _ name: String, _ draft: Draft) {
        let target = Permalink.Target(kind, name)
        if owners[target] == nil { owners[target] = draft }
    }

    /// What a page is called in the ledger; the introduction has no name there.
    private static func name(of page: MarkdownSource) -> String {
        page.path == "pages/index.md" ? "" : SitePath(ofPage: page.path).addressWithoutSlash
    }

    private func owner(of target: Permalink.Target) -> Draft? {
        guard target.kind == .heading else { return owners[target] }
        return owners[Permalink.Target(.page, PermalinkCheck.parts(ofHeading: target.name).page)]
    }

    private func fault(
        _ draft: Draft,
        _ addresses: [String],
        _ reading: PermalinkLedgerReader.Reading,
        beside all: [Draft: [String]]
    ) -> Diagnostic? {
        let (what, place, help): (String, SourceRange, String)
        switch draft {
        case .entry(let index):
            let code = drafts.entries[index].code
            (what, place) = ("the code `\(code.value)`", code.range)
            help = "take `draft: true` out; if the code is no longer sent, write `retired: {}` in its place"
        case .page(let index):
            let page = drafts.pages[index]
            (what, place) = ("this page", page.body.file.whole)
            help = "take `draft: true` out; or let the page that takes its place name it below `aliases`"
        case .group(let index):
            let group = drafts.groups[index]
            // With its entries it comes back.
            let isTold = drafts.entries.indices.contains { position in
                let code = drafts.entries[position].code
                return all[.entry(position)] != nil && group.entries.contains { $0.code.range == code.range }
            }
            guard !isTold else { return nil }
            (what, place) = ("the group `\(group.id.value)`", group.id.range)
            help = "take `draft: true` out of one of its entries: a group of drafts alone is left out as well"
        }
        let list = addresses.map { "`\($0)`" }.joined(separator: ", ")
        let ledger = addresses.first.flatMap { reading.place(of: $0) }
        return Diagnostic(
            .lostPermalink,
            "\(what) was published and is a draft now, which a build leaves out; links to \(list) would break",
            at: place,
            related: ledger.map { [("it was published here", $0)] } ?? [],
            help: help
        )
    }
}
