internal import Diagnostics
internal import SiteModel

/// The pages that former codes, ids and paths had, and where they lead now. None may take the place of a page.
struct FormerAddresses {
    /// By former path.
    let moves: [Move]
    let diagnostics: [Diagnostic]

    init(groups: [SiteGroup], entries: [SiteEntry], pages: [SitePage]) {
        let haveNone =
            groups.allSatisfy { $0.source.aliases.isEmpty } && entries.allSatisfy { $0.source.aliases.isEmpty }
            && pages.allSatisfy { $0.source.frontMatter.aliases.isEmpty }
        guard !haveNone else {
            moves = []
            diagnostics = []
            return
        }
        var builder = Builder()
        for group in groups { builder.occupy(group.path, group.source.id.range) }
        for entry in entries { builder.occupy(entry.path, entry.source.code.range) }
        for page in pages { builder.occupy(page.path, page.source.body.file.whole) }
        for group in groups {
            for alias in group.source.aliases {
                guard let slug = Slug(derivedFrom: alias.value) else {
                    builder.refuse(alias, "no name for a page can be derived from the former id")
                    continue
                }
                builder.add(.group(slug), to: group.path, group.source.title.value, alias)
            }
        }
        // An alias that is another's code is reported as an anchor that leads to two places. An entry's own code may
        // be one: its page lay there before it got a slug of its own.
        let codes = Set(entries.map(\.code.rawValue))
        for entry in entries {
            // An alias without a slug is an anchor only: it never had a page.
            for alias in entry.source.aliases
            where alias.value == entry.code.rawValue || !codes.contains(alias.value) {
                if alias.value.hasPrefix("/") {
                    builder.add(below: alias, to: entry.path, entry.code.rawValue)
                    continue
                }
                guard let slug = Slug(derivedFrom: alias.value) else { continue }
                builder.add(.entry(slug), to: entry.path, entry.code.rawValue, alias)
            }
        }
        for page in pages {
            for alias in page.source.frontMatter.aliases {
                builder.add(below: alias, to: page.path, page.title)
            }
        }
        moves = builder.moves.sorted { $0.from.text < $1.from.text }
        diagnostics = builder.diagnostics
    }

    private struct Builder {
        var moves: [Move] = []
        var diagnostics: [Diagnostic] = []
        private var owners: [String: (path: SitePath, range: SourceRange)] = [:]

        mutating func occupy(_ path: SitePath, _ range: SourceRange) {
            owners[path.text.lowercased()] = (path, range)
        }

        mutating func add(_ path: SitePath, to target: SitePath, _ title: String, _ alias: Located<String>) {
            if let owner = owners[path.text.lowercased()] {
                // The hyphen form and the code itself may share a page with the alias.
                guard owner.path != target else { return }
                diagnostics.append(
                    Diagnostic(
                        .slugClash,
                        "the alias `\(alias.value)` would take the page `\(path)`, which leads elsewhere",
                        at: alias.range,
                        related: [("this has the page", owner.range)],
                        help: "an address can lead to one place only: remove one of the two"
                    )
                )
                return
            }
            owners[path.text.lowercased()] = (target, alias.range)
            moves.append(Move(from: path, to: target, title: title))
        }

        /// An alias that is a path below the site's root.
        mutating func add(below alias: Located<String>, to target: SitePath, _ title: String) {
            let parts = alias.value.split(separator: "/").map(String.init)
            let isOfEntries = parts.count > 1 && parts.first == SitePath.entriesFolder.firstPart
            guard let first = parts.first, parts.allSatisfy({ Slug($0) != nil }),
                isOfEntries || !PagePlaces.isReserved(first)
            else {
                refuse(alias, "this is no path of a page")
                return
            }
            add(SitePath(address: parts.joined(separator: "/") + "/"), to: target, title, alias)
        }

        mutating func refuse(_ alias: Located<String>, _ headline: String) {
            diagnostics.append(
                Diagnostic(
                    .invalidSlug,
                    "\(headline): `\(alias.value)`",
                    at: alias.range,
                    help: "write it as it stood in the address: ASCII letters, digits, `_` and `-`"
                )
            )
        }
    }
}
