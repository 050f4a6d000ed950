internal import Diagnostics
internal import SiteModel

/// Every anchor of the errors page leads to one entry or one group.
enum Anchors {
    /// What the theme's own ids begin with.
    static let reservedPrefix = "docsite-"

    /// What an anchor belongs to; put into words only where there is a fault.
    private enum Owner: CustomStringConvertible {
        case code(String)
        case hyphenForm(of: String)
        case group(String)
        case alias(String, of: String)

        var description: String {
            switch self {
            case .code(let code): "the code `\(code)`"
            case .hyphenForm(let code): "the hyphen form of `\(code)`"
            case .group(let id): "the group `\(id)`"
            case .alias(let name, let owner): "the alias `\(name)` of \(owner)"
            }
        }
    }

    static func check(_ catalog: ErrorCatalog, groupSlugs: [Slug]) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var owners: [String: (owner: Owner, range: SourceRange)] = [:]
        // Codes come first: where an alias or a hyphen form clashes with a code, it is the one to give way.
        for entry in catalog.entries {
            let code = entry.code.value.rawValue
            if owners[code] == nil { owners[code] = (.code(code), entry.code.range) }
            diagnostics += reserved([code, entry.code.value.hyphenated], at: entry.code.range)
        }
        var groups = Set<String>()
        // A group or a code that is defined twice is reported as such.
        for (group, slug) in zip(catalog.groups, groupSlugs) where groups.insert(group.id.value).inserted {
            claim(SiteGroup.anchor(of: slug), .group(group.id.value), group.id.range, &owners, &diagnostics)
            for alias in group.aliases {
                guard let former = Slug(derivedFrom: alias.value) else { continue }
                let owner = Owner.alias(alias.value, of: "the group `\(group.id.value)`")
                claim(SiteGroup.anchor(of: former), owner, alias.range, &owners, &diagnostics)
            }
        }
        var codes = Set<String>()
        for entry in catalog.entries where codes.insert(entry.code.value.rawValue).inserted {
            let hyphenated = entry.code.value.hyphenated
            if hyphenated != entry.code.value.rawValue {
                let owner = Owner.hyphenForm(of: entry.code.value.rawValue)
                claim(hyphenated, owner, entry.code.range, &owners, &diagnostics)
            }
            guard !entry.aliases.isEmpty else { continue }
            var own: Set<String> = [entry.code.value.rawValue, hyphenated]
            for alias in entry.aliases {
                let owner = Owner.alias(alias.value, of: "`\(entry.code.value)`")
                let anchors = [alias.value, ErrorCode(alias.value)?.hyphenated ?? alias.value]
                diagnostics += reserved(anchors, at: alias.range)
                for anchor in anchors where own.insert(anchor).inserted {
                    claim(anchor, owner, alias.range, &owners, &diagnostics)
                }
            }
        }
        return diagnostics
    }

    private static func claim(
        _ anchor: String,
        _ owner: Owner,
        _ range: SourceRange,
        _ owners: inout [String: (owner: Owner, range: SourceRange)],
        _ diagnostics: inout [Diagnostic]
    ) {
        guard let first = owners[anchor] else {
            owners[anchor] = (owner, range)
            return
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
    }

    /// A fault where one of the anchors of a name is kept for the theme.
    private static func reserved(_ anchors: [String], at range: SourceRange) -> [Diagnostic] {
        guard let anchor = anchors.first(where: { $0.hasPrefix(reservedPrefix) }) else { return [] }
        return [reserved(anchor, at: range, help: "choose another name")]
    }

    /// The fault of an anchor that is kept for the theme.
    static func reserved(_ anchor: String, at range: SourceRange, help: String) -> Diagnostic {
        Diagnostic(
            .duplicateAnchor,
            "anchors that begin with `\(reservedPrefix)` belong to the theme",
            at: range,
            help: "the anchor `#\(anchor)` could clash with an element of the page; \(help)"
        )
    }
}
