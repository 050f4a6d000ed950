internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// What may be the new name of something that is gone: it is new itself, and alike, or the only one that came as the other
/// went.
struct LikelySuccessors {
    private let site: Site
    private let ledger: PermalinkLedger
    /// The ids of entries, each at the code.
    private let codes: [Located<String>]
    private let groups: [Located<String>]
    private let pages: [Located<String>]
    /// How much of each kind is gone.
    private let losses: [Permalink.Target.Kind: Int]

    /// - Parameters:
    ///   - site: the site as it is now.
    ///   - ledger: what was published.
    ///   - gone: what is there no longer.
    init(in site: Site, after ledger: PermalinkLedger, to gone: [Permalink.Target]) {
        func isNew(_ path: SitePath) -> Bool { ledger[path.address]?.isUnreleased ?? true }
        self.site = site
        self.ledger = ledger
        losses = gone.reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
        codes = site.entries.filter {
            ledger.since($0.anchor, at: site.errorsPlaces) ?? Permalink.unreleased == Permalink.unreleased
        }
        .map { entry in entry.source.code.map { _ in entry.id.rawValue } }
        groups = site.groups.filter { isNew($0.path) }.map(\.source.id)
        pages = site.pages.filter { isNew($0.path) }
            .map { Located($0.path.addressWithoutSlash, at: $0.source.body.file.whole) }
    }

    /// What took the place of a target, as far as that can be told.
    func successor(of target: Permalink.Target) -> Located<String>? {
        switch target.kind {
        case .error: sameCode(as: target.name) ?? alike(target.name, codes)
        case .group: alike(target.name, groups) ?? only(of: .group, groups)
        case .page:
            // A page that moves to another folder keeps its own name.
            pages.first { Self.ownName($0.value) == Self.ownName(target.name) } ?? alike(target.name, pages)
                ?? only(of: .page, pages)
        // What has a new name is looked for on its page.
        case .heading, .operation: nil
        }
    }

    /// The code of an id in another scope, or without one.
    private func sameCode(as id: String) -> Located<String>? {
        for dot in id.utf8.indices where id.utf8[dot] == UInt8(ascii: ".") {
            let code = String(id[id.utf8.index(after: dot)...])
            if let index = site.entry(id: code), ledger[site.addresses.anchor(code)]?.target.name == id {
                return site.entries[index].source.code.map(\.rawValue)
            }
            if let found = codes.first(where: { $0.value.hasSuffix("." + code) }) { return found }
        }
        return nil
    }

    /// What has a similar name, or one of the same words.
    private func alike(_ name: String, _ new: [Located<String>]) -> Located<String>? {
        let similar = SimilarNames.nearest(to: name, among: new.lazy.map(\.value))
        return new.first { $0.value == similar } ?? new.first { Self.words($0.value) == Self.words(name) }
    }

    private func only(of kind: Permalink.Target.Kind, _ new: [Located<String>]) -> Located<String>? {
        losses[kind] == 1 && new.count == 1 ? new[0] : nil
    }

    private static func ownName(_ path: String) -> Substring {
        path.split(separator: "/").last ?? ""
    }

    private static func words(_ name: String) -> [String] {
        name.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }.sorted()
    }
}
