internal import Diagnostics
internal import SiteModel
internal import SitePaths

/// The pages that former codes, ids and paths had, and those that lay elsewhere before `addresses` changed; and where they
/// lead now. None may take the place of a page.
struct FormerAddresses {
    /// By former path.
    let moves: [Move]
    /// The anchors of codes and groups that were published on the front page, where that is a page of its own now.
    let frontAnchors: [String]
    /// The patterns of the site, and those that some of its former addresses were made by, but for the usual ones.
    let addressing: Set<FormerAddressing>
    let diagnostics: [Diagnostic]

    init(
        groups: [SiteGroup],
        entries: [SiteEntry],
        bareCodes: BareCodePlaces,
        pages: [SitePage],
        operations: [SiteOperation],
        configuration: SiteConfiguration,
        introduction: MarkdownSource?,
        ledger: PermalinkLedger
    ) {
        let haveNone =
            groups.allSatisfy { $0.source.aliases.isEmpty } && entries.allSatisfy { $0.source.aliases.isEmpty }
            && (pages.map(\.source) + [introduction].compactMap { $0 }).allSatisfy(\.frontMatter.aliases.isEmpty)
            && bareCodes.former.isEmpty
        let addresses = configuration.addresses
        guard !haveNone || !addresses.areUsual || !ledger.addressing.isEmpty else {
            moves = []
            frontAnchors = []
            addressing = []
            diagnostics = []
            return
        }
        var builder = Builder(addresses, hasOperations: !operations.isEmpty)
        for group in groups { builder.occupy(group.path, group.source.id.range) }
        for entry in entries { builder.occupy(entry.path, entry.source.code.range) }
        for code in bareCodes.shared {
            if let path = code.path { builder.occupy(path, entries[code.holders[0]].source.code.range) }
        }
        for page in pages { builder.occupy(page.path, page.source.body.file.whole) }
        for operation in operations { builder.occupy(operation.path, operation.range) }
        builder.addAliases(of: groups, entries, pages)
        if let introduction { builder.addAliases(of: introduction, configuration.title) }
        for (path, index) in bareCodes.former {
            builder.add(Move(from: path, to: entries[index].path, title: entries[index].code.rawValue))
        }
        let changed = ChangedAddresses(
            groups: groups,
            entries: entries,
            shared: bareCodes.shared,
            addresses: addresses,
            ledger: ledger
        )
        for move in changed.moves { builder.add(move) }
        frontAnchors = introduction != nil && addresses.errors != .front ? changed.anchors[.front] ?? [] : []
        for path in changed.errorsPlaces(hasFrontPage: introduction != nil) {
            let anchors = changed.anchors[path] ?? []
            builder.add(Move(from: path, to: addresses.errors, title: configuration.title, anchors: anchors))
        }
        addressing = changed.addressing
        moves = builder.moves.sorted { $0.from.text < $1.from.text }
        diagnostics = builder.diagnostics
    }

    private struct Builder {
        var moves: [Move] = []
        var diagnostics: [Diagnostic] = []
        private let addresses: SiteAddresses
        private let reserved: ReservedPlaces
        private var owners: [String: (path: SitePath, range: SourceRange?)] = [:]

        init(_ addresses: SiteAddresses, hasOperations: Bool) {
            self.addresses = addresses
            reserved = ReservedPlaces(addresses, hasOperations: hasOperations)
            if addresses.errors != .front { owners[addresses.errors.text.lowercased()] = (addresses.errors, nil) }
        }

        mutating func occupy(_ path: SitePath, _ range: SourceRange) {
            owners[path.text.lowercased()] = (path, range)
        }

