internal import Diagnostics
internal import FieldMapping
internal import ImportSources
internal import SiteModel
internal import SitePaths

extension ImportPlan {
    mutating func links(
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
        links.assets = takeAssets(drafts)
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

    /// What is said of groups is rewritten as the texts of entries are.
    mutating func settleGroupSummaries(_ links: LinkRewriting) {
        for index in groups.indices {
            guard let about = groups[index].about else { continue }
            let rewriting = MarkdownRewriting(about.text, of: about.range.file.path, headingsFrom: 2, links)
            rewrittenLinks += rewriting.rewrittenLinks
            let title = groups[index].title
            for link in rewriting.lost {
                tally.leaveOut("\(title) link to `\(link.address.prefix(100))`: \(link.reason)", about.range)
            }
            let text = rewriting.text.trimmingLines
            groups[index].summary = text.isEmpty ? nil : text
        }
    }
}
