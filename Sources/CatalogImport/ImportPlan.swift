internal import Diagnostics
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
    package private(set) var map: FieldMap
    package private(set) var tally = ImportTally()
    /// How many links were made to lead elsewhere.
    package private(set) var rewrittenLinks = 0
    package private(set) var entries: [PlannedEntry] = []
    package private(set) var groups: [PlannedGroup] = []
    package private(set) var settings = PlannedSettings()
    /// Addresses that were published, below the site's root, each with the id of its entry.
    package private(set) var addresses: [(address: String, id: String)] = []
    /// Files that tell of no error.
    package private(set) var passedOver: [String] = []

    /// - Parameters:
    ///   - sources: what was read.
    ///   - said: what a person said.
    package init(_ sources: [Source], _ said: FieldMap) {
        var whole = FoundCatalog()
        for source in sources { whole.entries += source.found.entries }
        whole.records = sources.lazy.compactMap(\.found.records).first
        map = FieldGuess.completed(said, for: whole)
        passedOver = sources.flatMap { $0.found.passedOver.map(\.file.path) }
        let founds = sources.map(\.found)
        let scopes = Self.scopes(sources, &map, &tally)
        let drafting = EntryDrafting(founds, map, scopes: scopes)
        var drafts = drafting.drafts
        tally.taken += drafting.tally.taken
        tally.guessed += drafting.tally.guessed
        tally.leftOut += drafting.tally.leftOut
        let home = founds.lazy.compactMap { $0.home ?? $0.near }.first?.value
        settings = PlannedSettings(map.settings, founds)
        guessPlaceholders(drafts)
        takeAddresses(&drafts)
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
        settleSlugs()
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

    // MARK: - Addresses

    /// Takes over where entries were published: a pattern where one fits, else aliases.
    private mutating func takeAddresses(_ drafts: inout [DraftEntry]) {
        if settings.baseURL == nil, let prefix = Self.commonPrefix(of: drafts) {
            settings.baseURL = prefix.address
            tally.take("base_url: \(prefix.address)", prefix.range, guess: "the addresses of the errors lie there")
            if prefix.hasPages, map.settings.addresses == nil { map.settings.addresses = prefix.pattern }
        }
        settings.addresses = map.settings.addresses
        let base = settings.baseURL.flatMap(BaseURL.init)
        for index in drafts.indices {
            for (address, range) in drafts[index].addresses {
                take(address, range, of: &drafts[index], below: base)
            }
        }
        guard let pattern = map.settings.addresses,
            let made = try? AddressPattern(pattern, with: AddressPattern.Placeholder.ofEntries)
        else { return }
        // A pattern that a person said, or addresses show, is where the pages were.
        for draft in drafts {
            guard let slug = Slug(derivedFrom: draft.id.rawValue),
                pattern.contains("{code") || pattern.contains("{slug")
            else { continue }
            let path = pattern.replacing("{code}", with: draft.code.rawValue).replacing("{slug}", with: slug.rawValue)
                .replacing("{code:lower}", with: draft.code.rawValue.lowercased())
                .replacing("{scope}", with: draft.scope?.rawValue ?? "")
            guard !path.contains("{"), AddressPart.obstacle(inAddress: path) == nil else { continue }
            _ = made
            add(path, draft.id.rawValue)
        }
    }

    private mutating func add(_ address: String, _ id: String) {
        addresses.append((address, id))
    }

    private mutating func take(
        _ address: String,
        _ range: SourceRange,
        of draft: inout DraftEntry,
        below base: BaseURL?
    ) {
        let id = draft.id.rawValue
        if address.hasPrefix("#") {
            let anchor = String(address.dropFirst())
            guard ErrorCode(anchor) != nil else {
                tally.leaveOut("\(draft.code): `\(address.prefix(60))` is no anchor", range)
                return
            }
            let own = [draft.code.rawValue, draft.code.hyphenated, draft.id.rawValue, draft.id.hyphenated]
            if !own.contains(anchor) { draft.append([anchor], to: .aliases) }
            add("#" + anchor, id)
            return
        }
        guard let base, address.hasPrefix(base.absolute) || address + "/" == base.absolute else {
            tally.leaveOut("\(draft.code): `\(address.prefix(100))` lies elsewhere: say `base_url:` in the map", range)
            return
        }
        let rest = address.dropFirst(base.absolute.count)
        if let hash = rest.firstIndex(of: "#") {
            let anchor = String(rest[rest.index(after: hash)...])
            if ErrorCode(anchor) != nil { take("#" + anchor, range, of: &draft, below: base) }
            return
        }
        let path = String(rest.prefix { $0 != "?" })
        guard !path.isEmpty,
            AddressPart.obstacle(inAddress: path.hasSuffix("/") ? String(path.dropLast()) : path) == nil
        else {
            tally.leaveOut("\(draft.code): no page can lie at `\(address.prefix(100))`", range)
            return
        }
        let page = path.hasSuffix("/") || path.hasSuffix(".html") ? path : path + "/"
        let isMade = map.settings.addresses.map { $0.replacing("{code}", with: draft.code.rawValue) == page } ?? false
        if !isMade { draft.append(["/" + (path.hasSuffix("/") ? String(path.dropLast()) : path)], to: .aliases) }
        add(page, id)
    }

    /// What the absolute addresses of all entries have before their codes.
    private static func commonPrefix(of drafts: [DraftEntry])
        -> (address: String, hasPages: Bool, pattern: String, range: SourceRange)?
    {
        var common: (folder: String, range: SourceRange, code: String, address: String)?
        for draft in drafts {
            guard let (address, range) = draft.addresses.first(where: { $0.address.contains("://") }) else { continue }
            let (folder, last) = AddressEnd.last(of: address)
            guard FieldWords.folded(last) == FieldWords.folded(draft.code.rawValue) else { continue }
            if let common, common.folder != folder { return nil }
            common = common ?? (folder, range, draft.code.rawValue, address)
        }
        guard let common else { return nil }
        let hasPages = common.folder.hasSuffix("/")
        var folder = common.folder
        if folder.hasSuffix("#") { folder.removeLast() }
        if !folder.hasSuffix("/") { folder += "/" }
        guard BaseURL(folder) != nil else { return nil }
        return (folder, hasPages, common.address.hasSuffix(".html") ? "{code}.html" : "{code}/", common.range)
    }

    // MARK: - Links

    private mutating func links(
        _ drafts: [DraftEntry],
        _ founds: [FoundCatalog],
        _ scopes: [ErrorCode?],
        home: String?
    ) -> LinkRewriting {
        var links = LinkRewriting()
        var shared: Set<String> = []
        for draft in drafts {
            for name in Set([draft.id.rawValue, draft.code.rawValue].map { FieldWords.folded($0) }) {
                if let known = links.codes[name], known != draft.id.rawValue { shared.insert(name) }
                links.codes[name] = draft.id.rawValue
            }
        }
        for name in shared { links.codes[name] = nil }
        let targets = map.targets
        for (source, found) in founds.enumerated() {
            for (name, index) in found.names {
                guard let code = EntryDrafting.code(of: found.entries[index], targets) else { continue }
                links.names[name] = ErrorCode(code.value, in: scopes[source]).rawValue
            }
        }
        let texts = drafts.flatMap { $0.notes.map(\.text) + $0.summaries.map(\.text) }
        guessPrefixes(texts, drafts)
        if let pattern = map.settings.addresses, let place = pattern.firstRange(of: "{") {
            let base = settings.baseURL.flatMap(BaseURL.init)?.path ?? "/"
            links.entryPrefixes = ["/" + pattern[..<place.lowerBound], base + pattern[..<place.lowerBound]]
        }
        if map.settings.siteRoot == nil, let guess = SettingGuess.siteRoot(texts.lazy.map { $0 }, home: home) {
            map.settings.siteRoot = guess.root
            if let range = drafts.first?.range { tally.take("site_root: \(guess.root)", range, guess: guess.reason) }
        }
        links.siteRoot = map.settings.siteRoot
        links.publishedAt = map.settings.publishedAt
        return links
    }

    /// Guesses where pages of codes lay by the links among them.
    private mutating func guessPrefixes(_ texts: [String], _ drafts: [DraftEntry]) {
        guard map.settings.addresses == nil, let first = drafts.first else { return }
        let prefixes = SettingGuess.prefixes(texts, Set(drafts.map(\.code.rawValue)))
        guard prefixes.count == 1, let prefix = prefixes.first, prefix.key.hasPrefix("/"), prefix.key.count > 1 else {
            return
        }
        let pattern = prefix.key.dropFirst() + "{code}/"
        guard (try? AddressPattern(String(pattern), with: AddressPattern.Placeholder.ofEntries)) != nil else { return }
        map.settings.addresses = String(pattern)
        settings.addresses = String(pattern)
        tally.take("addresses: \(pattern)", first.range, guess: "links to errors are made so")
        for draft in drafts { add(prefix.key.dropFirst() + draft.code.rawValue + "/", draft.id.rawValue) }
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