        mutating func addAliases(of groups: [SiteGroup], _ entries: [SiteEntry], _ pages: [SitePage]) {
            for group in groups {
                for alias in group.source.aliases {
                    guard let slug = Slug(derivedFrom: alias.value) else {
                        refuse(alias, "no name for a page can be derived from the former id")
                        continue
                    }
                    add(
                        addresses.group.address(for: .init(slug: slug)),
                        to: group.path,
                        group.source.title.value,
                        alias
                    )
                }
            }
            // An alias that is another's name is reported as an anchor that leads to two places. An entry's own may be one:
            // its page lay there before it got a slug or a scope of its own.
            let names = Set(entries.map(\.id.rawValue) + entries.filter { $0.scope != nil }.map(\.code.rawValue))
            for entry in entries {
                // An alias without a slug is an anchor only: it never had a page.
                for alias in entry.source.aliases
                where alias.value == entry.id.rawValue || !names.contains(alias.value)
                    || entry.bearsCode && alias.value == entry.code.rawValue
                {
                    if alias.value.hasPrefix("/") {
                        add(below: alias, to: entry.path, entry.code.rawValue)
                        continue
                    }
                    guard let slug = Slug(derivedFrom: alias.value) else { continue }
                    let values = AddressPattern.Values(slug: slug, code: alias.value, group: groups[entry.group].slug)
                    let address = addresses.entry.address(for: values)
                    guard addresses.entry == .entries || AddressPart.obstacle(inAddress: address) == nil else {
                        continue
                    }
                    add(address, to: entry.path, entry.code.rawValue, alias)
                }
            }
            for page in pages {
                for alias in page.source.frontMatter.aliases { add(below: alias, to: page.path, page.title) }
            }
        }

        /// The introduction stands on the front page, alone or above all codes.
        mutating func addAliases(of introduction: MarkdownSource, _ title: String) {
            for alias in introduction.frontMatter.aliases { add(below: alias, to: .front, title) }
        }

        private mutating func add(_ address: String, to target: SitePath, _ title: String, _ alias: Located<String>) {
            let path = SitePath(address: address)
            if let owner = owners[path.text.lowercased()] {
                // The hyphen form and the code itself may share a page with the alias.
                guard owner.path != target else { return }
                diagnostics.append(
                    Diagnostic(
                        .slugClash,
                        "the alias `\(alias.value)` would take the page `\(path)`, which leads elsewhere",
                        at: alias.range,
                        related: owner.range.map { [("this has the page", $0)] } ?? [],
                        help: "an address can lead to one place only: remove one of the two"
                    )
                )
                return
            }
            owners[path.text.lowercased()] = (target, alias.range)
            moves.append(Move(from: path, to: target, title: title))
        }

        /// A page that lay elsewhere under a former pattern. What has its place now is told when the ledger is looked at.
        mutating func add(_ move: Move) {
            guard owners[move.from.text.lowercased()] == nil else { return }
            owners[move.from.text.lowercased()] = (move.to, nil)
            moves.append(move)
        }

        /// An alias that is a path below the site's root.
        private mutating func add(below alias: Located<String>, to target: SitePath, _ title: String) {
            let parts = alias.value.split(separator: "/").map(String.init)
            let isFile = alias.value.hasSuffix(AddressPattern.pageEnding)
            let address = parts.joined(separator: "/") + (isFile ? "" : "/")
            if let owner = reserved.owner(of: parts), !reserved.mayHoldAlias(parts) {
                diagnostics.append(Self.taken(alias, owner))
            } else if let obstacle = parts.isEmpty
                ? "the front page is there" : AddressPart.obstacle(inAddress: address)
            {
                let isOfLetters = parts.contains { $0.utf8.contains { $0 <= 32 || $0 >= 127 } }
                diagnostics.append(
                    Diagnostic(
                        .invalidSlug,
                        "`\(alias.value)` is no path of a page: \(obstacle)",
                        at: alias.range,
                        help: isOfLetters
                            ? "write it as it stood in the address: ASCII letters, digits, `_`, `-` and `.`"
                            : "leave it out; where a page was published there, let the host lead it on"
                    )
                )
            } else {
                add(address, to: target, title, alias)
            }
        }

        private static func taken(_ alias: Located<String>, _ owner: String) -> Diagnostic {
            Diagnostic(
                .reservedPage,
                "the site itself makes what lies under `\(owner)`, so that no former page can be at `\(alias.value)`",
                at: alias.range,
                help: "leave it out; where another page was published there, let the host lead it on"
            )
        }

        private mutating func refuse(_ alias: Located<String>, _ headline: String) {
            diagnostics.append(
                Diagnostic(
                    .invalidSlug,
                    "\(headline): `\(alias.value)`",
                    at: alias.range,
                    help: "write it as it stood in the address: ASCII letters, digits, `_`, `-` and `.`"
                )
            )
        }
    }
}
