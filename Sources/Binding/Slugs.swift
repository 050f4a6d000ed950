internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// The slugs of groups and entries: each names one page, also where letter case makes no difference.
struct Slugs {
    /// Of every entry in the order of the catalog; one that cannot be derived stands as `unnamed`, with a fault.
    let entries: [Slug]
    /// Of every group.
    let groups: [Slug]
    let diagnostics: [Diagnostic]

    init(_ catalog: ErrorCatalog) {
        var diagnostics: [Diagnostic] = []
        let entries = catalog.entries.map { entry in
            (slug: entry.slug?.value ?? Slug(derivedFrom: entry.id.rawValue), entry: entry)
        }
        let groups = catalog.groups.map { (slug: Slug(derivedFrom: $0.id.value), group: $0) }
        for case (nil, let entry) in entries {
            diagnostics.append(
                Diagnostic(
                    .invalidSlug,
                    "no slug can be derived from the code `\(entry.id)`: \(Slug.obstacle(in: entry.id.rawValue))",
                    at: entry.code.range,
                    help: "give the entry a `slug:` of ASCII letters, digits, `_` and `-`: it names the entry's page",
                    "such as `slug: \(Slug.suggested(for: entry.id.rawValue))`"
                )
            )
        }
        for case (nil, let group) in groups {
            diagnostics.append(
                Diagnostic(
                    .invalidSlug,
                    "no name for a page can be derived from the group's id `\(group.id.value)`: \(Slug.obstacle(in: group.id.value))",
                    at: group.id.range,
                    help: "write an id of ASCII letters, digits, `_` and `-`; the `title` is what people read",
                    "such as `group: \(Slug.suggested(for: group.id.value))`"
                )
            )
        }
        diagnostics += Self.clashes(
            entries.compactMap { slug, entry in
                slug.map { ($0, entry.id.rawValue, entry.slug?.range ?? entry.code.range) }
            },
            kind: "the codes",
            help: "give one of the two a `slug:` of its own"
        )
        diagnostics += Self.clashes(
            groups.compactMap { slug, group in slug.map { ($0, group.id.value, group.id.range) } },
            kind: "the groups",
            help: "give one of the two another id in `group:`"
        )
        diagnostics += Self.clashes(of: entries.map(\.slug), with: catalog.bareCodes.filter(\.isShared), in: catalog)
        self.entries = entries.map { $0.slug ?? .unnamed }
        self.groups = groups.map { $0.slug ?? .unnamed }
        self.diagnostics = diagnostics
    }

    /// The page of a code that several entries have tells them apart, so that none of all entries may be in its place.
    private static func clashes(of slugs: [Slug?], with shared: [BareCode], in catalog: ErrorCatalog) -> [Diagnostic] {
        guard !shared.isEmpty else { return [] }
        var codes: [String: BareCode] = [:]
        for bare in shared {
            guard let slug = Slug(derivedFrom: bare.code.rawValue) else { continue }
            if let first = codes.updateValue(bare, forKey: slug.folded) { codes[slug.folded] = first }
        }
        return zip(slugs, catalog.entries).compactMap { slug, entry in
            guard let slug, let bare = codes[slug.folded] else { return nil }
            let first = catalog.entries[bare.holders[0]]
            return Diagnostic(
                .slugClash,
                "`\(entry.id)` would take the page `\(slug)`, which tells apart the entries with the code `\(bare.code)`",
                at: entry.slug?.range ?? entry.code.range,
                related: first === entry ? [] : [("`\(first.id)` stands here", first.code.range)],
                help: entry.slug == nil
                    ? "give the entry a `slug:` of its own" : "give the entry another `slug:`, or none"
            )
        }
    }

    private static func clashes(
        _ names: [(slug: Slug, name: String, range: SourceRange)],
        kind: String,
        help: String
    ) -> [Diagnostic] {
        var positions = [String: Int](minimumCapacity: names.count)
        return names.indices.compactMap { index in
            let folded = names[index].slug.folded
            guard let position = positions.updateValue(index, forKey: folded) else { return nil }
            positions[folded] = position
            let (first, second) = (names[position], names[index])
            // Two entries of one code are reported as such.
            guard first.name != second.name else { return nil }
            return Diagnostic(
                .slugClash,
                "\(kind) `\(first.name)` and `\(second.name)` would share the page `\(second.slug)`",
                at: second.range,
                related: [("`\(first.name)` stands here", first.range)],
                help: help
            )
        }
    }
}

extension Slug {
    /// What stands in for a slug that cannot be derived, until the author gives one.
    fileprivate static var unnamed: Slug {
        guard let slug = Slug("unnamed") else { preconditionFailure("`unnamed` is a slug") }
        return slug
    }
}
