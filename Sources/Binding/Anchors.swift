package import Diagnostics
internal import SiteModel
internal import SitePaths

/// Every anchor of the errors page leads to one entry or one group.
package struct Anchors {
    /// What an anchor belongs to; put into words only where there is a fault.
    private enum Owner: CustomStringConvertible {
        case code(String)
        /// A code by itself, where entries with scopes have it.
        case bareCode(String)
        case hyphenForm(of: String)
        case group(String)
        case alias(String, of: String)
        case variant(String, of: String)

        var description: String {
            switch self {
            case .code(let code): "the code `\(code)`"
            case .bareCode(let code): "the code `\(code)` by itself"
            case .hyphenForm(let code): "the hyphen form of `\(code)`"
            case .group(let id): "the group `\(id)`"
            case .alias(let name, let owner): "the alias `\(name)` of \(owner)"
            case .variant(let name, let code): "the variant `\(name)` of `\(code)`"
            }
        }
    }

    static func check(_ catalog: ErrorCatalog, groupSlugs: [Slug]) -> [Diagnostic] {
        var check = Anchors(catalog: catalog)
        check.claimAnchors(groupSlugs: groupSlugs)
        return check.diagnostics
    }

    private let catalog: ErrorCatalog
    private var diagnostics: [Diagnostic] = []
    /// What has an anchor that is no code.
    private var owners: [String: (owner: Owner, range: SourceRange)] = [:]

    private init(catalog: ErrorCatalog) {
        self.catalog = catalog
    }

    private mutating func claimAnchors(groupSlugs: [Slug]) {
        for entry in catalog.entries { checkReserved(entry.id, at: entry.code.range) }
        var groups = Set<String>()
        // A group or a code that is defined twice is reported as such.
        for (group, slug) in zip(catalog.groups, groupSlugs) where groups.insert(group.id.value).inserted {
            claim(SiteGroup.anchor(of: slug), .group(group.id.value), group.id.range)
            var own: Set<Slug> = []
            for alias in group.aliases {
                // What stands there twice is told as that.
                guard let former = Slug(derivedFrom: alias.value), own.insert(former).inserted else { continue }
                let owner = Owner.alias(alias.value, of: "the group `\(group.id.value)`")
                claim(SiteGroup.anchor(of: former), owner, alias.range)
            }
        }
        claimBareCodes()
        for (index, entry) in catalog.entries.enumerated() where catalog.isFirstOfItsID(index) {
            let hyphenated = entry.id.hyphenated
            if hyphenated != entry.id.rawValue {
                let owner = Owner.hyphenForm(of: entry.id.rawValue)
                claim(hyphenated, owner, entry.code.range)
            }
            for variant in entry.answers?.variants ?? [] {
                let owner = Owner.variant(variant.name.value, of: entry.id.rawValue)
                claim(variant.anchor(of: entry.id), owner, variant.name.range)
            }
            guard !entry.aliases.isEmpty else { continue }
            var own: Set<String> = [entry.id.rawValue, hyphenated]
            // One that begins with a slash is the path of a page.
            for alias in entry.aliases where !alias.value.hasPrefix("/") {
                let owner = Owner.alias(alias.value, of: "`\(entry.id)`")
                guard let code = ErrorCode(alias.value) else { continue }
                checkReserved(code, at: alias.range)
                // The code by itself is claimed for all who have it.
                if entry.scope != nil, entry.hasAsCode(code), catalog.entry(id: entry.code.value.rawValue) == nil {
                    continue
                }
                for anchor in [code.rawValue, code.hyphenated] where own.insert(anchor).inserted {
                    // Its hyphen form clashes with the same.
                    guard claim(anchor, owner, alias.range) else { break }
                }
            }
        }
    }

    /// A code by itself leads to its entry or to the list of those that have it, and to no entry of another code.
    private mutating func claimBareCodes() {
        for bare in catalog.bareCodes {
            let range = catalog.entries[bare.holders[0]].code.range
            checkReserved(bare.code, at: range)
            claim(bare.code.rawValue, .bareCode(bare.code.rawValue), range)
            guard bare.code.hyphenated != bare.code.rawValue else { continue }
            claim(bare.code.hyphenated, .hyphenForm(of: bare.code.rawValue), range)
        }
        var told: Set<Int> = []
        for entry in catalog.entries where entry.scope != nil {
            let code = entry.code.value
            guard let index = catalog.entry(id: code.rawValue), catalog.entries[index].code.value != code,
                told.insert(index).inserted
            else { continue }
            claim(code.rawValue, .bareCode(code.rawValue), entry.code.range)
        }
    }

    /// Where an alias or a hyphen form clashes with a code, it is the one to give way.
    /// - Returns: whether the anchor is free.
    @discardableResult
    private mutating func claim(_ anchor: String, _ owner: Owner, _ range: SourceRange) -> Bool {
        let code = catalog.entry(id: anchor).map {
            (owner: Owner.code(anchor), range: catalog.entries[$0].code.range)
        }
        guard let first = code ?? owners[anchor] else {
            owners[anchor] = (owner, range)
            return true
        }
        diagnostics.append(
            Diagnostic(
                .duplicateAnchor,
                "the anchor `#\(anchor)` would lead to two places: \(first.owner) and \(owner)",
                at: range,
                related: [("\(first.owner) stands here", first.range)],
                help: "a link can lead to one place only: remove or rename one of the two"
            )
        )
        return false
    }

    /// Reports an anchor of a name that is kept for the theme.
    private mutating func checkReserved(_ code: ErrorCode, at range: SourceRange) {
        let hyphenated = code.hyphenated
        guard hyphenated.hasPrefix(Site.reservedAnchorPrefix) else { return }
        let anchor = code.rawValue.hasPrefix(Site.reservedAnchorPrefix) ? code.rawValue : hyphenated
        diagnostics.append(Self.reserved(anchor, at: range, help: "choose another name"))
    }

    /// The fault of an anchor that is kept for the theme.
    package static func reserved(_ anchor: String, at range: SourceRange, help: String) -> Diagnostic {
        Diagnostic(
            .duplicateAnchor,
            "anchors that begin with `\(Site.reservedAnchorPrefix)` belong to the theme",
            at: range,
            help: "the anchor `#\(anchor)` could clash with an element of the page; \(help)"
        )
    }
}
