package import Diagnostics
package import FieldMapping
package import ImportSources
internal import SiteModel
internal import SitePaths

/// What an import would write: entries in their groups, notes, addresses, and what the site has to say of them.
package struct ImportPlan: Sendable {
    /// One of the sources that were named.
    package struct Source: Sendable {
        /// As it was named.
        package let name: String
        package let found: FoundCatalog

        package init(name: String, found: FoundCatalog) {
            self.name = name
            self.found = found
        }
    }

    /// What fields became, with what was guessed.
    package internal(set) var map: FieldMap
    package internal(set) var tally = ImportTally()
    /// How many links were made to lead elsewhere.
    package internal(set) var rewrittenLinks = 0
    package internal(set) var entries: [PlannedEntry] = []
    package internal(set) var groups: [PlannedGroup] = []
    package internal(set) var settings = PlannedSettings()
    /// Addresses that were published, below the site's root, each with the id of its entry.
    package internal(set) var addresses: [(address: String, id: String)] = []
    /// Whose each address is.
    var owners: [String: String] = [:]
    /// Files that texts show or lead to, and that come with them.
    package internal(set) var assets: [Asset] = []
    /// The folder of each source.
    var folders: [String] = []
    /// Files that tell of no error.
    package internal(set) var passedOver: [String] = []

    /// - Parameters:
    ///   - sources: what was read.
    ///   - said: what a person said.
    package init(_ sources: [Source], _ said: FieldMap) {
        let founds = sources.map(\.found)
        map = FieldGuess.completed(said, for: Self.whole(founds))
        passedOver = founds.flatMap { $0.passedOver.map(\.file.path) }
        folders = sources.map { Self.folder(of: $0.name) }
        let scopes = Self.scopes(sources, &map, &tally)
        let drafting = EntryDrafting(founds, map, scopes: scopes)
        var drafts = drafting.drafts
        tally.add(drafting.tally)
        settings = PlannedSettings(map.settings, founds)
        guessPlaceholders(drafts)
        takeAddresses(&drafts)
        let home = founds.lazy.compactMap { $0.home ?? $0.near }.first?.value
        let links = links(drafts, founds, scopes, home: home)
        let composition = EntryComposition(drafts, links, map.settings.placeholders, tally)
        entries = composition.entries
        tally = composition.tally
        rewrittenLinks = composition.rewrittenLinks
        settings.facts = map.declaredFacts.filter { fact in drafts.contains { $0.fields[fact.name] != nil } }
        settings.placeholders = map.settings.placeholders
        settings.siteRoot = map.settings.siteRoot
        let grouping = EntryGrouping(drafts, entries, sources, map, &tally)
        groups = grouping.groups
        for (index, group) in grouping.membership.enumerated() { entries[index].group = group }
        settleGroupSummaries(links)
        settleSlugs()
    }

    /// All entries of all sources, for the map that is guessed for them together.
    private static func whole(_ founds: [FoundCatalog]) -> FoundCatalog {
        var whole = FoundCatalog()
        for found in founds { whole.entries += found.entries }
        whole.records = founds.lazy.compactMap(\.records).first
        return whole
    }

    /// Settings that the map should say, each with the reason, as lines of the map that can be filled in.
    package var openSettings: [String] {
        let settings = [
            ("site_root", "https://www.example.com/", "links begin with `/`: what are they relative to?"),
            ("published_at", "https://www.example.com/errors/", "links are relative: where was the source published?"),
            ("base_url", "https://www.example.com/errors/", "addresses lie elsewhere: where will the site live?"),
        ]
        return settings.compactMap { name, example, reason in
            let count = tally.leftOut(wanting: name)
            return count > 0 ? "# \(name): \(example)  # \(count) \(reason)" : nil
        }
    }

    /// What is wrong where no entry came of any error.
    package var missingCodes: Diagnostic {
        let place = tally.leftOut.first?.range
        return Diagnostic(
            .missingKey,
            "no codes were found: " + (tally.leftOut.first?.text ?? "no field holds any"),
            at: place ?? SourceFile(unread: map.entries ?? "").whole,
            help: "say which field holds the codes in a map (`--map`): `fields: {name of the field: code}`"
        )
    }

    private static func scopes(_ sources: [Source], _ map: inout FieldMap, _ tally: inout ImportTally) -> [ErrorCode?] {
        let none = [ErrorCode?](repeating: nil, count: sources.count)
        guard sources.count > 1, map.settings.scopes != false else { return none }
        let targets = map.targets
        guard !targets.values.contains(where: { $0.target == .key(.scope) }) else { return none }
        if map.settings.scopes == nil {
            var holders: [ErrorCode: Int] = [:]
            var shared: ErrorCode?
            var place: SourceRange?
            for (index, source) in sources.enumerated() where shared == nil {
                for entry in source.found.entries {
                    guard let code = EntryDrafting.code(of: entry, targets) else { continue }
                    if let holder = holders[code.value], holder != index {
                        shared = code.value
                        place = code.range
                        break
                    }
                    holders[code.value] = index
                }
            }
            guard let shared, let place else { return none }
            map.settings.scopes = true
            tally.take("each source is a scope", place, guess: "`\(shared)` is in several")
        }
        var taken: Set<String> = []
        return sources.map { source in
            let words = source.found.title?.value.lowercased().split { !$0.isLetter && !$0.isNumber } ?? []
            let stem = EntryGrouping.stem(of: source.name)
            let wanted = words.count == 1 ? String(words[0]) : stem
            let name = taken.contains(wanted) ? stem : wanted
            taken.insert(name)
            return Slug(derivedFrom: name).flatMap { ErrorCode($0.rawValue) }
        }
    }

    private mutating func guessPlaceholders(_ drafts: [DraftEntry]) {
        guard map.settings.placeholders == nil, let guess = SettingGuess.placeholders(in: drafts) else { return }
        map.settings.placeholders = guess.style
        let messages = guess.count == 1 ? "a message" : "\(guess.count) messages"
        tally.take("placeholders: \(guess.style.rawValue)", guess.range, guess: "\(messages) hold some")
    }

    // MARK: - Names

    /// Gives a `slug` to entries that would have none, or one of another.
    private mutating func settleSlugs() {
        var taken: Set<String> = []
        for index in entries.indices {
            let id = entries[index].id.rawValue
            if let slug = Slug(derivedFrom: id), taken.insert(slug.folded).inserted { continue }
            var slug = Slug.suggested(for: id)
            var number = 2
            while !taken.insert(slug.folded).inserted {
                slug = Slug("\(Slug.suggested(for: id).rawValue.prefix(90))-\(number)") ?? slug
                number += 1
            }
            entries[index].slug = slug
        }
    }
}
